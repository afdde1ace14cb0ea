package bot

import "casus/rules"

// aloof is the tension from which two allies of a seat count as having fallen
// out with each other: it keeps out of that. Design value.
const aloof = 300

// hedging reports whether the seat has stopped counting on its allies. States
// hedge until a decisive moment, so this is a threshold and no slope (model C8).
func (w *weigher) hedging() bool {
	return w.of(rules.Abandonment, w.me) > w.params[rules.HedgeFear]
}

// hedge is what an order is worth more, or less, to a seat that looks after
// itself: its own strength, deals on the side and quieter rivals; no more of its
// own for those who do not come.
func (w *weigher) hedge(a *rules.Action, x rules.Seat) int32 {
	switch {
	case !w.hedging():
		return 0
	case buildsUp(a):
		return 150
	case x.Playable() && (a.Mutual || calming(a)):
		return 60
	case a.Target == rules.Ally:
		return -60
	}
	return 0
}

// buildsUp reports whether an order makes its giver stronger and is aimed at
// nobody.
func buildsUp(a *rules.Action) bool {
	if a.Target != rules.NoTarget {
		return false
	}
	for i := range a.Effects {
		if e := &a.Effects[i]; e.Fact == rules.Conv && e.Row.Actor && e.Value > 0 {
			return true
		}
	}
	return false
}

// patron reports whether one seat is another's patron: an ally that the other
// needs more than the reverse.
func (w *weigher) patron(p, of rules.Seat) bool {
	return p.Playable() && of.Playable() && w.pair(rules.Cohesion, p, of) > 0 &&
		w.pair(rules.Dependence, of, p) > w.pair(rules.Dependence, p, of)
}

// rivalled reports whether another patron has given the seat's client something
// in the last two turns: who wants to keep its place must give too, and so a
// client gains from having two.
func (w *weigher) rivalled(client rules.Seat) bool {
	if !w.patron(w.me, client) {
		return false
	}
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		if d.target == client && d.actor != w.me && d.turn >= w.mem.turn-2 && d.action != nil && d.action.Gives() && w.patron(d.actor, client) {
			return true
		}
	}
	return false
}

// sway is how far the seat's word reaches with an ally, permille: by what the
// ally needs of it and how well the two hold together.
func (w *weigher) sway(ally rules.Seat) int32 {
	return min(1000, w.pair(rules.Dependence, ally, w.me)+w.pair(rules.Cohesion, ally, w.me))
}

// alignment is how closely others stand beside a rival, the sum of their
// cohesion with it: a state is the dearer to quarrel with, whether or not a
// clause obliges its partners to anything.
func (w *weigher) alignment(x rules.Seat) int32 {
	sum := int32(0)
	for y := rules.RUS; y < rules.Seats; y++ {
		if y != w.me && y != x && !w.ally(y) {
			sum += w.pair(rules.Cohesion, x, y)
		}
	}
	return sum
}

// betweenPatrons reports whether an ally has fallen out with another ally of the
// seat, which then sides with neither.
func (w *weigher) betweenPatrons(x rules.Seat) bool {
	for y := rules.RUS; y < rules.Seats; y++ {
		if y != x && w.ally(y) && w.view.Tension[x][y] >= aloof {
			return true
		}
	}
	return false
}

// failing reports whether an ally's state is near collapse, by what everybody
// can see: its economy, its army, and its government where no election replaces
// one.
func (w *weigher) failing(x rules.Seat) bool {
	return x.Playable() && w.ally(x) && (w.of(rules.Econ, x) < 300 || w.of(rules.Conv, x) < 250 ||
		w.of(rules.Support, x) < 300 && w.of(rules.Democracy, x) == 0)
}

// prop weighs an order towards an ally that is failing: whoever needs that state
// to live props it up and leaves off what would push it, however angry it is.
func (w *weigher) prop(a *rules.Action, x rules.Seat) int32 {
	switch {
	case !w.failing(x):
		return 0
	case a.Gives() || a.Emits != nil && a.Emits.Kind == rules.Trade:
		return w.buffer / 3
	case w.buffer > 500 && (hostile(a) || weakens(a)):
		return barred
	}
	return 0
}

// weakens reports whether an order takes from its target's economy or support.
func weakens(a *rules.Action) bool {
	for i := range a.Effects {
		e := &a.Effects[i]
		if e.Row.Target && e.Value < 0 && !e.Set && (e.Fact == rules.Econ || e.Fact == rules.Support) {
			return true
		}
	}
	return false
}

// pledged reports whether the seat has told an ally that it would hold back
// against another, or against a partner of that one: the quarrel is the same.
func (w *weigher) pledged(x rules.Seat) bool {
	p := &w.view.Pledge
	return p.Left > 0 && x.Playable() && p.Against.Playable() && (p.Against == x || w.pair(rules.Cohesion, p.Against, x) > 0)
}
