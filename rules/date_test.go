package rules

import (
	"testing"
	"time"
)

func TestDatesAgreeWithTheCalendar(t *testing.T) {
	for day := Date(-40000); day < 60000; day += 7 {
		want := time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02")
		if day.String() != want {
			t.Fatalf("day %d is %s, want %s", day, day, want)
		}
		if back, ok := ParseDate(want); !ok || back != day {
			t.Fatalf("%s reads as %d %v, want %d", want, back, ok, day)
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, s := range []string{"", "2024-13-01", "2024-02-30", "2023-02-29", "2024-1-1", "2024-00-10", "2024-01-00", "04-12-2024", "2024/12/04", "2024-12-0x"} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}
