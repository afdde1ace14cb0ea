package bot

import (
	"casus/engine/dice"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// stake is what an answer does to the seat's name and its alliance, in the
// terms of the escalation model's table of choices: reputation and cohesion
// together, for a duty that is due and for one that is disputed.
type stake struct{ due, disputed int32 }

var stakes = [world.Back + 1]stake{
	world.Full:       {180, 180},
	world.Material:   {40, 65},
	world.Diplomatic: {-180, -50},
	world.Contest:    {-270, -80},
	world.Refuse:     {-500, -230},
}

// choose picks the answer to a duty: the name for keeping one's word, set
// against the war one may be drawn into.
func (w *weigher) choose(d *view.Obligation) world.Choice {
	best, most := world.NoAnswer, int32(0)
	for i, choice := range d.Choices {
		score := w.honour(d, choice)
		k := dice.Key{Seed: w.seed, Stream: dice.Bot, Turn: w.view.Turn, Actor: uint8(w.me), Target: drawAnswers, Index: d.ID<<4 | int32(i)}
		row := dice.Open(k)
		score += (row.Roll(1001) + row.Roll(1001) - 1000) * w.temperature / 200
		if best == world.NoAnswer || score > most {
			best, most = choice, score
		}
	}
	return best
}

// honour prices one answer.
func (w *weigher) honour(d *view.Obligation, choice world.Choice) int32 {
	if w.talks(d.Clause) {
		return w.advice(d, choice)
	}
	worth := stakes[choice].due
	disputed := d.State == rules.Disputed
	if disputed {
		worth = stakes[choice].disputed
	}
	score := worth * (200 + w.loyalty) * w.patience / 200000
	return score + w.burden(d, choice, disputed)
}

// burden is what the deed itself costs and gains: the attacker's enmity, the
// rung, and the ally's need.
func (w *weigher) burden(d *view.Obligation, choice world.Choice, disputed bool) int32 {
	x, ally := d.Against, d.Claimant
	need := int32(0)
	began := false
	if ally.Playable() {
		if hit := w.mem.attack(ally, rules.NONE); hit != nil {
			need, began = hit.severity, hit.first == ally
		}
	}
	switch choice {
	case world.Full:
		score := need*w.loyalty/1000 - w.entrapment
		if x.Playable() {
			score += w.tensionWorth(w.me, x, 200) - w.climb(w.me, x, 6)/2
		}
		if began {
			score -= w.entrapment / 2 // it began it
		}
		return score
	case world.Material:
		score := need*w.loyalty/2000 - w.entrapment/5
		if x.Playable() {
			score += w.tensionWorth(w.me, x, 60)
		}
		return score
	case world.Contest:
		if disputed || began {
			return w.entrapment / 5 // the text leaves a door open
		}
	}
	return 0
}

// advice prices what to tell a partner in consultation: to restrain it when
// one fears being drawn in, to back it when its cause is one's own.
func (w *weigher) advice(d *view.Obligation, choice world.Choice) int32 {
	x, ally := d.Against, d.Claimant
	heat := int32(0)
	if ally.Playable() && x.Playable() {
		heat = w.view.Tension[ally][x]
	}
	switch choice {
	case world.Consult:
		return 200
	case world.Restrain:
		return 100 + w.entrapment*heat/3000
	case world.Back:
		score := w.loyalty / 4
		if ally.Playable() {
			if hit := w.mem.attack(ally, x); hit != nil && x.Playable() {
				score += w.loyalty * hit.severity / 2000
			}
		}
		return score + w.provocation/10
	case world.Contest:
		return -50
	}
	return -150
}
