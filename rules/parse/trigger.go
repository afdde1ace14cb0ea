package parse

import "casus/rules"

// trigger reads one way a clause can come to life.
func (d *Doc) trigger(n *node) rules.Trigger {
	o := d.object(n)
	t := rules.Trigger{Pos: n.pos}
	on := o.need("on")
	for i, name := range oneOrMore(d, on, func(n *node) *node { return n }) {
		d.either(name, name.shape == scalar && name.text == "turn", func(n *node) {
			t.OnTurn = d.choice(n, "the turn itself", []string{"turn"}) == 0
			if i > 0 || on.shape == list {
				d.fail(n.pos, "turn stands alone: write a second trigger for events")
			}
		}, func(n *node) {
			k := d.kind(n)
			if t.Kinds>>k&1 == 1 {
				d.fail(n.pos, "%s stands in the list twice", k)
			}
			t.Kinds |= 1 << k
		})
	}
	if e := o.get("edge"); e != nil {
		t.Edge = rules.Edge(d.choice(e, "an edge", []string{"rising", "level"}))
		if !t.OnTurn {
			d.fail(e.pos, "edge belongs to triggers on the turn; an event happens once")
		}
	}
	t.When = d.condition(o.need("when"))
	t.Unless = each(d, o.get("unless"), d.exception)
	o.close()
	return t
}

func (d *Doc) exception(n *node) rules.Exception {
	o := d.object(n)
	e := rules.Exception{ID: d.identifier(o.need("id"), "the id of an exception")}
	e.When = d.condition(o.need("when"))
	e.Cite = d.cite(o.get("cite"))
	o.close()
	return e
}
