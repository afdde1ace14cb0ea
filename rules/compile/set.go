package compile

import (
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"casus/rules"
)

// member lowers x in parties and x in [A, B].
func (l *lowering) member(e ast.Expr) part {
	args := e.AsCall().Args()
	kid := l.node(args[0])
	set := l.set(args[1], kid.expr.Type)
	out := part{expr: l.make(rules.OpIn, rules.TypeBool), start: l.wrapped(kid).start, end: l.wrapped(set.part).end}
	out.expr.Kids, out.expr.Mask = []*rules.Expr{kid.expr}, set.mask
	return l.placed(out)
}

// span of a set and the values in it, one bit each.
type set struct {
	part
	mask uint64
}

func (l *lowering) set(e ast.Expr, of rules.Type) set {
	out := set{part: part{start: l.offset(e)}}
	switch e.Kind() {
	case ast.IdentKind:
		m, _ := l.lookup(e.AsIdent())
		out.mask, out.end = m.set, l.wordEnd(out.start)
	case ast.ListKind:
		for _, item := range e.AsList().Elements() {
			p := l.node(item)
			l.nodes--
			if p.expr.Op != rules.OpConst || p.expr.Type == rules.TypeInt || p.expr.Type == rules.TypeBool {
				l.fail(p.start, "a list may hold only names from a closed list, such as PRK or armed_attack; compare the rest with == and ||")
				continue
			}
			out.mask |= 1 << uint(p.expr.Value)
			out.end = p.end
		}
		out.end = l.past(out.end, ']')
	}
	if out.mask == 0 && len(l.errs) == 0 {
		l.fail(out.start, "the set is empty; name at least one %s", of)
	}
	return out
}

// quantifier lowers countries.exists(x, ...) and all. cel-go has expanded the
// macro into a fold, whose step tells which of the two it was.
func (l *lowering) quantifier(e ast.Expr) part {
	fold := e.AsComprehension()
	op := rules.OpExists
	if fold.LoopStep().AsCall().FunctionName() == operators.LogicalAnd {
		op = rules.OpAll
	}
	over := l.set(fold.IterRange(), rules.TypeCountry)
	name := fold.IterVar()
	if _, taken := l.lookup(name); taken || slices.Contains([]string{"event", "params", "d", "parties"}, name) {
		return l.refuse(e, "%q already means something; choose another name inside exists and all", name)
	}
	if len(l.local) == MaxNesting {
		return l.refuse(e, "exists and all may stand at most %d deep in one another", MaxNesting)
	}
	out := part{expr: l.make(op, rules.TypeBool), start: over.start}
	out.expr.Slot, out.expr.Mask, out.expr.Name = len(l.scope.Vars)+len(l.local), over.mask, name
	l.local = append(l.local, name)
	body := l.node(fold.LoopStep().AsCall().Args()[1])
	l.local = l.local[:len(l.local)-1]
	out.expr.Kids = []*rules.Expr{body.expr}
	out.end = l.past(l.wrapped(body).end, ')')
	return l.placed(out)
}
