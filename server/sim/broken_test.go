package sim

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"casus/server/store"
	"casus/server/store/mem"
)

// One seed is one run, word by word: a failure can be repeated.
func TestSeedRepeatsItself(t *testing.T) {
	for seed := uint64(1); seed <= 2; seed++ {
		var traces [2][]string
		for i := range traces {
			report, err := Run(Options{Seed: seed, Steps: 120, Turns: 3, Disk: mem.New()})
			if err != nil {
				t.Fatal(err)
			}
			traces[i] = report.Trace
		}
		if !slices.Equal(traces[0], traces[1]) {
			n := 0
			for n < min(len(traces[0]), len(traces[1])) && traces[0][n] == traces[1][n] {
				n++
			}
			t.Errorf("seed %d went two ways after\n%s\n\n%q\nand\n%q", seed, tail(traces[0][:n]), traces[0][n:min(n+3, len(traces[0]))], traces[1][n:min(n+3, len(traces[1]))])
		}
	}
}

// A harness that finds nothing in a broken store would prove nothing with a
// sound one.
func TestBrokenStoresAreFound(t *testing.T) {
	cases := []struct {
		name string
		disk func() store.Store
		says string // what the run must find, in part
	}{
		{"tells of a write before it is made", func() store.Store { return &hasty{Store: mem.New()} }, "times on disk"},
		{"lets a stale owner write", func() store.Store { return &ownerless{Store: mem.New(), epochs: map[string]uint64{}} }, ""},
		{"forgets the answers it gave", func() store.Store { return &oblivious{Store: mem.New()} }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for seed := uint64(1); seed <= 30; seed++ {
				_, err := Run(Options{Seed: seed, Steps: 150, Turns: 3, Disk: c.disk()})
				if err != nil && strings.Contains(err.Error(), c.says) {
					t.Logf("seed %d: %.200v", seed, err)
					return
				}
			}
			t.Error("thirty runs found nothing wrong with it")
		})
	}
}

// hasty keeps a message in memory and stores it with the next write.
type hasty struct {
	store.Store
	mu   sync.Mutex
	late *store.Append
}

func (s *hasty) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.late != nil {
		if _, err := s.Store.Append(ctx, *s.late); err != nil {
			return store.Receipt{}, err
		}
		s.late = nil
	}
	if a := appends[len(appends)-1]; a.Said != nil && len(a.Lines) == 0 && len(appends) == 1 {
		s.late = &a
		return store.Receipt{Head: a.Head, Reply: a.Reply}, nil
	}
	return s.Store.Append(ctx, appends...)
}

// ownerless takes whoever writes for the owner.
type ownerless struct {
	store.Store
	mu     sync.Mutex
	epochs map[string]uint64
}

func (s *ownerless) Claim(ctx context.Context, match string) (epoch, head uint64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	epoch, head, err = s.Store.Claim(ctx, match)
	s.epochs[match] = epoch
	return epoch, head, err
}

func (s *ownerless) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range appends {
		appends[i].Epoch = s.epochs[appends[i].Match]
	}
	return s.Store.Append(ctx, appends...)
}

// oblivious does not know commands again: it stores them under names of its own
// and gives none back to a server that starts.
type oblivious struct {
	store.Store
	mu sync.Mutex
	n  int
}

func (s *oblivious) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	s.mu.Lock()
	for i := range appends {
		s.n++
		appends[i].Cmd += strings.Repeat(" ", s.n)
	}
	s.mu.Unlock()
	return s.Store.Append(ctx, appends...)
}

func (s *oblivious) Commands(ctx context.Context, id string) ([]store.Command, error) {
	all, err := s.Store.Commands(ctx, id)
	for i := range all {
		all[i].Cmd = strings.TrimRight(all[i].Cmd, " ")
	}
	return all[:len(all)/2], err
}
