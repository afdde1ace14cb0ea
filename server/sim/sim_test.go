package sim

import (
	"flag"
	"fmt"
	"sort"
	"strings"
	"testing"

	"casus/server/store"
	"casus/server/store/mem"
	"casus/server/store/sqlite"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	firstSeed = flag.Uint64("seed", 1, "first seed to play")
	seeds     = flag.Int("seeds", 8, "seeds to play")
	length    = flag.Int("steps", 200, "things that happen in each")
)

// Whatever gets lost, torn or delayed: nothing acknowledged is lost, nothing is
// carried out twice, everybody sees what happened and nobody anything else.
func TestSimulate(t *testing.T) {
	total := Report{Did: map[string]int{}}
	for seed := *firstSeed; seed < *firstSeed+uint64(*seeds); seed++ {
		report, err := Run(Options{Seed: seed, Steps: *length, Turns: 4, Disk: disk(t, seed)})
		if err != nil {
			t.Fatalf("%v\n\n%s\nrepeat with: go test ./server/sim -run 'TestSimulate$' -seed %d -seeds 1 -steps %d",
				err, tail(report.Trace), seed, *length)
		}
		total.add(report)
	}
	t.Log(total.text())
}

// disk is memory, and for every fourth seed a real database.
func disk(t *testing.T, seed uint64) store.Store {
	if seed%4 != 0 {
		return mem.New()
	}
	db, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// tail is the end of a trace, long enough to see how it came to this.
func tail(trace []string) string {
	return strings.Join(trace[max(0, len(trace)-40):], "\n")
}

func (r *Report) add(o Report) {
	r.Acked += o.Acked
	r.Events += o.Events
	for what, n := range o.Did {
		r.Did[what] += n
	}
	for code, n := range o.Refused {
		r.Did["refused: "+string(code)] += n
	}
}

func (r *Report) text() string {
	lines := []string{fmt.Sprintf("%d commands acknowledged, %d events heard", r.Acked, r.Events)}
	for what, n := range r.Did {
		lines = append(lines, fmt.Sprintf("%6d %s", n, what))
	}
	sort.Strings(lines[1:])
	return strings.Join(lines, "\n")
}
