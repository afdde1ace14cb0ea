package parse

import "casus/rules"

// test reads a test inside a treaty file.
func (d *Doc) test(n *node, places Places) rules.Test {
	o := d.object(n)
	t := rules.Test{Pos: n.pos, Name: d.text(o.need("name")), Date: d.date(o.need("date"))}
	if arm := o.get("arm"); arm != nil {
		t.Arm = d.arm(arm)
	}
	d.readings(o.get("readings"), &t.Readings)
	t.Given = each(d, o.get("given"), d.delta)
	t.Play = each(d, o.need("play"), func(turn *node) []rules.EventFact {
		return each(d, turn, func(e *node) rules.EventFact { return d.event(e, places) })
	})
	t.Expect = each(d, o.need("expect"), d.expect)
	o.close()
	return t
}

// expect reads what a clause must answer.
func (d *Doc) expect(n *node) rules.TestExpect {
	o := d.object(n)
	e := rules.TestExpect{Pos: n.pos, Clause: d.text(o.need("clause"))}
	e.Turn = int(d.number(o.get("turn"), 1, 99))
	e.State = rules.State(d.choice(o.need("state"), "a state", stateNames))
	if b := o.get("bind"); b != nil {
		e.Bind = map[string]rules.Seat{}
		vars := d.object(b)
		for _, k := range vars.free() {
			e.Bind[k.name] = d.bound(vars.get(k.name))
		}
	}
	if by := o.get("by"); by != nil {
		e.By = each(d, by, func(n *node) int { return d.dispute(n) + 1 })
		if e.State != rules.Disputed {
			d.fail(by.pos, "by names the disputes of the state disputed, and the state here is %s", e.State)
		}
	}
	e.Failed = d.text(o.get("failed"))
	e.Blocked = d.text(o.get("blocked"))
	o.close()
	return e
}

var stateNames = func() []string {
	var names []string
	for s := rules.None; s <= rules.Breached; s++ {
		names = append(names, s.String())
	}
	return names
}()
