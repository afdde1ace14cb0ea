package validate

import (
	"casus/engine/world"
	"casus/rules"
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

// provocations are North Korea's own orders from rung 5 up.
func provocations(c *Case) float64 { return float64(c.Match.Force) }

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

// advised is the first turn in which an ally asked another to hold back, 0 for
// never.
func advised(c *Case) int32 {
	for i := range c.Tale.Deeds {
		if d := &c.Tale.Deeds[i]; d.Is("D6") {
			return d.Turn
		}
	}
	return 0
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

var consultation = &Fact{
	Number: 9,
	Says:   "Allies who are asked to hold back do so often enough to calm a crisis.",
	Target: "escalation after the first such advice is 5% to 25% less than in the same match in which nobody heeds it",
	Source: "Fang, Johnson and Leeds 2014",
	Needs:  []*Batch{unrestrained, pact},
	Judge: func(r *Results) []Part {
		var base, other []*Case
		var from []int32
		for i, c := range r.of(unrestrained) {
			if turn := r.restrained(i); turn > 0 {
				base, other, from = append(base, c), append(other, r.of(pact)[i]), append(from, turn)
			}
		}
		value := r.interval(len(base), func(pick []int) float64 {
			with, without := 0.0, 0.0
			for _, i := range pick {
				with, without = with+area(other[i], from[i]), without+area(base[i], from[i])
			}
			return with/without - 1
		})
		return []Part{{"change of escalation after advice to hold back", "%", value, len(base), between(-0.25, -0.05)}}
	},
}

// restrained is the turn of the first advice to hold back in a match of the
// reference, given by order or in answer to a duty to consult.
func (r *Results) restrained(i int) int32 {
	c := r.of(pact)[i]
	first := advised(c)
	for _, t := range c.Tale.Talks {
		if t.Choice == world.Restrain && (first == 0 || t.Turn < first) {
			first = t.Turn
		}
	}
	return first
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
