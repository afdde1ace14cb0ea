package load

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/parse"
)

const readme = "../library/cases/README.md"

// The README of the cases publishes their format. Its tables of values,
// disputes and cases are made here and may not differ from what the program
// knows; run with -rewrite to renew them.
func TestREADMETables(t *testing.T) {
	pack := shippedPack(t)
	text := readREADME(t)
	fresh := text
	for name, table := range map[string]string{
		"values": valuesTable(pack), "kinds": kindsTable(), "states": statesTable(),
		"disputes": disputesTable(pack), "cases": casesTable(pack),
	} {
		begin := "<!-- block: " + name + " -->\n"
		before, rest, found := strings.Cut(fresh, begin)
		_, after, ended := strings.Cut(rest, "<!-- end -->")
		if !found || !ended {
			t.Fatalf("%s has no block %s", readme, name)
		}
		fresh = before + begin + table + "<!-- end -->" + after
	}
	switch {
	case fresh == text:
	case flag.Lookup("rewrite").Value.String() == "true": // the flag of datadriven
		if err := os.WriteFile(readme, []byte(fresh), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is out of date at %q; run go test ./rules/load -run README -rewrite", readme, firstDifference(text, fresh))
	}
}

// The tables of keys, written by hand, have the keys that the parser reads.
func TestREADMEKeys(t *testing.T) {
	text := readREADME(t)
	schema, err := parse.Schema(parse.KindCase)
	if err != nil {
		t.Fatal(err)
	}
	type shape struct {
		Properties map[string]struct {
			Items struct {
				Properties map[string]json.RawMessage
			}
		}
	}
	var s shape
	if err := json.Unmarshal(schema, &s); err != nil {
		t.Fatal(err)
	}
	same := func(table string, keys []string) {
		slices.Sort(keys)
		if got := keysIn(t, text, table); !slices.Equal(got, keys) {
			t.Errorf("the table of %s has the keys\n%v, the parser reads\n%v", table, got, keys)
		}
	}
	same("case", slices.DeleteFunc(namesOf(s.Properties), func(k string) bool { return k == "format" }))
	for _, list := range []string{"facts", "requests", "wars"} {
		same(list, namesOf(s.Properties[list].Items.Properties))
	}
}

func namesOf[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

var keyRow = regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|")

func keysIn(t *testing.T, text, table string) []string {
	t.Helper()
	_, rest, found := strings.Cut(text, "<!-- keys: "+table+" -->\n")
	if !found {
		t.Fatalf("%s has no table of the keys of %s", readme, table)
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	var out []string
	for _, m := range keyRow.FindAllStringSubmatch(rest, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

func shippedPack(t *testing.T) *rules.Pack {
	t.Helper()
	pack, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func readREADME(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i]
		}
	}
	return "the end"
}

func rows(head ...string) *strings.Builder {
	b := &strings.Builder{}
	row(b, head...)
	row(b, slices.Repeat([]string{"---"}, len(head))...)
	return b
}

func row(b *strings.Builder, cells ...string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

func quoted(names []string) string { return "`" + strings.Join(names, "` `") + "`" }

func valuesTable(pack *rules.Pack) string {
	b := rows("key", "values")
	seats := quoted(rules.EnumNames(rules.TypeCountry))
	row(b, "`actor` `target` `administered_by` `claimed_by` `overflight` `first_force`", seats)
	row(b, "`zone`", quoted(rules.Zones[1:]))
	row(b, "`ocean`", quoted(rules.Oceans))
	platforms := append([]string{"land"}, rules.Platforms[:len(rules.Platforms)-1]...)
	row(b, "`platform`", quoted(platforms)+"; `land` is short for `land_forces`")
	row(b, "`intent`", "`deliberate` `accident`")
	row(b, "`subject`", quoted(rules.Subjects[1:])+"; a case may write another word, which no clause asks about")
	row(b, "`arm`", quoted(rules.TreatyArms))
	var places []string
	for _, p := range pack.Places {
		places = append(places, p.ID)
	}
	row(b, "`place`", quoted(places))
	return b.String()
}

func kindsTable() string {
	b := rows("kind", "weight", "force", "what was done")
	for k := 1; k < rules.KindCount; k++ {
		info := rules.Kinds[k]
		row(b, "`"+info.Name+"`", fmt.Sprint(info.Severity), map[bool]string{true: "yes"}[info.Force], info.Doc)
	}
	return b.String()
}

// stateWords say what a case means by a state.
var stateWords = map[rules.State]string{
	rules.None:             "the clause is in force and its conditions are not met",
	rules.NotInForce:       "not in force on that day, or not under that arm",
	rules.SignedNotInForce: "signed, and not yet in force",
	rules.Suspended:        "suspended on that day",
	rules.Lapsed:           "its ground had gone",
	rules.Waived:           "the country it was owed to gave it up",
	rules.Fulfilled:        "kept",
	rules.Available:        "may be called up, and nothing happens until somebody does",
	rules.Disputed:         "turns on numbered disputes: `disputed:D3,D5` asks for at least one of these",
	rules.Triggered:        "the conditions are met and the helper's own procedure is waited for",
	rules.Owed:             "owed now",
	rules.Breached:         "a prohibition is broken, or a duty was not kept",
}

func statesTable() string {
	b := rows("state", "meaning")
	for s := rules.None; s <= rules.Breached; s++ {
		row(b, "`"+s.String()+"`", stateWords[s])
	}
	return b.String()
}

func disputesTable(pack *rules.Pack) string {
	b := rows("number", "question", "broad reading", "narrow reading", "cases that turn on it")
	for i, d := range pack.Disputes {
		var ids []string
		for _, c := range pack.Cases {
			if turnsOn(c, 1<<i) {
				ids = append(ids, c.ID)
			}
		}
		row(b, d.ID, d.Question, d.Broad, d.Narrow, strings.Join(ids, ", "))
	}
	return b.String()
}

func turnsOn(c *rules.Case, dispute uint32) bool {
	for i := range c.Expect {
		for _, a := range c.Expect[i].Answers {
			if a.By&dispute != 0 {
				return true
			}
		}
	}
	return false
}

// casesTable lists the cases by id, with the first sentence of each note.
func casesTable(pack *rules.Pack) string {
	b := rows("case", "what happened", "date", "answers", "what it shows")
	for _, c := range pack.Cases {
		shows, _, _ := strings.Cut(strings.ReplaceAll(c.Note, "\n", " "), ". ")
		row(b, c.ID, c.Title, c.Date.String(), fmt.Sprint(len(c.Expect)), strings.TrimSuffix(shows, ".")+".")
	}
	return b.String()
}
