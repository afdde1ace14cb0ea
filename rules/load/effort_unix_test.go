//go:build unix

package load

import (
	"syscall"
	"testing"
	"time"
)

// effort is the least processor time of three runs: what the work costs,
// whatever else the machine is doing.
func effort(t *testing.T, run func()) time.Duration {
	t.Helper()
	least := time.Hour
	for range 3 {
		before := spent(t)
		run()
		least = min(least, spent(t)-before)
	}
	return least
}

func spent(t *testing.T) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
