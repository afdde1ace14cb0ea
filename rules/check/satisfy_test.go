package check

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/rules"
	"casus/rules/compile"
)

// What holds for some facts is possible: the solver may err on the side of
// yes, never of no, for a no refuses somebody's rules.
func TestWhatHoldsIsPossible(t *testing.T) {
	c, err := compile.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	rapid.Check(t, func(t *rapid.T) {
		cond := rules.Condition{Text: sentence(t, 3, "victim")}
		if errs := c.Condition(&cond, compile.Scope{Vars: []string{"victim"}, Event: true, Parties: 1 << rules.PRK}); errs != nil {
			t.Fatal(errs)
		}
		env := &rules.Env{Disputes: rapid.Uint32Range(0, 7).Draw(t, "disputes")}
		for f, most := range map[rules.Fact]int{rules.EventActor: 5, rules.EventTarget: 5, rules.EventKind: 3, rules.EventSeverity: 3, rules.EventAccident: 1} {
			env.Frame[f.At()] = int32(rapid.IntRange(0, most).Draw(t, f.Name()))
		}
		for a := rules.RUS; a < rules.Seats; a++ {
			for b := rules.RUS; b < a; b++ {
				v := int32(rapid.IntRange(0, 3).Draw(t, "tension"))
				env.Frame[rules.Tension.Pair(a, b)], env.Frame[rules.Tension.Pair(b, a)] = v, v
			}
		}
		env.Vars[0] = rules.Seat(rapid.IntRange(0, 5).Draw(t, "victim"))
		if !cond.Holds(env) {
			return
		}
		held++
		vars := [rules.MaxVars]rules.Seat{env.Vars[0]}
		kind := uint64(1) << env.Frame[rules.EventKind.At()]
		if !(&solver{}).possible([]goal{{cond.Expr, true, vars}}, newKnown(kind)) {
			t.Fatalf("%s holds, and is called impossible", cond.Text)
		}
	})
	if held == 0 {
		t.Error("no drawn condition held: the property was never put to the test")
	}
}

// sentence draws a condition over a few facts, so that parts meet each other.
func sentence(t *rapid.T, depth int, who string) string {
	shape := rapid.IntRange(0, 9).Draw(t, "shape")
	if depth == 0 || shape < 4 {
		return atom(t, who)
	}
	switch shape {
	case 4:
		return "!(" + sentence(t, depth-1, who) + ")"
	case 5:
		if who == "victim" {
			return fmt.Sprintf("countries.%s(x, %s)", rapid.SampledFrom([]string{"exists", "all"}).Draw(t, "loop"), sentence(t, depth-1, "x"))
		}
	}
	word := rapid.SampledFrom([]string{" && ", " || "}).Draw(t, "joint")
	parts := make([]string, rapid.IntRange(2, 4).Draw(t, "parts"))
	for i := range parts {
		parts[i] = "(" + sentence(t, depth-1, who) + ")"
	}
	return strings.Join(parts, word)
}

func atom(t *rapid.T, who string) string {
	op := rapid.SampledFrom([]string{"==", "!=", "<", "<=", ">", ">="}).Draw(t, "op")
	same := rapid.SampledFrom([]string{"==", "!="}).Draw(t, "same")
	n := rapid.IntRange(0, 3).Draw(t, "number")
	power := rapid.SampledFrom([]string{"PRK", "KOR", "RUS", who, "event.actor", "event.target"}).Draw(t, "power")
	return rapid.SampledFrom([]string{
		fmt.Sprintf("tension[%s][PRK] %s %d", power, op, n),
		fmt.Sprintf("%d %s tension[PRK][%s]", n, op, power),
		fmt.Sprintf("event.severity %s %d", op, n),
		fmt.Sprintf("event.actor %s %s", same, power),
		fmt.Sprintf("%s %s event.target", power, same),
		fmt.Sprintf("%s in [PRK, USA]", power),
		"event.kind in [armed_attack, sabotage]", "event.kind != armed_attack", "event.accident", "d.D1", "d.D2 == event.accident", who + " in parties",
	}).Draw(t, "atom")
}

// A search without end is given up, and the clause taken to be possible: the
// shapes below have more ways to be true than anybody can try.
func TestTheSearchIsBounded(t *testing.T) {
	c, err := compile.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var sums, loops []string
	for i := range 19 {
		sums = append(sums, fmt.Sprintf("(event.severity == %d || event.deaths == %d)", i, i))
	}
	for i := range 6 {
		loops = append(loops, fmt.Sprintf("countries.exists(x, countries.exists(y, tension[x][y] > %d && rung[x][y] < %d && tension[x][y] < 5 && x != y))", 900-i, i+1))
	}
	for name, text := range map[string]string{"alternatives": strings.Join(sums, " && "), "loops in loops": strings.Join(loops, " && ")} {
		cond := rules.Condition{Text: text}
		if errs := c.Condition(&cond, compile.Scope{Event: true}); errs != nil {
			t.Fatal(errs)
		}
		s := &solver{}
		allocs := testing.AllocsPerRun(1, func() {
			s.steps = 0
			s.possible([]goal{{e: cond.Expr, yes: true}}, newKnown(^uint64(0)))
		})
		if s.steps > 2*maxSteps || allocs > 20*maxSteps {
			t.Errorf("%s: %d steps, %.0f pieces of memory", name, s.steps, allocs)
		}
		t.Logf("%s: %d steps, %.0f pieces of memory", name, s.steps, allocs)
	}
}
