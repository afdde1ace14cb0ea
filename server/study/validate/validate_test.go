package validate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
	"casus/server/study"
)

func shipped() (*rules.Pack, error) { return load.Shipped() }

// The list is complete and every fact says what it must.
func TestFactsSayWhatTheyAsk(t *testing.T) {
	for i, f := range Facts {
		if f.Number != i+1 || f.Says == "" || f.Target == "" || f.Source == "" || len(f.Needs) == 0 || f.Judge == nil {
			t.Errorf("fact %d: %+v", i+1, f)
		}
	}
	names := map[string]bool{}
	for _, b := range Batches(Facts) {
		if b.Name == "" || b.Says == "" || names[b.Name] || b.Share == 0 || b.Turns == 0 {
			t.Errorf("batch %+v", b)
		}
		names[b.Name] = true
	}
	if len(Facts) != 18 {
		t.Errorf("%d facts, the model lists 18", len(Facts))
	}
}

// short is a fact with batches of a few turns: the plumbing of the real ones.
func short(turns int, like *Fact) *Fact {
	f := *like
	var needs []*Batch
	now := map[*Batch]*Batch{}
	for _, b := range like.Needs {
		c := *b
		c.Turns = min(c.Turns, turns)
		now[b] = &c
		needs = append(needs, &c)
	}
	f.Needs = needs
	f.Judge = func(r *Results) []Part {
		mine := *r
		mine.cases = map[*Batch][]*Case{}
		for b, c := range now {
			mine.cases[b] = r.cases[c]
		}
		return like.Judge(&mine)
	}
	return &f
}

