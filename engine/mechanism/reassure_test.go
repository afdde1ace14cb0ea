package mechanism

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// A reassurance lowers how threatened South Korea feels, the more credible it
// is, and not at all beside a threat or after shots (R20).
func TestReassuranceCalmsIfCredible(t *testing.T) {
	felt := func(set func(*world.State)) int32 {
		s, w := &world.State{}, &world.Work{}
		set(s)
		reassure(Context{State: s, Work: w, Act: &world.Act{Actor: rules.RUS, Target: rules.KOR}})
		return w.Heat[rules.RUS][rules.KOR]
	}
	trusted := func(trust, name int32) func(*world.State) {
		return func(s *world.State) {
			s.SetPair(rules.Trust, rules.KOR, rules.RUS, trust)
			s.Set(rules.Reputation, rules.RUS, name)
		}
	}
	believed, doubted := felt(trusted(900, 700)), felt(trusted(100, 300))
	if believed != -32 || doubted != -8 {
		t.Errorf("a believed word moves tension by %d, a doubted one by %d", believed, doubted)
	}
	hollow := felt(func(s *world.State) {
		trusted(900, 700)(s)
		s.SetPair(rules.ThreatLeft, rules.RUS, rules.KOR, 2)
	})
	late := felt(func(s *world.State) {
		trusted(900, 700)(s)
		s.Used[rules.RUS][rules.KOR] = 2
	})
	if hollow != 0 || late != 0 {
		t.Errorf("beside a threat it moves tension by %d, after shots by %d", hollow, late)
	}
}
