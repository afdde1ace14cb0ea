package compile

import "casus/rules"

// polarity finds which disputes a condition names and which way each works: a
// dispute in positive place can only turn the answer from no to yes.
func polarity(c *rules.Condition) {
	c.Disputes = 0
	var positive, negative uint32
	var walk func(e *rules.Expr, up, down bool)
	walk = func(e *rules.Expr, up, down bool) {
		switch e.Op {
		case rules.OpDispute:
			bit := uint32(1) << e.Slot
			c.Disputes |= bit
			if up {
				positive |= bit
			}
			if down {
				negative |= bit
			}
			return
		case rules.OpNot:
			up, down = down, up
		case rules.OpAnd, rules.OpOr, rules.OpExists, rules.OpAll:
		default: // a comparison of two yes/no values can turn either way
			up, down = true, true
		}
		for _, k := range e.Kids {
			walk(k, up, down)
		}
	}
	walk(c.Expr, true, false)
	c.Monotone, c.Antitone = negative == 0, positive == 0
}

// widens reports whether a broader reading can only strengthen the answer.
func widens(c *rules.Clause, t *rules.Trigger) bool {
	if !t.When.Monotone {
		return false
	}
	for i := range t.Unless {
		if !t.Unless[i].When.Antitone {
			return false
		}
	}
	return c.Request == nil || c.Request.Needed == nil || c.Request.Needed.Antitone
}
