package order

import (
	"casus/engine/world"
	"casus/rules"
)

// offer is an action with the lines in which a seat may choose it: what an order
// needs is asked once for all lines of which it says the same.
type offer struct {
	action *rules.Action
	wide   bool          // its condition does not ask at whom
	all    rules.SeatSet // its targets, NONE where it has none
	aims   []aim
}

// aim is one target of an offer with its lines, one for each place; a place makes
// no difference to whether an order is open.
type aim struct {
	target   rules.Seat
	from, to int32
}

// offers sorts a seat's lines by action and target; those of one stand together.
func (c *Catalogue) offers(lines []Line) (out []offer) {
	for i, l := range lines {
		a := c.Pack.Actions[l.Action]
		if len(out) == 0 || out[len(out)-1].action != a {
			out = append(out, offer{action: a, wide: a.When != nil && !a.When.Reads(targetSlot)})
		}
		o := &out[len(out)-1]
		if !o.all.Has(l.Target) {
			o.all, o.aims = o.all.With(l.Target), append(o.aims, aim{l.Target, int32(i), 0})
		}
		o.aims[len(o.aims)-1].to = int32(i) + 1
	}
	return out
}

// allies are the seats with which a seat has an alliance.
func allies(s *world.State, seat rules.Seat) (out rules.SeatSet) {
	for t := rules.RUS; t < rules.Seats; t++ {
		if s.Pair(rules.Cohesion, seat, t) != 0 {
			out = out.With(t)
		}
	}
	return out
}

// mark marks the lines of an offer that are open.
func (o *offer) mark(out Bitmap, open rules.SeatSet) {
	if open == o.all {
		out.fill(int(o.aims[0].from), int(o.aims[len(o.aims)-1].to))
		return
	}
	for i := range o.aims {
		if m := &o.aims[i]; open.Has(m.target) {
			out.fill(int(m.from), int(m.to))
		}
	}
}

// fill marks the lines from one up to another, byte by byte.
func (b Bitmap) fill(from, to int) {
	for from < to {
		end := min(to, from&^7+8)
		b[from/8] |= byte(1<<(end-from)-1) << (from % 8)
		from = end
	}
}

// targets is Possible for all targets at once. The frame of env must hold the
// state; friends are the seat's allies.
func (o *offer) targets(s *world.State, env *rules.Env, seat rules.Seat, friends rules.SeatSet) rules.SeatSet {
	a, open := o.action, o.all
	switch a.Target {
	case rules.Ally:
		open &= friends
	case rules.Adversary:
		open &^= friends
	}
	if p := &s.Pledges[seat]; p.Bars(p.Against, a.Floor) {
		open &^= rules.SeatSet(0).With(p.Against)
	}
	env.Vars[actorSlot] = seat
	switch {
	case open == 0:
		return 0
	case o.wide && !a.When.Holds(env):
		return 0
	case a.Case == rules.NoCase && (o.wide || a.When == nil):
		return open
	}
	return o.asked(s, env, seat, open)
}

// asked is what is left of some targets when each has been asked about.
func (o *offer) asked(s *world.State, env *rules.Env, seat rules.Seat, open rules.SeatSet) rules.SeatSet {
	a := o.action
	for i := range o.aims {
		t := o.aims[i].target
		if !open.Has(t) {
			continue
		}
		env.Vars[targetSlot] = t
		if !InCase(a.Case, s, seat, t) || !o.wide && a.When != nil && !a.When.Holds(env) {
			open &^= rules.SeatSet(0).With(t)
		}
	}
	return open
}
