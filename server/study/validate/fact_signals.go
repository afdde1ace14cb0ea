package validate

import (
	"casus/engine/world"
	"casus/rules"
	"casus/server/study"
	"casus/server/study/chronicle"
)

var fogOfWar = &Fact{
	Number: 11,
	Says:   "Ambiguity makes allies contest and delay, not the region calmer.",
	Target: "where covert acts are found out less, a larger share of answers contests, a smaller one sends forces, and incidents are no fewer",
	Source: "model C5 and C6; a prediction of the model's own logic, not a count",
	Needs:  []*Batch{pact, fog},
	Judge: func(r *Results) []Part {
		contest, n := r.shareGap(func(h *chronicle.Help) bool { return h.Choice == world.Contest })
		full, _ := r.shareGap(func(h *chronicle.Help) bool { return h.Choice == world.Full })
		incidents, m := r.change(r.of(pact), r.of(fog), func(c *Case) float64 { return deeds(c, (*chronicle.Deed).Violent) })
		return []Part{
			{"share of answers that contest, difference", "%", contest, n, above(0)},
			{"share that sends forces, difference", "%", full, n, atMost(0)},
			{"change of uses of force", "%", incidents, m, atLeast(-0.05)},
		}
	},
}

// shareGap is by how much the share of answers that are so differs in the fog.
func (r *Results) shareGap(is func(*chronicle.Help) bool) (e study.Estimate, cases int) {
	of := func(list []*Case) (nums, dens []float64, n int) {
		return counts(list, func(c *Case) (num, den float64) {
			for i := range c.Tale.Helps {
				if h := &c.Tale.Helps[i]; h.Choice != world.NoAnswer {
					num += flag(is(h))
					den++
				}
			}
			return num, den
		})
	}
	bn, bd, nb := of(r.of(pact))
	fn, fd, nf := of(r.of(fog))
	return r.interval(min(len(bn), len(fn)), func(pick []int) float64 {
		return sum(fn, pick)/sum(fd, pick) - sum(bn, pick)/sum(bd, pick)
	}), min(nb, nf)
}

// threats counts public threats and those carried out, of matches long enough
// to tell.
func threats(c *Case) (carried, made float64) {
	for _, t := range c.Tale.Threats() {
		if t.Known {
			carried += flag(t.Carried)
			made++
		}
	}
	return carried, made
}

var audiences = &Fact{
	Number: 12,
	Says:   "Where the public charges for backing down, threats are rarer and more often carried out, and backing down costs a democracy 4 to 12 points of 100.",
	Target: "fewer public threats than without audience costs; a larger share carried out; 4 to 12 points of support",
	Source: "Fearon 1994; Tomz 2007: 16 to 32 points in surveys, of which real losses are a part",
	Needs:  append([]*Batch{pact, silent, quiet}, bluffs...),
	Judge: func(r *Results) []Part {
		fewer, n := r.change(r.of(silent), r.of(pact), func(c *Case) float64 { _, made := threats(c); return made })
		pn, pd, np := counts(r.of(pact), threats)
		sn, sd, _ := counts(r.of(silent), threats)
		kept := r.interval(min(len(pn), len(sn)), func(pick []int) float64 {
			return sum(pn, pick)/sum(pd, pick) - sum(sn, pick)/sum(sd, pick)
		})
		cost, m := r.backDown()
		return []Part{
			{"change of public threats", "%", fewer, n, below(0)},
			{"share carried out, difference", "%", kept, np, above(0)},
			{"support lost by backing down, points of 100", "", cost, m, between(4, 12)},
		}
	},
}

// backDown is what democracies lose that threaten and do nothing, against the
// same months without a threat.
func (r *Results) backDown() (study.Estimate, int) {
	var lost []float64
	for _, b := range bluffs {
		who := b.Script.who
		support := func(c *Case) float64 { return float64(c.Tale.End.Of(rules.Support, who)) }
		calm, after, n := paired(r.of(quiet), r.of(b), support)
		for i := range n {
			lost = append(lost, (calm[i]-after[i])/10)
		}
	}
	return r.interval(len(lost), func(pick []int) float64 { return sum(lost, pick) / float64(len(pick)) }), len(lost)
}

