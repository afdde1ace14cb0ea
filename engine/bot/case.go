package bot

import "casus/rules"

// Orders about covert acts are offered only where there is such a case; what is
// weighed here is whether the seat has a reason to speak.

// doubted reports whether a deed is one whose author could be a question.
func (d *deed) doubted() bool {
	return d.force() || d.kind == rules.CyberAttack || d.kind == rules.Intrusion
}

// expose weighs publishing proof: only of a fresh covert act whose author the
// seat knows.
func (w *weigher) expose(a *rules.Action, x rules.Seat) int32 {
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		secret := d.action != nil && d.action.Covert > 0 && d.doubted()
		if secret && d.actor == x && w.mem.fresh(d) && (d.target == w.me || w.ally(d.target)) {
			return w.retaliation/4 - w.mem.used(a, x)*80
		}
	}
	return barred
}

// deny weighs denying: at once when one is innocent, as far as one is used to
// secrets when one is not, and less the less one's word is worth. These bots
// never own up.
func (w *weigher) deny(a *rules.Action, x rules.Seat) int32 {
	score := int32(300)
	for i := range w.mem.deeds {
		if d := &w.mem.deeds[i]; d.actor == w.me && d.target == x && d.action != nil && d.action.Covert > 0 {
			score = w.covert / 3
		}
	}
	word := w.game.Params[rules.ClaimBase] + w.of(rules.Reputation, w.me)
	return score + min(0, word-1000) - w.mem.used(a, x)*100
}

// inquire weighs asking for investigators: when the seat or an ally was hit by
// nobody knows whom, of the rival with whom relations are worst.
func (w *weigher) inquire(a *rules.Action, x rules.Seat) int32 {
	if !w.foe(x) {
		return barred
	}
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		if d.actor == rules.NONE && d.doubted() && w.mem.fresh(d) && (d.target == w.me || w.ally(d.target)) {
			return w.retaliation/6 + w.tension(x)/5 - w.mem.used(a, rules.NONE)*200
		}
	}
	return barred
}
