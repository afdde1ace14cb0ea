package explain

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Prose puts a condition into plain English, without values: what must be so.
// Places are the pack's, for their names. A condition that is not compiled, or
// nil, gives the empty string.
func Prose(c *rules.Condition, places []*rules.Place) string {
	if c == nil || c.Expr == nil {
		return ""
	}
	return teller{places: places}.say(c.Expr, true)
}

// teller makes sentences. With an environment it adds the values it finds.
type teller struct {
	env    *rules.Env
	places []*rules.Place
}

// say is the sentence that e is so (yes) or is not so.
func (t teller) say(e *rules.Expr, yes bool) string {
	switch e.Op {
	case rules.OpNot:
		return t.say(e.Kids[0], !yes)
	case rules.OpAnd, rules.OpOr:
		return t.chain(e, yes)
	case rules.OpDispute:
		return fmt.Sprintf("dispute D%d is read %s", e.Slot+1, map[bool]string{true: "broadly", false: "narrowly"}[yes])
	case rules.OpIn:
		return t.membership(e, yes)
	case rules.OpExists, rules.OpAll:
		return t.quantified(e, yes)
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		return t.yesNo(e, yes)
	case rules.OpConst:
		return map[bool]string{true: "always", false: "never"}[(e.Value != 0) == yes]
	}
	op := e.Op
	if !yes {
		op = opposite[op]
	}
	return t.comparison(e, op)
}

var opposite = map[rules.Op]rules.Op{
	rules.OpEq: rules.OpNe, rules.OpNe: rules.OpEq, rules.OpLt: rules.OpGe,
	rules.OpGe: rules.OpLt, rules.OpGt: rules.OpLe, rules.OpLe: rules.OpGt,
}

// chain joins the parts of an and or an or; denied, each becomes the other.
func (t teller) chain(e *rules.Expr, yes bool) string {
	word := map[bool]string{true: " and ", false: ", or "}[(e.Op == rules.OpAnd) == yes]
	parts := make([]string, len(e.Kids))
	for i, k := range e.Kids {
		parts[i] = t.say(k, yes)
		if inner := strip(k); inner.Op == rules.OpOr || inner.Op == rules.OpAnd {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, word)
}

func strip(e *rules.Expr) *rules.Expr {
	for e.Op == rules.OpNot {
		e = e.Kids[0]
	}
	return e
}

func (t teller) membership(e *rules.Expr, yes bool) string {
	who := t.noun(e.Kids[0])
	if strings.HasSuffix(e.Text, " in parties") {
		return who + map[bool]string{true: " is one of the parties", false: " is none of the parties"}[yes]
	}
	names := t.members(e.Kids[0].Type, e.Mask)
	if len(names) == 1 {
		return who + map[bool]string{true: " is ", false: " is not "}[yes] + names[0]
	}
	word := map[bool]string{true: " is ", false: " is neither "}[yes]
	joint := map[bool]string{true: " or ", false: " nor "}[yes]
	return who + word + strings.Join(names[:len(names)-1], ", ") + joint + names[len(names)-1]
}

// quantified says, with values at hand, for which country it is so; where no
// single country settles it, it says the question without values.
func (t teller) quantified(e *rules.Expr, yes bool) string {
	if t.env != nil {
		if s, found := witness(e, t.env); found && (e.Op == rules.OpExists) == yes {
			there := *t.env
			there.Vars[e.Slot] = s
			return fmt.Sprintf("for %s: %s", t.name(rules.TypeCountry, int64(s)), teller{&there, t.places}.say(e.Kids[0], yes))
		}
		t.env = nil
	}
	return t.quantifier(e, yes) + ": " + t.say(e.Kids[0], yes)
}

func (t teller) quantifier(e *rules.Expr, yes bool) string {
	if (e.Op == rules.OpExists) == yes {
		return "for at least one country " + e.Name
	}
	return "for every country " + e.Name
}

func (t teller) yesNo(e *rules.Expr, yes bool) string {
	pattern, ok := yesNo[e.Fact]
	if !ok {
		return fmt.Sprintf("%s %s", t.noun(e), map[bool]string{true: "is above 0", false: "is 0"}[yes])
	}
	return t.fill(pattern[map[bool]int{true: 0, false: 1}[yes]], e)
}

// comparison is "the target of the act is the victim" or, for numbers with
// values at hand, "how well ... who did it: 300, must be at least 800".
func (t teller) comparison(e *rules.Expr, op rules.Op) string {
	left, right := e.Kids[0], e.Kids[1]
	if left.Type == rules.TypeBool {
		return fmt.Sprintf("%q and %q %s", left.Text, right.Text, map[rules.Op]string{rules.OpEq: "agree", rules.OpNe: "differ"}[op])
	}
	if left.Op == rules.OpFact && left.Fact == rules.Today && right.Op == rules.OpConst {
		return fmt.Sprintf("%s %s %s", t.noun(left), dateWords[op], rules.Date(right.Value))
	}
	if t.env == nil || left.Type != rules.TypeInt {
		return fmt.Sprintf("%s %s %s", t.noun(left), compares[op][0], t.noun(right))
	}
	return fmt.Sprintf("%s: %s, %s %s", t.bare(left), t.show(left, Value(left, t.env)), compares[op][1], t.noun(right))
}
