package bot

import (
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// appetite is how much a seat, as its doctrine draws it, likes the thought of
// arming Ukraine once North Korea has been seen to arm Russia.
func appetite(t *testing.T, seat rules.Seat, arm string, resolve int32, said ...rules.Kind) int32 {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Arm: arm, Seed: 1, Turns: 8})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	s.Set(rules.Resolve, rules.RUS, resolve)
	log := []world.Entry{{N: 1, Turn: 1, K: world.KAct, Actor: rules.RUS, Target: rules.PRK, Kind: rules.TechnologyTransfer.String(), Sev: 40, Att: 1000}}
	for i, kind := range said {
		log = append(log, world.Entry{N: int32(i + 2), Turn: 1, K: world.KAct, Actor: rules.RUS, Target: seat, Kind: kind.String(), Att: 1000})
	}
	w := &weigher{seed: 1}
	w.weigh(g, view.Brief(g, &s, log, seat), seat)
	for _, a := range pack.Actions {
		if a.ID == "A5" {
			return w.hand(a, rules.NONE)
		}
	}
	t.Fatal("there is no order A5")
	return 0
}

// The pact is a warning (R18): South Korea and Japan like the thought of arming
// Ukraine less the more resolved Russia is thought, after it threatened them,
// and under the text of 2024 than under that of 2000; a reassurance takes some
// of the fear.
func TestTheWarningLowersTheAppetiteForLethalAid(t *testing.T) {
	for _, seat := range []rules.Seat{rules.KOR, rules.JPN} {
		usual := appetite(t, seat, "2024", 600)
		if usual <= barred/2 {
			t.Fatalf("%s never thinks of it", seat)
		}
		for what, less := range map[string]int32{
			"a resolved Russia":   appetite(t, seat, "2024", 950),
			"a threat":            appetite(t, seat, "2024", 600, rules.ThreatOfAttack),
			"the pact of old":     appetite(t, seat, "1961", 600),
			"two nuclear signals": appetite(t, seat, "2024", 600, rules.NuclearSignal, rules.NuclearSignal),
		} {
			if less >= usual {
				t.Errorf("%s: %d usually, %d with %s", seat, usual, less, what)
			}
		}
		for what, more := range map[string]int32{
			"the text of 2000":  appetite(t, seat, "2000", 600),
			"a hesitant Russia": appetite(t, seat, "2024", 200),
			"a reassurance":     appetite(t, seat, "2024", 600, rules.Reassurance),
		} {
			if more <= usual {
				t.Errorf("%s: %d usually, %d with %s", seat, usual, more, what)
			}
		}
	}
}

// A line crossed moves Russia to arm the North (R19): more than without.
func TestACrossedLineMovesRussiaToArmTheNorth(t *testing.T) {
	wish := func(crossed bool) int32 {
		pack, err := load.Shipped()
		if err != nil {
			t.Fatal(err)
		}
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1, Turns: 8})
		if err != nil {
			t.Fatal(err)
		}
		s := g.Start()
		var log []world.Entry
		if crossed {
			log = append(log, world.Entry{N: 1, Turn: 1, K: world.KAct, Actor: rules.KOR, Target: rules.NONE, Action: "A5", Kind: rules.ArmsTransfer.String(), Att: 1000})
		}
		w := &weigher{seed: 1}
		w.weigh(g, view.Brief(g, &s, log, rules.RUS), rules.RUS)
		for _, a := range pack.Actions {
			if a.ID == "A4" {
				return w.hand(a, rules.PRK)
			}
		}
		return 0
	}
	if quiet, crossed := wish(false), wish(true); crossed <= quiet {
		t.Errorf("Russia's wish to arm the North is %d, and %d after arms went to Ukraine", quiet, crossed)
	}
}
