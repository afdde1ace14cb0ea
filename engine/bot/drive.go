package bot

import "casus/rules"

// barred is the score of an order that makes no sense now.
const barred = -1 << 20

// drive is what the situation adds to an order's expected effects: the reasons
// a government would name. It is barred where there is no reason at all.
func (w *weigher) drive(a *rules.Action, x rules.Seat) int32 {
	if a.Mutual {
		return w.meeting(a, x)
	}
	if a.Emits != nil {
		if score, special := w.byKind(a, x); special {
			return score
		}
	}
	switch {
	case a.Gives() && (w.rivalled(x) || w.failing(x)):
		return w.hand(a, x)
	case a.Domain == 'A' || a.Emits != nil && a.Emits.Kind == rules.ArmsTransfer:
		return w.hand(a, x)
	case a.Target == rules.Ally:
		return w.stand(a, x)
	case calming(a):
		return w.calm(a, x)
	case hostile(a):
		return w.press(a, x)
	}
	return w.routine(a, x)
}

// byKind weighs orders whose meaning lies in their event; special is false for
// the others.
func (w *weigher) byKind(a *rules.Action, x rules.Seat) (score int32, special bool) {
	switch kind := a.Emits.Kind; {
	case kind == rules.NuclearUse:
		return w.useNuclear(a, x), true
	case rules.Kinds[kind].Force:
		return w.useForce(a, x), true
	case kind == rules.AssistanceRequest:
		return w.askHelp(a, x), true
	case kind == rules.ConsultationRequest:
		return w.askTalks(a, x), true
	case kind == rules.DeclareWar:
		return w.declare(a, x), true
	case kind == rules.Consultation:
		return w.consult(a, x), true
	case kind == rules.Report51:
		return w.report(a, x), true
	case kind == rules.DomesticProcedure:
		return w.clearForce(a, x), true
	case kind == rules.Release:
		return barred, true
	case kind == rules.Veto:
		return w.block(a, x), true
	case kind == rules.Troops:
		return w.sendTroops(a, x), true
	case a.Mechanism == "council":
		return w.table(a, x), true
	case a.Mechanism == "attribution":
		return w.expose(a, x), true
	case a.Mechanism == "denial":
		return w.deny(a, x), true
	case a.Mechanism == "admission":
		return barred, true
	case a.Mechanism == "inquiry":
		return w.inquire(a, x), true
	}
	return 0, false
}

// hostile reports whether an order raises tension with its target.
func hostile(a *rules.Action) bool {
	for i := range a.Effects {
		e := &a.Effects[i]
		if e.Fact == rules.Tension && e.Value > 0 && e.Row.Actor && e.Col.Target {
			return true
		}
	}
	return false
}

// meeting months come round every fourth turn for each pair, so that orders
// which need both sides have a chance to meet.
func (w *weigher) meeting(a *rules.Action, x rules.Seat) int32 {
	due := (w.view.Turn+int32(w.me)+int32(x))%4 == 0
	if !due || w.rung(x) >= 5 || w.mem.affront(x) != nil && !w.ally(x) {
		return barred
	}
	return w.concession/5 - w.mem.used(a, x)*100
}

// press weighs pressure short of force: to answer what was done, or because
// the seat means to change things.
func (w *weigher) press(a *rules.Action, x rules.Seat) int32 {
	if w.ally(x) || w.holds(x) {
		return barred
	}
	score := w.answer(a, x)
	if w.foe(x) {
		score += w.provocation * w.tension(x) / 4500 * (1000 - min(1000, w.awe(x))) / 1000
	}
	switch {
	case a.Domain == 'N':
		score -= w.dread * w.taboo() / 3000
	case a.Emits != nil && a.Emits.Kind == rules.MissileTest:
		score += w.provocation / 10 // training, and a message at home
	}
	if a.Covert > 0 {
		score += w.covert/12 - w.mem.used(a, rules.NONE)*50
	}
	if score > 0 && w.pledged(x) {
		score /= 2 // a word given is kept in spirit too
	}
	return score - w.pressed(x)*40 - a.Commits*w.audience*w.of(rules.AudienceCost, w.me)/50000
}

// answer is the pull to reply to a fresh, unanswered affront on its own rung:
// full for a match, less for a lesser reply, little for one that goes higher,
// half for what has become routine.
func (w *weigher) answer(a *rules.Action, x rules.Seat) int32 {
	d := w.mem.affront(x)
	if d == nil {
		return 0
	}
	rung := d.rung()
	if d.target != w.me {
		rung = min(rung, 2)
	}
	pull := w.retaliation * (100 + 120*rung) / 1000
	if d.action != nil && w.seen(d) >= 3 {
		pull /= 2
	}
	switch gap := rung - a.Floor; {
	case gap == 0:
		return pull
	case gap == 1:
		return pull * 8 / 10
	case gap > 1:
		return pull / 2
	case gap == -1:
		return pull * 3 / 10
	}
	return 0
}

// seen counts how often the author of a deed did the same within the span.
func (w *weigher) seen(d *deed) int32 {
	n := int32(0)
	for i := range w.mem.deeds {
		if o := &w.mem.deeds[i]; o.actor == d.actor && o.action == d.action {
			n++
		}
	}
	return n
}

// pressed counts the seat's own hostile acts against another in the last two
// turns: after pressing, one waits for the answer.
func (w *weigher) pressed(x rules.Seat) int32 {
	n := int32(0)
	for _, i := range w.mem.own {
		if d := &w.mem.deeds[i]; d.target == x && d.rung() > 0 && d.turn >= w.mem.turn-2 {
			n++
		}
	}
	return n
}

// calm weighs steps towards a rival or a friend: the hotter it stands, the
// dearer calm; an overture asks for one in return, an affront for none.
func (w *weigher) calm(a *rules.Action, x rules.Seat) int32 {
	hit := w.mem.attack(w.me, x)
	ceased := w.mem.did(x, rules.Withdrawal, w.me, 2)
	if hit != nil && !w.mem.answered(hit) && !ceased || a.Domain == 'E' && w.foe(x) && w.rung(x) >= 3 {
		return barred // no hand is held out while the shells still fall, no gift to an open quarrel
	}
	score := w.yield(x) - w.mem.used(a, x)*90 - w.pursuit(x)
	if w.ally(x) {
		score -= 100 // there is nothing to calm
	}
	if w.tension(x) >= 650 || w.rung(x) >= 4 {
		score += (w.risk + w.concession) / 6
	}
	score += danger[w.rung(x)] * w.risk / 4000
	if w.mem.overture(x) != nil {
		score += w.concession / 4
	}
	if d := w.mem.affront(x); d != nil {
		score -= w.retaliation * (50 + 60*d.rung()) / 1000
	}
	return score
}

// routine is everything else: no reason for, none against.
func (w *weigher) routine(a *rules.Action, x rules.Seat) int32 {
	if x.Playable() && a.Covert > 0 && !w.foe(x) {
		return barred
	}
	score := -w.mem.used(a, rules.NONE) * 50
	if a.Covert > 0 {
		score += w.covert / 12
	}
	return score
}
