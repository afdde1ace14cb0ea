package mechanism

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// A warning to Congress moves American aid a little: down when Moscow is
// thought to mean it, up when not (R22).
func TestAudiencesOffTheBoardReact(t *testing.T) {
	mean := func(resolve int32) int32 {
		sum := int32(0)
		for seed := range uint64(500) {
			s := &world.State{}
			s.Facts[rules.USAid.At()] = 500
			s.Set(rules.Resolve, rules.RUS, resolve)
			audiences(Context{Seed: seed, State: s, Work: &world.Work{}, Act: &world.Act{Actor: rules.RUS, Target: rules.NONE}})
			step := s.Facts[rules.USAid.At()] - 500
			if step != wavers && step != hardens {
				t.Fatalf("aid moved by %d", step)
			}
			sum += step
		}
		return sum / 500
	}
	if firm, weak := mean(900), mean(100); firm >= 0 || weak <= 0 {
		t.Errorf("aid moves by %d after a firm warning and by %d after a weak one", firm, weak)
	}
}

// A mediator eases the worst quarrel of whoever takes the call, unless the
// other side will not have it (R54).
func TestAMediatorEasesTheWorstQuarrel(t *testing.T) {
	eased := map[rules.Seat]int{}
	for seed := range uint64(200) {
		s := &world.State{}
		s.SetPair(rules.Tension, rules.PRK, rules.KOR, 600)
		s.SetPair(rules.Tension, rules.PRK, rules.USA, 700)
		s.SetPair(rules.Affinity, rules.USA, rules.CHN, unwelcome)
		w := &world.Work{}
		mediate(Context{Seed: seed, State: s, Work: w, Act: &world.Act{Actor: rules.CHN, Target: rules.PRK}})
		for o := rules.RUS; o < rules.Seats; o++ {
			if d := w.Heat[min(o, rules.PRK)][max(o, rules.PRK)]; d != 0 {
				eased[o]++
				if d != goodOffices {
					t.Fatalf("tension moves by %d", d)
				}
			}
		}
	}
	if len(eased) != 1 || eased[rules.KOR] < 30 || eased[rules.KOR] > 90 { // taken three times in ten
		t.Errorf("quarrels eased in 200 offers: %v", eased)
	}
}
