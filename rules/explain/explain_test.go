package explain_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/explain"
	"casus/rules/load"
)

func shipped(t *testing.T) *rules.Pack {
	t.Helper()
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func clause(t *testing.T, p *rules.Pack, id string) *rules.Clause {
	t.Helper()
	i := slices.IndexFunc(p.Clauses, func(c *rules.Clause) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no clause %s", id)
	}
	return p.Clauses[i]
}

// attack is a frame in which PRK is attacked by KOR, bound to RD24-4 with
// Russia as the partner.
func attack() rules.Env {
	var env rules.Env
	env.Vars[0], env.Vars[1] = rules.PRK, rules.RUS
	set := func(f rules.Fact, v int32) { env.Frame[f.At()] = v }
	set(rules.EventKind, int32(rules.ArmedAttack))
	set(rules.EventActor, int32(rules.KOR))
	set(rules.EventTarget, int32(rules.PRK))
	set(rules.EventSeverity, 700)
	set(rules.EventAtt, 1000)
	set(rules.EventFirstForce, int32(rules.KOR))
	set(rules.EventPlace, -1)
	return env
}

func ask(p *rules.Pack, c *rules.Clause, env rules.Env, r rules.Readings) explain.Explanation {
	return explain.Explain(explain.Question{Pack: p, Clause: c, Env: env, Readings: r, Requested: true})
}

func TestWhyNotNamesTheFirstFalsePart(t *testing.T) {
	p := shipped(t)
	x := ask(p, clause(t, p, "RD24-4"), attack(), rules.Readings{})
	if x.Verdict != rules.None || x.Nearest == nil {
		t.Fatalf("verdict %s, nearest %v", x.Verdict, x.Nearest)
	}
	if x.Nearest.Text != "war_declared[victim][event.actor]" || x.Nearest.Fact != "war_declared[PRK][KOR]" || x.Nearest.Value != false {
		t.Errorf("nearest %+v", *x.Nearest)
	}
	if want := "the victim and whoever did it are in a declared war"; x.Nearest.Needs != want {
		t.Errorf("needs %q, want %q", x.Nearest.Needs, want)
	}
}

func TestAFactThatFallsShortSaysWhatItWouldHaveNeeded(t *testing.T) {
	p := shipped(t)
	env := attack()
	env.Frame[rules.EventSustained.At()] = 1
	env.Frame[rules.EventAtt.At()] = 300
	x := ask(p, clause(t, p, "RD24-4"), env, rules.Readings{})
	if x.Nearest == nil || x.Nearest.Fact != "event.att" || x.Nearest.Value != int64(300) {
		t.Fatalf("nearest %+v", x.Nearest)
	}
	if want := "how well it is established who did it is at least 800"; x.Nearest.Needs != want {
		t.Errorf("needs %q, want %q", x.Nearest.Needs, want)
	}
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	if want := "how well it is established who did it: 300, must be at least 800"; !strings.Contains(string(text), want) {
		t.Errorf("the tree does not say %q:\n%s", want, text)
	}
}

func TestADisputedAnswerNamesTheDispute(t *testing.T) {
	p := shipped(t)
	env := attack()
	env.Frame[rules.EventSustained.At()] = 1
	x := ask(p, clause(t, p, "RD24-4"), env, rules.Readings{})
	if x.Verdict != rules.Disputed || !slices.Equal(x.By, []string{"D2"}) || x.Tree.Value != "unknown" {
		t.Fatalf("verdict %s by %v, tree %v", x.Verdict, x.By, x.Tree.Value)
	}
	if !strings.Contains(strings.Join(x.Prose, " "), `"state of war"`) {
		t.Errorf("prose %q", x.Prose)
	}
}

func TestABlockingExceptionCarriesItsOwnCitation(t *testing.T) {
	p := shipped(t)
	env := attack()
	env.Frame[rules.WarDeclared.Pair(rules.PRK, rules.KOR)] = 1
	env.Frame[rules.EventFirstForce.At()] = int32(rules.PRK)
	var r rules.Readings
	for i := range r {
		r[i] = rules.Narrow
	}
	x := ask(p, clause(t, p, "RD24-4"), env, r)
	if x.Verdict != rules.None || x.Blocked == nil || x.Blocked.ID != "aggressor" || x.Blocked.Cite.Treaty != "UNC" || x.Blocked.Cite.Article != "51" {
		t.Fatalf("verdict %s, blocked %+v, nearest %+v", x.Verdict, x.Blocked, x.Nearest)
	}
	if x.Cite.File != "treaties/rd24.yaml" || x.Cite.Line == 0 || x.Cite.Article != "4" {
		t.Errorf("cite %+v", x.Cite)
	}
}

func TestAnExistsShowsItsWitness(t *testing.T) {
	p := shipped(t)
	var env rules.Env
	env.Vars[0], env.Vars[1] = rules.KOR, rules.USA
	env.Frame[rules.Tension.Pair(rules.KOR, rules.PRK)] = 900
	env.Frame[rules.Rung.Pair(rules.KOR, rules.PRK)] = 5
	x := ask(p, clause(t, p, "CDV23"), env, rules.Readings{})
	if x.Verdict != rules.Owed || x.Tree.Witness != "PRK" || len(x.Tree.Kids) != 1 {
		t.Fatalf("verdict %s, tree %+v", x.Verdict, x.Tree)
	}
}

// Every shipped condition has a sentence, and none leaks a code name.
func TestEveryShippedConditionHasProse(t *testing.T) {
	for _, c := range shipped(t).Clauses {
		for i := range c.Triggers {
			s := explain.Prose(&c.Triggers[i].When, nil)
			if s == "" || strings.ContainsAny(s, "_%![]&|=<>") {
				t.Errorf("%s: %q", c.ID, s)
			}
		}
	}
	if explain.Prose(nil, nil) != "" {
		t.Error("a nil condition has prose")
	}
}

func TestDatesAndPowersAreWordsInSentences(t *testing.T) {
	p := shipped(t)
	self := explain.Prose(&clause(t, p, "UNC-51").Triggers[0].When, p.Places)
	if want := "the date is on or after 1991-09-17"; !strings.Contains(self, want) {
		t.Errorf("%q does not say %q", self, want)
	}
	others := explain.Prose(&clause(t, p, "UJ60-4").Triggers[3].When, p.Places)
	if want := "the target of the act is another state or nobody"; !strings.Contains(others, want) {
		t.Errorf("%q does not say %q", others, want)
	}
}
