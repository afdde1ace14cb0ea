package parse

import (
	"slices"
	"strconv"
	"strings"

	"casus/rules"
)

// target is a place in the state as effects and start values name it:
// tension[actor][target], alert[PRK], tech[PRK][srbm], taboo.
type target struct {
	fact     rules.Fact
	row, col rules.Operand
	ok       bool
}

var factNames = func() []string {
	names := []string{"tech"}
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if f.Shape() != rules.OfEvent && !f.IsTech() {
			names = append(names, rules.Facts[f].Name)
		}
	}
	return names
}()

// target reads text as a place in the state. With roles the words actor and
// target may stand for countries.
func (d *Doc) target(pos rules.Pos, text string, roles bool) target {
	name, rest, _ := strings.Cut(text, "[")
	var index []string
	if rest != "" {
		if !strings.HasSuffix(rest, "]") {
			d.fail(pos, "%q is not a number of the state; write it like tension[PRK][KOR] or alert[PRK]", text)
			return target{}
		}
		index = strings.Split(strings.TrimSuffix(rest, "]"), "][")
	}
	if !slices.Contains(factNames, name) {
		d.fail(pos, "no number of the state is called %q%s", name, DidYouMean(name, factNames))
		return target{}
	}
	if name == "tech" && len(index) == 2 {
		return d.tech(pos, index, roles)
	}
	return d.entry(pos, name, index, roles)
}

func (d *Doc) entry(pos rules.Pos, name string, index []string, roles bool) target {
	t := target{fact: factNamed(name)}
	want := map[rules.Shape]int{rules.Scalar: 0, rules.ByCountry: 1, rules.ByPair: 2}[t.fact.Shape()]
	if name == "tech" || len(index) != want {
		d.fail(pos, "%s must be written as %s", name, example(name, t.fact))
		return target{}
	}
	t.ok = true
	if want > 0 {
		t.row = d.operand(pos, index[0], roles, &t.ok)
	}
	if want > 1 {
		t.col = d.operand(pos, index[1], roles, &t.ok)
	}
	return t
}

func (d *Doc) tech(pos rules.Pos, index []string, roles bool) target {
	i := slices.Index(rules.Techs, index[1])
	if i < 0 {
		d.fail(pos, "no technology is called %q%s", index[1], DidYouMean(index[1], rules.Techs))
		return target{}
	}
	t := target{fact: rules.TechSRBM + rules.Fact(i), ok: true}
	t.row = d.operand(pos, index[0], roles, &t.ok)
	return t
}

func (d *Doc) operand(pos rules.Pos, word string, roles bool, ok *bool) rules.Operand {
	if roles && (word == "actor" || word == "target") {
		return rules.Operand{Actor: word == "actor", Target: word == "target"}
	}
	s, found := rules.ParseSeat(word)
	if !found || s > rules.UKR {
		known := slices.Clone(rules.EnumNames(rules.TypeCountry)[:rules.UKR+1])
		if roles {
			known = append(known, "actor", "target")
		}
		d.fail(pos, "%q is not a country here%s", word, DidYouMean(word, known))
		*ok = false
	}
	return rules.Operand{Seat: s}
}

func factNamed(name string) rules.Fact {
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if f.Shape() != rules.OfEvent && !f.IsTech() && rules.Facts[f].Name == name {
			return f
		}
	}
	return 0
}

func example(name string, f rules.Fact) string {
	switch {
	case name == "tech":
		return "tech[PRK][srbm]"
	case f.Shape() == rules.ByPair:
		return name + "[PRK][KOR]"
	case f.Shape() == rules.ByCountry:
		return name + "[PRK]"
	}
	return name
}

// index is where the target stands in the frame, for fixed countries.
func (t target) index() int {
	switch t.fact.Shape() {
	case rules.ByPair:
		return t.fact.Pair(t.row.Seat, t.col.Seat)
	case rules.ByCountry:
		return t.fact.Of(t.row.Seat)
	}
	return t.fact.At()
}

// fits complains about a value the number can never have.
func (d *Doc) fits(pos rules.Pos, t target, value int32) {
	info := rules.Facts[t.fact]
	if t.ok && (value < info.Min || value > info.Max) {
		d.fail(pos, "%d is out of range; %s goes from %d to %d", value, info.Name, info.Min, info.Max)
	}
}

// expectation reads `tension[PRK][KOR] +43` or `alert[PRK] = 2`.
func (d *Doc) expectation(n *node) rules.Expectation {
	s, ok := d.value(n, "an expected change such as \"tension[PRK][KOR] +43\"")
	if !ok {
		return rules.Expectation{}
	}
	words := strings.Fields(s)
	e := rules.Expectation{Text: s, Pos: n.pos}
	last, sign := "", ""
	switch {
	case len(words) == 2 && strings.ContainsAny(words[1][:1], "+-"):
		last, e.Change = words[1], true
	case len(words) == 3 && (words[1] == "=" || words[1] == "+" || words[1] == "-"):
		last, e.Change = words[2], words[1] != "="
		sign = strings.Trim(words[1], "=")
	}
	v, err := strconv.ParseInt(sign+last, 10, 32)
	if last == "" || err != nil {
		d.fail(n.pos, "%q cannot be read; write \"tension[PRK][KOR] +43\" for a change or \"alert[PRK] = 2\" for a value", s)
		return e
	}
	t := d.target(n.pos, words[0], false)
	if t.ok {
		e.Index = t.index()
	}
	e.Value = int32(v)
	return e
}
