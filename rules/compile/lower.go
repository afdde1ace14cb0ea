package compile

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"casus/rules"
	"casus/rules/parse"
)

// lowering turns a checked CEL tree into rules.Expr and refuses what is not in
// the language.
type lowering struct {
	c      *Compiler
	scope  *Scope
	cond   *rules.Condition
	source []rune
	info   *ast.SourceInfo
	errs   parse.Errors
	nodes  int
	local  []string // variables of exists and all around the node
}

// part is a lowered node with the span of source it covers.
type part struct {
	expr       *rules.Expr
	start, end int
}

var logic = map[string]rules.Op{operators.LogicalAnd: rules.OpAnd, operators.LogicalOr: rules.OpOr}

var binary = map[string]rules.Op{
	operators.Equals: rules.OpEq, operators.NotEquals: rules.OpNe,
	operators.Less: rules.OpLt, operators.LessEquals: rules.OpLe,
	operators.Greater: rules.OpGt, operators.GreaterEquals: rules.OpGe,
	operators.Add: rules.OpAdd, operators.Subtract: rules.OpSub,
}

func (l *lowering) node(e ast.Expr) part {
	switch e.Kind() {
	case ast.IdentKind:
		return l.name(e)
	case ast.LiteralKind:
		return l.constant(e)
	case ast.CallKind:
		return l.call(e)
	case ast.ComprehensionKind:
		return l.quantifier(e)
	case ast.ListKind:
		return l.refuse(e, "a list can only stand after in")
	}
	return l.refuse(e, "this cannot be used in conditions; they know names, numbers, comparisons, in, &&, || and !")
}

func (l *lowering) call(e ast.Expr) part {
	call := e.AsCall()
	fn := call.FunctionName()
	if op, ok := logic[fn]; ok {
		var kids []part
		l.flatten(e, fn, &kids)
		return l.join(op, rules.TypeBool, kids)
	}
	if op, ok := binary[fn]; ok {
		kids := []part{l.node(call.Args()[0]), l.node(call.Args()[1])}
		typ := rules.TypeBool
		if op == rules.OpAdd || op == rules.OpSub {
			typ = rules.TypeInt
		}
		return l.join(op, typ, kids)
	}
	switch fn {
	case operators.LogicalNot:
		return l.unary(rules.OpNot, e)
	case operators.Negate:
		return l.unary(rules.OpNeg, e)
	case operators.Index:
		return l.table(e)
	case operators.In:
		return l.member(e)
	}
	return l.refuse(e, "this cannot be used in conditions; they know names, numbers, comparisons, in, &&, || and !")
}

// flatten lists the operands of a chain of the same operator in source order;
// cel-go balances such chains into a tree.
func (l *lowering) flatten(e ast.Expr, fn string, into *[]part) {
	if e.Kind() == ast.CallKind && e.AsCall().FunctionName() == fn {
		l.flatten(e.AsCall().Args()[0], fn, into)
		l.flatten(e.AsCall().Args()[1], fn, into)
		return
	}
	*into = append(*into, l.node(e))
}

func (l *lowering) join(op rules.Op, typ rules.Type, kids []part) part {
	out := part{expr: l.make(op, typ), start: l.wrapped(kids[0]).start, end: l.wrapped(kids[len(kids)-1]).end}
	for _, k := range kids {
		out.expr.Kids = append(out.expr.Kids, k.expr)
	}
	return l.placed(out)
}

func (l *lowering) unary(op rules.Op, e ast.Expr) part {
	kid := l.node(e.AsCall().Args()[0])
	typ := rules.TypeBool
	if op == rules.OpNeg {
		typ = rules.TypeInt
	}
	out := part{expr: l.make(op, typ), start: l.offset(e), end: l.wrapped(kid).end}
	out.expr.Kids = []*rules.Expr{kid.expr}
	return l.placed(out)
}

func (l *lowering) constant(e ast.Expr) part {
	out := part{expr: l.make(rules.OpConst, rules.TypeInt), start: l.offset(e)}
	out.end = l.wordEnd(out.start)
	switch v := e.AsLiteral().(type) {
	case types.Int:
		if v < -2000000000 || v > 2000000000 {
			return l.refuse(e, "the number is too large; facts stay below 2,000,000,000")
		}
		out.expr.Value = int32(v)
	case types.Bool:
		out.expr.Type = rules.TypeBool
		if v {
			out.expr.Value = 1
		}
	case types.String, types.Bytes:
		return l.refuse(e, "text in quotes cannot be used; write names such as PRK or armed_attack without quotes")
	default:
		return l.refuse(e, "only whole numbers can be used; scales run to 1000 so that no fractions are needed")
	}
	l.placed(out)
	out.expr.Name = out.expr.Text
	return out
}

func (l *lowering) make(op rules.Op, typ rules.Type) *rules.Expr {
	l.nodes++
	return &rules.Expr{Op: op, Type: typ}
}

func (l *lowering) refuse(e ast.Expr, format string, args ...any) part {
	at := l.offset(e)
	l.fail(at, format, args...)
	return part{expr: &rules.Expr{Op: rules.OpConst, Type: rules.TypeBool}, start: at, end: at}
}

func (l *lowering) fail(at int, format string, args ...any) {
	l.errs = append(l.errs, parse.At(l.pos(at), format, args...))
}
