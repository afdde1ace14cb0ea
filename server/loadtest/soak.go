package loadtest

import (
	"context"
	"time"
)

// Soaked is what came of playing for a long time.
type Soaked struct {
	Format  string  `json:"format"`
	Mode    string  `json:"mode"`
	ForS    float64 `json:"for_s"`
	Matches int     `json:"matches"` // at the same time
	Played  int     `json:"matches_played"`
	Turns   int64   `json:"turns"`
	ThinkMS float64 `json:"think_ms"`
	Seed    uint64  `json:"seed"`
	PerS    float64 `json:"turns_per_s"`

	Samples []Sample `json:"samples"`
	// Growth is the least-squares line through the second half of the samples,
	// from its first to its last; Bound is what counts as none.
	Growth int64   `json:"rss_growth_kb"`
	Bound  int64   `json:"rss_growth_bound_kb"`
	PerH   float64 `json:"rss_growth_kb_per_hour"`
	Flat   bool    `json:"flat"`
	Note   string  `json:"note,omitempty"`

	Check Checked `json:"check"`
	OK    bool    `json:"ok"`
}

// Sample is the server at one moment of a long run.
type Sample struct {
	AtS        float64 `json:"at_s"`
	RSS        int64   `json:"rss_kb"` // after a full GC, if the server can be asked for one
	Goroutines int64   `json:"goroutines,omitempty"`
	Sockets    int64   `json:"sockets,omitempty"`
	Turns      int64   `json:"turns"` // so far
	PerS       float64 `json:"turns_per_s"`
}

const (
	soakTurns     = 60 // of each match
	soakSamples   = 20 // at least, so that short trials show a line too
	growthPercent = 5  // of the size, over half the run
	growthLeast   = 8 << 10
)

// Soak keeps matches going for a time, a new one for each that ends, and tells
// whether the server's memory stays flat.
func Soak(ctx context.Context, c Config, length time.Duration) (*Soaked, error) {
	ctx, cancel := limited(ctx, c.Limit)
	defer cancel()
	c.Turns, c.Warmup = soakTurns, 0
	r := &run{Config: c, began: time.Now()}
	if err := r.draw(ctx); err != nil {
		return nil, err
	}
	shut, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	defer shut()
	h := newHall(r, nil)
	out := &Soaked{Format: "casus-loadtest/1", Mode: "soak", ForS: length.Seconds(), Matches: c.Matches, ThinkMS: millis(c.Think), Seed: c.Seed}
	if err := h.during(ctx, func(ctx context.Context) error { return h.watch(ctx, out, length) }); err != nil {
		return nil, r.explained(ctx, err)
	}
	out.Played, out.Turns, out.Check = h.played, h.turns.Load(), h.check
	out.settle(r.measured())
	return out, nil
}

// watch takes a sample a minute.
func (h *hall) watch(ctx context.Context, out *Soaked, length time.Duration) error {
	every := min(time.Minute, length/soakSamples)
	began := time.Now()
	last := Sample{}
	for time.Since(began) < length {
		if err := pause(ctx, every); err != nil {
			return err
		}
		s, err := h.sample(ctx, began)
		if err != nil {
			return err
		}
		s.PerS = round(float64(s.Turns-last.Turns)/(s.AtS-last.AtS), 1)
		out.Samples = append(out.Samples, s)
		h.say("%d kB, %d goroutines, %.1f turns/s", s.RSS, s.Goroutines, s.PerS)
		last = s
	}
	return nil
}

func (h *hall) sample(ctx context.Context, began time.Time) (s Sample, err error) {
	if err = h.target.free(ctx); err != nil {
		return s, err
	}
	s.AtS, s.RSS, s.Turns = round(time.Since(began).Seconds(), 1), memoryOf(h.target.pid).rss, h.turns.Load()
	for name, into := range map[string]*int64{"go_goroutines": &s.Goroutines, "casus_sockets": &s.Sockets} {
		v, _, err := h.target.metric(ctx, name)
		if err != nil {
			return s, err
		}
		*into = int64(v)
	}
	return s, nil
}

// settle judges the second half: in the first the server still fills its caches.
func (s *Soaked) settle(measured bool) {
	half := s.Samples[len(s.Samples)/2:]
	slope, mean := line(half)
	span := half[len(half)-1].AtS - half[0].AtS
	s.Growth, s.PerH = int64(slope*span), round(slope*3600, 0)
	s.Bound = max(growthLeast, int64(mean)*growthPercent/100)
	s.Flat = measured && s.Growth <= s.Bound
	s.PerS = round(float64(s.Turns)/s.ForS, 1)
	if !measured {
		s.Note = "the server's memory cannot be read: on Linux give --pid, elsewhere it is not measured"
	}
	s.OK = s.Check.OK && (s.Flat || !measured)
}

// line fits a straight line through the sizes: kB a second, and their mean.
func line(samples []Sample) (slope, mean float64) {
	var t, kb, tt, tk float64
	n := float64(len(samples))
	for _, s := range samples {
		t, kb = t+s.AtS/n, kb+float64(s.RSS)/n
	}
	for _, s := range samples {
		tt += (s.AtS - t) * (s.AtS - t)
		tk += (s.AtS - t) * (float64(s.RSS) - kb)
	}
	if tt == 0 {
		return 0, kb
	}
	return tk / tt, kb
}
