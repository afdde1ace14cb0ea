package compile

import (
	"fmt"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/operators"

	"casus/rules"
	"casus/rules/parse"
)

// Compiler compiles the conditions of one pack: its places are names in them.
type Compiler struct {
	base  *cel.Env
	names []string
	means map[string]meaning
	envs  map[string]*cel.Env // by Scope.key
}

// allowed are the operators the checker may know; lower.go accepts no others.
var allowed = []string{
	operators.LogicalAnd, operators.LogicalOr, operators.LogicalNot, operators.Equals,
	operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater,
	operators.GreaterEquals, operators.Add, operators.Subtract, operators.Negate,
	operators.In, operators.Index, operators.NotStrictlyFalse,
}

// New prepares a compiler. Its errors are about places whose ids are taken.
func New(places []*rules.Place) (*Compiler, error) {
	c := &Compiler{envs: map[string]*cel.Env{}}
	var errs parse.Errors
	_, plain := vocabulary(nil)
	for _, p := range places {
		if m, taken := plain[p.ID]; taken {
			errs = append(errs, parse.At(p.Pos, "the id %q already means %s; choose another", p.ID, a(m.typ)))
		}
	}
	if err := errs.Err(); err != nil {
		return nil, err
	}
	c.names, c.means = vocabulary(places)
	subset := env.NewLibrarySubset().AddIncludedMacros("exists", "all")
	for _, op := range allowed {
		subset.AddIncludedFunctions(&env.Function{Name: op})
	}
	options := []cel.EnvOption{
		cel.StdLib(cel.StdLibSubset(subset)),
		cel.HomogeneousAggregateLiterals(),
		cel.ParserRecursionLimit(100),
		cel.ParserExpressionSizeLimit(parse.MaxCondition),
		cel.ParserErrorRecoveryLimit(2),
	}
	for _, name := range c.names {
		options = append(options, cel.Variable(name, celType(c.means[name])))
	}
	base, err := cel.NewCustomEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("the vocabulary does not fit the condition language: %w", err)
	}
	c.base = base
	return c, nil
}

// typeNames are the condition language's names for its types.
var typeNames = [...]string{"int", "bool", "country", "kind", "place", "place_kind", "zone", "ocean", "platform", "subject", "tech"}

var opaque = func() (out [rules.TypeTech + 1]*cel.Type) {
	for t := range out {
		out[t] = cel.OpaqueType(typeNames[t])
	}
	out[rules.TypeInt], out[rules.TypeBool] = cel.IntType, cel.BoolType
	return out
}()

func celType(m meaning) *cel.Type {
	country := opaque[rules.TypeCountry]
	switch {
	case m.tech:
		return cel.MapType(country, cel.MapType(opaque[rules.TypeTech], cel.IntType))
	case m.op == rules.OpPair:
		return cel.MapType(country, cel.MapType(country, opaque[m.typ]))
	case m.op == rules.OpCountry:
		return cel.MapType(country, opaque[m.typ])
	case m.op == rules.OpIn:
		return cel.ListType(country)
	}
	return opaque[m.typ]
}

// within extends the base environment by a scope's names.
func (c *Compiler) within(s *Scope) (*cel.Env, error) {
	k := s.key()
	if e, ok := c.envs[k]; ok {
		return e, nil
	}
	var options []cel.EnvOption
	for _, v := range s.Vars {
		options = append(options, cel.Variable(v, opaque[rules.TypeCountry]))
	}
	for _, p := range s.Params {
		options = append(options, cel.Variable("params."+p.Name, cel.IntType))
	}
	if s.Parties != 0 {
		options = append(options, cel.Variable("parties", cel.ListType(opaque[rules.TypeCountry])))
	}
	e, err := c.base.Extend(options...)
	if err == nil {
		c.envs[k] = e
	}
	return e, err
}
