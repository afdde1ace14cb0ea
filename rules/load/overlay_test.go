package load

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/rules"
)

func base(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	if err := read(os.DirFS("testdata/base"), files); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAnOverlayReplacesAndAdds(t *testing.T) {
	text := base(t)["places/border.yaml"]
	overlay := fstest.MapFS{
		"places/border.yaml":  {Data: []byte(strings.Replace(text, "The border", "Another border", 1))},
		"places/harbour.yaml": {Data: []byte(strings.Replace(text, "place: border", "place: harbour", 1))},
		"README.md":           {Data: []byte("not a rule file")},
		".git/config.yaml":    {Data: []byte("not a rule file either")},
	}
	p, err := Pack(os.DirFS("testdata/base"), overlay)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Places) != 2 || p.Places[0].Name != "Another border" || p.Places[1].ID != "harbour" || p.Places[1].Index != 1 {
		t.Fatalf("places %+v", p.Places)
	}
	if len(p.Files) != 5 {
		t.Errorf("%d files", len(p.Files))
	}
}

func TestOneMistakeRefusesAll(t *testing.T) {
	overlay := fstest.MapFS{"places/harbour.yaml": {Data: []byte("format: casus/1\nplace: harbour\n")}}
	p, err := Shipped(overlay)
	if p != nil || err == nil || !strings.Contains(err.Error(), "places/harbour.yaml:1:1: the key \"name\" is missing") {
		t.Fatalf("pack %v, error %v", p, err)
	}
}

func TestAWrongEndingIsNotPassedOver(t *testing.T) {
	_, err := Shipped(fstest.MapFS{"places/harbour.yml": {Data: []byte("format: casus/1\n")}})
	if err == nil || !strings.Contains(err.Error(), "rename it") {
		t.Fatalf("error %v", err)
	}
}

// A record embeds the text of its pack: the same text is the same pack.
func TestTheHashIsThatOfTheText(t *testing.T) {
	a, err := FromFiles(base(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := FromFiles(a.Files)
	if err != nil {
		t.Fatal(err)
	}
	files := base(t)
	files["places/border.yaml"] += "# a comment\n"
	c, err := FromFiles(files)
	if err != nil {
		t.Fatal(err)
	}
	if a.Hash != b.Hash || a.Hash == c.Hash || len(a.Hash) != 64 {
		t.Errorf("hashes %s, %s, %s", a.Hash, b.Hash, c.Hash)
	}
}

func TestNumbers(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	edges, bindings := 0, 0
	for i, c := range p.Clauses {
		if c.Index != i || c.First != bindings {
			t.Errorf("clause %s has index %d and bindings from %d, want %d and %d", c.ID, c.Index, c.First, i, bindings)
		}
		bindings += len(c.Bindings)
		for _, trigger := range c.Triggers {
			if !trigger.OnTurn {
				continue
			}
			if trigger.Edges != edges {
				t.Errorf("a trigger of %s has edges from %d, want %d", c.ID, trigger.Edges, edges)
			}
			edges += len(c.Bindings)
		}
	}
	if p.Edges != edges || p.Bindings != bindings {
		t.Errorf("%d edges and %d bindings, want %d and %d", p.Edges, p.Bindings, edges, bindings)
	}
	for i, a := range p.Actions {
		if a.Index != i {
			t.Errorf("action %s has index %d, want %d", a.ID, a.Index, i)
		}
	}
	if p.Actions[0].ID != "D1" || p.Actions[9].ID != "D10" {
		t.Errorf("actions begin with %s and go on with %s", p.Actions[0].ID, p.Actions[9].ID)
	}
	for k, listeners := range p.ByKind {
		for _, l := range listeners {
			if !l.Clause.Triggers[l.Trigger].Listens(rules.Kind(k)) {
				t.Errorf("%s trigger %d is listed for %s", l.Clause.ID, l.Trigger, rules.Kind(k))
			}
		}
	}
	if len(p.ByTurn) == 0 || len(p.ByKind[rules.ArmedAttack]) == 0 {
		t.Error("nothing listens")
	}
}

// What an instrument's own source leaves unchecked is said with it.
func TestUncheckedDatesAreNamed(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range p.Treaties {
		if tr.Code == "SD61" && !slices.Equal(tr.Verify, []string{"in force from", "the day it ended"}) {
			t.Errorf("SD61 asks to check %q", tr.Verify)
		}
		if tr.Code == "UNC" && len(tr.Verify) > 0 {
			t.Errorf("the Charter asks to check %q", tr.Verify)
		}
	}
}

func TestBindings(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Clauses {
		switch c.ID {
		case "CD61-2a": // threatened, obligor, threat: 2 parties by 4 others
			first := c.Bindings[0]
			if len(c.Bindings) != 8 || first.Claimant != rules.CHN || first.Obligor != rules.PRK || first.Against != rules.RUS {
				t.Errorf("CD61-2a: %d bindings, first %+v", len(c.Bindings), first)
			}
		case "RD24-5": // the acting state is the one bound
			if first := c.Bindings[0]; len(c.Bindings) != 2 || first.Obligor != rules.RUS || first.Claimant != rules.PRK || first.Against != rules.NONE {
				t.Errorf("RD24-5: %d bindings, first %+v", len(c.Bindings), first)
			}
		case "CDV23": // asker and obligor among three
			if len(c.Bindings) != 6 {
				t.Errorf("CDV23: %d bindings", len(c.Bindings))
			}
		}
	}
}

// A pack of 25 instruments must load in less than 300 ms, so that a server
// starts at once; the shipped one has 74 orders besides.
func BenchmarkShipped(b *testing.B) {
	for b.Loop() {
		if _, err := Shipped(); err != nil {
			b.Fatal(err)
		}
	}
}
