package validate

import (
	"casus/engine/ledger"
	"casus/rules"
	"casus/server/study"
	"casus/server/study/chronicle"
)

// deeds counts the deeds of a match that are so.
func deeds(c *Case, is func(*chronicle.Deed) bool) (n float64) {
	for i := range c.Tale.Deeds {
		n += flag(is(&c.Tale.Deeds[i]))
	}
	return n
}

// attacks are uses of force on North Korea that somebody ordered.
func attacks(c *Case) float64 {
	return deeds(c, func(d *chronicle.Deed) bool { return d.Violent() && !d.Chance && d.Target == rules.PRK })
}

// provocations are North Korea's own orders from rung 5 up that answer no force:
// who was hit that month or the month before and hits back provokes nobody.
func provocations(c *Case) float64 {
	hit := int32(-9)
	return deeds(c, func(d *chronicle.Deed) bool {
		if d.Violent() && d.Target == rules.PRK {
			hit = d.Turn
		}
		return d.Actor == rules.PRK && d.Floor() >= 5 && hit < d.Turn-1
	})
}

var deterrence = &Fact{
	Number: 6,
	Says:   "A conditional promise of help deters attacks on the protected state, the more so the more it is believed.",
	Target: "attacks change by 0 to -30% against no promise, and fall from low to high belief",
	Source: "Benson 2011: -18%; Johnson and Leeds 2011 find the sign",
	Needs:  []*Batch{bare, pact, doubted, believed},
	Judge: func(r *Results) []Part {
		promise, n := r.change(r.of(bare), r.of(pact), attacks)
		belief, m := r.change(r.of(doubted), r.of(believed), attacks)
		return []Part{
			{"change of attacks on North Korea, promise against none", "%", promise, n, between(-0.30, 0)},
			{"from low to high belief in it", "%", belief, m, below(0)},
		}
	},
}

var provocation = &Fact{
	Number: 7,
	Says:   "A promise emboldens the protected state only when it is unconditional.",
	Target: "conditional promise, moral hazard off: within 10% of no promise; unconditional promise, moral hazard on: more than with no promise",
	Source: "Benson 2011 and Benson, Bentley and Ray 2013 against Leeds 2003: contested, so both settings are told",
	Note:   "What an ally's advice to hold back does is fact 9. So that it does not hide here what the promise does, the first line compares matches in which nobody heeds it.",
	Needs:  []*Batch{bare, bareAlone, unrestrained, hazard, blank, blankHazard},
	Judge: func(r *Results) []Part {
		base := r.of(bare)
		calm, n := r.change(r.of(bareAlone), r.of(unrestrained), provocations)
		part := func(says string, b *Batch, want Band) Part {
			v, n := r.change(base, r.of(b), provocations)
			return Part{says, "%", v, n, want}
		}
		return []Part{
			{"change of North Korea's provocations, conditional, moral hazard off", "%", calm, n, between(-0.10, 0.10)},
			part("unconditional, moral hazard on", blankHazard, above(0)),
			part("conditional, moral hazard on", hazard, told),
			part("unconditional, moral hazard off", blank, told),
		}
	},
}

// gains are concessions made to North Korea.
func gains(c *Case) float64 {
	return deeds(c, func(d *chronicle.Deed) bool { return d.Kind == rules.Concession && d.Target == rules.PRK })
}

// wars reports whether a pair came to limited war.
func wars(c *Case) float64 { return flag(peak(c) >= 7) }

func peak(c *Case) (top int32) {
	for i := range c.Match.Turns {
		top = max(top, c.Match.Turns[i].Rung)
	}
	return top
}

var clients = &Fact{
	Number: 8,
	Says:   "A state under a nuclear umbrella gains concessions rather than wars.",
	Target: "with a full umbrella more concessions to North Korea than with none, and no more wars",
	Source: "Narang and Mehta 2019",
	Needs:  []*Batch{shieldOff, shieldFull},
	Judge: func(r *Results) []Part {
		more, n := r.gap(r.of(shieldOff), r.of(shieldFull), gains)
		fights, _ := r.gap(r.of(shieldOff), r.of(shieldFull), wars)
		return []Part{
			{"concessions to North Korea more a match", "", more, n, above(0)},
			{"matches that see limited war, difference", "%", fights, n, atMost(0.01)},
		}
	},
}

// area is the escalation of all acts from a turn on, in the points of Rivera
// and others.
func area(c *Case, from int32) (sum float64) {
	for i := int(from) - 1; i < len(c.Match.Turns); i++ {
		for _, s := range c.Match.Turns[i].Seats {
			sum += float64(s.True.Rivera)
		}
	}
	return sum
}

// aftermath is for how many turns after it was given advice is held to show. It
// is about one quarrel and for the time being; what the rest of the board does in
// the rest of two years drowns it.
const aftermath = 6

