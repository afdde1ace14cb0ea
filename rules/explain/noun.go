package explain

import (
	"fmt"
	"math/bits"
	"strings"

	"casus/rules"
)

// noun is the name of a value in a sentence.
func (t teller) noun(e *rules.Expr) string {
	switch e.Op {
	case rules.OpConst:
		return t.show(e, int64(e.Value))
	case rules.OpVar:
		return t.country(e)
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		return t.valued(e, t.fact(e))
	case rules.OpAdd:
		return t.noun(e.Kids[0]) + " plus " + t.noun(e.Kids[1])
	case rules.OpSub:
		return t.noun(e.Kids[0]) + " minus " + t.noun(e.Kids[1])
	case rules.OpNeg:
		return "minus " + t.noun(e.Kids[0])
	}
	return t.say(e, true)
}

func (t teller) fact(e *rules.Expr) string {
	if words, ok := eventWords[e.Fact]; ok {
		return words
	}
	if pattern, ok := tableWords[e.Fact]; ok {
		return t.fill(pattern, e)
	}
	if e.Fact.IsTech() {
		return t.fill("the "+rules.Facts[e.Fact].Doc+" of %s", e)
	}
	return rules.Facts[e.Fact].Name
}

// fill puts the countries of a table's entry into a pattern.
func (t teller) fill(pattern string, e *rules.Expr) string {
	args := make([]any, len(e.Kids))
	for i, k := range e.Kids {
		args[i] = t.noun(k)
	}
	return fmt.Sprintf(pattern, args...)
}

// country is "the victim", with the country it is bound to when known. A
// quantified variable is just that country.
func (t teller) country(e *rules.Expr) string {
	words := Role(e.Name)
	if words == e.Name && t.env != nil {
		return t.show(e, Value(e, t.env))
	}
	return t.valued(e, words)
}

func (t teller) valued(e *rules.Expr, words string) string {
	if t.env == nil {
		return words
	}
	return fmt.Sprintf("%s (%s)", words, t.show(e, Value(e, t.env)))
}

// show writes a value of e's type.
func (t teller) show(e *rules.Expr, v int64) string {
	switch {
	case e.Fact == rules.Today && e.Op == rules.OpFact:
		return rules.Date(v).String()
	case e.Type == rules.TypeInt:
		return fmt.Sprint(v)
	case e.Type == rules.TypeBool:
		return map[bool]string{true: "yes", false: "no"}[v != 0]
	}
	return t.name(e.Type, v)
}

// name is a value of a closed list in words.
func (t teller) name(typ rules.Type, v int64) string {
	if words, ok := powerWords[rules.Seat(v)]; ok && typ == rules.TypeCountry {
		return words
	}
	if typ == rules.TypePlace {
		if int(v) < len(t.places) && v >= 0 {
			return t.places[v].Name
		}
		return "no known place"
	}
	names := rules.EnumNames(typ)
	if v < 0 || int(v) >= len(names) {
		return "none"
	}
	if words, ok := listWords[names[v]]; ok {
		return words
	}
	return strings.ReplaceAll(names[v], "_", " ")
}

func (t teller) members(typ rules.Type, mask uint64) []string {
	var names []string
	for m := mask; m != 0; m &= m - 1 {
		names = append(names, t.name(typ, int64(bits.TrailingZeros64(m))))
	}
	return names
}
