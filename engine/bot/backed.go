package bot

import (
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// backed reports whether an ally has promised the seat its support without
// conditions: in public or in consultation of late, or by a treaty that leaves
// it no choice and is believed.
func (w *weigher) backed() bool {
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		if d.target == w.me && d.kind == rules.DiplomaticSupport && d.turn >= w.mem.turn-2 && d.actor.Playable() && w.ally(d.actor) {
			return true
		}
	}
	for i := range w.view.Duties {
		if d := &w.view.Duties[i]; d.Claimant == w.me && d.Answer == world.Back {
			return true
		}
	}
	return w.promised() && w.of(rules.Abandonment, w.me) < 500
}

// promised reports whether a treaty binds somebody to help the seat at once and
// by all means.
func (w *weigher) promised() bool {
	for o := rules.RUS; o < rules.Seats; o++ {
		if w.ties[o][w.me] == rules.Automatic {
			return true
		}
	}
	return false
}

// embolden raises the appetite for risk of a seat that is backed, where the match
// assumes moral hazard (model C9): by how far the seat's doctrine gives in to it.
func (w *weigher) embolden() {
	hazard := w.params[rules.MoralHazard] * w.hazard / 1000
	if hazard > 0 && w.backed() {
		w.risk = w.risk * 1000 / (1000 + hazard)
		w.provocation = min(1000, w.provocation*(1000+hazard)/1000)
		w.retaliation = min(1000, w.retaliation*(1000+hazard)/1000)
	}
}

// reluctance is the pull away from an ally's war: the seat's character and how
// much it fears by now to be drawn in. Beyond the limit it doubles; with troops
// on the spot, or beside the ally's, there is less left to avoid.
func (w *weigher) reluctance(ally rules.Seat) int32 {
	fear := w.of(rules.Entrapment, w.me)
	out := w.entrapment * (500 + fear) / 800
	if fear > w.params[rules.EntrapmentLimit] {
		out *= 2
	}
	switch {
	case w.of(rules.Proj, w.me) >= posted:
		out /= 2
	case w.deployed(ally):
		out = out * 2 / 3
	}
	if w.failing(ally) {
		out = out * (1000 - w.buffer) / 1000
	}
	return out
}

// posted is the strength near Korea from which a seat from elsewhere counts as
// having forces on the spot; design value.
const posted = 500

// deployed reports whether the seat's forces fight in the ally's war, or have of
// late gone where it needs them.
func (w *weigher) deployed(ally rules.Seat) bool {
	if w.of(rules.TroopsAbroad, w.me) > 0 && w.pair(rules.AtWar, ally, rules.UKR) != 0 {
		return true
	}
	for _, i := range w.mem.own {
		d := &w.mem.deeds[i]
		if d.kind == rules.Deployment || d.kind == rules.Troops && d.target == ally {
			return true
		}
	}
	return false
}

// expected is how much is thought to stand behind the seat's promise to an ally,
// permille: what that ally does not fear.
func (w *weigher) expected(ally rules.Seat) int32 { return 1000 - w.of(rules.Abandonment, ally) }

// lawOn is the law of ties on the day of a briefing.
func lawOn(p *picture, v *view.Briefing) *rules.Bonds {
	sc := p.game.Scenario
	return p.game.Treaties.Bonds(sc.Start + rules.Date((v.Turn-1)*sc.TurnDays))
}
