package compile

import (
	"testing"

	"casus/rules"
	"casus/rules/explain"
)

// FuzzCondition feeds any text to the compiler: it must refuse it with a place
// inside it, or give a closure that agrees with the plain tree-walk.
func FuzzCondition(f *testing.F) {
	for _, s := range []string{
		"event.target == victim && !(event.actor in parties)", "tension[victim][obligor] >= params.high",
		"countries.exists(x, rung[victim][x] > 3 || d.D3)", "parties.all(x, countries.exists(y, at_war[x][y]))",
		"event.kind in [armed_attack, seizure]", "tech[PRK][srbm] - 3 < -alert[victim]", "d.D1 == event.sustained",
		"a.b.c", "[", "1 + ", "event", "event.actor.x", "x ? y : z", "{1: 2}", "\"x\" == 'y'", "1 in [1]", "has(event.x)",
		"[PRK].exists(x, true)", "countries.exists(event, true)", "-9223372036854775808 < 0", ".event.actor == PRK", "event . actor == PRK",
		"countries.map(x, x) == countries", "tension[[PRK][0]][KOR] > 1", "!!d.D3", "//c\ntrue", "(((turn)))>1",
	} {
		f.Add(s)
	}
	c := testCompiler(f)
	f.Fuzz(func(t *testing.T, text string) {
		cond := rules.Condition{Text: text, Pos: rules.Pos{File: "f", Line: 3, Col: 7}}
		errs := c.Condition(&cond, testScope())
		for _, e := range errs {
			if e.Pos.File != "f" || e.Pos.Line < 3 || e.Pos.Col < 7 || e.Msg == "" {
				t.Errorf("%q: %+v", text, e)
			}
		}
		if errs != nil || text == "" {
			return
		}
		for seed := range int32(4) {
			env := &rules.Env{Disputes: uint32(seed) * 0x2aaa}
			for i := range env.Frame {
				env.Frame[i] = int32(i) * seed % 5
			}
			if cond.Holds(env) != explain.Holds(cond.Expr, env) {
				t.Errorf("%q: the closure says %v", text, cond.Holds(env))
			}
		}
	})
}
