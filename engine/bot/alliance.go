package bot

import "casus/rules"

// askHelp weighs calling on a partner after an attack: where a treaty duty
// waits for the call, or where an ally might help unbidden. One call is on
// file for two turns, so it is not repeated before the third.
func (w *weigher) askHelp(a *rules.Action, x rules.Seat) int32 {
	d := w.mem.attack(w.me, rules.NONE)
	if d == nil || d.actor == x || w.mem.did(w.me, a.Emits.Kind, x, 3) {
		return barred
	}
	switch {
	case w.waiting(x, false):
		return 800
	case w.ally(x) && d.severity >= 400:
		return 400 + w.pair(rules.Cohesion, w.me, x)/2
	}
	return barred
}

// askTalks weighs calling on a partner to consult, which only makes sense where
// a clause gives a title to it and something presses.
func (w *weigher) askTalks(a *rules.Action, x rules.Seat) int32 {
	if w.topRung(w.me) < 3 || !w.waiting(x, true) || w.mem.did(w.me, a.Emits.Kind, x, 3) {
		return barred
	}
	score := 60 - w.mem.used(a, x)*60
	if w.topRung(w.me) >= 4 {
		score += 150
	}
	if w.mem.attack(w.me, rules.NONE) != nil {
		score += 200
	}
	return score
}

// waiting reports whether a duty of a seat towards this one waits for being
// called up: to talk, or to help.
func (w *weigher) waiting(x rules.Seat, talks bool) bool {
	for i := range w.view.Duties {
		d := &w.view.Duties[i]
		called := d.State == rules.Available || d.State == rules.Disputed
		if called && d.Claimant == w.me && d.Obligor == x && w.talks(d.Clause) == talks {
			return true
		}
	}
	return false
}

// talks reports whether keeping a clause means consulting.
func (w *weigher) talks(clause uint16) bool { return w.clauses[clause].Consults() }

// consult weighs sitting down with a partner of one's own accord: to restrain
// an ally who is about to draw the seat into a quarrel. A duty to consult is
// kept by answering it, which costs nothing.
func (w *weigher) consult(a *rules.Action, x rules.Seat) int32 {
	if a.Target != rules.Ally || w.topRung(x) < 4 || w.mem.attack(x, rules.NONE) != nil {
		return barred
	}
	score := w.entrapment / 4
	if a.Mechanism == "restrain" { // who is not listened to had better be silent
		score = (score + w.of(rules.Entrapment, w.me)/4) * w.sway(x) / 1000
	}
	return score - w.mem.used(a, x)*80
}

// stand weighs standing by an ally in public: drills, backing, intelligence.
// It is worth more when the ally has been wronged, and less each time.
func (w *weigher) stand(a *rules.Action, x rules.Seat) int32 {
	if w.betweenPatrons(x) {
		return barred
	}
	score := -w.mem.used(a, rules.NONE) * 60
	drill := a.Emits != nil && a.Emits.Kind == rules.Exercise
	if hit := w.mem.attack(x, rules.NONE); hit != nil {
		score += w.loyalty * (100 + hit.severity) / 2500
	}
	for y := rules.RUS; y < rules.Seats; y++ {
		if !w.foe(y) {
			continue
		}
		if d := w.mem.affront(y); d != nil {
			score += w.retaliation * (30 + 20*d.rung()) / 1000
		}
		score += max(0, w.view.Tension[x][y]-550) * w.loyalty / 4000
		if drill && w.view.Tension[x][y] >= 450 {
			score += w.loyalty / 8 // readiness against a common rival
			drill = false
		}
	}
	if a.Domain == 'U' {
		score += w.veto / 10
	}
	return score
}

// hand weighs giving arms, technology or money: generosity, the ally's need
// and what it gave before.
func (w *weigher) hand(a *rules.Action, x rules.Seat) int32 {
	if !x.Playable() {
		if a.Emits != nil && a.Emits.Subject == armsForUkraine {
			return w.armUkraine(a)
		}
		return w.armOthers(a)
	}
	score := w.generosity*w.need(x)/4000 - w.mem.used(a, x)*90
	for _, kind := range []rules.Kind{rules.Arms, rules.Troops, rules.TechnologyTransfer} {
		if w.mem.did(x, kind, w.me, span) {
			score += w.generosity / 6
		}
	}
	if w.rivalled(x) {
		score += w.generosity / 5
	}
	if w.crossed() {
		score += w.retaliation / 4 // an answer to those who arm the enemy
	}
	return score
}

// need is how much an ally wants arms, permille: all of it in a war, little in
// peace.
func (w *weigher) need(x rules.Seat) int32 {
	if w.pair(rules.AtWar, x, rules.UKR) != 0 || w.mem.attack(x, rules.NONE) != nil {
		return 1000
	}
	return 200
}

// armOthers weighs arming a state that holds no seat, which provokes a rival:
// only when that rival and the seat's own adversaries are seen to arm each other,
// and more the more they do, the worse the seat stands with those, and the more
// it gives and strikes back.
func (w *weigher) armOthers(a *rules.Action) int32 {
	seen := min(w.exchanged(), mostSeen)
	if seen == 0 {
		return barred
	}
	return (w.generosity+w.retaliation)*seen/4000*w.params[rules.ExchangeWeight]/1000 - w.mem.used(a, rules.NONE)*100
}

// mostSeen is where more of the exchange stops counting: four deliveries to or
// from a state with which war is near. Design value.
const mostSeen = 1600

// exchanged is what the seat has seen Russia and its own adversaries hand each
// other of late, soldiers, technology or modern arms: each time the tension with
// that adversary.
func (w *weigher) exchanged() int32 {
	sum := int32(0)
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		if d.kind != rules.TechnologyTransfer && d.kind != rules.Troops && d.kind != rules.ArmsTransfer {
			continue
		}
		partner := d.target
		if d.target == fedWar {
			partner = d.actor
		} else if d.actor != fedWar {
			continue
		}
		if partner.Playable() && w.foe(partner) && w.foe(fedWar) {
			sum += w.tension(partner) * w.tension(partner) / 1000
		}
	}
	return sum
}

// sendTroops weighs soldiers for an ally: into its war by the book of
// generosity, or into a war that threatens all, by loyalty.
func (w *weigher) sendTroops(a *rules.Action, x rules.Seat) int32 {
	if !a.Response {
		return w.hand(a, x)
	}
	d := w.mem.attack(x, rules.NONE)
	if d == nil || d.severity < grave {
		return barred
	}
	return w.loyalty * d.severity / 2000
}

// block weighs an open promise to veto for a client that is being pressed.
func (w *weigher) block(a *rules.Action, x rules.Seat) int32 {
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		council := d.action != nil && d.action.Mechanism == "council" || d.kind == rules.Sanction
		if council && d.target == x && w.mem.fresh(d) && d.actor != w.me {
			return w.veto/5 - w.mem.used(a, x)*60
		}
	}
	return barred
}

// table weighs bringing a rival before the Council for a fresh deed that the
// Council has asked it to leave.
func (w *weigher) table(a *rules.Action, x rules.Seat) int32 {
	if !w.foe(x) {
		return barred
	}
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		banned := d.kind == rules.NuclearTest || d.kind == rules.SatelliteLaunch || d.kind == rules.DeclareWar ||
			d.force() || d.kind == rules.MissileTest && d.severity >= 80
		if banned && d.actor == x && w.mem.fresh(d) {
			return (w.retaliation+w.audience)/6 - w.mem.used(a, x)*80
		}
	}
	return barred
}
