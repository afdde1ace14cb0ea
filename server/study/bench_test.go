package study

import (
	"context"
	"testing"
)

// The budget: 10,000 matches of 24 turns with doctrine bots in all seats, tables
// and report included, in five minutes on two cores. That is 60 ms of one core a
// match, and 17 matches a second and core.

// doctrines is a plan of 24-turn matches between doctrine bots.
func doctrines(b *testing.B, matches int, arms ...string) *Study {
	b.Helper()
	p := Plan{Scenario: "november-2024", Arms: arms, Matches: matches, Turns: 24, Seed: 5}
	for i := range p.Seats {
		p.Seats[i] = "doctrine"
	}
	st, err := Prepare(shipped, p)
	if err != nil {
		b.Fatal(err)
	}
	return st
}

// One pair of matches under two texts: what a study of 10,000 pairs does 10,000
// times.
func BenchmarkPair(b *testing.B) {
	st := doctrines(b, 1, "2000", "2024")
	player, err := NewPlayer(st)
	if err != nil {
		b.Fatal(err)
	}
	pair := 0
	for b.Loop() {
		for arm := range st.Arms {
			if _, err := player.Match(arm, pair); err != nil {
				b.Fatal(err)
			}
		}
		pair++
	}
	b.ReportMetric(float64(2*b.N)/b.Elapsed().Seconds(), "matches/s")
}

// A whole small study, from the first match to the report.
func BenchmarkStudy(b *testing.B) {
	st := doctrines(b, 4*chunk, "2024")
	for b.Loop() {
		run := Run{Dir: b.TempDir(), Workers: 1}
		if err := run.Play(context.Background(), st); err != nil {
			b.Fatal(err)
		}
		if err := run.Merge(st); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(st.Matches*b.N)/b.Elapsed().Seconds(), "matches/s")
}
