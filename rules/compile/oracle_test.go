package compile

import (
	"fmt"

	"casus/rules"
)

// oracle compiles a condition for cel-go's own evaluator, which knows nothing
// of our trees and closures.
func (c *Compiler) oracle(cond *rules.Condition, s *Scope) (func(*rules.Env) (bool, error), error) {
	env, err := c.within(s)
	if err != nil {
		return nil, err
	}
	checked, issues := env.Compile(cond.Text)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	program, err := env.Program(checked)
	if err != nil {
		return nil, err
	}
	return func(e *rules.Env) (bool, error) {
		out, _, err := program.Eval(c.facts(e, s))
		if err != nil {
			return false, err
		}
		yes, ok := out.Value().(bool)
		if !ok {
			return false, fmt.Errorf("the oracle answers %v", out)
		}
		return yes, nil
	}, nil
}

// facts is the frame as cel-go sees it: plain maps, every closed value its
// number.
func (c *Compiler) facts(e *rules.Env, s *Scope) map[string]any {
	out := map[string]any{}
	for name, m := range c.means {
		out[name] = c.fact(m, e)
	}
	for i, v := range s.Vars {
		out[v] = int64(e.Vars[i])
	}
	for _, p := range s.Params {
		out["params."+p.Name] = int64(p.Value)
	}
	if s.Parties != 0 {
		out["parties"] = seats(s.Parties)
	}
	return out
}

func (c *Compiler) fact(m meaning, e *rules.Env) any {
	value := func(v int32) any {
		if m.typ == rules.TypeBool {
			return v != 0
		}
		return int64(v)
	}
	table := func(entry func(rules.Seat) any) map[int64]any {
		rows := map[int64]any{}
		for a := rules.RUS; a <= rules.NONE; a++ {
			rows[int64(a)] = entry(a)
		}
		return rows
	}
	switch {
	case m.tech:
		return table(func(a rules.Seat) any {
			row := map[int64]any{}
			for i := range rules.Techs {
				row[int64(i)] = int64(e.Frame[(rules.TechSRBM + rules.Fact(i)).Of(a)])
			}
			return row
		})
	case m.op == rules.OpPair:
		return table(func(a rules.Seat) any {
			return table(func(b rules.Seat) any { return value(e.Frame[m.fact.Pair(a, b)]) })
		})
	case m.op == rules.OpCountry:
		return table(func(a rules.Seat) any { return value(e.Frame[m.fact.Of(a)]) })
	case m.op == rules.OpFact:
		return value(e.Frame[m.fact.At()])
	case m.op == rules.OpDispute:
		return e.Disputes>>m.slot&1 == 1
	case m.op == rules.OpIn:
		return seats(rules.SeatSet(m.set))
	}
	return int64(m.value)
}

func seats(set rules.SeatSet) []int64 {
	var out []int64
	for _, s := range set.Members() {
		out = append(out, int64(s))
	}
	return out
}
