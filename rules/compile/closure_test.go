package compile

import (
	"testing"

	"pgregory.net/rapid"

	"casus/rules"
	"casus/rules/explain"
)

var testPlaces = []*rules.Place{{ID: "here"}, {ID: "there", Index: 1}}

func testCompiler(t testing.TB) *Compiler {
	t.Helper()
	c, err := New(testPlaces)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func testScope() Scope {
	return Scope{
		Vars: []string{"victim", "obligor"}, Event: true, Parties: 1<<rules.RUS | 1<<rules.PRK,
		Params: []rules.Param{{Name: "low", Value: -2}, {Name: "high", Value: 2}},
	}
}

// The closure, the plain tree-walk and cel-go's evaluator agree on generated
// conditions and frames.
func TestClosuresAgreeWithTheOracle(t *testing.T) {
	c := testCompiler(t)
	rapid.Check(t, func(t *rapid.T) {
		s := testScope()
		cond := rules.Condition{Text: condition(t, 3, nil), Pos: rules.Pos{File: "generated", Line: 1, Col: 1}}
		if errs := c.Condition(&cond, s); errs != nil {
			if len(cond.Text) > 1500 {
				return // larger than a condition may be
			}
			t.Fatalf("%s\n%v", cond.Text, errs)
		}
		oracle, err := c.oracle(&cond, &s)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			agree(t, &cond, oracle, anyEnv(t, len(s.Vars)))
		}
	})
}

func agree(t *rapid.T, cond *rules.Condition, oracle func(*rules.Env) (bool, error), env *rules.Env) {
	want, err := oracle(env)
	if err != nil {
		t.Fatalf("%s: %v", cond.Text, err)
	}
	if got := cond.Holds(env); got != want {
		t.Fatalf("%s\nclosure %v, cel-go %v", cond.Text, got, want)
	}
	if got := explain.Holds(cond.Expr, env); got != want {
		t.Fatalf("%s\ntree %v, cel-go %v", cond.Text, got, want)
	}
}

// A condition with no dispute in negative place can only gain from a broader
// reading.
func TestMonotoneConditionsOnlyGain(t *testing.T) {
	c := testCompiler(t)
	rapid.Check(t, func(t *rapid.T) {
		cond := rules.Condition{Text: condition(t, 2, nil)}
		if errs := c.Condition(&cond, testScope()); errs != nil {
			t.Fatal(errs)
		}
		env := anyEnv(t, 2)
		narrow := *env
		narrow.Disputes &= rapid.Uint32().Draw(t, "fewer")
		broad, less := cond.Holds(env), cond.Holds(&narrow)
		if cond.Monotone && less && !broad {
			t.Fatalf("%s turns to no when read more broadly", cond.Text)
		}
		if cond.Antitone && broad && !less {
			t.Fatalf("%s turns to yes when read more broadly", cond.Text)
		}
		if cond.Disputes == 0 && broad != less {
			t.Fatalf("%s names no dispute and depends on one", cond.Text)
		}
	})
}

func TestPolarity(t *testing.T) {
	c := testCompiler(t)
	for text, want := range map[string][2]bool{
		"event.att >= 3":                   {true, true},
		"d.D3 && event.att >= 3":           {true, false},
		"!d.D3":                            {false, true},
		"!(event.accident || d.D3)":        {false, true},
		"!!d.D3":                           {true, false},
		"d.D1 && !d.D2":                    {false, false},
		"d.D1 == event.accident":           {false, false},
		"countries.all(x, d.D4 || x==PRK)": {true, false},
	} {
		cond := rules.Condition{Text: text}
		if errs := c.Condition(&cond, testScope()); errs != nil {
			t.Fatal(errs)
		}
		if got := [2]bool{cond.Monotone, cond.Antitone}; got != want {
			t.Errorf("%s: monotone, antitone = %v, want %v", text, got, want)
		}
	}
}

// Every node knows its own text and place, brackets and all.
func TestNodesKnowTheirText(t *testing.T) {
	c := testCompiler(t)
	cond := rules.Condition{
		Text: "event.target == victim\n  && ((event.att >= params.high) || !(event.actor in [PRK, KOR]))\n  && tension[victim][(obligor)] - (3) < -tech[PRK][srbm]\n  && countries.exists(x, (rung[x][victim] > 2))",
		Pos:  rules.Pos{File: "f", Line: 10, Col: 9},
	}
	if errs := c.Condition(&cond, testScope()); errs != nil {
		t.Fatal(errs)
	}
	type at struct {
		text      string
		line, col int
	}
	var got []at
	var walk func(e *rules.Expr)
	walk = func(e *rules.Expr) {
		if e.Op != rules.OpConst && e.Op != rules.OpVar && e.Op != rules.OpAnd {
			got = append(got, at{e.Text, e.Pos.Line, e.Pos.Col})
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(cond.Expr)
	want := []at{
		{"event.target == victim", 10, 9}, {"event.target", 10, 9},
		{"(event.att >= params.high) || !(event.actor in [PRK, KOR])", 11, 15},
		{"event.att >= params.high", 11, 16}, {"event.att", 11, 16},
		{"!(event.actor in [PRK, KOR])", 11, 45}, {"event.actor in [PRK, KOR]", 11, 47}, {"event.actor", 11, 47},
		{"tension[victim][(obligor)] - (3) < -tech[PRK][srbm]", 12, 14},
		{"tension[victim][(obligor)] - (3)", 12, 14}, {"tension[victim][(obligor)]", 12, 14},
		{"-tech[PRK][srbm]", 12, 49}, {"tech[PRK][srbm]", 12, 50},
		{"countries.exists(x, (rung[x][victim] > 2))", 13, 14},
		{"rung[x][victim] > 2", 13, 35}, {"rung[x][victim]", 13, 35},
	}
	if len(got) != len(want) {
		t.Fatalf("%d nodes, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("node %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}
