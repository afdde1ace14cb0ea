package rules

// Conditions lists every condition of the clause: triggers, exceptions, the
// need of a request, what performance counts, lapse.
func (c *Clause) Conditions() []*Condition {
	var out []*Condition
	for i := range c.Triggers {
		out = append(out, &c.Triggers[i].When)
		for j := range c.Triggers[i].Unless {
			out = append(out, &c.Triggers[i].Unless[j].When)
		}
	}
	if c.Request != nil && c.Request.Needed != nil {
		out = append(out, c.Request.Needed)
	}
	if c.Perform != nil {
		for i := range c.Perform.AnyOf {
			if when := c.Perform.AnyOf[i].When; when != nil {
				out = append(out, when)
			}
		}
	}
	if c.Lapse != nil {
		out = append(out, c.Lapse)
	}
	return out
}

// Reads reports whether the condition asks for the country bound in a slot.
func (c *Condition) Reads(slot int) (found bool) {
	c.Expr.Walk(func(e *Expr) { found = found || e.Op == OpVar && e.Slot == slot })
	return found
}

// Walk visits the tree from the top, each node before its parts.
func (e *Expr) Walk(visit func(*Expr)) {
	visit(e)
	for _, k := range e.Kids {
		k.Walk(visit)
	}
}