// patrons are the great powers that a client could draw into its quarrel.
var patrons = map[rules.Seat][]rules.Seat{
	rules.PRK: {rules.RUS, rules.CHN}, rules.KOR: {rules.USA}, rules.JPN: {rules.USA},
}

// drawnIn counts the crises between a client and another power, and those in
// which the client used force first and a patron then fought for it.
func drawnIn(c *Case) (drawn, all float64) {
	for client := rules.RUS; client < rules.Seats; client++ {
		for other := rules.RUS; other < rules.Seats; other++ {
			if other == client || patrons[client] == nil {
				continue
			}
			for _, k := range c.Tale.Crises(chronicle.Of(client, other)) {
				all++
				drawn += flag(c.entrapped(&k, client, other))
			}
		}
	}
	return drawn, all
}

// dragged counts the crises in which North Korea used force first, and those in
// which Russia then fought for it: the clause of 1961 is Russia's, and it is put to
// the test only once the client has struck.
func dragged(c *Case) (drawn, all float64) {
	for _, other := range []rules.Seat{rules.USA, rules.KOR, rules.JPN} {
		for _, k := range c.Tale.Crises(chronicle.Of(rules.PRK, other)) {
			if c.began(&k) == rules.PRK {
				all++
				drawn += flag(c.entrapped(&k, rules.PRK, other))
			}
		}
	}
	return drawn, all
}

// began is who used force first in a crisis, NONE for nobody.
func (c *Case) began(k *chronicle.Crisis) rules.Seat {
	for i := range c.Tale.Deeds {
		d := &c.Tale.Deeds[i]
		if int(d.Turn) >= k.Opened-1 && int(d.Turn) <= k.Closed && d.Violent() && !d.Chance && d.Between(k.Pairs[0]) {
			return d.Actor
		}
	}
	return rules.NONE
}

func (c *Case) entrapped(k *chronicle.Crisis, client, other rules.Seat) bool {
	var first *chronicle.Deed
	for i := range c.Tale.Deeds {
		d := &c.Tale.Deeds[i]
		if int(d.Turn) < k.Opened-1 || int(d.Turn) > k.Closed || !d.Violent() || d.Chance {
			continue
		}
		if first == nil && d.Between(k.Pairs[0]) {
			if first = d; d.Actor != client {
				return false
			}
		}
		for _, p := range patrons[client] {
			if first != nil && d.Actor == p && d.Target == other {
				return true
			}
		}
	}
	return false
}

var entrapment = &Fact{
	Number: 13,
	Says:   "Patrons are seldom dragged into a client's war, more often by an automatic clause.",
	Target: "below 5% of clients' crises; more under the text of 1961 than under that of 2024",
	Source: "Beckley 2015: five doubtful American cases since 1945",
	Note:   "The second line looks at crises in which North Korea struck first, and at Russia: an automatic clause also keeps others from striking, so that fewer crises come that far.",
	Needs:  []*Batch{open, open1961},
	Judge: func(r *Results) []Part {
		rare, n := r.ratio(r.of(open), drawnIn)
		base, other := r.of(open), r.of(open1961)
		bn, bd, _ := counts(base, dragged)
		on, od, m := counts(other, dragged)
		more := r.interval(min(len(bn), len(on)), func(pick []int) float64 {
			return sum(on, pick)/sum(od, pick) - sum(bn, pick)/sum(bd, pick)
		})
		return []Part{
			{"clients' crises that draw the patron in", "%", rare, n, atMost(0.05)},
			{"Russia dragged in by a North Korean blow, difference under the automatic clause", "%", more, m, atLeast(0)},
		}
	},
}
