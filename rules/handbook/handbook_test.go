package handbook

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/rules"
	"casus/rules/load"
)

// The story in testdata/page shows a whole page: the small treaty of package
// load, with what the command adds to its clause and its file.
func TestAPage(t *testing.T) {
	base, err := load.Pack(os.DirFS("../load/testdata/base"))
	if err != nil {
		t.Fatal(err)
	}
	datadriven.RunTest(t, "testdata/page", func(t *testing.T, d *datadriven.TestData) string {
		clause, file, _ := strings.Cut(d.Input, "\n=\n")
		files := base.Files
		text := strings.Replace(files["treaties/t1.yaml"], "    lapse:", "    "+clause+"\n    lapse:", 1)
		files["treaties/t1.yaml"] = text + file + "\n"
		files["cases/h1.yaml"] = "format: casus/1\ncase: H1\ntitle: A shot at the border\ndate: 2025-02-03\nfacts: [{kind: armed_attack, actor: KOR, target: PRK, place: border, severity: 300}]\nexpect: {T1-4: [none, \"disputed:D3\"]}\nsources: [\"made up\"]\n"
		pack, err := load.FromFiles(files)
		if err != nil {
			t.Fatal(err)
		}
		return page(t, Pages(pack), "t1.md")
	})
}

func page(t *testing.T, pages []Page, name string) string {
	t.Helper()
	i := slices.IndexFunc(pages, func(p Page) bool { return p.Name == name })
	if i < 0 {
		t.Fatalf("no page %s", name)
	}
	return pages[i].Text
}

func shipped(t *testing.T) (*rules.Pack, []Page) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return pack, Pages(pack)
}

func TestTheSameRulesGiveTheSameBytes(t *testing.T) {
	_, a := shipped(t)
	for range 3 {
		if _, b := shipped(t); !slices.Equal(a, b) {
			t.Fatal("two handbooks of the same rules differ")
		}
	}
}

// A handbook leaves out no clause, no exception, no figure and no test.
func TestTheHandbookIsComplete(t *testing.T) {
	pack, pages := shipped(t)
	for _, tr := range pack.Treaties {
		text := page(t, pages, FileName(tr))
		has := func(what string) {
			if !strings.Contains(text, what) {
				t.Errorf("%s does not say %q", FileName(tr), what)
			}
		}
		for _, c := range tr.Clauses {
			has("\n## " + c.ID + "\n")
			has(c.Cite.Gist)
			for i := range c.Triggers {
				for _, x := range c.Triggers[i].Unless {
					has("exception " + x.ID)
				}
			}
		}
		for _, p := range tr.Params {
			has(p.Why)
		}
		for i := range tr.Tests {
			has(tr.Tests[i].Name)
		}
	}
	words := page(t, pages, "vocabulary.md")
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if !strings.Contains(words, "`"+rules.Facts[f].Name+"`") {
			t.Errorf("the vocabulary lacks %s", f.Name())
		}
	}
}

// Every link leads to a page, and to a heading on it.
func TestLinksLeadSomewhere(t *testing.T) {
	_, pages := shipped(t)
	links := regexp.MustCompile(`\]\(([a-z0-9]+\.md)(?:#([a-z0-9-]+))?\)`)
	for _, p := range pages {
		for _, m := range links.FindAllStringSubmatch(p.Text, -1) {
			target := page(t, pages, m[1])
			if m[2] != "" && !slices.Contains(anchors(target), m[2]) {
				t.Errorf("%s links to %s#%s, and there is no such heading", p.Name, m[1], m[2])
			}
		}
	}
}

// anchors are those Markdown makes of the headings: small letters, no points
// or brackets.
func anchors(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if h, ok := strings.CutPrefix(line, "## "); ok {
			out = append(out, strings.NewReplacer(".", "", "(", "", ")", "", " ", "-").Replace(strings.ToLower(h)))
		}
	}
	return out
}
