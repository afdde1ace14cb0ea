package explain

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Outline is a condition in words, without values, broken up where it says
// "all of these" or "any of these".
type Outline struct {
	Prose string    `json:"prose,omitempty"` // of a part without parts
	Joins string    `json:"joins,omitempty"` // "all" or "any" of the kids
	Lead  string    `json:"lead,omitempty"`  // ahead of the kids: "for at least one country t", "on the broad reading of D2"
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
		return t.joined(e, yes)
	case rules.OpExists, rules.OpAll:
		body := t.outline(e.Kids[0], yes)
		if body.Joins == "" {
			break
		}
		body.Lead = strings.TrimSuffix(t.quantifier(e, yes)+", "+body.Lead, ", ")
		return body
	}
	return Outline{Prose: t.say(e, yes)}
}

// joined is an and or an or as a list. Where readings stand among things that
// must all be so, they go ahead: "on the broad reading of D14, ...".
func (t teller) joined(e *rules.Expr, yes bool) Outline {
	all := (e.Op == rules.OpAnd) == yes
	var lead []string
	var kids []Outline
	for _, k := range e.Kids {
		reading := strip(k)
		if all && reading.Op == rules.OpDispute {
			broad := yes == (negations(k)%2 == 0)
			lead = append(lead, fmt.Sprintf("on the %s reading of D%d", map[bool]string{true: "broad", false: "narrow"}[broad], reading.Slot+1))
			continue
		}
		kids = append(kids, t.outline(k, yes))
	}
	switch {
	case len(kids) == 0:
		return Outline{Prose: strings.Join(lead, " and ")}
	case len(kids) == 1 && kids[0].Joins == "":
		return Outline{Prose: strings.Join(append(lead, kids[0].Prose), ", ")}
	case len(kids) == 1:
		if kids[0].Lead != "" {
			lead = append(lead, kids[0].Lead)
		}
		return Outline{Joins: kids[0].Joins, Lead: strings.Join(lead, ", "), Kids: kids[0].Kids}
	}
	return Outline{Joins: joinWord(all), Lead: strings.Join(lead, " and "), Kids: kids}
}

func negations(e *rules.Expr) (n int) {
	for ; e.Op == rules.OpNot; e = e.Kids[0] {
		n++
	}
	return n
}

func joinWord(all bool) string {
	if all {
		return "all"
	}
	return "any"
}
