package view_test

import (
	"encoding/base64"
	"reflect"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/opinion"
	"casus/engine/order"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// follow plays a match between random bots, briefed by a desk, and shows every
// briefing with what it was made of.
func follow(t *testing.T, desk *view.Desk, seed uint64, turns int, show func(g *engine.Game, s *world.State, log []world.Entry, b *view.Briefing)) {
	t.Helper()
	g, err := engine.New(shipped(t), engine.Setup{Scenario: "november-2024", Seed: seed, Turns: turns})
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New("random", seed)
	if err != nil {
		t.Fatal(err)
	}
	desk.Open(g)
	s, log := g.Start(), world.Log{}
	work := &world.Work{Log: &log}
	for s.Phase != world.Over {
		for seat := range rules.Seat(rules.Seats) {
			v := desk.Brief(&s, log.Entries, seat)
			show(g, &s, log.Entries, v)
			decide := b.Orders
			if s.Phase == world.Response {
				decide = b.Answers
			}
			if _, err := g.ApplyWith(&s, decide(g, v, seat), work); err != nil {
				t.Fatal(err)
			}
		}
		g.Resolve(&s, work)
	}
	if len(log.Entries) < 50 {
		t.Errorf("only %d lines were read", len(log.Entries))
	}
}

// A desk that follows a match, and then another, says at every phase what one
// says that reads it from the beginning.
func TestADeskSaysWhatAFreshLookSays(t *testing.T) {
	same := func(g *engine.Game, s *world.State, log []world.Entry, got *view.Briefing) {
		if want := view.Brief(g, s, log, got.Seat); len(got.Deeds) != len(want.Deeds) || !reflect.DeepEqual(orNone(*got), orNone(*want)) {
			t.Fatalf("turn %d, %s, %s: the briefings differ\n%+v\n%+v", s.Turn(), s.Phase, got.Seat, got, want)
		}
	}
	var desk view.Desk
	follow(t, &desk, 11, 4, same)
	follow(t, &desk, 12, 4, same)
}

// orNone makes an empty list and none the same.
func orNone(b view.Briefing) view.Briefing {
	if len(b.Deeds) == 0 {
		b.Deeds = nil
	}
	if len(b.Duties) == 0 {
		b.Duties = nil
	}
	return b
}

// A briefing says what the seat's view says, and nothing that the view does not:
// it can be read off the view.
func TestABriefingCanBeReadOffTheView(t *testing.T) {
	deeds, hidden, duties := 0, 0, 0
	follow(t, &view.Desk{}, 3, 8, func(g *engine.Game, s *world.State, log []world.Entry, got *view.Briefing) {
		want := readOff(t, g, view.Of(g, s, log, nil, view.Seat(got.Seat)))
		if !reflect.DeepEqual(orNone(*got), orNone(want)) {
			t.Fatalf("turn %d, %s, %s:\nthe briefing says %+v\nthe view says     %+v", s.Turn(), s.Phase, got.Seat, *got, want)
		}
		deeds, duties = deeds+len(got.Deeds), duties+len(got.Duties)
		for _, d := range got.Deeds {
			if d.Actor == rules.NONE {
				hidden++
			}
		}
	})
	if deeds == 0 || hidden == 0 || duties == 0 {
		t.Fatalf("%d deeds, %d by unknown hand, %d duties: the test shows nothing", deeds, hidden, duties)
	}
}

// readOff makes a briefing of a view and of what everybody may know of a game.
func readOff(t *testing.T, g *engine.Game, v view.View) view.Briefing {
	t.Helper()
	b := view.Briefing{
		Seat: seatOf(v.As), Turn: v.Turn, Tension: v.Tension, TensionBase: v.TensionBase, Rung: v.Rung, Budget: order.Budget(*v.Budget),
		Legal: marks(t, v.Legal),
	}
	if p := v.Pledge; p != nil {
		b.Pledge = world.Pledge{To: seatOf(p.To), Against: seatOf(p.Against), Cap: uint8(p.Rung), Left: uint8(p.Until - v.Turn + 1)}
	}
	b.Globe.War = v.World["war_in_ukraine"]
	for i, f := range view.GlobeFacts {
		b.Globe.Facts[i] = v.World[rules.Facts[f].Name]
	}
	b.Phase, _ = world.ParsePhase(v.Phase)
	for i, c := range v.Countries {
		for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
			b.Facts[i][f-rules.Support] = c.Facts[rules.Facts[f].Name]
		}
	}
	for i := range v.Log {
		if d, ok := sighting(g, &v.Log[i]); ok {
			b.Deeds = append(b.Deeds, d)
		}
	}
	for i := range v.Log {
		if e := &v.Log[i]; e.K == world.KAdvice && e.Target == v.As && e.To == world.Heeded {
			b.Heeded = view.Heed{Against: seatOf(e.Against), Turn: e.Turn}
		}
	}
	for i := range v.Duties {
		b.Duties = append(b.Duties, obligation(g, &v.Duties[i]))
	}
	return b
}

func sighting(g *engine.Game, e *view.LogEvent) (view.Sighting, bool) {
	switch e.K {
	case world.KAct, world.KIncident, world.KInject, world.KClaim:
	default:
		return view.Sighting{}, false
	}
	d := view.Sighting{
		N: e.N, Turn: e.Turn, Actor: seatOf(e.Actor), Target: seatOf(e.Target), First: seatOf(e.First), Action: -1,
		Sustained: e.Sustained, Accident: e.Reason == world.Accident, Severity: e.Severity, Att: e.Att, Deaths: e.Deaths,
	}
	d.Kind, _ = rules.ParseKind(e.Kind)
	for i, a := range g.Pack.Actions {
		if a.ID == e.Action {
			d.Action = int16(i)
		}
	}
	return d, true
}

func obligation(g *engine.Game, d *view.Duty) view.Obligation {
	o := view.Obligation{
		ID: d.ID, Clause: uint16(g.Pack.Clause(d.Clause).Index), Obligor: seatOf(d.Obligor), Claimant: seatOf(d.Claimant), Against: seatOf(d.Against),
	}
	o.State, _ = rules.ParseState(d.State)
	o.Answer, _ = world.ParseChoice(d.Answer)
	if d.Outlook != nil {
		o.Outlook, o.Began = statuses[d.Outlook.Status], d.Outlook.Began
	}
	for _, name := range d.Choices {
		c, _ := world.ParseChoice(name)
		o.Choices = append(o.Choices, c)
	}
	return o
}

var statuses = map[string]opinion.Status{
	opinion.Not.String(): opinion.Not, opinion.Contested.String(): opinion.Contested, opinion.Triggered.String(): opinion.Triggered,
}

// seatOf reads a seat's code, NONE where there is none.
func seatOf(code string) rules.Seat {
	if s, ok := rules.ParseSeat(code); ok {
		return s
	}
	return rules.NONE
}

func marks(t *testing.T, legal string) order.Bitmap {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(legal)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
