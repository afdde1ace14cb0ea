package parse

import "casus/rules"

// delta reads {set: 200, to: "troops_abroad[PRK]", why: "..."}; arm: "2000"
// limits it to one arm.
func (d *Doc) delta(n *node) rules.Delta {
	o := d.object(n)
	out := rules.Delta{Pos: n.pos}
	var value *node
	out.Add, value, out.Value = d.change(o)
	to := o.need("to")
	out.Text = d.stateText(to, false)
	out.Why = d.text(o.get("why"))
	out.Arm = d.text(o.get("arm"))
	o.close()
	if to == nil || out.Text == "" {
		return out
	}
	t := d.target(inside(to), out.Text, false)
	if t.ok {
		out.Index = t.index()
	}
	if value != nil && !out.Add {
		d.fits(value.pos, t, out.Value)
	}
	return out
}

// effect reads {add: 43, to: "tension[actor][target]", when: ..., delay: 2}.
func (d *Doc) effect(n *node) rules.Effect {
	o := d.object(n)
	out := rules.Effect{Pos: n.pos}
	add, value, v := d.change(o)
	out.Set, out.Value = !add, v
	to := o.need("to")
	out.Text = d.stateText(to, true)
	out.When = d.optional(o.get("when"))
	out.Delay = d.number(o.get("delay"), 0, 99)
	o.close()
	if to == nil || out.Text == "" {
		return out
	}
	t := d.target(inside(to), out.Text, true)
	out.Fact, out.Row, out.Col = t.fact, t.row, t.col
	if value != nil && out.Set {
		d.fits(value.pos, t, v)
	}
	return out
}

// change reads the one of add and set that stands in the map.
func (d *Doc) change(o *object) (add bool, value *node, v int32) {
	a, s := o.get("add"), o.get("set")
	switch {
	case o.empty:
	case o.sketch != nil:
		d.number(a, -2000000000, 2000000000)
		d.number(s, -2000000000, 2000000000)
	case a != nil && s != nil:
		d.fail(s.pos, "give either add or set, not both")
	case a != nil:
		return true, a, d.number(a, -2000000000, 2000000000)
	case s != nil:
		return false, s, d.number(s, -2000000000, 2000000000)
	default:
		d.fail(o.pos, "one of the keys add and set is missing")
	}
	return false, nil, 0
}

// inside is the place of a scalar's first letter, past its quote.
func inside(n *node) rules.Pos {
	p := n.pos
	if n.style == quoted {
		p.Col++
	}
	return p
}

// stateText is the text that names a number of the state.
func (d *Doc) stateText(n *node, roles bool) string {
	if n.draws("string", "a number of the state, such as tension[PRK][KOR]") {
		n.sketch.Pattern = targetPattern(roles)
		return ""
	}
	return d.text(n)
}
