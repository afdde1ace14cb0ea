package loadtest

import (
	"testing"
	"time"
)

var began = time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)

func TestPercentilesAreTheNearestRank(t *testing.T) {
	var times []time.Duration
	for i := range 200 {
		times = append(times, time.Duration(i+1)*time.Millisecond)
	}
	for p, want := range map[float64]float64{50: 100, 95: 190, 99: 198, 100: 200} {
		if got := percentile(times, p); got != want {
			t.Errorf("p%.0f is %.1f ms, want %.1f", p, got, want)
		}
	}
	if got := percentile(nil, 50); got != 0 {
		t.Errorf("of nothing: %.1f", got)
	}
}

// Memory is flat when the second half does not rise; how it got there does not
// matter.
func TestFlatLooksAtTheSecondHalf(t *testing.T) {
	for name, c := range map[string]struct {
		kb   func(i int) int64
		flat bool
	}{
		"level":             {func(int) int64 { return 200_000 }, true},
		"fills up at first": {func(i int) int64 { return 100_000 + 20_000*int64(min(i, 8)) }, true},
		"noise":             {func(i int) int64 { return 200_000 + 5_000*int64(i%3) }, true},
		"a leak":            {func(i int) int64 { return 200_000 + 2_000*int64(i) }, false},
	} {
		s := Soaked{ForS: 1200, Check: Checked{OK: true}}
		for i := range 20 {
			s.Samples = append(s.Samples, Sample{AtS: float64(60 * i), RSS: c.kb(i)})
		}
		if s.settle(true); s.Flat != c.flat || s.OK != c.flat {
			t.Errorf("%s: grew by %d kB of %d: flat %t", name, s.Growth, s.Bound, s.Flat)
		}
	}
}

func TestWhatLimitedARun(t *testing.T) {
	s := time.Second
	for want, c := range map[string]struct {
		server, own time.Duration
		think       float64
	}{
		"loadgen": {5 * s, 19 * s, 0},
		"server":  {18 * s, 6 * s, 0},
		"pace":    {5 * s, 5 * s, 400},
		"mixed":   {8 * s, 8 * s, 0},
	} {
		r := Report{TurnsTotal: 1000, ThinkMS: c.think}
		if r.cpu(20*s, c.server, c.own, true); r.BoundBy != want {
			t.Errorf("bound by %s, want %s", r.BoundBy, want)
		}
		if *r.ServerCPUPerK != c.server.Seconds() {
			t.Errorf("%f s for 1,000 turns, want %s", *r.ServerCPUPerK, c.server)
		}
	}
}
