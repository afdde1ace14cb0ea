package bot

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// crisis is the tension from which a pair is in one (model C3).
const crisis = 650

// grave is the severity from which an attack is a matter of the whole state.
const grave = 700

// useForce weighs armed force. A seat that was attacked answers; one that was
// not opens only in a rare month, drawn once a turn and rival, when it is
// given to provocation and relations are bad already.
func (w *weigher) useForce(a *rules.Action, x rules.Seat) int32 {
	if d := w.mem.attack(w.me, x); d != nil {
		if a.Floor > max(5, d.rung()) {
			return barred // not higher than what was done
		}
		score := w.answer(a, x) + w.outrage(d)
		if w.hitsBack(d, x) {
			score += decided
		}
		return score
	}
	if run := w.pursuit(x); run > 0 && a.Floor >= 7 {
		return run
	}
	if w.holds(x) {
		return barred
	}
	if word := w.honourThreat(a, x); word > barred {
		return word
	}
	if a.Floor > 5 || a.Emits.Kind != w.manner(x) || !w.opens(x) && !w.retorts(x) {
		return barred
	}
	return decided
}

// manner draws, by how much the seat likes the dark, whether it strikes a small
// blow with guns or sends a raid.
func (w *weigher) manner(x rules.Seat) rules.Kind {
	if w.draws(drawManner, x, w.covert*5) {
		return rules.Sabotage
	}
	return rules.ArmedAttack
}

// decided is the score of force that a government has made up its mind to use:
// the odds have spoken, and no weighing of other orders takes them back.
const decided = 1500

// hitsBack draws whether a seat that was just hit answers in kind.
func (w *weigher) hitsBack(d *deed, x rules.Seat) bool {
	if !w.mem.fresh(d) || w.mem.answered(d) {
		return false
	}
	return w.draws(drawReply, x, w.retaliation*w.game.Params[rules.ViolentReply]/100)
}

// retorts draws whether a show of force in a crisis is answered with shots: one
// that comes out of the blue, for what comes month after month alarms nobody.
func (w *weigher) retorts(x rules.Seat) bool {
	d := w.mem.affront(x)
	if d == nil || d.target != w.me || d.rung() < 3 || w.rung(x) < 3 || w.tension(x) < crisis || !w.surprising(d) {
		return false
	}
	return w.draws(drawRetort, x, w.retaliation*w.game.Params[rules.MilitaryRetort]/100*w.undeterred(x)/1000)
}

// undeterred is what the thought of the other's allies leaves of the odds,
// permille: the surer it is that somebody would come to its help, the less.
// Governments read that off how safe the other feels, which everybody knows, and
// off how many have promised.
func (w *weigher) undeterred(x rules.Seat) int32 {
	help := w.expected(x) - w.params[rules.SecondPromise]
	for o := rules.RUS; o < rules.Seats; o++ {
		if w.ties[o][x] >= rules.Conditional {
			help += w.params[rules.SecondPromise]
		}
	}
	return 1000 - w.params[rules.PromiseDread]*min(max(help, 0), 1000)/1000
}

// surprising reports whether the author of a deed has left the seat alone, on
// that rung, in the two turns before it.
func (w *weigher) surprising(d *deed) bool {
	for i := range w.mem.deeds {
		o := &w.mem.deeds[i]
		if o.actor == d.actor && o.target == d.target && o.rung() >= 3 && o.turn < d.turn && o.turn >= d.turn-2 {
			return false
		}
	}
	return true
}

// draws rolls once a turn and rival, odds in basis points.
func (w *weigher) draws(what uint8, x rules.Seat, odds int32) bool {
	k := dice.Key{Seed: w.seed, Stream: dice.Bot, Turn: w.view.Turn, Actor: uint8(w.me), Target: what, Index: int32(x)}
	return dice.Roll(k, 10000) < odds
}

