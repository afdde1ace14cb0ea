package compile

import "casus/rules"

// Bindings lists every way to fill a clause's variables, in order: the first
// variable changes slowest, countries come in seat order.
func Bindings(c *rules.Clause) []rules.Binding {
	var out []rules.Binding
	var fill func(slot int, b rules.Binding)
	fill = func(slot int, b rules.Binding) {
		if slot == len(c.Bind) {
			b.Obligor = role(c, &b, "obligor", "actor")
			b.Claimant = role(c, &b, "victim", "threatened", "asker", "claimant")
			b.Against = role(c, &b, "threat", "attacker", "against")
			out = append(out, b)
			return
		}
		v := &c.Bind[slot]
		for _, s := range v.Set.Members() {
			if v.Other && slot > 0 && s == b.Vars[slot-1] {
				continue
			}
			b.Vars[slot] = s
			fill(slot+1, b)
		}
	}
	fill(0, rules.Binding{})
	return out
}

// role is the country bound to the first variable that has one of the names.
func role(c *rules.Clause, b *rules.Binding, names ...string) rules.Seat {
	for _, name := range names {
		for slot, v := range c.Bind {
			if v.Name == name {
				return b.Vars[slot]
			}
		}
	}
	return rules.NONE
}
