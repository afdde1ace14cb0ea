package compile

import (
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"

	"casus/rules"
)

// lookup finds what a name stands for in this condition.
func (l *lowering) lookup(name string) (meaning, bool) {
	if i := slices.Index(l.local, name); i >= 0 {
		return meaning{op: rules.OpVar, typ: rules.TypeCountry, slot: len(l.scope.Vars) + i}, true
	}
	if i := slices.Index(l.scope.Vars, name); i >= 0 {
		return meaning{op: rules.OpVar, typ: rules.TypeCountry, slot: i}, true
	}
	if param, ok := strings.CutPrefix(name, "params."); ok {
		for _, p := range l.scope.Params {
			if p.Name == param {
				return meaning{op: rules.OpConst, typ: rules.TypeInt, value: p.Value}, true
			}
		}
	}
	if name == "parties" && l.scope.Parties != 0 {
		return meaning{op: rules.OpIn, typ: rules.TypeCountry, set: uint64(l.scope.Parties)}, true
	}
	m, ok := l.c.means[name]
	return m, ok
}

// name lowers a name that stands for one value.
func (l *lowering) name(e ast.Expr) part {
	name := e.AsIdent()
	m, ok := l.lookup(name)
	switch {
	case !ok:
		return l.refuse(e, "nothing is called %q here", name)
	case m.tech:
		return l.refuse(e, "tech must be followed by a country and a field, such as tech[PRK][srbm]")
	case m.op == rules.OpPair:
		return l.refuse(e, "%s must be followed by two countries, such as %s[PRK][KOR]", name, name)
	case m.op == rules.OpCountry:
		return l.refuse(e, "%s must be followed by a country, such as %s[PRK]", name, name)
	case m.op == rules.OpIn:
		return l.refuse(e, "%s is a set of countries; write x in %s, or %s.exists(x, ...)", name, name, name)
	case m.fact.Shape() == rules.OfEvent && m.op == rules.OpFact && !l.scope.Event:
		return l.refuse(e, "there is no event here to ask about: %s", l.scope.Why)
	}
	out := part{expr: l.make(m.op, m.typ), start: l.nameStart(l.offset(e))}
	out.end = l.wordEnd(out.start)
	out.expr.Value, out.expr.Slot, out.expr.Name = m.value, m.slot, name
	if m.op == rules.OpFact {
		out.expr.Fact, out.expr.Index = m.fact, m.fact.At()
	}
	return l.placed(out)
}

// table lowers tension[a][b], alert[a] and tech[a][field].
func (l *lowering) table(e ast.Expr) part {
	var keys []ast.Expr
	for e.Kind() == ast.CallKind && len(e.AsCall().Args()) == 2 && e.AsCall().FunctionName() == "_[_]" {
		keys = append([]ast.Expr{e.AsCall().Args()[1]}, keys...)
		e = e.AsCall().Args()[0]
	}
	if e.Kind() != ast.IdentKind {
		return l.refuse(e, "only tables such as tension can be followed by [ ]")
	}
	m, _ := l.lookup(e.AsIdent())
	want := map[rules.Op]int{rules.OpCountry: 1, rules.OpPair: 2}[m.op]
	if m.tech {
		want = 2
	}
	if len(keys) != want {
		return l.name(e)
	}
	out := part{expr: l.make(m.op, m.typ), start: l.offset(e)}
	var last part
	for i, k := range keys {
		last = l.node(k)
		if m.tech && i == 1 {
			m.fact = rules.TechSRBM + rules.Fact(last.expr.Value)
			l.nodes--
			break
		}
		out.expr.Kids = append(out.expr.Kids, last.expr)
	}
	out.end = l.past(l.wrapped(last).end, ']')
	out.expr.Fact, out.expr.Index, out.expr.Name = m.fact, m.fact.Base(), e.AsIdent()
	return l.placed(out)
}
