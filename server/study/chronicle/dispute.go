package chronicle

import "casus/rules"

// pause is how many months without an incident end a dispute, and for how many
// months what a seat does again counts as routine (MID coding rules; model C3
// on habituation).
const pause = 6

// Dispute is a militarised dispute of a pair: threats, displays and uses of
// force that follow each other within six months.
type Dispute struct {
	Pair   Pair
	First  int32 // turn of the first incident
	Last   int32
	Acts   [2]int32 // incidents by the lower and the higher seat
	High   int32    // highest act
	Deaths int32
	Rung   int32 // the highest
	Over   bool  // six months passed without another
	Yield  bool  // one side conceded
	Deal   bool  // both agreed: they met at a summit, or both ceased fire
}

// Both reports whether both sides threatened, displayed or used force.
func (d *Dispute) Both() bool { return d.Acts[0] > 0 && d.Acts[1] > 0 }

// War reports a dispute that became a war: a thousand dead, or limited war.
func (d *Dispute) War() bool { return d.Deaths >= 1000 || d.High >= 20 || d.Rung >= 7 }

// Disputes lists the disputes of a pair.
func (c *Chronicle) Disputes(p Pair) (out []Dispute) {
	seen := map[routine]int32{}
	for i := range c.Deeds {
		d := &c.Deeds[i]
		if !d.Between(p) || !d.Military() || usual(seen, d) {
			continue
		}
		if n := len(out); n == 0 || d.Turn-out[n-1].Last > pause {
			out = append(out, Dispute{Pair: p, First: d.Turn})
		}
		k := &out[len(out)-1]
		k.Last, k.High, k.Deaths = d.Turn, max(k.High, d.MID), k.Deaths+d.Deaths
		if d.Actor == p.A {
			k.Acts[0]++
		} else {
			k.Acts[1]++
		}
	}
	for i := range out {
		c.end(&out[i])
	}
	return out
}

// routine is what somebody does to somebody, again and again.
type routine struct {
	what   string
	actor  rules.Seat
	target rules.Seat
}

// usual reports a threat or display that its author made against the same seat
// within the last six months: what happens every month is no new incident.
func usual(seen map[routine]int32, d *Deed) bool {
	key := routine{d.Kind.String(), d.Actor, d.Target}
	if d.Action != nil {
		key.what = d.Action.ID
	}
	last, before := seen[key]
	seen[key] = d.Turn
	return before && d.Turn-last <= pause && !d.Violent()
}

// end finds out how a dispute ended.
func (c *Chronicle) end(k *Dispute) {
	k.Over = c.Turns()-int(k.Last) >= pause
	for turn := int(k.First); turn <= min(int(k.Last)+pause, c.Turns()); turn++ {
		k.Rung = max(k.Rung, c.Rung(k.Pair, turn))
	}
	ceased := rules.SeatSet(0)
	for i := range c.Deeds {
		d := &c.Deeds[i]
		if !d.Between(k.Pair) || d.Turn < k.First || d.Turn > k.Last+pause {
			continue
		}
		k.Yield = k.Yield || d.Kind == rules.Concession
		if d.Is("C8") {
			ceased = ceased.With(d.Actor)
		}
		k.Deal = k.Deal || d.Is("D4") || ceased.Has(k.Pair.A) && ceased.Has(k.Pair.B)
	}
}
