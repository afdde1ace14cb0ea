package score

import "casus/rules"

// carriers are the fields that carry warheads far.
var carriers = [...]rules.Fact{rules.TechICBM, rules.TechReentry, rules.TechSolid, rules.TechSat, rules.TechSub}

func (r reading) missiles(c rules.Seat) (sum int32) {
	for _, f := range carriers {
		sum += r.gained(f, c)
	}
	return sum
}

// arsenal adds what carries, what is carried and what would survive.
func (r reading) arsenal(c rules.Seat) int32 {
	return r.missiles(c) + 5*r.gained(rules.Warheads, c) + r.gained(rules.SecondStrike, c)
}

// gap is strength at home against North Korea's strength and what of its nuclear
// forces others can count: its technology is its own secret.
func gap(r reading) int32 {
	north := r.gained(rules.Conv, rules.PRK) + r.gained(rules.SecondStrike, rules.PRK)
	return span(r.gained(rules.Conv, r.me)-north, 300)
}

func chinaTie(r reading) int32 {
	return span(r.moved(rules.Cohesion, r.me, rules.CHN)-r.moved(rules.Tension, r.me, rules.CHN), 100)
}

// influence is a seat's weight in the region (R53): who needs it, who believes
// it, how it stands.
func influence(r reading) int32 {
	return span(r.moved(rules.Dependence, rules.PRK, r.me)+r.moved(rules.Cred, r.me, rules.PRK)+
		r.gained(rules.SoftPower, r.me)+r.gained(rules.Resolve, r.me), 300)
}

// patron is a seat's hold on North Korea against Russia's.
func patron(r reading) int32 {
	hold := func(p rules.Seat) int32 {
		return r.moved(rules.Dependence, rules.PRK, p) + r.moved(rules.Cohesion, p, rules.PRK)
	}
	return span(hold(r.me)-hold(rules.RUS), 400)
}

func looseBloc(r reading) int32 {
	return span(-r.moved(rules.Cohesion, rules.USA, rules.KOR)-r.moved(rules.Cohesion, rules.USA, rules.JPN)-
		r.moved(rules.Cohesion, rules.KOR, rules.JPN), 400)
}

// credibility is belief in a seat's promises to its two allies, and its name.
func credibility(r reading) int32 {
	return span(r.moved(rules.Cred, r.me, rules.KOR)+r.moved(rules.Cred, r.me, rules.JPN)+r.gained(rules.Reputation, r.me), 200)
}

// sanctionsMoved is how much more others enforce against North Korea.
func (r reading) sanctionsMoved() (sum int32) {
	for o := rules.RUS; o < rules.Seats; o++ {
		if o != rules.PRK {
			sum += r.moved(rules.Sanctions, o, rules.PRK)
		}
	}
	return sum
}

// autonomy is freedom from the patron that holds most of its economy.
func autonomy(r reading) int32 {
	hold := func(f func(rules.Seat) int32) int32 { return max(f(rules.RUS), f(rules.CHN)) }
	was := hold(func(p rules.Seat) int32 { return r.start.Pair(rules.Dependence, r.me, p) })
	is := hold(func(p rules.Seat) int32 { return r.now.Pair(rules.Dependence, r.me, p) })
	return span(was-is, 150)
}