// spat is the escalation between two seats in the turn of advice about their
// quarrel and those after it, in the same points.
func spat(c *Case, a *chronicle.Advice) (sum float64) {
	pair := chronicle.Of(a.To, a.Against)
	for i := range c.Tale.Deeds {
		d := &c.Tale.Deeds[i]
		if d.Action != nil && d.Between(pair) && d.Turn >= a.Turn && d.Turn <= a.Turn+aftermath {
			class, _ := ledger.ParseClass(d.Action.Codes.Rivera) // the ledger of the study has read them all
			sum += float64(class.Points())
		}
	}
	return sum
}

var consultation = &Fact{
	Number: 9,
	Says:   "Allies who are asked to hold back do so often enough to calm a crisis.",
	Target: "escalation after the first such advice, in the quarrel it is about, is 5% to 25% less than in the same match in which nobody heeds it",
	Note:   "The finding is about what the advised state does in the dispute at hand, so the acts of the two seats at issue count, in the turn of the advice and the six after it. Up to the advice both matches are the same, and it counts whether or not it was heeded. What all seats do in the rest of the match is told beside it.",
	Source: "Fang, Johnson and Leeds 2014",
	Needs:  []*Batch{unrestrained, pact},
	Judge: func(r *Results) []Part {
		calm, n := r.advised(spat)
		all, _ := r.advised(func(c *Case, a *chronicle.Advice) float64 { return area(c, a.Turn) })
		heeded, _ := r.ratio(r.of(pact), func(c *Case) (num, den float64) {
			for i := range c.Tale.Advices {
				num += flag(c.Tale.Advices[i].Heeded)
				den++
			}
			return num, den
		})
		return []Part{
			{"change of escalation in the quarrel after advice to hold back", "%", calm, n, between(-0.25, -0.05)},
			{"the same of all seats to the end of the match", "%", all, n, told},
			{"advice heeded", "%", heeded, n, told},
		}
	},
}

// advised is by how much of its base a sum differs between the matches of the
// reference and those in which nobody heeds, from the first advice to hold back.
func (r *Results) advised(of func(*Case, *chronicle.Advice) float64) (study.Estimate, int) {
	var with, without []float64
	for i, c := range r.of(pact)[:min(len(r.of(pact)), len(r.of(unrestrained)))] {
		if len(c.Tale.Advices) > 0 {
			first := &c.Tale.Advices[0]
			with, without = append(with, of(c, first)), append(without, of(r.of(unrestrained)[i], first))
		}
	}
	return r.interval(len(with), func(pick []int) float64 { return sum(with, pick)/sum(without, pick) - 1 }), len(with)
}

// defensive are the promises of help that an attack put to the test.
func defensive(c *Case, is func(*chronicle.Help) bool) (num, den float64) {
	for i := range c.Tale.Helps {
		if h := &c.Tale.Helps[i]; h.Closed() && is(h) {
			num += flag(h.Honoured())
			den++
		}
	}
	return num, den
}

var honour = &Fact{
	Number: 10,
	Says:   "Promises of defence that are put to the test are kept now and then: more by those with troops on the spot, less where the case is disputed.",
	Target: "kept in 22% to 66%; more by America with its troops than by others; less where disputed",
	Source: "Berkemeier and Fuhrmann 2018: 41% for defence, 66% before and 22% after 1945; Leeds, Long and Mitchell 2000: 74.5% of specific promises",
	Note:   "Under the reference's readings nearly every attack on the ladder leaves a question of law open, so that hardly a tested promise is undisputed. Those of the same matches read broadly, where all questions are settled for the duty, stand for the undisputed ones.",
	Needs:  []*Batch{open, pact, settled},
	Judge: func(r *Results) []Part {
		list := append(append([]*Case{}, r.of(open)...), r.of(pact)...)
		share := func(is func(*chronicle.Help) bool) func(*Case) (num, den float64) {
			return func(c *Case) (num, den float64) { return defensive(c, is) }
		}
		posted := func(h *chronicle.Help) bool { return h.Obligor == rules.USA }
		all, n := r.ratio(list, share(func(*chronicle.Help) bool { return true }))
		troops, nt := r.contrast(list, share(posted), share(func(h *chronicle.Help) bool { return !posted(h) }))
		doubtful := func(h *chronicle.Help) bool { return h.Doubt }
		doubt, nd := r.versus(r.of(pact), r.of(settled), share(doubtful), share(func(h *chronicle.Help) bool { return !h.Doubt }))
		return []Part{
			{"tested promises kept", "%", all, n, between(0.22, 0.66)},
			{"those of the power with troops there, against the rest", "", troops, nt, above(1)},
			{"disputed ones against undisputed ones", "", doubt, nd, below(1)},
		}
	},
}
