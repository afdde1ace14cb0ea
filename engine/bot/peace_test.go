package bot_test

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// year is what one match between doctrine bots came to.
type year struct {
	catastrophe, attacked bool
	crises, peaks         int   // counted once a month, and after every phase
	tension               int32 // mean between the two Koreas
}

// A crisis opens at this tension and rung and closes below the other mark (the
// escalation model, C3).
const (
	crisisOpens  = 650
	crisisRung   = 3
	crisisCloses = 590
)

// watch counts crises in a row of readings.
type watch struct {
	open bool
	n    int
}

func (w *watch) read(s *world.State) {
	now := s.Pair(rules.Tension, rules.PRK, rules.KOR)
	switch {
	case !w.open && now >= crisisOpens && s.Pair(rules.Rung, rules.PRK, rules.KOR) >= crisisRung:
		w.open, w.n = true, w.n+1
	case now < crisisCloses:
		w.open = false
	}
}

func live(t testing.TB, seed uint64) (y year) {
	m := start(game(t, seed))
	bots := table(t, "doctrine", seed)
	var months, phases watch
	turns := int32(0)
	for m.s.Phase != world.Over {
		m.step(t, bots)
		phases.read(&m.s)
		if m.s.Phase == world.Orders {
			months.read(&m.s)
			y.tension += m.s.Pair(rules.Tension, rules.PRK, rules.KOR)
			turns++
		}
	}
	y.crises, y.peaks = months.n, phases.n
	y.tension /= turns
	y.catastrophe = m.s.End == world.Catastrophe
	for _, e := range m.log {
		kind, _ := rules.ParseKind(e.Kind)
		y.attacked = y.attacked || e.K == world.KAct && rules.Kinds[kind].Force
	}
	return y
}

// A year among doctrine bots looks like the record: no catastrophe, an attack in
// one year of four at most (two crises in five of those counted had one), on the peninsula 0.3 to 0.6 crises a year (counted 1992 to
// 2017) around a tension near 600. Crises are counted once a month, when tension
// has drifted, as in the monthly chain that the marks were fitted to; readings
// in mid-month, before the drift, cross the mark more often and are only logged.
// The bounds leave room for the small sample.
func TestAYearOfPeaceLooksLikeTheRecord(t *testing.T) {
	const years = 60
	crises, peaks, attacks, tension := 0, 0, 0, int32(0)
	for seed := uint64(1); seed <= years; seed++ {
		y := live(t, seed)
		if y.catastrophe {
			t.Errorf("seed %d ends in catastrophe", seed)
		}
		if y.attacked {
			attacks++
		}
		crises += y.crises
		peaks += y.peaks
		tension += y.tension
	}
	t.Logf("%d years: %d crises by month, %d by phase, %d years with an attack, mean tension %d", years, crises, peaks, attacks, tension/years)
	if crises < years/5 || crises > years*4/5 {
		t.Errorf("%d crises in %d years, want 0.3 to 0.6 a year", crises, years)
	}
	if attacks > years/4 {
		t.Errorf("%d of %d years saw an ordered attack", attacks, years)
	}
	if mean := tension / years; mean < 560 || mean > 660 {
		t.Errorf("mean tension between the Koreas %d, want about 600", mean)
	}
}
