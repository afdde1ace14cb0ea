package world

import "casus/rules"

// Bayes updates a belief by how likely the evidence is under each hypothesis, on
// any common scale.
func (b *Beliefs) Bayes(likely *[Hypotheses]int32) {
	var raw [Hypotheses]int64
	for h := range b {
		raw[h] = int64(b[h]) * int64(likely[h])
	}
	b.spread(&raw)
}

// Weigh multiplies the odds of one hypothesis by weight permille.
func (b *Beliefs) Weigh(h int, weight int32) {
	var likely [Hypotheses]int32
	for i := range likely {
		likely[i] = 1000
	}
	likely[h] = max(0, weight)
	b.Bayes(&likely)
}

// Pool moves what one seat believes towards what another does, all the way to
// the middle at weight 1000. Nobody is talked into suspecting itself.
func (b *Beliefs) Pool(other Beliefs, weight int32, self rules.Seat) {
	var raw [Hypotheses]int64
	for h := range b {
		if h != int(self) {
			raw[h] = int64(b[h])*int64(2000-weight) + int64(other[h])*int64(weight)
		}
	}
	b.spread(&raw)
}

// Surest is the belief in the likeliest hypothesis.
func (b *Beliefs) Surest() (top int16) {
	for _, v := range b {
		top = max(top, v)
	}
	return top
}

// Settle is the belief of a seat that knows who did it, or has been told.
func (b *Beliefs) Settle(author rules.Seat) {
	*b = Beliefs{}
	b[author], b[ByAccident] = Sure, WholeBelief-Sure
}

// Spread is the belief that shares 1000 among hypotheses by weight. Without any
// weight it is all accident.
func Spread(raw *[Hypotheses]int64) (b Beliefs) {
	b[ByAccident] = WholeBelief
	b.spread(raw)
	return b
}

// spread brings weights to 1000 by largest remainder, so that the whole stays
// whole in integers; weights that are all nought say nothing and change nothing.
func (b *Beliefs) spread(raw *[Hypotheses]int64) {
	total := int64(0)
	for _, v := range raw {
		total += v
	}
	if total == 0 {
		return
	}
	left := int64(WholeBelief)
	var rest [Hypotheses]int64
	for i, v := range raw {
		share := v * WholeBelief
		b[i] = int16(share / total)
		rest[i] = share % total
		left -= int64(b[i])
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		b[best]++
		rest[best] = -1
	}
}
