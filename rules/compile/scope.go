package compile

import (
	"strings"

	"casus/rules"
)

// Scope is what the names of one condition stand for beside the vocabulary.
type Scope struct {
	Vars    []string      // variables bound to countries, slot by slot
	Params  []rules.Param // figures, written params.name
	Parties rules.SeatSet // the set `parties`; empty: there is none
	Event   bool          // an event is at hand, so event.x may be read
	Why     string        // where Event is false: why there is none
}

// key tells scopes apart that need another environment.
func (s *Scope) key() string {
	var b strings.Builder
	for _, v := range s.Vars {
		b.WriteString(v)
		b.WriteByte(' ')
	}
	b.WriteByte('|')
	for _, p := range s.Params {
		b.WriteString(p.Name)
		b.WriteByte(' ')
	}
	if s.Parties != 0 {
		b.WriteString("|parties")
	}
	return b.String()
}

// meaning is what a name of the condition language stands for.
type meaning struct {
	op    rules.Op
	typ   rules.Type
	value int32      // OpConst
	fact  rules.Fact // OpFact, OpCountry, OpPair
	slot  int        // OpVar, OpDispute
	set   uint64     // a set of countries: op is OpIn
	tech  bool       // the table tech[country][field]
}

// vocabulary lists the names every condition knows, in a fixed order.
func vocabulary(places []*rules.Place) ([]string, map[string]meaning) {
	names := []string{}
	all := map[string]meaning{}
	add := func(name string, m meaning) {
		names = append(names, name)
		all[name] = m
	}
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if f.IsTech() {
			continue
		}
		op := map[rules.Shape]rules.Op{rules.ByPair: rules.OpPair, rules.ByCountry: rules.OpCountry}[f.Shape()]
		if op == rules.OpConst {
			op = rules.OpFact
		}
		add(f.Name(), meaning{op: op, typ: rules.Facts[f].Type, fact: f})
	}
	add("tech", meaning{op: rules.OpCountry, typ: rules.TypeInt, tech: true})
	for t := rules.TypeCountry; t <= rules.TypeTech; t++ {
		for i, name := range rules.EnumNames(t) {
			add(name, meaning{op: rules.OpConst, typ: t, value: int32(i)})
		}
	}
	for i, p := range places {
		add(p.ID, meaning{op: rules.OpConst, typ: rules.TypePlace, value: int32(i)})
	}
	for i, id := range rules.DisputeNames(1<<rules.Disputes - 1) {
		add("d."+id, meaning{op: rules.OpDispute, typ: rules.TypeBool, slot: i})
	}
	add("countries", meaning{op: rules.OpIn, typ: rules.TypeCountry, set: uint64(rules.AllSeats)})
	return names, all
}
