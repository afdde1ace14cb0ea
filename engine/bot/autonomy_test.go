package bot_test

import (
	"maps"
	"testing"

	"casus/engine"
	"casus/rules"
)

// with is the shipped pack with one weight of one seat's doctrine changed.
func with(t *testing.T, seat rules.Seat, weight string, value int32) *rules.Pack {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	out := *pack
	out.Doctrines = nil
	for _, d := range pack.Doctrines {
		if d.Seat == seat {
			changed := *d
			changed.Weights = maps.Clone(d.Weights)
			changed.Weights[weight] = value
			d = &changed
		}
		out.Doctrines = append(out.Doctrines, d)
	}
	return &out
}

// A state that means to rely on nobody puts more into strength of its own (R45).
func TestSelfRelianceIsStrengthOfItsOwn(t *testing.T) {
	arms := func(autonomy int32) int {
		pack := with(t, rules.PRK, "autonomy", autonomy)
		return tally(t, rules.PRK, func(m *match) {
			g, err := engine.New(pack, m.g.Setup)
			if err != nil {
				t.Fatal(err)
			}
			m.g = g
			m.s.Set(rules.Money, rules.PRK, 9)
		}, "M10", "M14", "M9")
	}
	none, some, much := arms(0), arms(150), arms(800)
	t.Logf("of 60 months North Korea built or tested arms in %d without self-reliance, %d with its own, %d with much", none, some, much)
	if none > some || some > much || much < none+10 {
		t.Errorf("arms in %d, %d and %d of 60 months", none, some, much)
	}
}

// Alignment deters without a clause: the closer somebody stands to a state, the
// less its rivals press it, although nobody owes it any help (R51).
func TestAlignmentDetersWithoutAClause(t *testing.T) {
	pressed := func(cohesion int32) int {
		pack, err := shipped()
		if err != nil {
			t.Fatal(err)
		}
		return tally(t, rules.USA, func(m *match) {
			aligned := *pack
			aligned.Countries = nil
			for _, c := range pack.Countries {
				moved := *c
				moved.Values = append(moved.Values[:len(moved.Values):len(moved.Values)], rules.Delta{Index: rules.Cohesion.Pair(rules.RUS, rules.CHN), Value: cohesion})
				aligned.Countries = append(aligned.Countries, &moved)
			}
			g, err := engine.New(&aligned, m.g.Setup)
			if err != nil {
				t.Fatal(err)
			}
			*m = *start(g)
			order(t, m, rules.CHN, "M3", rules.USA, "")
			m.advance(t)
			m.advance(t)
			m.s.Set(rules.Capital, rules.USA, 9)
			m.s.Set(rules.Money, rules.USA, 9)
		}, "D10 CHN", "D11 CHN", "E1 CHN", "I3 CHN", "M2 CHN", "M3 CHN", "M5 CHN", "M7 CHN", "M12 CHN")
	}
	alone, aligned := pressed(1), pressed(1000)
	t.Logf("in 60 months the United States presses China %d times when it stands alone, %d times when Russia stands with it", alone, aligned)
	if aligned >= alone {
		t.Errorf("the United States presses a lone China %d times, an aligned one %d times", alone, aligned)
	}
}
