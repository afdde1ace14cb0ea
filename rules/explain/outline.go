package explain

import "casus/rules"

// Outline is a condition in words, without values, broken up where it says
// "all of these" or "any of these".
type Outline struct {
	Prose string    `json:"prose,omitempty"` // of a part without parts
	Joins string    `json:"joins,omitempty"` // "all" or "any" of the kids
	Lead  string    `json:"lead,omitempty"`  // ahead of the kids: "for at least one country t"
	Kids  []Outline `json:"kids,omitempty"`
}

// OutlineOf puts a compiled condition into words. Places are the pack's.
func OutlineOf(c *rules.Condition, places []*rules.Place) Outline {
	return teller{places: places}.outline(c.Expr, true)
}

// Role is how sentences call a variable of a clause: "the victim".
func Role(name string) string {
	if words, ok := countryWords[name]; ok {
		return words
	}
	return name
}

func (t teller) outline(e *rules.Expr, yes bool) Outline {
	switch e.Op {
	case rules.OpNot:
		return t.outline(e.Kids[0], !yes)
	case rules.OpAnd, rules.OpOr:
		out := Outline{Joins: joinWord((e.Op == rules.OpAnd) == yes)}
		for _, k := range e.Kids {
			out.Kids = append(out.Kids, t.outline(k, yes))
		}
		return out
	case rules.OpExists, rules.OpAll:
		body := t.outline(e.Kids[0], yes)
		if body.Joins == "" {
			break
		}
		body.Lead = t.quantifier(e, yes)
		return body
	}
	return Outline{Prose: t.say(e, yes)}
}

func joinWord(all bool) string {
	if all {
		return "all"
	}
	return "any"
}
