package compile_test

import (
	"testing"

	"pgregory.net/rapid"

	"casus/rules"
	"casus/rules/compile"
	"casus/rules/explain"
	"casus/rules/load"
)

func shippedConditions(t testing.TB) []compile.Compared {
	t.Helper()
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, err := compile.CompareAll(p)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every shipped condition answers as cel-go's own evaluator does. Frames are
// random, and random frames hardly ever meet a long condition, so the numbers
// of a second kind of frame come from the condition's own comparisons.
func TestShippedConditionsAgreeWithTheOracle(t *testing.T) {
	all := shippedConditions(t)
	if len(all) < 80 {
		t.Fatalf("only %d conditions", len(all))
	}
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.IntRange(0, len(all)-1).Draw(t, "condition")]
		env := compile.AnyEnv(t, c.Vars)
		for range 40 {
			nudge(t, c.Condition.Expr, env)
			want, err := c.Oracle(env)
			if err != nil {
				t.Fatalf("%s: %v", c.Condition.Text, err)
			}
			if got := c.Condition.Holds(env); got != want {
				t.Fatalf("%s\nclosure %v, cel-go %v", c.Condition.Text, got, want)
			}
			if got := explain.Holds(c.Condition.Expr, env); got != want {
				t.Fatalf("%s\ntree %v, cel-go %v", c.Condition.Text, got, want)
			}
		}
	})
}

// nudge moves the fact that the first false part compares towards what makes
// the part true, or on a true condition flips a dispute.
func nudge(t *rapid.T, e *rules.Expr, env *rules.Env) {
	part := explain.FirstFalse(e, env)
	if part == nil {
		env.Disputes ^= 1 << rapid.IntRange(0, rules.Disputes-1).Draw(t, "flip")
		return
	}
	for part.Op == rules.OpNot {
		part = part.Kids[0]
	}
	if len(part.Kids) == 2 && part.Kids[0].Op == rules.OpFact {
		env.Frame[part.Kids[0].Index] = int32(explain.Value(part.Kids[1], env))
	}
	if part.Op == rules.OpFact {
		env.Frame[part.Index] ^= 1
	}
	if part.Op == rules.OpIn && part.Kids[0].Op == rules.OpFact {
		env.Frame[part.Kids[0].Index] = int32(rapid.IntRange(0, 9).Draw(t, "member"))
	}
}

// Search judges some 10,000,000 conditions a second on one core: a condition
// may take 100 ns at most and allocate nothing.
func BenchmarkShippedConditions(b *testing.B) {
	all := shippedConditions(b)
	env := &rules.Env{}
	env.Frame[rules.EventTarget.At()] = int32(rules.PRK)
	env.Frame[rules.EventAtt.At()] = 1000
	env.Vars[0] = rules.PRK
	b.ReportAllocs()
	yes, i := 0, 0
	for b.Loop() {
		if all[i%len(all)].Condition.Holds(env) {
			yes++
		}
		i++
	}
	b.ReportMetric(float64(yes)/float64(i), "true/op")
}

// The whole trigger of RD24-4, with every part asked: budget 60 ns, 0 allocs.
func BenchmarkAssistanceTrigger(b *testing.B) {
	p, err := load.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	var trigger *rules.Trigger
	for _, c := range p.Clauses {
		if c.ID == "RD24-4" {
			trigger = &c.Triggers[0]
		}
	}
	env := &rules.Env{Disputes: 1 << 1}
	env.Vars[0], env.Vars[1] = rules.PRK, rules.RUS
	for f, v := range map[rules.Fact]int32{
		rules.EventTarget: int32(rules.PRK), rules.EventActor: int32(rules.KOR), rules.EventPlace: -1,
		rules.EventSeverity: 700, rules.EventSustained: 1, rules.EventAtt: 1000,
	} {
		env.Frame[f.At()] = v
	}
	if !trigger.When.Holds(env) {
		b.Fatal("the trigger does not fire, so the benchmark measures a part of it")
	}
	b.ReportAllocs()
	for b.Loop() {
		trigger.When.Holds(env)
	}
}

func TestConditionsAllocateNothing(t *testing.T) {
	env := &rules.Env{}
	for _, c := range shippedConditions(t) {
		if n := testing.AllocsPerRun(5, func() { c.Condition.Holds(env) }); n != 0 {
			t.Errorf("%s: %v allocations", c.Condition.Text, n)
		}
	}
}
