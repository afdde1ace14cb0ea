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
