package load

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"casus/rules"
)

// hostile are inputs made to take long, to take memory or to break the parser.
func hostile() map[string]string {
	place := "format: casus/1\nplace: here\nname: "
	condition := func(text string) string {
		return "format: casus/1\ninject: x\ntext: t\nwhen: {fact: \"" + text + "\"}\n"
	}
	laughs := "format: casus/1\na: &a [x, x, x, x, x, x, x, x, x]\n"
	for i := 'b'; i < 'j'; i++ {
		laughs += fmt.Sprintf("%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	steps := ""
	for i := range 500 {
		steps += strings.Repeat(" ", i) + "a:\n"
	}
	return map[string]string{
		"a megabyte":           place + strings.Repeat("x", 1<<20),
		"a megabyte of [":      strings.Repeat("[", 1<<20),
		"many [":               strings.Repeat("[", 200<<10),
		"a [ a line":           strings.Repeat("[\n", 100<<10),
		"many {a:":             strings.Repeat("{a: ", 50<<10),
		"many dashes":          strings.Repeat("- ", 100<<10),
		"many key marks":       strings.Repeat("? ", 100<<10),
		"stairs":               steps,
		"aliases of aliases":   laughs,
		"a long quoted text":   place + `"` + strings.Repeat(`\"`, 100<<10),
		"no text":              strings.Repeat("\x00", 4096),
		"not UTF-8":            place + "\xff\xfe",
		"a long condition":     condition(strings.Repeat("turn > 1 && ", 500) + "turn > 1"),
		"many parentheses":     condition(strings.Repeat("(", 900) + "turn > 1" + strings.Repeat(")", 900)),
		"many negations":       condition(strings.Repeat("!(", 600) + "turn > 1" + strings.Repeat(")", 600)),
		"many parts":           condition("turn > 1" + strings.Repeat("||turn>1", 200)),
		"loops in loops":       condition(strings.Repeat("countries.all(x, ", 40) + "turn > 1" + strings.Repeat(")", 40)),
		"open brackets":        condition(strings.Repeat("tension[", 200)),
		"a number without end": condition("turn > " + strings.Repeat("9", 1500)),
		"a byte that is none":  place + "a\x00b",
		"aliases in flow":      "format: casus/1\nplace: [&a [x], *a, *a]\n",
		"a tag":                "format: casus/1\nplace: !!binary aGVyZQ==\n",
		"a merge key":          "format: casus/1\nplace: x\n<<: {name: y}\n",
		"many documents":       strings.Repeat("---\nformat: casus/1\n", 4000),
		"a huge list":          "format: casus/1\nscenario: x\nactions: [" + strings.Repeat("A1, ", 20_000) + "A1]\n",
		"a huge set":           condition("event.kind in [" + strings.Repeat("exercise, ", 150) + "exercise]"),
		"a huge number":        "format: casus/1\ndoctrine: RUS\nsource: x\nweights: {loyalty: " + strings.Repeat("9", 200_000) + "}\n",
		"a huge exponent":      "format: casus/1\ndoctrine: RUS\nsource: x\nweights: {loyalty: 1e999999999}\n",
		"a long line":          place + strings.Repeat("a b ", 60_000) + ": c: d\n",
		"a long key":           "format: casus/1\nplace: x\n" + strings.Repeat("k", 200_000) + ": 1\n",
		"many mistakes":        "format: casus/1\ndisputes: [" + strings.Repeat("{x: 1}, ", 5_000) + "{x: 1}]\n",
		"blank lines":          strings.Repeat("\n", 250_000) + "x",
		"tabs":                 "format: casus/1\nplace:\n" + strings.Repeat("\t", 100_000) + "x\n",
		"quotes":               place + strings.Repeat("'", 200_001),
		"comments":             strings.Repeat("#", 250_000) + "\nx: y\n",
		"many keys":            "format: casus/1\nplace: x\n" + strings.Repeat("k: 1\n", 40<<10),
	}
}

// A hostile file is refused within 100 ms of processor time; where the machine
// is slow, or the test runs under the race detector, within that of fifty loads
// of a small pack.
func TestHostileFilesAreRefusedAtOnce(t *testing.T) {
	limit := patience(t)
	for name, text := range hostile() {
		files := base(t)
		files["hostile.yaml"] = text
		err := refused(t, name, limit, func() (*rules.Pack, error) { return FromFiles(files) })
		if err != nil && !strings.Contains(err.Error(), "hostile.yaml:") {
			t.Errorf("%s: %.300s", name, err)
		}
	}
}

func patience(t *testing.T) time.Duration {
	t.Helper()
	files := base(t)
	load := effort(t, func() {
		if _, err := FromFiles(files); err != nil {
			t.Fatal(err)
		}
	})
	return max(100*time.Millisecond, 50*load)
}

func refused(t *testing.T, name string, limit time.Duration, load func() (*rules.Pack, error)) (err error) {
	t.Helper()
	took := effort(t, func() { _, err = load() })
	if err == nil {
		t.Errorf("%s: loads", name)
		return nil
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	t.Logf("%-22s %8s  %.150s", name, took.Round(time.Millisecond), first)
	if len(err.Error()) > 8000 {
		t.Errorf("%s: a message of %d bytes", name, len(err.Error()))
	}
	if took > limit {
		t.Errorf("%s: refused after %s, limit %s", name, took, limit)
	}
	return err
}

// crowds are packs of which every file is small and all together are too much.
func crowds(t *testing.T) map[string]map[string]string {
	treaty := base(t)["treaties/t1.yaml"]
	head, rest, _ := strings.Cut(treaty, "  - id: T1-4")
	clause, tests, _ := strings.Cut(rest, "tests:")
	many := func(n int, text func(i int) string) map[string]string {
		files := base(t)
		for i := range n {
			files[fmt.Sprintf("x/%05d.yaml", i)] = text(i)
		}
		return files
	}
	clauses := func(treaty, n int) string {
		text := strings.Replace(head, "treaty: T1", fmt.Sprintf("treaty: T1%d", treaty), 1)
		for i := range n {
			text += fmt.Sprintf("  - id: T1%d-%d", treaty, i) + clause
		}
		return text + "tests:" + tests
	}
	return map[string]map[string]string{
		"10,000 files":   many(10_000, func(i int) string { return fmt.Sprintf("format: casus/1\nplace: p%d\n", i) }),
		"5 MB":           many(25, func(int) string { return strings.Repeat("x", 200<<10) }),
		"10,000 clauses": many(100, func(i int) string { return clauses(i, 100) }),
		"500 clauses":    many(2, func(i int) string { return clauses(i, 250) }),
		"1,200 conditions": many(2, func(i int) string {
			unless := "        - {id: aggressor,"
			return strings.Replace(clauses(i, 1), unless, strings.Repeat("        - {id: a, \"when\": \"event.accident\", cite: {article: \"2\"}}\n", 600)+unless, 1)
		}),
		"many small files": many(900, func(int) string { return "[1, 2, 3" + strings.Repeat(", 4", 130) + "]" }),
		"turn triggers": many(12, func(i int) string {
			return strings.NewReplacer("on: armed_attack", "on: turn", "event.target == victim && !(event.actor in parties)", "true", "(event.severity >= params.attack || d.D3)", "d.D3",
				"tension[victim][event.actor]", "tension[victim][obligor] + params.attack", "event.first_force == victim", "alert[victim] > 1",
				"bind: {victim: parties, obligor: other party}", "bind: {victim: countries, obligor: countries}").Replace(clauses(i, 2))
		}),
	}
}

func TestCrowdedPacksAreRefusedAtOnce(t *testing.T) {
	limit := patience(t)
	for name, files := range crowds(t) {
		refused(t, name, limit, func() (*rules.Pack, error) { return FromFiles(files) })
	}
}

// A folder is given up as soon as it is too much, before it is read whole.
func TestAHugeFolderIsNotRead(t *testing.T) {
	endless := fstest.MapFS{}
	for i := range 2 * MaxFiles {
		endless[fmt.Sprintf("x/%05d.yaml", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	for name, dir := range map[string]fstest.MapFS{
		"there are more than 1000 rule files":    endless,
		"big.yaml has 512 kB; the limit is":      {"big.yaml": {Data: make([]byte, 512<<10)}},
		"link.yaml is no plain file; rule files": {"link.yaml": {Mode: fs.ModeNamedPipe}},
	} {
		if _, err := Pack(dir); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want %q, got %v", name, err)
		}
	}
}
