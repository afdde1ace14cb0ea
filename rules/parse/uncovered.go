package parse

import "casus/rules"

// uncovered reads {clause: T1-4, atom: "event.accident", why: "..."}: a part of
// a clause that no test of the file shows, with the reason.
func (d *Doc) uncovered(n *node) rules.Uncovered {
	o := d.object(n)
	u := rules.Uncovered{Pos: n.pos, Clause: d.text(o.need("clause"))}
	given := 0
	part := func(name string) *node {
		v := o.get(name)
		if v != nil {
			given++
		}
		return v
	}
	u.Atom = d.text(part("atom"))
	u.Exception = d.text(part("exception"))
	if v := part("dispute"); v != nil {
		u.Dispute = d.dispute(v) + 1
	}
	u.State = rules.State(d.choice(part("state"), "a state", stateNames))
	u.Why = d.text(o.need("why"))
	o.close()
	if given != 1 && !o.empty {
		d.fail(n.pos, "name one part of the clause: atom (text of a part of a condition), exception, dispute or state")
	}
	return u
}
