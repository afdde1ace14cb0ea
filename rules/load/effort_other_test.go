//go:build !unix

package load

import (
	"testing"
	"time"
)

// effort is the least time of three runs; where processor time cannot be asked
// for, the clock must do.
func effort(t *testing.T, run func()) time.Duration {
	t.Helper()
	least := time.Hour
	for range 3 {
		start := time.Now()
		run()
		least = min(least, time.Since(start))
	}
	return least
}
