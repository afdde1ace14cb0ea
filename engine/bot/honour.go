package bot

import (
	"casus/engine/dice"
	"casus/engine/opinion"
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
	disputed := d.State == rules.Disputed
	worth := w.stake(d, choice, disputed)
	score := worth * (200 + w.loyalty) * w.patience / 200000
	return score + w.burden(d, choice, disputed)
}

// stake is what the answer does to the seat's name: as the clause says, and half
// as others see the case where they see it otherwise.
func (w *weigher) stake(d *view.Obligation, choice world.Choice, disputed bool) int32 {
	worth, other := stakes[choice].due, stakes[choice].disputed
	if disputed {
		worth, other = other, worth
	}
	if seen := d.Outlook; seen != opinion.None && (seen == opinion.Triggered) == disputed {
		worth += (other - worth) * w.game.Params[rules.OpinionShift] / 1000
	}
	if d.Began && (choice == world.Full || choice == world.Material) {
		worth -= w.game.Params[rules.OpinionSoft]
	}
	return worth
}

// burden is what the deed itself costs and gains: the attacker's enmity, the
// rung, and the ally's need.
func (w *weigher) burden(d *view.Obligation, choice world.Choice, disputed bool) int32 {
	x, ally := d.Against, d.Claimant
	need := int32(0)
	began := d.Began
	if ally.Playable() {
		if hit := w.mem.attack(ally, rules.NONE); hit != nil {
			need, began = hit.severity, began || hit.first == ally
		}
	}
	shy := int32(0)
	if ally.Playable() {
		shy = w.reluctance(ally)
		if began {
			shy = shy * 3 / 2
		}
		if !disputed && w.ties[w.me][ally] == rules.Automatic { // the text leaves no choice
			shy = shy * w.params[rules.AutomaticPull] / 1000
		}
	}
	switch choice {
	case world.Full:
		score := need*w.loyalty/1000 - shy
		if x.Playable() {
			score += w.tensionWorth(w.me, x, 200) - w.climb(w.me, x, 6)/2
		}
		return score
	case world.Material:
		score := need*w.loyalty/2000 - shy/2
		if x.Playable() {
			score += w.tensionWorth(w.me, x, 60)
		}
		return score
	case world.Contest:
		if ally.Playable() && (disputed || began) { // the text leaves a door open
			return shy*8/5 - w.expected(ally)/8
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
		return w.restraint(ally, x, heat)
	case world.Back:
		score := w.loyalty / 4
		if w.failing(ally) {
			score += w.buffer / 4
		}
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

// restraint prices telling an ally to hold back: more the more the seat fears to
// be drawn in and the further its word reaches, less when the ally has just been
// hit and least when its state is at stake.
func (w *weigher) restraint(ally, x rules.Seat, heat int32) int32 {
	if !ally.Playable() {
		return 0
	}
	score := 50 + (w.entrapment*heat/3000+w.of(rules.Entrapment, w.me)/4)*w.sway(ally)/1000
	if hit := w.mem.attack(ally, x); hit != nil {
		score -= hit.severity / 4
	}
	if w.failing(ally) {
		score -= w.buffer / 4
	}
	return score
}
