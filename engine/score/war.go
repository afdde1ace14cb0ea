package score

import (
	"casus/engine/world"
	"casus/rules"
)

// twoYears is the ground of two years at the pace of 2024, square kilometres.
const (
	twoYears = 8400
	ofAMonth = 350
)

func front(r reading) int32 { return span(r.now.Facts[rules.Front.At()], twoYears) }

// ukraine is the ground that was not lost, against the pace of 2024.
func ukraine(r reading) int32 {
	return span(ofAMonth*r.months()-r.now.Facts[rules.Front.At()], twoYears/2)
}

// survival is the lesser of safety at home and peace; a regime that fell has
// failed in it altogether.
func survival(r reading) int32 {
	if r.now.End == world.Collapse && r.me == rules.PRK {
		return -1000
	}
	home := span(r.now.Of(rules.Support, r.me)-400, 400)
	return min(home, peace[r.now.CountryRung(r.me)])
}

// korea are the three that a quarrel on the peninsula is with.
var korea = [...]rules.Seat{rules.KOR, rules.USA, rules.JPN}

// peninsula is the lesser of peace and calm around North Korea.
func peninsula(r reading) int32 {
	sum := int32(0)
	for _, o := range korea {
		sum += r.now.Pair(rules.Tension, rules.PRK, o)
	}
	return min(peace[r.worst(rules.PRK, korea[:]...)], span(500-sum/3, 250))
}

// security is the same for a seat's own door: its rivals in the region are
// those it has no alliance with.
func security(r reading) int32 {
	rung, heat := int32(0), int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		if o != r.me && r.now.Pair(rules.Cohesion, r.me, o) == 0 {
			rung = max(rung, r.now.Pair(rules.Rung, r.me, o))
			heat = max(heat, r.now.Pair(rules.Tension, r.me, o))
		}
	}
	return min(peace[rung], span(550-heat, 300))
}

func region(r reading) int32 {
	sum := int32(0)
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			sum += r.now.Pair(rules.Tension, a, b)
		}
	}
	return span(330-sum/15, 130)
}

// client is a tie with North Korea without a war of North Korea's.
func client(r reading) int32 {
	tie := span(r.moved(rules.Cohesion, r.me, rules.PRK)+50, 150)
	return min(tie, peace[r.worst(rules.PRK, korea[:]...)])
}
