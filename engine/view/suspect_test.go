package view_test

import (
	"encoding/json"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/rules"
)

// falseFlag is a match in which Russia has sent drones over South Korea in secret
// while China alone is on bad terms with it, and nobody has a habitual suspect.
func falseFlag(t *testing.T) *story {
	t.Helper()
	st := played(t, 1, 0)
	for _, a := range st.g.Pack.Actions {
		a.Covert = min(a.Covert, 1) // so that nobody finds out
	}
	for c := rules.RUS; c < rules.Seats; c++ {
		if c != rules.KOR {
			st.s.SetPair(rules.Tension, c, rules.KOR, 0)
		}
	}
	st.s.SetPair(rules.Tension, rules.CHN, rules.KOR, 1000)
	for _, d := range st.g.Pack.Doctrines {
		clear(d.Suspects)
	}
	afford(&st.s, rules.RUS)
	if !st.step(t, rules.AllSeats, rules.RUS, st.g.Cat.Find(rules.RUS, "M7", rules.KOR, "seoul")) {
		t.Fatal("the order cannot be given")
	}
	return st
}

// One act has one suspect wherever an audience meets it: in the log, in the
// duties it opened and in every explanation. Its author sees besides that it
// was itself; nobody else does.
func TestOneSuspectOnEveryPage(t *testing.T) {
	st := falseFlag(t)
	for _, as := range []view.Audience{view.Public, view.Seat(rules.KOR), view.Seat(rules.USA), view.Seat(rules.RUS), view.All} {
		line := noticed(t, st, as)
		knows := as == view.All || as == view.Seat(rules.RUS)
		if line.Suspect != "CHN" || line.Att != 609 || (line.Actor == "RUS") != knows {
			t.Errorf("%s reads that %q did it and %q is suspected, %d sure", as, line.Actor, line.Suspect, line.Att)
		}
		opened := 0
		for _, d := range view.Of(st.g, &st.s, st.log, st.history, as).Duties {
			if d.Cause == line.N {
				opened++
				explained(t, st, as, line.N, d)
			}
		}
		if opened == 0 {
			t.Errorf("%s sees no duty that the act opened", as)
		}
	}
}

// noticed is the covert act among the log lines of an audience.
func noticed(t *testing.T, st *story, as view.Audience) view.LogEvent {
	t.Helper()
	for _, e := range view.Of(st.g, &st.s, st.log, st.history, as).Log {
		if e.Covert {
			return e
		}
	}
	t.Fatalf("%s sees no covert act", as)
	return view.LogEvent{}
}

// explained checks a duty, and the explanation of its clause, against the
// suspect.
func explained(t *testing.T, st *story, as view.Audience, n int32, d view.Duty) {
	t.Helper()
	if d.Against != "" && d.Against != "CHN" {
		t.Errorf("%s: %s is against %s", as, d.Clause, d.Against)
	}
	m := st.moments[0]
	x, err := view.Why(st.g, m.Moment, view.Locate(m.Log, as, n), d.Clause, as)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.Facts {
		value, _ := json.Marshal(f.Value)
		if f.Name == "event.actor" && !strings.Contains(string(value), "China") || f.Name == "event.att" && string(value) != "609" {
			t.Errorf("%s: the explanation of %s says %s is %s", as, d.Clause, f.Name, value)
		}
	}
}
