package sensitivity

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
	"casus/server/study"
)

// Every step of a walk changes one factor by two levels, every factor once, and
// no walk leaves the grid.
func TestAStepChangesOneFactor(t *testing.T) {
	const factors = 7
	seen := map[int8]int{}
	for _, w := range trajectories(factors, 50, 1) {
		if len(w.at) != factors+1 || !reflect.DeepEqual(slices.Sorted(slices.Values(w.moved)), []int{0, 1, 2, 3, 4, 5, 6}) {
			t.Fatalf("%d points, moved %v", len(w.at), w.moved)
		}
		for i, f := range w.moved {
			for g := range factors {
				d := w.at[i+1][g] - w.at[i][g]
				if (g == f) != (d == gridStep || d == -gridStep) || g != f && d != 0 {
					t.Fatalf("step %d moves factor %d by %d, not only factor %d", i, g, d, f)
				}
			}
		}
		for _, at := range w.at {
			for _, l := range at {
				if l < 0 || l >= gridLevels {
					t.Fatalf("level %d", l)
				}
				seen[l]++
			}
		}
	}
	for l := range int8(gridLevels) {
		if share := float64(seen[l]) / (50 * factors * (factors + 1)); share < 0.15 || share > 0.35 {
			t.Errorf("level %d comes up in %.2f of all places", l, share)
		}
	}
	if reflect.DeepEqual(trajectories(3, 2, 1), trajectories(3, 2, 2)) || !reflect.DeepEqual(trajectories(3, 2, 1), trajectories(3, 2, 1)) {
		t.Error("the seed does not decide the walks")
	}
}

// at turns a place of the grid into numbers from 0 to 1.
func at(p place) []float64 {
	out := make([]float64, len(p))
	for i, l := range p {
		out[i] = float64(l) / (gridLevels - 1)
	}
	return out
}

func measure(walks []walk, f func([]float64) float64) (y []float64) {
	for _, w := range walks {
		for _, p := range w.at {
			y = append(y, f(at(p)))
		}
	}
	return y
}

// Of a straight function the effects are its slopes, without spread.
func TestMorrisOnAStraightFunction(t *testing.T) {
	slopes := []float64{0, -3, 1, 0.5}
	walks := trajectories(len(slopes), 10, 5)
	got := morris(walks, len(slopes), measure(walks, func(x []float64) (y float64) {
		for i, a := range slopes {
			y += a * x[i]
		}
		return y
	}))
	for i, a := range slopes {
		e := got[i]
		if math.Abs(e.Mu-a) > 1e-9 || math.Abs(e.MuStar.Value-math.Abs(a)) > 1e-9 || e.Sigma > 1e-9 || e.MuStar.High-e.MuStar.Low > 1e-9 {
			t.Errorf("slope %g: %+v", a, e)
		}
	}
}

// Sobol's g-function ranks its factors by a: the smaller, the stronger; factors
// bend and multiply, so the effects spread.
func TestMorrisOnTheGFunction(t *testing.T) {
	a := []float64{9, 0, 99, 1, 4.5}
	walks := trajectories(len(a), 200, 9)
	got := morris(walks, len(a), measure(walks, func(x []float64) float64 {
		y := 1.0
		for i := range a {
			y *= (math.Abs(4*x[i]-2) + a[i]) / (1 + a[i])
		}
		return y
	}))
	order := []int{0, 1, 2, 3, 4}
	slices.SortFunc(order, func(i, j int) int {
		if got[i].MuStar.Value > got[j].MuStar.Value {
			return -1
		}
		return 1
	})
	if want := []int{1, 3, 4, 0, 2}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v: %+v", order, want, got)
	}
	if e := got[1]; e.Sigma < e.MuStar.Value/2 {
		t.Errorf("a factor that bends and multiplies shows no spread: %+v", e)
	}
}

