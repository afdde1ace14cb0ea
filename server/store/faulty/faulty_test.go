package faulty_test

import (
	"context"
	"errors"
	"testing"

	"casus/server/store"
	"casus/server/store/faulty"
	"casus/server/store/mem"
	"casus/server/store/storetest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

// Without a fault it is the store it wraps.
func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return faulty.New(mem.New()) })
}

func TestFaults(t *testing.T) {
	cases := []struct {
		fault faulty.Fault
		down  error
		kept  bool
	}{
		{faulty.CrashBefore, faulty.ErrCrashed, false},
		{faulty.CrashAfter, faulty.ErrCrashed, true},
		{faulty.FailLost, store.ErrFailed, false},
		{faulty.FailKept, store.ErrFailed, true},
	}
	for _, c := range cases {
		t.Run(c.fault.String(), func(t *testing.T) {
			disk := mem.New()
			s := faulty.New(disk)
			epoch, _ := storetest.Begin(t, s)
			s.Arm(c.fault, 2)
			if _, err := s.Append(ctx, line(epoch, 1)); err != nil {
				t.Fatalf("the write before the fault: %v", err)
			}
			if _, err := s.Append(ctx, line(epoch, 2)); !errors.Is(err, c.down) {
				t.Fatalf("the write that fails: %v", err)
			}
			if _, err := s.Append(ctx, line(epoch, 3)); !errors.Is(err, c.down) {
				t.Fatalf("a write afterwards: %v", err)
			}
			select {
			case <-s.Failed():
				if !errors.Is(c.down, store.ErrFailed) || s.Err() == nil {
					t.Fatal("a crash was reported as a failed commit")
				}
			default:
				if errors.Is(c.down, store.ErrFailed) {
					t.Fatal("the process was not told to stop")
				}
			}
			want := 1
			if c.kept {
				want = 2
			}
			if kept, err := faulty.New(disk).Commands(ctx, "m"); err != nil || len(kept) != want {
				t.Fatalf("%d commands on disk (%v), want %d", len(kept), err, want)
			}
		})
	}
}

func TestHeldAppendWaits(t *testing.T) {
	disk := mem.New()
	s := faulty.New(disk)
	epoch, _ := storetest.Begin(t, s)
	reached, release := s.Hold()
	done := make(chan error)
	go func() {
		_, err := s.Append(ctx, line(epoch, 1))
		done <- err
	}()
	<-reached
	if kept, err := disk.Commands(ctx, "m"); err != nil || len(kept) != 0 {
		t.Fatalf("%d commands on disk (%v) while the append waits", len(kept), err)
	}
	release()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// line is the n-th command of the match.
func line(epoch uint64, n int) store.Append {
	return store.Append{Match: "m", Head: uint64(n), Epoch: epoch, Actor: "a", Cmd: string(rune('a' + n)), Lines: [][]byte{[]byte("line")}}
}
