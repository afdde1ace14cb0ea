package explain

import (
	"fmt"
	"strings"

	"casus/rules"
)

// says puts a change into one sentence: what is, and what would have been
// needed instead.
func (c *Change) says(places []*rules.Place) string {
	plain, valued := teller{places: places}, teller{env: &c.Env, places: places}
	e := c.Part
	switch {
	case c.Dispute > 0:
		now := map[bool]string{true: "narrow", false: "broad"}
		return fmt.Sprintf("This match goes by the %s reading of dispute D%d; the %s one would have been needed.", now[c.Want], c.Dispute, now[!c.Want])
	case e.Op == rules.OpIn:
		return sentence("%s is %s; %s would have been needed.", valued.bare(e.Kids[0]), valued.show(e.Kids[0], Value(e.Kids[0], &c.Env)), valued.oneOf(e, c.Want))
	case e.Type == rules.TypeBool && isFact(e), e.Op == rules.OpConst, e.Kids[0].Type == rules.TypeBool:
		return sentence("%s; it would have counted if %s.", valued.say(e, !c.Want), plain.say(e, c.Want))
	}
	subject := c.Fact
	if subject == nil {
		subject = e.Kids[0]
	}
	return sentence("%s is %s; %s would have been needed.", valued.bare(subject), valued.scaled(subject, Value(subject, &c.Env)), c.needed(subject, valued))
}

func sentence(pattern string, parts ...any) string {
	s := fmt.Sprintf(pattern, parts...)
	return strings.ToUpper(s[:1]) + s[1:]
}

// bare is the noun of a value without the value itself; the countries inside
// keep theirs: "the tension between the victim (North Korea) and Japan".
func (t teller) bare(e *rules.Expr) string {
	if isFact(e) {
		return t.fact(e)
	}
	return teller{places: t.places}.noun(e)
}

// scaled is a number with its scale, "400 of 1000", where 1000 is the most.
func (t teller) scaled(e *rules.Expr, v int64) string {
	if isFact(e) && e.Type == rules.TypeInt && rules.Facts[e.Fact].Max == 1000 {
		return fmt.Sprintf("%d of 1000", v)
	}
	return t.show(e, v)
}

// needed is "at least 500", "Japan" or "anything else".
func (c *Change) needed(subject *rules.Expr, t teller) string {
	if c.Fact == nil {
		other := t.noun(c.Part.Kids[1])
		if c.equal() {
			return other
		}
		return anyBut(subject.Type, other)
	}
	if c.equal() {
		if wanted := c.Part.Kids[1]; wanted.Op == rules.OpVar {
			return t.noun(wanted)
		}
		return t.show(subject, int64(c.To))
	}
	if c.Part.Op == rules.OpEq || c.Part.Op == rules.OpNe {
		return anyBut(subject.Type, t.show(subject, int64(c.From)))
	}
	words := map[bool]string{true: "at least ", false: "at most "}
	if subject.Op == rules.OpFact && subject.Fact == rules.Today {
		words = map[bool]string{true: "no day before ", false: "no day after "}
	}
	return words[c.To > c.From] + t.show(subject, int64(c.To))
}

// equal reports whether only one value will do.
func (c *Change) equal() bool {
	op := c.Part.Op
	return op == rules.OpEq && c.Want || op == rules.OpNe && !c.Want
}

// oneOf names the values of an `in` that would do.
func (t teller) oneOf(e *rules.Expr, want bool) string {
	names := t.members(e.Kids[0].Type, e.Mask)
	list := names[len(names)-1]
	if len(names) > 1 {
		list = strings.Join(names[:len(names)-1], ", ") + " or " + list
	}
	if want {
		return list
	}
	return anyBut(e.Kids[0].Type, list)
}

func anyBut(typ rules.Type, what string) string {
	if typ == rules.TypeCountry {
		return "anyone but " + what
	}
	return "anything but " + what
}
