package compile

import (
	"cel.dev/cel-go/common/ast"

	"casus/rules"
	"casus/rules/parse"
)

// Condition checks and compiles one condition in place. A nil condition is
// fine: there is nothing to check.
func (c *Compiler) Condition(cond *rules.Condition, s Scope) parse.Errors {
	if cond == nil || cond.Text == "" {
		return nil
	}
	checked, errs := c.check(cond, &s)
	if errs != nil {
		return errs
	}
	l := &lowering{c: c, scope: &s, cond: cond, source: []rune(cond.Text), info: checked.SourceInfo()}
	root := l.node(checked.Expr())
	if len(l.errs) == 0 && root.expr.Type != rules.TypeBool {
		l.fail(root.start, "a condition must be true or false, and this is %s; compare it with something", a(root.expr.Type))
	}
	if len(l.errs) == 0 && l.nodes > MaxNodes {
		l.fail(0, "the condition has %d parts; the limit is %d, split the clause", l.nodes, MaxNodes)
	}
	if len(l.errs) > 0 {
		return l.errs[:1]
	}
	cond.Expr = root.expr
	cond.Holds = truth(root.expr)
	polarity(cond)
	return nil
}

// check parses and type-checks with cel-go and translates what it says.
func (c *Compiler) check(cond *rules.Condition, s *Scope) (*ast.AST, parse.Errors) {
	env, err := c.within(s)
	if err != nil {
		return nil, parse.Errors{parse.At(cond.Pos, "a name of this clause is taken: %v", err)}
	}
	parsed, issues := env.Compile(cond.Text)
	if issues.Err() != nil {
		e := issues.Errors()[0]
		pos := place(cond, max(e.Location.Line(), 1), nameColumn(cond.Text, e.Location.Line(), e.Location.Column()))
		return nil, parse.Errors{parse.At(pos, "%s", c.plain(e.Message, s))}
	}
	return parsed.NativeRep(), nil
}

// place turns a line (from 1) and column (from 0) of the condition into a place
// in the file. Every line of a condition begins in the same column: it is one
// line, or a block with one indentation.
func place(cond *rules.Condition, line, col int) rules.Pos {
	p := cond.Pos
	p.Line += line - 1
	p.Col += col
	return p
}
