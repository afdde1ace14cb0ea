package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkGate finds gates, waivers and duties with acts that no order can make.
// A duty may need more than its deeds are worth done once each: they can be
// done again.
func checkGate(p *rules.Pack) parse.Errors {
	made := map[rules.Kind]bool{}
	for _, a := range p.Actions {
		if a.Emits != nil {
			made[a.Emits.Kind] = true
		}
	}
	if len(made) == 0 {
		return nil // a pack without orders: cases and tests of treaties alone
	}
	return clauses(p, func(c *rules.Clause) *parse.Error {
		switch {
		case c.Gate != nil && !made[c.Gate.Act]:
			return parse.At(c.Pos, "the gate of %s waits for %s, which no order makes", c.ID, c.Gate.Act)
		case c.Waive != nil && !made[c.Waive.Act]:
			return parse.At(c.Pos, "%s can be waived by %s, which no order makes", c.ID, c.Waive.Act)
		case c.Perform == nil:
			return nil
		}
		for _, w := range c.Perform.AnyOf {
			if made[w.Act] {
				return nil
			}
		}
		return parse.At(c.Pos, "no order makes any of the deeds that would keep %s", c.ID)
	})
}