func judge(t *testing.T, workers int, facts ...*Fact) []Verdict {
	t.Helper()
	r := Run{Load: shipped, Matches: 3, Seed: 3, Workers: workers}
	out, err := r.Judge(context.Background(), facts)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every fact is measured on a few short matches, and each says at least one
// number with a target; what they come to does not matter here.
func TestEveryFactIsMeasured(t *testing.T) {
	var facts []*Fact
	for _, f := range Facts {
		facts = append(facts, short(2, f))
	}
	list := judge(t, 2, facts...)
	if len(list) != len(Facts) {
		t.Fatalf("%d verdicts", len(list))
	}
	for i := range list {
		v := &list[i]
		asked := slices.ContainsFunc(v.Parts, func(p Part) bool { return p.Want != told && p.Says != "" })
		if !asked || v.Parts[0].Want == told {
			t.Errorf("fact %d asks nothing: %+v", v.Number, v.Parts)
		}
	}
	var text, lines strings.Builder
	if err := errors.Join(Text(&text, list), JSON(&lines, list)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text.String(), "target: "); n != len(Facts) {
		t.Errorf("the text tells %d targets", n)
	}
	for i, l := range strings.Split(strings.TrimSpace(lines.String()), "\n") {
		var back struct {
			Fact    int
			Says    string
			Target  string
			Verdict string
			Parts   []struct{ Target, Verdict string }
		}
		if err := json.Unmarshal([]byte(l), &back); err != nil || back.Fact != i+1 || back.Says == "" || back.Target == "" || back.Verdict != word(list[i].Pass()) || len(back.Parts) != len(list[i].Parts) {
			t.Errorf("line %d: %s (%v)", i+1, l, err)
		}
	}
}

// The numbers depend on the seed alone: not on the workers, not on which other
// facts are asked for.
func TestTheSameSeedGivesTheSameVerdicts(t *testing.T) {
	a := judge(t, 1, short(3, exchange), short(3, fogOfWar))
	b := judge(t, 2, short(3, fogOfWar))
	if x, y := fmt.Sprint(a[1].Parts), fmt.Sprint(b[0].Parts); x != y { // as text, for what is no number equals nothing
		t.Errorf("%s\n%s", x, y)
	}
}

func TestAStoppedRunSaysSo(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	r := Run{Load: shipped, Matches: 40, Workers: 1, Progress: func(int, int) { stop() }}
	if _, err := r.Judge(ctx, []*Fact{sanctions}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestSelect(t *testing.T) {
	got, err := Select([]string{"17", "2"})
	if err != nil || len(got) != 2 || got[0] != bomb || got[1] != peninsula {
		t.Errorf("%v %v", got, err)
	}
	for _, bad := range []string{"0", "19", "two"} {
		if _, err := Select([]string{bad}); err == nil || !strings.Contains(err.Error(), "there is no fact") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// A value in the band passes; a sign needs the whole interval; no case and no
// number pass nothing; a number that is only told always does.
func TestBands(t *testing.T) {
	e := study.Estimate{Value: 0.2, Low: -0.1, High: 0.5}
	for _, row := range []struct {
		value study.Estimate
		cases int
		want  Band
		pass  bool
		words string
	}{
		{e, 1, between(0.1, 0.3), true, "10.0% to 30.0%"},
		{e, 1, between(0.2, 0.2), true, "20.0% to 20.0%"},
		{e, 1, atMost(0.1), false, "at most 10.0%"},
		{e, 1, atLeast(0.2), true, "at least 20.0%"},
		{e, 1, above(0), false, "interval above 0.00%"},
		{e, 1, above(-0.2), true, "interval above -20.0%"},
		{e, 1, below(0.5), false, "interval below 50.0%"},
		{e, 0, between(0, 1), false, "0.00% to 100.0%"},
		{e, 0, told, true, "reported only"},
		{study.Estimate{Value: math.NaN()}, 1, between(0, 1), false, "0.00% to 100.0%"},
	} {
		p := Part{Unit: "%", Value: row.value, Cases: row.cases, Want: row.want}
		if p.Pass() != row.pass || row.want.Words("%") != row.words {
			t.Errorf("%s: pass %v, want %s %v", row.want.Words("%"), p.Pass(), row.words, row.pass)
		}
	}
}

// The bootstrap of a ratio knows certainty, covers what it should, and says
// nothing about what is never counted.
func TestIntervals(t *testing.T) {
	r := &Results{seed: 1}
	var list []*Case
	for range 100 {
		list = append(list, &Case{})
	}
	n := 0.0
	share := func(*Case) (num, den float64) { n++; return float64(int(n) % 2), 1 }
	if e, cases := r.ratio(list, share); e.Value != 0.5 || cases != 100 || e.Low < 0.38 || e.Low > 0.43 || e.High > 0.62 || e.High < 0.57 {
		t.Errorf("half of a hundred: %+v from %d", e, cases)
	}
	if e, _ := r.ratio(list, func(*Case) (num, den float64) { return 3, 2 }); e != (study.Estimate{Value: 1.5, Low: 1.5, High: 1.5}) {
		t.Errorf("no spread: %+v", e)
	}
	if e, cases := r.ratio(list, func(*Case) (num, den float64) { return 0, 0 }); !math.IsNaN(e.Value) || cases != 0 {
		t.Errorf("nothing counted: %+v", e)
	}
	if e, _ := r.change(list, list, func(*Case) float64 { return 2 }); e.Value != 0 || e.Low != 0 {
		t.Errorf("the same twice: %+v", e)
	}
}

// The page says what was asked, what came out and how it was made.
func TestThePage(t *testing.T) {
	list := []Verdict{
		{shortOfWar, []Part{{"a part", "%", study.Estimate{Value: 0.5, Low: 0.4, High: 0.6}, 10, atLeast(0.8)}}},
		{council, []Part{{"another", "%", study.Estimate{}, 7, atMost(0)}}},
	}
	var page strings.Builder
	if err := Page(&page, list, "make it"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Made by `make it`", "**1 of 2 facts pass.**", "| 1 | " + shortOfWar.Says + " | " + shortOfWar.Target + " | 50.0% | 40.0% to 60.0% | fail |",
		"| another | at most 0.00% | 0.00% | 0.00% to 0.00% | 7 | pass |", "## How parameters were fitted", "## What the misses mean", "| open | 300 | 15% |",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %q:\n%s", want, page.String())
		}
	}
}

// The stored page is about the facts as they stand.
func TestTheStoredPageIsAboutTheseFacts(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "engine", "VALIDATION.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Facts {
		if !strings.Contains(string(text), fmt.Sprintf("| %d | %s | %s |", f.Number, f.Says, f.Target)) {
			t.Errorf("engine/VALIDATION.md does not have fact %d as it stands; write it anew with study validate --markdown", f.Number)
		}
	}
}
