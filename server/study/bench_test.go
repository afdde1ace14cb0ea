package study

import "testing"

// One pair of matches, 24 turns under two texts, doctrine bots in all seats:
// what a study of 10,000 pairs does 10,000 times.
func BenchmarkPair(b *testing.B) {
	p := plan()
	p.Turns = 24
	for i := range p.Seats {
		p.Seats[i] = "doctrine"
	}
	st, err := Prepare(shipped, p)
	if err != nil {
		b.Fatal(err)
	}
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
