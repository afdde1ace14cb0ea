package bot

import (
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// weighed is a seat of November 2024 that has read the log and the state.
func weighed(t *testing.T, seat rules.Seat, umbrella string, change func(*world.State), log ...world.Entry) (*weigher, *rules.Pack) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, sc := range pack.Scenarios {
		if sc.ID == "november-2024" {
			sc.Switches["umbrella"] = umbrella
		}
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1, Turns: 8})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	if change != nil {
		change(&s)
	}
	for i := range log {
		log[i].N = int32(i + 1)
	}
	w := &weigher{seed: 1}
	return w.weigh(g, view.Brief(g, &s, log, seat), seat), pack
}

func action(t *testing.T, pack *rules.Pack, id string) *rules.Action {
	t.Helper()
	for _, a := range pack.Actions {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("there is no order %s", id)
	return nil
}

// The wider the nuclear promise over North Korea, the more others like to come to
// terms with it and the less to press it; towards anybody else it changes
// nothing.
func TestTheUmbrellaMovesOthersToGiveWay(t *testing.T) {
	hot := func(s *world.State) { s.SetPair(rules.Tension, rules.KOR, rules.PRK, 640) }
	type pulls struct{ ease, press, elsewhere int32 }
	var got []pulls
	for _, umbrella := range []string{"off", "wmd_only", "full"} {
		w, pack := weighed(t, rules.KOR, umbrella, hot)
		got = append(got, pulls{
			w.drive(action(t, pack, "D9"), rules.PRK), w.drive(action(t, pack, "E1"), rules.PRK), w.drive(action(t, pack, "D9"), rules.CHN),
		})
	}
	for i := 1; i < len(got); i++ {
		if got[i].ease <= got[i-1].ease || got[i].press >= got[i-1].press || got[i].elsewhere != got[i-1].elsewhere {
			t.Errorf("from none to a full umbrella: %+v", got)
		}
	}
	w, _ := weighed(t, rules.RUS, "full", nil)
	if w.awe(rules.PRK) != 0 {
		t.Error("Russia is awed by its own promise")
	}
}
