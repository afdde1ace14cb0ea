package rules

import (
	"testing"
	"time"
)

func TestDatesAgreeWithTheStandardLibrary(t *testing.T) {
	for day := -40000; day <= 60000; day++ {
		want := time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02")
		if got := Date(day).String(); got != want {
			t.Fatalf("day %d is %s, want %s", day, got, want)
		}
		if back, ok := ParseDate(want); !ok || int(back) != day {
			t.Fatalf("%s is day %d (%v), want %d", want, back, ok, day)
		}
	}
}

func TestImpossibleDatesAreRefused(t *testing.T) {
	for _, s := range []string{"2024-02-30", "2024-13-01", "24-01-01", "2024-1-1", "2024-01-01x", ""} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}
