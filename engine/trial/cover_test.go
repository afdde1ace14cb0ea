package trial

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// The stories in testdata/cover add tests to the small treaty of package load
// and show what is still not covered.
func TestCoverNamesWhatNoTestShows(t *testing.T) {
	datadriven.RunTest(t, "testdata/cover", func(t *testing.T, d *datadriven.TestData) string {
		pack, err := small(t, d.Input)
		if err != nil {
			return err.Error() + "\n"
		}
		for _, r := range Treaties(pack) {
			for _, p := range r.Problems {
				t.Errorf("%s: %q: %s", d.Pos, r.Name, p)
			}
		}
		return table(&Coverage(pack)[0])
	})
}

func small(t *testing.T, tests string) (*rules.Pack, error) {
	t.Helper()
	pack, err := load.Pack(os.DirFS("../../rules/load/testdata/base"))
	if err != nil {
		t.Fatal(err)
	}
	files := pack.Files
	if strings.HasPrefix(tests, "- ") {
		tests = "  " + tests // a story's input comes without the blanks before it
	}
	files["treaties/t1.yaml"] += tests + "\n"
	return load.FromFiles(files)
}

func table(c *Cover) string {
	var b strings.Builder
	for p := Part(0); p < PartCount; p++ {
		fmt.Fprintf(&b, "%ss %d/%d  ", p, c.Seen[p], c.All[p])
	}
	fmt.Fprintf(&b, "open %d\n", c.Open())
	for _, g := range c.Gaps {
		fmt.Fprintf(&b, "%s:%d %s %s: %s\n", g.Pos.File, g.Pos.Line, g.Part, g.Name, strings.Join(g.Missing, ", "))
		if g.Why != "" {
			fmt.Fprintf(&b, "    because %s\n", g.Why)
			continue
		}
		fmt.Fprintf(&b, "    %s\n", strings.Join(g.Needs, "\n    "))
	}
	for _, s := range c.Stale {
		b.WriteString(s + "\n")
	}
	return b.String()
}

// Atoms are asked with short-circuit off: an attack on nobody already settles
// the condition, and its weight is seen all the same.
func TestAtomsAreSeenBehindASettledAnswer(t *testing.T) {
	pack, err := small(t, `- name: an attack on a state that is no party
    date: 2025-01-10
    play: [[{kind: armed_attack, actor: KOR, target: JPN, severity: 900}]]
    expect: [{clause: T1-4, state: none}]`)
	if err != nil {
		t.Fatal(err)
	}
	show := newTally(pack.Treaties[0])
	runTreaty(pack, &pack.Treaties[0].Tests[1], show)
	for e, s := range show.atoms {
		if e.Text == "event.severity >= params.attack" && (!s.yes || s.no) {
			t.Errorf("seen %+v, want true only", *s)
		}
	}
}

// What loads can be played: a pack never has more turn triggers than a match
// remembers.
func TestWhatLoadsFitsAMatch(t *testing.T) {
	if load.MaxEdges != world.EdgeWords*64 {
		t.Errorf("a pack may have %d turn triggers, a match remembers %d", load.MaxEdges, world.EdgeWords*64)
	}
}
