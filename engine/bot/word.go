package bot

import "casus/rules"

// standing is how many turns a public threat waits to be carried out (model C10).
const standing = 3

// secret is the chance of being found out up to which an act of force is done to
// stay unknown, in percent: it keeps no word given in public.
const secret = 50

// threatened returns the gravest public threat the seat has made of late to
// another that has not given way and against which it has not used force since,
// or nil.
func (w *weigher) threatened(x rules.Seat) *deed {
	var worst *deed
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		switch {
		case d.actor == x && d.target == w.me && (d.kind == rules.Concession || d.kind == rules.Withdrawal):
			worst = nil
		case d.actor != w.me || d.target != x || d.action == nil:
		case d.force() || d.kind == rules.Concession:
			worst = nil
		case d.action.Commits == 0 || d.turn == w.mem.turn || d.turn < w.mem.turn-standing:
		case worst == nil || d.action.Commits > worst.action.Commits:
			worst = d
		}
	}
	return worst
}

// kept draws whether this is the turn in which the seat does what it threatened:
// likelier the more support it would lose by backing down and the more its
// government listens to the public (Fearon 1994).
func (w *weigher) kept(x rules.Seat) bool {
	d := w.threatened(x)
	if d == nil {
		return false
	}
	price := d.action.Commits * w.of(rules.AudienceCost, w.me) / 100
	odds := price * w.audience / 1000 * w.params[rules.ThreatKept]
	return w.draws(drawWord, x, odds)
}

// honourThreat weighs an act of force that carries out a public threat: the least
// there is, in the open. Having weighed its name at home, a government goes
// through with it.
func (w *weigher) honourThreat(a *rules.Action, x rules.Seat) int32 {
	if a.Floor > 5 || a.Covert > 0 && a.Covert <= secret || !w.kept(x) {
		return barred
	}
	return decided
}

// holds reports whether the seat has lately been told by an ally to hold back
// against another and means to: it gives no offence beyond what its pledge closes,
// unless it is attacked. A valued ally's advice makes a state give way (Fang,
// Johnson and Leeds 2014).
func (w *weigher) holds(x rules.Seat) bool {
	h := &w.view.Heeded
	return h.Turn > 0 && h.Against == x && w.view.Turn-h.Turn <= w.params[rules.RestraintTurns] && w.mem.attack(w.me, x) == nil
}
