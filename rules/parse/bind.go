package parse

import "casus/rules"

// bind reads the variables of a clause, in order. It is a grammar of its own
// with three forms: a set (parties, countries, a list), `other party`, and
// `countries - parties`.
func (d *Doc) bind(n *node, parties rules.SeatSet) []rules.BindVar {
	if n == nil {
		return nil
	}
	o := d.object(n)
	var out []rules.BindVar
	for _, k := range o.free() {
		if !isIdentifier(k.name) || contains([]string{"event", "params", "d", "parties", "countries", "tech"}, k.name) {
			d.fail(k.pos, "%q cannot be the name of a variable; use small letters and no word of the condition language", k.name)
		}
		v := rules.BindVar{Name: k.name, Pos: k.pos}
		d.bindSet(o.get(k.name), &v, len(out), parties)
		out = append(out, v)
	}
	if len(out) > rules.MaxVars-2 {
		d.fail(n.pos, "a clause binds at most %d variables", rules.MaxVars-2)
		out = out[:rules.MaxVars-2]
	}
	if len(out) == 0 && !o.empty {
		d.fail(n.pos, "bind is empty; name at least who is bound, such as obligor: parties")
	}
	return out
}

func (d *Doc) bindSet(n *node, v *rules.BindVar, slot int, parties rules.SeatSet) {
	if n == nil {
		return
	}
	d.either(n, n.shape == list, func(n *node) {
		before := len(d.errs)
		v.Set = d.set(n, d.bound)
		if v.Set == 0 && len(d.errs) == before {
			d.fail(n.pos, "the list is empty; name at least one country")
		}
	}, func(n *node) { d.namedSet(n, v, slot, parties) })
}

// namedSet reads a set that has a name.
func (d *Doc) namedSet(n *node, v *rules.BindVar, slot int, parties rules.SeatSet) {
	words := []string{"parties", "countries", "other party", "countries - parties"}
	switch d.choice(n, "a set of countries", words) {
	case 0:
		v.Set = parties
	case 1:
		v.Set = rules.AllSeats
	case 2:
		v.Other, v.Set = true, parties
		if slot == 0 {
			d.fail(n.pos, "other party needs a party bound before it")
		}
	case 3:
		v.Set = rules.AllSeats &^ parties
	}
}
