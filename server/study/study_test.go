package study

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

func shipped() (*rules.Pack, error) { return load.Shipped() }

// plan is a small study with quick bots: three parts, the last one short.
func plan() Plan {
	p := Plan{Scenario: "november-2024", Arms: []string{"2000", "2024"}, Matches: 2*chunk + 3, Turns: 3, Seed: 5}
	for i := range p.Seats {
		p.Seats[i] = [...]string{"random", "hold", "tit-for-tat"}[i%3]
	}
	return p
}

func prepare(t *testing.T, p Plan) *Study {
	t.Helper()
	st, err := Prepare(shipped, p)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// carryOut plays and merges, and returns the bytes of every file by name.
func carryOut(t *testing.T, st *Study, runs ...Run) map[string]string {
	t.Helper()
	for i := range runs {
		if err := runs[i].Play(context.Background(), st); err != nil {
			t.Fatal(err)
		}
	}
	last := runs[len(runs)-1]
	if missing, err := last.Missing(st); err != nil || missing > 0 {
		t.Fatalf("%d parts missing, %v", missing, err)
	}
	if err := last.Merge(st); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	files, err := filepath.Glob(filepath.Join(last.Dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil { // parts is a folder
			out[filepath.Base(f)] = string(b)
		}
	}
	if len(out) != 10 {
		t.Fatalf("%d files, want plan, report and four tables twice", len(out))
	}
	return out
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s has other bytes", what, name)
		}
	}
}

// One run, two shards in either order, and a run stopped in the middle: the
// same bytes, however many workers.
func TestOnePlanOneResult(t *testing.T) {
	st := prepare(t, plan())
	whole := carryOut(t, st, Run{Dir: t.TempDir(), Workers: 1})

	dir := t.TempDir()
	same(t, "shards", carryOut(t, st, Run{Dir: dir, Workers: 2, Shard: 2, Shards: 2}, Run{Dir: dir, Workers: 1, Shard: 1, Shards: 2}), whole)

	ctx, stop := context.WithCancel(context.Background())
	cut := Run{Dir: t.TempDir(), Workers: 1, Progress: func(played, of int) {
		if played == of/2 {
			stop()
		}
	}}
	if err := cut.Play(ctx, st); !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped run says %v", err)
	}
	left, err := cut.Missing(st)
	if err != nil || left == 0 || left == st.parts() {
		t.Fatalf("stopped in the middle, %d of %d parts are missing, %v", left, st.parts(), err)
	}
	if err := cut.Merge(st); err == nil || !strings.Contains(err.Error(), "is not played yet") {
		t.Errorf("half a study is merged: %v", err)
	}
	played := 0
	same(t, "interruption", carryOut(t, st, Run{Dir: cut.Dir, Workers: 2, Progress: func(n, of int) { played = of }}), whole)
	if played >= 2*st.Matches {
		t.Errorf("%d matches played again, the finished parts too", played)
	}
}

// Another seed is another result: the test above does not compare constants.
func TestAnotherSeedAnotherResult(t *testing.T) {
	p := plan()
	p.Matches = 2
	a := carryOut(t, prepare(t, p), Run{Dir: t.TempDir()})
	p.Seed++
	b := carryOut(t, prepare(t, p), Run{Dir: t.TempDir()})
	if a["turns.csv"] == b["turns.csv"] {
		t.Error("two seeds give the same turns")
	}
}

// Within a pair every arm meets the same dice; two arms of one text would be
// one and the same match.
func TestPairsShareTheirDice(t *testing.T) {
	st := prepare(t, plan())
	for pair := range 3 {
		if a, b := st.setup(0, pair), st.setup(1, pair); a.Seed != b.Seed || a.Seed == st.setup(0, pair+1).Seed {
			t.Errorf("pair %d: seeds %d and %d", pair, a.Seed, b.Seed)
		}
	}
}

// The variants change what they say: consultation is gone, belief is that of
// 2000, no duty of the pact is left.
func TestVariantsTakeTheTextApart(t *testing.T) {
	p := plan()
	p.Arms, p.Matches = SixArms, 1
	st := prepare(t, p)
	date, ok := rules.ParseDate("2025-01-01")
	if !ok {
		t.Fatal("no date")
	}
	standing := func(arm int, id string) rules.State {
		for _, c := range st.packs[arm].Clauses {
			if c.ID == id {
				return c.Standing(date, st.arms[arm].text)
			}
		}
		t.Fatalf("there is no clause %s", id)
		return 0
	}
	for arm, want := range []struct{ talk, help rules.State }{
		{rules.NotInForce, rules.NotInForce}, {rules.None, rules.None}, {rules.Suspended, rules.None},
		{rules.NotInForce, rules.NotInForce}, {rules.None, rules.None}, {rules.Suspended, rules.Suspended},
	} {
		if talk, help := standing(arm, "RD24-3"), standing(arm, "RD24-4"); talk != want.talk || help != want.help {
			t.Errorf("%s: article 3 %s, article 4 %s", st.Arms[arm], talk, help)
		}
	}
	believed := func(arm int) (v int32) {
		for _, sc := range st.packs[arm].Scenarios {
			for _, d := range sc.Deltas {
				if sc.ID == st.Scenario && d.Text == "cred[RUS][PRK]" && d.Arm == st.arms[arm].text {
					v = d.Value
				}
			}
		}
		return v
	}
	if a, b := believed(0), believed(4); a != b || a == 0 {
		t.Errorf("belief in Moscow under 2000 is %d, under 2024-cred-2000 %d", a, b)
	}
}