// pursuit is the pull to go on with a war of one's own making: a government
// that has just invaded does not turn back for the asking.
func (w *weigher) pursuit(x rules.Seat) int32 {
	if d := w.mem.attack(x, w.me); d != nil && d.rung() >= 7 {
		return (w.provocation + w.revisionism) * d.rung() / 10
	}
	return 0
}

// outrage is the pull of the dead, beyond the rung: governments that must
// answer to a public answer the more.
func (w *weigher) outrage(d *deed) int32 {
	if w.mem.answered(d) {
		return 0
	}
	return d.severity * (w.retaliation + w.audience/4) / 1200
}

// opens draws whether this is a month in which the seat would strike first: at
// opening_odds 1000 one in a hundred for the most provocative seat at the crisis
// line.
func (w *weigher) opens(x rules.Seat) bool {
	if !w.foe(x) || w.rung(x) < 3 {
		return false
	}
	odds := w.provocation * max(0, w.tension(x)-500) / 1000 * w.game.Params[rules.OpeningOdds] / 1000
	return w.draws(drawOpening, x, odds*(2000-w.paradox(w.me, x, 5))/1000*w.undeterred(x)/1000)
}

// taboo is how strong the taboo on nuclear use is, permille.
func (w *weigher) taboo() int32 { return w.env.Frame[rules.Taboo.At()] }

// useNuclear has a hard floor, an assumption of this bot and not a finding: no
// first use below the doctrine's own rung, unless the assumption is off and the
// seat is losing a war; none without being under grave attack; and the strategic
// strike only against a seat that has used the bomb.
func (w *weigher) useNuclear(a *rules.Action, x rules.Seat) int32 {
	struck := w.mem.did(x, rules.NuclearUse, w.me, span)
	d := w.mem.attack(w.me, x)
	own, p := w.of(rules.Conv, w.me), &w.game.Params
	tempted := world.Tempted(p, own, w.of(rules.Conv, x), w.rung(x))
	below := w.rung(x) < w.firstUse && (p[rules.NuclearFloor] != 0 || !tempted)
	if d == nil || d.severity < grave || below || a.Floor >= 10 && !struck {
		return barred
	}
	score := -w.dread * (1000 + 2*w.taboo()) / 1000 // the price of breaking the taboo
	if tempted {
		score += 1000 + 10*(p[rules.TemptedBelow]-own) // the less is left, the more
	}
	if struck {
		score += 2000
	}
	return score
}

// declare weighs declaring a state of war: only under grave attack, the more
// so when an ally's promise turns on that step.
func (w *weigher) declare(_ *rules.Action, x rules.Seat) int32 {
	d := w.mem.attack(w.me, x)
	if d == nil || d.severity < grave && !d.sustained {
		return barred
	}
	score := w.retaliation
	for i := range w.view.Duties {
		if duty := &w.view.Duties[i]; duty.Claimant == w.me && duty.State == rules.Disputed {
			score += 200
			break
		}
	}
	return score
}

// report weighs telling the Council of measures of self-defence: once, after
// having answered an attack.
func (w *weigher) report(_ *rules.Action, _ rules.Seat) int32 {
	if w.mem.attack(w.me, rules.NONE) == nil || !w.struckBack() || w.mem.did(w.me, rules.Report51, rules.NONE, 3) {
		return barred
	}
	return 200
}

func (w *weigher) struckBack() bool {
	for _, i := range w.mem.own {
		if d := &w.mem.deeds[i]; d.force() && d.turn >= w.mem.turn-1 {
			return true
		}
	}
	return false
}

// clearForce weighs asking parliament for force abroad: only in a war of one's
// own, for treaty duties clear themselves when they are honoured in full.
func (w *weigher) clearForce(_ *rules.Action, _ rules.Seat) int32 {
	if w.topRung(w.me) < 7 || w.of(rules.Authorised, w.me) > 0 {
		return barred
	}
	return 0
}
