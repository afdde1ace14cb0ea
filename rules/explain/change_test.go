package explain_test

import (
	"fmt"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/explain"

	"pgregory.net/rapid"
)

// randomEnv fills a frame with values the vocabulary allows.
func randomEnv(t *rapid.T, p *rules.Pack) rules.Env {
	var env rules.Env
	set := func(f rules.Fact, at int) {
		info := rules.Facts[f]
		most := info.Max
		if info.Type == rules.TypePlace {
			most = int32(len(p.Places)) - 1
		}
		env.Frame[at] = rapid.Int32Range(info.Min, most).Draw(t, f.Name())
	}
	for f := range rules.FactCount {
		f := rules.Fact(f)
		switch {
		case f.Shape() == rules.ByPair:
			for a := range rules.Seat(rules.Stride) {
				set(f, f.Pair(a, rapid.SampledFrom([]rules.Seat{rules.RUS, rules.USA, rules.PRK, rules.KOR, rules.UKR}).Draw(t, "column")))
			}
		case f.Shape() == rules.ByCountry:
			set(f, f.Of(rules.PRK))
		default:
			set(f, f.At())
		}
	}
	env.Disputes = rapid.Uint32Range(0, 1<<rules.Disputes-1).Draw(t, "readings")
	return env
}

// What the explanation says would have been needed really is enough: with that
// one fact, or that one reading, changed as told, the part answers as wanted.
func TestTheNamedChangeSettlesThePart(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		env := randomEnv(rt, p)
		for _, c := range p.Clauses {
			b := rapid.SampledFrom(c.Bindings).Draw(rt, c.ID)
			env.Vars = b.Vars
			for _, cond := range c.Conditions() {
				want := rapid.Bool().Draw(rt, "want")
				change, missed := explain.Nearest(cond.Expr, env, want)
				if missed == (explain.Holds(cond.Expr, &env) == want) {
					rt.Fatalf("%s: %q answers %v, missed %v", c.ID, cond.Text, !want, missed)
				}
				if missed {
					settles(rt, c, &change)
				}
			}
		}
	})
}

func settles(t *rapid.T, c *rules.Clause, change *explain.Change) {
	if explain.Holds(change.Part, &change.Env) == change.Want {
		t.Fatalf("%s: %q is already as wanted", c.ID, change.Part.Text)
	}
	after := change.Apply()
	if change.Fact == nil && change.Dispute == 0 {
		if mentionsFact(change.Part) {
			t.Fatalf("%s: no change found for %q", c.ID, change.Part.Text)
		}
		return
	}
	if explain.Holds(change.Part, &after) != change.Want {
		t.Fatalf("%s: %q is not %v with %d instead of %d", c.ID, change.Part.Text, change.Want, change.To, change.From)
	}
	differ := 0
	for i := range after.Frame {
		if after.Frame[i] != change.Env.Frame[i] {
			differ++
		}
	}
	if differ > 1 || differ == 1 && change.Dispute > 0 {
		t.Fatalf("%s: %q took %d facts", c.ID, change.Part.Text, differ)
	}
}

func mentionsFact(e *rules.Expr) (yes bool) {
	e.Walk(func(k *rules.Expr) {
		yes = yes || k.Op == rules.OpFact || k.Op == rules.OpCountry || k.Op == rules.OpPair
	})
	return yes
}

func TestTheNearestMissInOneSentence(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name, clause string
		change       func(*rules.Env)
		readings     map[int]rules.Reading
		says         string
		instead      string
		fact         string
		value, would any
	}{
		{
			name: "a number that falls short", clause: "RD24-4",
			change: func(env *rules.Env) { env.Frame[rules.EventSeverity.At()] = 150 },
			says:   "The weight of the event is 150 of 1000; at least 200 would have been needed.",
			fact:   "event.severity", value: int64(150), would: int64(200),
		}, {
			name: "one of two ways to be at war", clause: "RD24-4",
			change:  func(*rules.Env) {},
			says:    "No war is declared between the victim (North Korea) and whoever did it (South Korea); it would have counted if the victim and whoever did it are in a declared war.",
			instead: "The fighting did not go on as in a war; it would have counted if the fighting went on as in a war.",
			fact:    "war_declared[PRK][KOR]", value: false, would: true,
		}, {
			name: "somebody else was hit", clause: "RD24-4",
			change: func(env *rules.Env) { env.Frame[rules.EventTarget.At()] = int32(rules.JPN) },
			says:   "The target of the act is Japan; the victim (North Korea) would have been needed.",
			fact:   "event.target", value: "Japan", would: "North Korea",
		}, {
			name: "the partner itself did it", clause: "RD24-4",
			change: func(env *rules.Env) { env.Frame[rules.EventActor.At()] = int32(rules.RUS) },
			says:   "Whoever did it is Russia; anyone but Russia or North Korea would have been needed.",
			fact:   "event.actor", value: "Russia", would: "China",
		}, {
			name: "a place that counts on one reading only", clause: "RD24-4",
			change: func(env *rules.Env) {
				env.Vars[0], env.Vars[1] = rules.RUS, rules.PRK
				env.Frame[rules.EventTarget.At()] = int32(rules.RUS)
				env.Frame[rules.EventPlace.At()] = placeIndex(p, "crimea")
			},
			readings: map[int]rules.Reading{9: rules.Narrow},
			says:     "The place is Crimea; anything but Regions of Ukraine annexed in 2022 or Crimea would have been needed.",
			fact:     "event.place", value: "Crimea", would: "Baengnyeong island",
		}, {
			name: "of many countries the one that came furthest", clause: "CDV23",
			change: func(env *rules.Env) {
				env.Vars[0], env.Vars[1] = rules.KOR, rules.USA
				env.Frame[rules.Tension.Pair(rules.KOR, rules.CHN)] = 100
				env.Frame[rules.Tension.Pair(rules.KOR, rules.PRK)] = 580
			},
			says: "The tension between the state that asks (South Korea) and North Korea is 580 of 1000; at least 600 would have been needed.",
			fact: "tension[KOR][PRK]", value: int64(580), would: int64(600),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := attack()
			c.change(&env)
			var r rules.Readings
			for n, reading := range c.readings {
				r[n-1] = reading
			}
			x := ask(p, clause(t, p, c.clause), env, r)
			if x.Nearest == nil {
				t.Fatalf("verdict %s, no miss", x.Verdict)
			}
			n := x.Nearest
			if n.Says != c.says || n.Fact != c.fact || n.Value != c.value || n.Would != c.would || strings.Join(n.Instead, " ") != c.instead {
				t.Errorf("says    %q\nwant    %q\ninstead %q\nwant    %q\nfact %s = %v, would %v", n.Says, c.says, n.Instead, c.instead, n.Fact, n.Value, n.Would)
			}
			if n.Line == 0 || !strings.HasPrefix(n.File, "treaties/") {
				t.Errorf("stands in %s:%d", n.File, n.Line)
			}
		})
	}
}

func placeIndex(p *rules.Pack, id string) int32 {
	for _, pl := range p.Places {
		if pl.ID == id {
			return int32(pl.Index)
		}
	}
	panic(fmt.Sprintf("no place %s", id))
}
