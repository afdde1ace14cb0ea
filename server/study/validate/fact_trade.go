package validate

import (
	"math"

	"casus/engine/world"
	"casus/rules"
	"casus/server/study"
	"casus/server/study/chronicle"
)

var sanctions = &Fact{
	Number: 14,
	Says:   "Sanctions bite North Korea only if China enforces them.",
	Target: "a year of China's full enforcement costs at least ten times what everybody else's costs",
	Source: "KOTRA and Statistics Korea: 97% to 98% of North Korea's trade is with China",
	Needs:  []*Batch{free, alone, others},
	Judge: func(r *Results) []Part {
		econ := func(c *Case) float64 { return float64(c.Tale.End.Of(rules.Econ, rules.PRK)) }
		none, china, n := paired(r.of(free), r.of(alone), econ)
		_, rest, _ := paired(r.of(free), r.of(others), econ)
		ratio := r.interval(n, func(pick []int) float64 {
			return (sum(none, pick) - sum(china, pick)) / (sum(none, pick) - sum(rest, pick))
		})
		return []Part{{"China's enforcement against everybody else's", "", ratio, n, atLeast(10)}}
	},
}

// lethal reports whether South Korea sent arms to Ukraine.
func lethal(c *Case) float64 {
	return flag(deeds(c, func(d *chronicle.Deed) bool { return d.Actor == rules.KOR && d.Is("A5") }) > 0)
}

// warmth is the mean tension of Russia and South Korea.
func warmth(c *Case) (sum float64) {
	for t := 1; t <= c.Tale.Turns(); t++ {
		sum += float64(c.Tale.Heat(chronicle.Of(rules.RUS, rules.KOR), t))
	}
	return sum / float64(c.Tale.Turns())
}

// strategic counts Russia's transfers of strategic technology.
func strategic(c *Case) float64 {
	return deeds(c, func(d *chronicle.Deed) bool { return d.Actor == rules.RUS && d.Is("A4") })
}

var exchange = &Fact{
	Number: 15,
	Says:   "The exchange of Russia and North Korea lifts the front, North Korean technology, Seoul's readiness to arm Ukraine and tension between Moscow and Seoul together; arms from Seoul lift technology transfer.",
	Target: "each higher than in the same matches without the exchange; more strategic transfers once South Korea sends shells",
	Source: "the record of 2023 to 2025 (model B); Putin on 20 June 2024",
	Needs:  []*Batch{apart, pact, redline},
	Judge: func(r *Results) []Part {
		part := func(says string, base, other *Batch, of func(*Case) float64) Part {
			v, n := r.gap(r.of(base), r.of(other), of)
			return Part{says, "", v, n, above(0)}
		}
		return []Part{
			part("ground gained in Ukraine, square kilometres more", apart, pact, func(c *Case) float64 { return float64(c.Match.Front) }),
			part("North Korean technology, points more", apart, pact, func(c *Case) float64 { return float64(c.Match.Tech) }),
			part("matches in which South Korea arms Ukraine, share more", apart, pact, lethal),
			part("tension of Russia and South Korea, more", apart, pact, warmth),
			part("strategic transfers after shells from Seoul, more a match", pact, redline, strategic),
		}
	},
}

// resolutions counts new Council measures against North Korea that were put to
// the vote while the patron stood close, and those adopted.
func resolutions(c *Case) (adopted, votes float64) {
	for _, v := range c.Tale.Votes {
		if v.About == rules.PRK && !v.Easing && v.Patron >= 600 {
			adopted += flag(v.Adopted)
			votes++
		}
	}
	return adopted, votes
}

var council = &Fact{
	Number: 16,
	Says:   "No resolution against North Korea passes while Russia stands by it.",
	Target: "none adopted while the cohesion of the two is 600 or more",
	Source: "Security Council, 28 March 2024: 13-1-1, vetoed; nothing adopted since",
	Needs:  []*Batch{open, pact},
	Judge: func(r *Results) []Part {
		passed, n := r.ratio(append(append([]*Case{}, r.of(open)...), r.of(pact)...), resolutions)
		return []Part{{"resolutions adopted, of those put to the vote", "%", passed, n, atMost(0)}}
	},
}

