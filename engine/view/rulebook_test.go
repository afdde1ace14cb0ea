package view_test

import (
	"encoding/json"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/rules/load"
)

func shippedBook(t *testing.T) (*rules.Pack, view.Rulebook) {
	t.Helper()
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p, view.RulebookOf(p)
}

func findRule(t *testing.T, b view.Rulebook, id string) view.Rule {
	t.Helper()
	for _, in := range b.Instruments {
		for _, r := range in.Rules {
			if r.ID == id {
				return r
			}
		}
	}
	t.Fatalf("no rule %s", id)
	return view.Rule{}
}

// Nothing of a clause is lost on the way to the reader, and no code name leaks
// into its words.
func TestTheRulebookTellsEveryClause(t *testing.T) {
	p, b := shippedBook(t)
	for _, c := range p.Clauses {
		r := findRule(t, b, c.ID)
		if len(r.Triggers) != len(c.Triggers) || (r.Request != nil) != (c.Request != nil) || (r.Gate != nil) != (c.Gate != nil) ||
			(r.Perform != nil) != (c.Perform != nil) || (r.Lapse != nil) != (c.Lapse != nil) || (r.Waive != nil) != (c.Waive != nil) {
			t.Errorf("%s: a part is missing: %+v", c.ID, r)
		}
		for i, trigger := range r.Triggers {
			if len(trigger.Unless) != len(c.Triggers[i].Unless) || trigger.Line == 0 {
				t.Errorf("%s: trigger %d: %+v", c.ID, i, trigger)
			}
			plainWords(t, c.ID, trigger.When)
		}
		if len(r.Tests) == 0 {
			t.Errorf("%s: no test of the file asks it", c.ID)
		}
	}
	for _, c := range b.Cases {
		for id, answers := range c.Expect {
			if findRule(t, b, id); len(answers) == 0 {
				t.Errorf("case %s expects nothing of %s", c.ID, id)
			}
		}
	}
}

func plainWords(t *testing.T, id string, o view.Outline) {
	t.Helper()
	if (o.Joins == "") == (o.Prose == "") || (o.Joins == "") != (len(o.Kids) == 0) {
		t.Errorf("%s: neither one sentence nor a list: %+v", id, o)
	}
	if strings.ContainsAny(o.Prose, "_%![]&|=<>") {
		t.Errorf("%s: %q", id, o.Prose)
	}
	for _, k := range o.Kids {
		plainWords(t, id, k)
	}
}

func TestTheRulebookOfArticle4(t *testing.T) {
	_, b := shippedBook(t)
	r := findRule(t, b, "RD24-4")
	got, err := json.MarshalIndent(struct {
		Roles   []view.Role
		Unless  []view.Exception
		Request *view.Request
		Gate    *view.Gate
		Due     *view.Due
		Perform *view.Perform
		Test    view.Test
	}{r.Roles, r.Triggers[0].Unless, r.Request, r.Gate, r.Due, r.Perform, r.Tests[1]}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"words": "the victim"`, `"treaty": "UNC"`, `"article": "51"`,
		`"prose": "on the narrow reading of D15, the state that used force first is the victim"`, `"prose": "dispute D6 is read narrowly"`,
		`"act": "domestic_procedure"`, `"need": 50`, `"act": "troops"`, `"worth": 100`,
		`"name": "an undeclared air campaign turns on what a state of war is"`, `"the partner": "RUS"`, `"answer": "disputed"`, `"D2"`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("it does not say %s", want)
		}
	}
	if t.Failed() {
		t.Logf("%s", got)
	}
}

// The rulebook goes over a classroom's network once a visit.
func TestTheRulebookStaysSmall(t *testing.T) {
	_, b := shippedBook(t)
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if t.Logf("the rulebook is %d bytes", len(text)); len(text) > 512<<10 {
		t.Errorf("the rulebook has %d bytes", len(text))
	}
}