// One at a time: the base first, then each factor by itself, at the ends and
// half way; a factor at its own end or without room gives fewer.
func TestOneAtATime(t *testing.T) {
	got := oneAtATime([]Factor{{Low: 0, Base: 100, High: 300}, {Low: 0, Base: 0, High: 1}})
	want := []Point{{100, 0}, {0, 0}, {50, 0}, {200, 0}, {300, 0}, {100, 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A place of the grid is spread evenly over the range, ends included.
func TestLevelsSpanTheRange(t *testing.T) {
	f := []Factor{{Low: 120, High: 300}, {Low: 0, High: 1}, {Low: -10, High: 0}}
	for l, want := range []Point{{120, 0, -10}, {180, 0, -7}, {240, 1, -3}, {300, 1, 0}} {
		if got := (place{int8(l), int8(l), int8(l)}).point(f); !slices.Equal(got, want) {
			t.Errorf("level %d: %v, want %v", l, got, want)
		}
	}
}

func shipped() (*rules.Pack, error) { return load.Shipped() }

func plan(method string) Plan {
	p := Plan{Method: method, Vary: []string{"tension_homing", "words_floor"}, Trajectories: 2, Plan: study.Plan{
		Scenario: "november-2024", Arms: []string{"2024"}, Matches: 3, Turns: 4, Seed: 5,
	}}
	for i := range p.Seats {
		p.Seats[i] = "tit-for-tat"
	}
	return p
}

func carryOut(t *testing.T, p Plan, r Run) map[string]string {
	t.Helper()
	s, err := Prepare(shipped, p)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Play(context.Background(), s), r.Merge(s)); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range []string{"plan.json", "points.csv", "effects.csv", "points.parquet", "effects.parquet", "report.html"} {
		b, err := os.ReadFile(filepath.Join(r.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(b)
	}
	return out
}

// One worker or two, in one run or after an interruption: the same bytes.
func TestOnePlanOneResult(t *testing.T) {
	for _, method := range Methods {
		p := plan(method)
		whole := carryOut(t, p, Run{Dir: t.TempDir(), Workers: 1})
		s, err := Prepare(shipped, p)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		cut := Run{Dir: t.TempDir(), Workers: 1, Progress: func(n, _ int) {
			if n == 2*s.Matches {
				stop()
			}
		}}
		if err := cut.Play(ctx, s); !errors.Is(err, context.Canceled) {
			t.Fatalf("a stopped run says %v", err)
		}
		left := 0
		if got := carryOut(t, p, Run{Dir: cut.Dir, Workers: 2, Progress: func(_, of int) { left = of }}); !reflect.DeepEqual(got, whole) {
			t.Errorf("%s: an interruption shows", method)
		}
		if left == 0 || left >= len(s.Points)*s.Matches {
			t.Errorf("%s: %d of %d matches are played after the interruption", method, left, len(s.Points)*s.Matches)
		}
		if rows := strings.Count(whole["points.csv"], "\n"); rows != len(s.Points)+1 {
			t.Errorf("%s: %d rows for %d points", method, rows, len(s.Points))
		}
		html := whole["report.html"]
		if bad := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|src\s*=|href\s*=|url\(|@import|https?:|NaN|Inf\b`).FindString(html); bad != "" {
			t.Errorf("%s: the report holds %q", method, bad)
		}
		for _, want := range []string{"words_floor", "<svg", s.Plan.Pack, "casus study sensitivity --method " + method + " --scenario november-2024 --arm 2024", "--params tension_homing,words_floor"} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the report lacks %q", method, want)
			}
		}
	}
}

func TestWrongPlans(t *testing.T) {
	for want, change := range map[string]func(*Plan){
		`there is no method "sobol"; there are: oat, morris`: func(p *Plan) { p.Method = "sobol" },
		`there is no parameter "gravity"`:                    func(p *Plan) { p.Vary = []string{"gravity"} },
		`--params names "slip_odds" twice`:                   func(p *Plan) { p.Vary = []string{"slip_odds", "slip_odds"} },
		`--trajectories 1: give 2 to 1000`:                   func(p *Plan) { p.Trajectories = 1 },
		`a sensitivity study is of one arm, not of 2`:        func(p *Plan) { p.Arms = []string{"2000", "2024"} },
		`there is no arm "1999"`:                             func(p *Plan) { p.Arms = []string{"1999"} },
	} {
		p := plan(Morris)
		change(&p)
		if _, err := Prepare(shipped, p); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
