package score

import (
	"casus/engine/world"
	"casus/rules"
)

// Reached is how far a seat has come in an aim, -1000 to 1000. It rests on what
// everybody may know and on the seat's own numbers, so that the seat may read it
// during play. All spans are design values.
func Reached(aim rules.Aim, start, now *world.State, me rules.Seat) int32 {
	if f := reached[aim]; f != nil {
		return f(reading{start, now, me})
	}
	return 0
}

// reading is a match read for one seat's aims.
type reading struct {
	start, now *world.State
	me         rules.Seat
}

// span is how much of a full success an amount is, permille: full counts 1000.
func span(amount, full int32) int32 {
	return int32(min(max(int64(amount)*1000/int64(full), -1000), 1000))
}

// gained is how a country's number changed.
func (r reading) gained(f rules.Fact, c rules.Seat) int32 { return r.now.Of(f, c) - r.start.Of(f, c) }

// moved is how a pair's number changed.
func (r reading) moved(f rules.Fact, a, b rules.Seat) int32 {
	return r.now.Pair(f, a, b) - r.start.Pair(f, a, b)
}

// peace is what a rung is worth to those who stand on it, permille.
var peace = [11]int32{1000, 900, 800, 500, 200, -200, -500, -900, -1000, -1000, -1000}

// worst is the highest rung between a seat and any of the others.
func (r reading) worst(a rules.Seat, others ...rules.Seat) int32 {
	top := int32(0)
	for _, o := range others {
		if o != a {
			top = max(top, r.now.Pair(rules.Rung, a, o))
		}
	}
	return top
}

// months since the start, whole ones of 30 days.
func (r reading) months() int32 {
	return (r.now.Facts[rules.Today.At()] - r.start.Facts[rules.Today.At()]) / 30
}

// reached holds a function for each aim.
var reached = [rules.AimCount]func(reading) int32{
	rules.AimFront:       front,
	rules.AimUkraine:     ukraine,
	rules.AimDomestic:    func(r reading) int32 { return span(r.gained(rules.Support, r.me), 200) },
	rules.AimEconomy:     func(r reading) int32 { return span(r.gained(rules.Econ, r.me), 150) },
	rules.AimSurvival:    survival,
	rules.AimCapability:  func(r reading) int32 { return span(r.arsenal(r.me), 1000) },
	rules.AimHeldBack:    func(r reading) int32 { return span(100-r.gained(rules.SecondStrike, rules.PRK), 200) },
	rules.AimGap:         gap,
	rules.AimSecurity:    security,
	rules.AimPeninsula:   peninsula,
	rules.AimRegion:      region,
	rules.AimGreatPowers: func(r reading) int32 { return peace[r.worst(r.me, rules.RUS, rules.CHN, rules.USA)] },
	rules.AimTaboo:       func(r reading) int32 { return span(r.now.Facts[rules.Taboo.At()]-800, 200) },
	rules.AimClient:      client,
	rules.AimChinaTie:    chinaTie,
	rules.AimInfluence:   influence,
	rules.AimPatron:      patron,
	rules.AimLooseBloc:   looseBloc,
	rules.AimUSTension:   func(r reading) int32 { return span(-r.moved(rules.Tension, r.me, rules.USA), 200) },
	rules.AimCredibility: credibility,
	rules.AimAlliance:    func(r reading) int32 { return span(r.moved(rules.Cohesion, r.me, rules.USA), 150) },
	rules.AimErosion:     func(r reading) int32 { return span(-r.sanctionsMoved(), 500) },
	rules.AimRecognition: func(r reading) int32 { return span(2*r.gained(rules.SoftPower, r.me)-r.sanctionsMoved()/2, 200) },
	rules.AimAutonomy:    autonomy,
}
