package validate

import (
	"math"

	"casus/server/study/chronicle"
)

// crises are those of all pairs, each by itself.
func crises(c *Case) (out []chronicle.Crisis) {
	for _, p := range chronicle.Pairs {
		out = append(out, c.Tale.Crises(p)...)
	}
	return out
}

func korean(c *Case) []chronicle.Crisis { return c.Tale.Crises(chronicle.Peninsula...) }

// shareOf counts the crises of a list that are so.
func shareOf(list func(*Case) []chronicle.Crisis, is func(*chronicle.Crisis) bool) func(*Case) (num, den float64) {
	return func(c *Case) (num, den float64) {
		for _, k := range list(c) {
			num += flag(is(&k))
			den++
		}
		return num, den
	}
}

var shortOfWar = &Fact{
	Number: 1,
	Says:   "Most crises end short of full war.",
	Target: "at least 80% of all crises, and 97% of those on the peninsula, stay below limited war",
	Source: "International Crisis Behavior v14: 83% of 377 crises 1946-2017; none of 11 Korean ones 1993-2017 was a war",
	Note:   "A crisis of a pair opens when tension reaches 650 on rung 3 or above and closes below 590. Those of North Korea with South Korea and America count as one where they overlap. War is rung 7 or above.",
	Needs:  []*Batch{open},
	Judge: func(r *Results) []Part {
		peaceful := func(k *chronicle.Crisis) bool { return k.Violence < chronicle.War }
		all, n := r.ratio(r.of(open), shareOf(crises, peaceful))
		ours, m := r.ratio(r.of(open), shareOf(korean, peaceful))
		return []Part{
			{"crises of any pair that stay below limited war", "%", all, n, atLeast(0.80)},
			{"crises on the peninsula that do", "%", ours, m, atLeast(0.97)},
		}
	},
}

var peninsula = &Fact{
	Number: 2,
	Says:   "Crises on the peninsula come every other year, last for months and are violent now and then.",
	Target: "0.3 to 0.6 a year, median 3 to 9 months, 25% to 50% with at least minor violence",
	Note:   "Violence is any use of force between the two sides, or rung 5 and above.",
	Source: "International Crisis Behavior v14, Korean crises 1993-2017: 0.44 a year, median 210 days, 4 of 11 with minor clashes",
	Needs:  []*Batch{open},
	Judge: func(r *Results) []Part {
		rate, years := r.ratio(r.of(open), func(c *Case) (num, den float64) {
			return float64(len(korean(c))), float64(c.Tale.Turns()) / 12
		})
		length, n := r.pooled(r.of(open), months(korean), median)
		violent, m := r.ratio(r.of(open), shareOf(korean, func(k *chronicle.Crisis) bool { return k.Violence > chronicle.Calm }))
		return []Part{
			{"crises a year", "", rate, years, between(0.3, 0.6)},
			{"median length, months", "", length, n, between(3, 9)},
			{"crises with violence", "%", violent, m, between(0.25, 0.50)},
		}
	},
}

// months lists how long crises lasted. One that the end of the match cut short
// counts with what was seen of it.
func months(list func(*Case) []chronicle.Crisis) func(*Case) []float64 {
	return func(c *Case) (out []float64) {
		for _, k := range list(c) {
			out = append(out, float64(k.Months()))
		}
		return out
	}
}

var replies = &Fact{
	Number: 3,
	Says:   "Violence is answered with violence about three times as often as a show of force is.",
	Target: "ratio of the two shares 2 to 4",
	Note:   "The trigger is the gravest deed of the turn in which the crisis opened or the one before; the reply is the gravest deed of the other side after it, by the end of the next turn.",
	Source: "International Crisis Behavior v14: first replies of 817 actors, 59% against 19%",
	Needs:  []*Batch{open},
	Judge: func(r *Results) []Part {
		to := func(trigger chronicle.Grade) func(*Case) (num, den float64) {
			return func(c *Case) (num, den float64) {
				for _, k := range crises(c) {
					if x := c.Tale.Exchange(&k); x.Trigger == trigger {
						num += flag(x.Reply == chronicle.Violent)
						den++
					}
				}
				return num, den
			}
		}
		list := r.of(open)
		ratio, n := r.contrast(list, to(chronicle.Violent), to(chronicle.Military))
		violent, nv := r.ratio(list, to(chronicle.Violent))
		military, nm := r.ratio(list, to(chronicle.Military))
		return []Part{
			{"how much likelier a violent reply is after a violent trigger", "", ratio, n, between(2, 4)},
			{"violent triggers answered with violence", "%", violent, nv, told},
			{"military triggers without violence that are", "%", military, nm, told},
		}
	},
}

var disputes = &Fact{
	Number: 4,
	Says:   "Disputes have the shape of counted ones: hardly a war, few deaths, half of them one-sided, most without a result.",
	Target: "war at most 2%, no deaths 70% to 80%, reciprocated 40% to 50%, stalemate 60% to 75%",
	Note:   "A dispute is threats, displays and uses of force of a pair with no six quiet months between them; what a seat does to another again within six months is routine and starts none, unless force is used. Stalemate is an end without war, concession, summit or mutual ceasefire.",
	Source: "Militarized Interstate Disputes v5, 1946-2014 and 1992-2014",
	Needs:  []*Batch{open},
	Judge: func(r *Results) []Part {
		of := func(is func(*chronicle.Dispute) bool) func(*Case) (num, den float64) {
			return func(c *Case) (num, den float64) {
				for _, p := range chronicle.Pairs {
					for _, k := range c.Tale.Disputes(p) {
						if k.Over {
							num += flag(is(&k))
							den++
						}
					}
				}
				return num, den
			}
		}
		list := r.of(open)
		war, n := r.ratio(list, of((*chronicle.Dispute).War))
		alive, _ := r.ratio(list, of(func(k *chronicle.Dispute) bool { return k.Deaths == 0 }))
		both, _ := r.ratio(list, of((*chronicle.Dispute).Both))
		stale, _ := r.ratio(list, of(func(k *chronicle.Dispute) bool { return !k.War() && !k.Yield && !k.Deal }))
		return []Part{
			{"disputes that become wars", "%", war, n, atMost(0.02)},
			{"without deaths", "%", alive, n, between(0.70, 0.80)},
			{"reciprocated", "%", both, n, between(0.40, 0.50)},
			{"stalemate", "%", stale, n, between(0.60, 0.75)},
		}
	},
}

var tails = &Fact{
	Number: 5,
	Says:   "Crises are mostly short and sometimes very long, and they come back.",
	Target: "mean length at least twice the median; 30% to 55% return within 60 months",
	Source: "International Crisis Behavior v14: median 77 days with quartiles 28 and 202; recurrence within five years 44%",
	Needs:  []*Batch{open},
	Judge: func(r *Results) []Part {
		tail, n := r.pooled(r.of(open), months(crises), func(v []float64) float64 { return mean(v) / median(v) })
		back, m := r.ratio(r.of(open), func(c *Case) (num, den float64) {
			for _, p := range chronicle.Pairs {
				list := c.Tale.Crises(p)
				for i := range list {
					if again, known := c.Tale.Returns(list, i, 60); known {
						num += flag(again)
						den++
					}
				}
			}
			return num, den
		})
		typical, _ := r.pooled(r.of(open), months(crises), median)
		return []Part{
			{"mean length in medians", "", tail, n, between(2, math.Inf(1))},
			{"crises that return within 60 months", "%", back, m, between(0.30, 0.55)},
			{"median length, months", "", typical, n, told},
		}
	},
}
