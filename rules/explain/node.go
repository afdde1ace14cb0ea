package explain

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Node is a part of a condition with its answer. Value is true, false or
// "unknown": unknown where contested disputes decide.
type Node struct {
	Text    string `json:"text"`
	Prose   string `json:"prose"`
	Value   any    `json:"value"`
	Joins   string `json:"joins,omitempty"` // how the kids make the answer: "all" of them or "any"
	Facts   []Fact `json:"facts,omitempty"`
	Witness string `json:"witness,omitempty"` // the country that settles an exists or all
	Kids    []Node `json:"kids,omitempty"`
	Line    int    `json:"line"`
}

// Fact is a number the answer rests on: {tension[PRK][KOR], 640}. The value is
// a number, a name or a yes/no.
type Fact struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// node explains one part.
func (x *explainer) node(e *rules.Expr) Node {
	n := Node{Text: e.Text, Prose: x.say(e, true), Value: x.value(e), Line: e.Pos.Line}
	switch e.Op {
	case rules.OpAnd, rules.OpOr:
		n.Joins = joinWord(e.Op == rules.OpAnd)
		for _, k := range e.Kids {
			n.Kids = append(n.Kids, x.node(k))
		}
	case rules.OpNot:
		if k := e.Kids[0]; k.Op == rules.OpAnd || k.Op == rules.OpOr || k.Op == rules.OpExists || k.Op == rules.OpAll {
			n.Kids = []Node{x.node(k)}
		} else {
			n.Facts = x.facts(e)
		}
	case rules.OpExists, rules.OpAll:
		x.witness(e, &n)
	default:
		n.Facts = x.facts(e)
	}
	return n
}

// witness shows the body of an exists or all for the country that settles it.
func (x *explainer) witness(e *rules.Expr, n *Node) {
	s, found := witness(e, x.env)
	if !found {
		return
	}
	n.Witness, n.Prose = s.String(), map[rules.Op]string{
		rules.OpExists: "at least one country fits: ", rules.OpAll: "it does not hold for every country: ",
	}[e.Op]+x.name(rules.TypeCountry, int64(s))
	before := x.env.Vars[e.Slot]
	x.env.Vars[e.Slot] = s
	n.Kids = []Node{x.node(e.Kids[0])}
	x.env.Vars[e.Slot] = before
}

// value asks the part under every setting of the contested disputes.
func (x *explainer) value(e *rules.Expr) any {
	before := x.env.Disputes
	defer func() { x.env.Disputes = before }()
	first, open := false, x.contested
	for set := open; ; set = (set - 1) & open {
		x.env.Disputes = x.broad | set
		switch holds := Holds(e, x.env); {
		case set == open:
			first = holds
		case holds != first:
			return "unknown"
		}
		if set == 0 {
			return first
		}
	}
}

// facts lists the facts a part reads, each once.
func (x *explainer) facts(e *rules.Expr) []Fact {
	var out []Fact
	seen := map[string]bool{}
	var walk func(e *rules.Expr)
	walk = func(e *rules.Expr) {
		if e.Op == rules.OpFact || e.Op == rules.OpCountry || e.Op == rules.OpPair {
			if f := x.reading(e); !seen[f.Name] {
				seen[f.Name] = true
				out = append(out, f)
			}
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(e)
	return out
}

// reading is one fact with its countries put in: tension[PRK][KOR] = 640.
func (x *explainer) reading(e *rules.Expr) Fact {
	var name strings.Builder
	name.WriteString(rules.Facts[e.Fact].Name)
	if e.Fact.Shape() == rules.OfEvent {
		name.Reset()
		name.WriteString(e.Fact.Name())
	}
	if e.Fact.IsTech() {
		name.Reset()
		name.WriteString("tech")
	}
	for _, k := range e.Kids {
		fmt.Fprintf(&name, "[%s]", rules.Seat(Value(k, x.env)))
	}
	if e.Fact.IsTech() {
		fmt.Fprintf(&name, "[%s]", rules.Facts[e.Fact].Name)
	}
	return Fact{name.String(), x.plain(e, Value(e, x.env))}
}

func (x *explainer) plain(e *rules.Expr, v int64) any {
	switch e.Type {
	case rules.TypeInt:
		return v
	case rules.TypeBool:
		return v != 0
	}
	return x.show(e, v)
}
