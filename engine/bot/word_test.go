package bot

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

func said(turn int32, by, to rules.Seat, kind rules.Kind, id string) world.Entry {
	return world.Entry{Turn: turn, K: world.KAct, Actor: by, Target: to, Kind: kind.String(), Action: id, Att: 1000, First: rules.NONE}
}

// A public threat is carried out now and then, the oftener the dearer it is to
// back down, and not at all where the public charges nothing, the other side
// gave way, or the threat is old.
func TestThreatsAreKeptByThoseWhoWouldPayForBackingDown(t *testing.T) {
	threat := said(2, rules.KOR, rules.PRK, rules.ThreatOfAttack, "D11")
	times := func(turn, cost int32, log ...world.Entry) (n int) {
		w, _ := weighed(t, rules.KOR, "off", func(s *world.State) {
			s.Facts[rules.TurnNumber.At()] = turn
			s.Set(rules.AudienceCost, rules.KOR, cost)
			s.SetPair(rules.Rung, rules.KOR, rules.PRK, 3)
		}, log...)
		for w.seed = range uint64(400) {
			if w.kept(rules.PRK) {
				n++
			}
		}
		return n
	}
	dear, cheap := times(3, 100, threat), times(3, 40, threat)
	ultimatum := times(3, 100, said(2, rules.KOR, rules.PRK, rules.ThreatOfAttack, "D12"))
	if !(0 < cheap && cheap < dear && dear < ultimatum && ultimatum < 200) {
		t.Errorf("kept %d of 400 at a low price, %d at a high one, %d ultimatums", cheap, dear, ultimatum)
	}
	for what, n := range map[string]int{
		"without a price":    times(3, 0, threat),
		"the other yielded":  times(4, 100, threat, said(3, rules.PRK, rules.KOR, rules.Concession, "D9")),
		"in the same turn":   times(2, 100, threat),
		"when it is old":     times(6, 100, threat),
		"when it was kept":   times(4, 100, threat, said(3, rules.KOR, rules.PRK, rules.ArmedAttack, "C1")),
		"without any threat": times(3, 100),
	} {
		if n != 0 {
			t.Errorf("%s: %d of 400 carried out", what, n)
		}
	}
}

// What carries out a public threat is done in the open.
func TestAKeptThreatIsNoSabotage(t *testing.T) {
	w, pack := weighed(t, rules.KOR, "off", func(s *world.State) {
		s.Facts[rules.TurnNumber.At()] = 3
		s.SetPair(rules.Rung, rules.KOR, rules.PRK, 3)
	}, said(2, rules.KOR, rules.PRK, rules.ThreatOfAttack, "D12"))
	for w.seed = 0; !w.kept(rules.PRK); w.seed++ {
		if w.seed == 1000 {
			t.Fatal("never kept")
		}
	}
	if w.honourThreat(action(t, pack, "C1"), rules.PRK) != decided || w.honourThreat(action(t, pack, "C2"), rules.PRK) != barred {
		t.Error("sabotage keeps the word, or fire does not")
	}
}

// Who has listened to an ally leaves the rival alone for a while, but not others
// and not when attacked.
func TestAdviceHeededIsKept(t *testing.T) {
	heeded := func(turn int32, log ...world.Entry) (atRival, atOthers int32) {
		word := world.Entry{Turn: 2, K: world.KAdvice, Actor: rules.CHN, Target: rules.PRK, Against: rules.KOR, To: world.Heeded, First: rules.NONE}
		w, pack := weighed(t, rules.PRK, "off", func(s *world.State) { s.Facts[rules.TurnNumber.At()] = turn }, append([]world.Entry{word}, log...)...)
		return w.drive(action(t, pack, "M8"), rules.KOR), w.drive(action(t, pack, "M8"), rules.USA)
	}
	if rival, others := heeded(3); rival != barred || others <= barred {
		t.Errorf("after advice: %d against the rival, %d against others", rival, others)
	}
	if rival, _ := heeded(9); rival <= barred {
		t.Error("the word holds for good")
	}
	shot := said(3, rules.KOR, rules.PRK, rules.ArmedAttack, "C1")
	shot.Sev = 300
	if rival, _ := heeded(3, shot); rival <= barred {
		t.Error("it holds under fire")
	}
}

// The more Russia and North Korea are seen to hand each other, the more South
// Korea thinks of arming Ukraine; what China gives Russia counts for less, and
// what China gives North Korea is no matter of that war.
func TestTheExchangeMovesSeoulToArmUkraine(t *testing.T) {
	pull := func(log ...world.Entry) int32 {
		w, pack := weighed(t, rules.KOR, "off", nil, log...)
		return w.armOthers(action(t, pack, "A5"))
	}
	gives := func(by, to rules.Seat) world.Entry { return said(1, by, to, rules.TechnologyTransfer, "A4") }
	china, one := pull(gives(rules.CHN, rules.RUS)), pull(gives(rules.RUS, rules.PRK))
	two := pull(gives(rules.RUS, rules.PRK), said(1, rules.PRK, rules.RUS, rules.Troops, "A2"))
	if !(0 < china && china < one && one < two) {
		t.Errorf("China to Russia %d, Russia to the North %d, both ways %d", china, one, two)
	}
	if got := pull(gives(rules.CHN, rules.PRK)); got != barred {
		t.Errorf("China to North Korea: %d", got)
	}
}