// used reports whether a nuclear weapon was used.
func used(c *Case) float64 {
	for s := rules.RUS; s < rules.Seats; s++ {
		if c.Tale.End.Of(rules.NuclearUsed, s) > 0 {
			return 1
		}
	}
	return flag(c.Tale.End.End == world.Catastrophe)
}

var bomb = &Fact{
	Number: 17,
	Says:   "Nuclear use is very rare; slips make it likelier and hotlines rarer; it pays nobody.",
	Target: "below 0.5% of matches; no less with three times the slips than with none; no more with hotlines than without; no seat's score is higher with a nuclear blow than in the same war without it",
	Note:   "The blow is struck in a war of the two in which nobody else does anything, with no bot to decline it.",
	Source: "no use since 1945; Schelling 1966 on threats that leave something to chance",
	Needs:  append([]*Batch{pact, steady, slippery, hotlines}, blows...),
	Judge: func(r *Results) []Part {
		rare, n := r.ratio(r.of(pact), func(c *Case) (num, den float64) { return used(c), 1 })
		part := func(says string, base, other *Batch, of func(*Case) float64, want Band) Part {
			v, n := r.gap(r.of(base), r.of(other), of)
			return Part{says, "%", v, n, want}
		}
		best, blown := r.bestBlow()
		return []Part{
			{"matches with nuclear use", "%", rare, n, atMost(0.005)},
			part("nuclear use, observed slips against none", steady, pact, used, atLeast(0)),
			part("nuclear use, three times the slips against observed ones", pact, slippery, used, atLeast(0)),
			part("nuclear use, hotlines against none", slippery, hotlines, used, atMost(0)),
			part("limited war, three times the slips against none", steady, slippery, wars, above(0)),
			part("limited war, hotlines against none", slippery, hotlines, wars, below(0)),
			{"the most a seat's score gains by a nuclear blow, points", "", best, blown, atMost(0)},
		}
	},
}

// bestBlow is the greatest change of any seat's score, in any of the matches,
// that a nuclear blow brings: batches come in twos, the war and the war with the
// blow.
func (r *Results) bestBlow() (study.Estimate, int) {
	var gains []float64
	for i := 0; i < len(blows); i += 2 {
		for pair, c := range r.of(blows[i]) {
			top := math.Inf(-1)
			for seat, without := range c.Scores {
				top = max(top, float64(r.of(blows[i+1])[pair].Scores[seat]-without))
			}
			gains = append(gains, top)
		}
	}
	return r.interval(len(gains), func(pick []int) float64 {
		top := math.Inf(-1)
		for _, i := range pick {
			top = max(top, gains[i])
		}
		return top
	}), len(gains)
}

// nuclear are the pairs of which both have the bomb.
var nuclear = func() (out []chronicle.Pair) {
	armed := rules.SeatSet(0).With(rules.RUS).With(rules.CHN).With(rules.USA).With(rules.PRK)
	for _, p := range chronicle.Pairs {
		if armed.Has(p.A) && armed.Has(p.B) {
			out = append(out, p)
		}
	}
	return out
}()

// onRungs is how many turns nuclear pairs spend between two rungs.
func onRungs(low, high int32) func(*Case) float64 {
	return func(c *Case) (n float64) {
		for t := 1; t <= c.Tale.Turns(); t++ {
			for _, p := range nuclear {
				rung := c.Tale.Rung(p, t)
				n += flag(rung >= low && rung <= high)
			}
		}
		return n
	}
}

var paradox = &Fact{
	Number: 18,
	Says:   "With the assumption on, secure second strikes mean fewer wars and more quarrels below them.",
	Target: "sure second strikes against doubtful ones: fewer turns at rung 7 or above, more at rungs 3 to 5",
	Source: "Rauchhaus 2009; Bell and Miller 2015 find neither, so it is a switch",
	Needs:  []*Batch{shaky, secure},
	Judge: func(r *Results) []Part {
		quarrels, n := r.gap(r.of(shaky), r.of(secure), onRungs(3, 5))
		fights, _ := r.gap(r.of(shaky), r.of(secure), onRungs(7, 10))
		return []Part{
			{"turns of nuclear pairs at rungs 3 to 5, more a match", "", quarrels, n, above(0)},
			{"at rung 7 or above, more a match", "", fights, n, atMost(0)},
		}
	},
}