// The report stands alone: no script, and nothing fetched from anywhere.
func TestTheReportStandsAlone(t *testing.T) {
	p := plan()
	p.Matches, p.Readings = 3, map[string]string{"D2": "broad"}
	st := prepare(t, p)
	html := carryOut(t, st, Run{Dir: t.TempDir(), Workers: 2})["report.html"]
	if bad := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|src\s*=|href\s*=|url\(|@import|https?:|//[a-z]`).FindString(html); bad != "" {
		t.Errorf("the report holds %q", bad)
	}
	for _, want := range []string{
		"casus study --scenario november-2024 --arms 2000,2024 --matches 3 --turns 3 --seed 5 --seats RUS=random,CHN=hold,USA=tit-for-tat,PRK=random,KOR=hold,JPN=tit-for-tat --readings D2=broad --out DIR",
		"moral_hazard</th><td>off</td><td>0 (", "restraint</th><td>on</td><td>1000 (", "stability_instability", "umbrella</th><td>wmd_only", "Fang, Johnson and Leeds 2014", "reading of D2</th><td>broad",
		st.Pack, "rivera-2024/1", "<svg", "a pair reaches rung 5",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if strings.Contains(html, "NaN") || strings.Contains(html, "Inf") {
		t.Error("the report holds a number that is none")
	}
}

// What is not this study is refused in words.
func TestWrongStudies(t *testing.T) {
	for want, change := range map[string]func(*Plan){
		`there is no arm "1999"; there are: 1961, 2000, 2024, 2024-signed, 2024-no-art3, 2024-cred-2000, 2024-no-duties`:                       func(p *Plan) { p.Arms = []string{"1999"} },
		`--arms names "2024" twice; each arm is played once`:                                                                                   func(p *Plan) { p.Arms = []string{"2024", "2024"} },
		`--arms is empty; name at least one treaty text, such as 2000,2024`:                                                                    func(p *Plan) { p.Arms = nil },
		`--arms holds an empty name; separate the arms by single commas, such as 2000,2024`:                                                    func(p *Plan) { p.Arms = []string{"2000", ""} },
		`--matches 0: a study has 1 to 1000000 matches an arm`:                                                                                 func(p *Plan) { p.Matches = 0 },
		`no bot is called "human"; there are: hold, random, tit-for-tat, doctrine`:                                                             func(p *Plan) { p.Seats[2] = "human" },
		`a match has 1 to 300 turns, or 0 to draw the length from the scenario; got 301`:                                                       func(p *Plan) { p.Turns = 301 },
		`there is no assumption "hazard"; there are: umbrella, moral_hazard, formation_shock, restraint, stability_instability, nuclear_floor`: func(p *Plan) { p.Switches = map[string]string{"hazard": "on"} },
		`assumption umbrella: "on" is no setting; write off or wmd_only or full`:                                                               func(p *Plan) { p.Switches = map[string]string{"umbrella": "on"} },
		`parameter slip_odds: 9000 is out of range; it must be from 0 to 3000`:                                                                 func(p *Plan) { p.Params = map[string]int32{"slip_odds": 9000} },
		`reading D2: "wide" is not understood; write broad, narrow or contested`:                                                               func(p *Plan) { p.Readings = map[string]string{"D2": "wide"} },
	} {
		p := plan()
		change(&p)
		if _, err := Prepare(shipped, p); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A folder keeps to its study, and a damaged part is told, not counted.
func TestAFolderHoldsOneStudy(t *testing.T) {
	p := plan()
	p.Matches = 1
	st, run := prepare(t, p), Run{Dir: t.TempDir()}
	carryOut(t, st, run)
	p.Seed++
	if err := run.Play(context.Background(), prepare(t, p)); err == nil || !strings.Contains(err.Error(), "holds another study") {
		t.Errorf("%v", err)
	}
	path := partPath(run.Dir, 0)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text[:len(text)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run.Play(context.Background(), st); err == nil || !strings.Contains(err.Error(), "is not a whole part of this study") {
		t.Errorf("%v", err)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 5e-5 }

// Wilson's interval against values published for it: 0 of 10 and 10 of 10
// (Brown, Cai and DasGupta 2001 give the formula), 81 of 263 (Newcombe 1998).
func TestWilson(t *testing.T) {
	for _, row := range []struct {
		hits, n   int
		low, high float64
	}{{0, 10, 0, 0.27753}, {10, 10, 0.72247, 1}, {81, 263, 0.25529, 0.36621}, {1, 29, 0.00611, 0.17177}} {
		if e := Wilson(row.hits, row.n); !near(e.Low, row.low) || !near(e.High, row.high) {
			t.Errorf("%d of %d: %.5f to %.5f, want %.5f to %.5f", row.hits, row.n, e.Low, e.High, row.low, row.high)
		}
	}
}

// The bootstrap knows certainty when it sees it, gives the same interval for
// the same seed, and on many differences agrees with the normal interval.
func TestBootstrap(t *testing.T) {
	if e := Bootstrap([]int32{3, 3, 3}, 1); e != (Estimate{3, 3, 3}) {
		t.Errorf("no spread: %+v", e)
	}
	var many []int32
	for i := range int32(1000) {
		many = append(many, i%11-5) // mean 0 but for the last, variance near 10
	}
	e := Bootstrap(many, 7)
	if e != Bootstrap(many, 7) || e == Bootstrap(many, 8) {
		t.Error("the seed does not decide the interval")
	}
	half := 1.96 * math.Sqrt(10.0/1000)
	if math.Abs(e.High-e.Low-2*half) > 0.04 || e.Low > e.Value || e.High < e.Value {
		t.Errorf("%+v, want about %.3f each way", e, half)
	}
}

func TestQuantile(t *testing.T) {
	values := []float64{0, 10, 20, 30, 40}
	for q, want := range map[float64]float64{0: 0, 0.5: 20, 0.025: 1, 0.975: 39, 1: 40} {
		if got := Quantile(values, q); math.Abs(got-want) > 1e-9 {
			t.Errorf("quantile %.3f: %v, want %v", q, got, want)
		}
	}
}

// A variant that takes belief from another text holds it there, whatever
// Moscow does.
func TestBeliefIsHeldFast(t *testing.T) {
	p := plan()
	p.Arms, p.Matches, p.Turns = []string{"2024-cred-2000"}, 1, 12
	for i := range p.Seats {
		p.Seats[i] = "doctrine"
	}
	player, err := NewPlayer(prepare(t, p))
	if err != nil {
		t.Fatal(err)
	}
	_, tale, err := player.Tell(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if v := tale.End.Pair(rules.Cred, rules.RUS, rules.PRK); v != 150 {
		t.Errorf("at the end belief in Moscow is %d", v)
	}
}

// Coefficients and assumptions of the plan reach the game, and the command
// line in the report repeats them.
func TestAPlanSetsCoefficientsAndAssumptions(t *testing.T) {
	p := plan()
	p.Params, p.Switches = map[string]int32{"tension_homing": 180, "slip_odds": 0}, map[string]string{"moral_hazard": "on", "umbrella": "full"}
	st := prepare(t, p)
	g, err := st.Game(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	if g.Params[rules.TensionHoming] != 180 || g.Params[rules.MoralHazard] == 0 || s.Facts[rules.Umbrella.At()] != 2 {
		t.Errorf("homing %d, moral hazard %d, umbrella %d", g.Params[rules.TensionHoming], g.Params[rules.MoralHazard], s.Facts[rules.Umbrella.At()])
	}
	if want := "--params slip_odds=0,tension_homing=180 --switch moral_hazard=on,umbrella=full --out DIR"; !strings.HasSuffix(st.Command(), want) {
		t.Errorf("%s", st.Command())
	}
}

// Six arms are taken apart in the report; two are not. What was set by hand and
// how duties were answered is told.
func TestSixArmsAreTakenApart(t *testing.T) {
	p := plan()
	p.Arms, p.Matches, p.Params = SixArms, 2, map[string]int32{"slip_odds": 500, "restraint": 0}
	html := carryOut(t, prepare(t, p), Run{Dir: t.TempDir(), Workers: 2})["report.html"]
	for _, want := range []string{
		"What the difference between 2000 and 2024 is made of", pieces[1].words, pieces[4].words, "Answers and advice",
		"coefficient slip_odds</th><td>500 instead of 1000", "restraint</th><td>set by hand</td><td>0 (",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for _, name := range chief {
		if !slices.ContainsFunc(Measures, func(m Measure) bool { return m.Name == name }) {
			t.Errorf("there is no measure %s to take apart", name)
		}
	}
	p.Arms = []string{"2000", "2024"}
	if html := carryOut(t, prepare(t, p), Run{Dir: t.TempDir()})["report.html"]; strings.Contains(html, "is made of") {
		t.Error("two arms are taken apart")
	}
}
