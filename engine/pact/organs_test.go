package pact

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// board is a match of November 2024 with nothing on it but a date.
func board(t *testing.T, on rules.Date) (*Treaties, *world.State, *world.Work) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := &world.State{}
	s.Facts[rules.Today.At()] = int32(on)
	s.Facts[rules.TurnNumber.At()] = 1
	for c := rules.RUS; c < rules.Seats; c++ {
		s.Set(rules.Reputation, c, 500)
	}
	return New(pack, "2024", rules.Readings{}), s, &world.Work{}
}

func show(t *Treaties, s *world.State, w *world.Work, events ...world.Event) {
	w.Begin()
	for _, e := range events {
		s.NextEvent++
		e.Number, e.Author, e.Att = s.NextEvent, e.Actor, 1000
		w.Happen(e)
	}
	t.Pass(s, w)
}

func fact(kind rules.Kind, actor, target rules.Seat) world.Event {
	e := world.NoEvent
	e.Kind, e.Actor, e.Target = kind, actor, target
	return e
}

// duty finds the remembered duty of a clause.
func duty(t *testing.T, law *Treaties, s *world.State, id string) *world.Duty {
	t.Helper()
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 && law.pack.Clauses[d.Clause].ID == id {
			return d
		}
	}
	t.Fatalf("%s made no duty", id)
	return nil
}

// What an organ of the United Nations leaves undone is nobody's breach: the
// duty lapses, no seat pays, and no table is read or written past its end.
func TestAnOrganBreaksNoFaith(t *testing.T) {
	law, s, w := board(t, rules.Civil(2024, 11, 4))
	show(law, s, w, fact(rules.Veto, rules.RUS, rules.PRK))
	d := duty(t, law, s, "GA-76/262")
	if d.State != rules.Owed || law.pack.Clauses[d.Clause].Bindings[d.Binding].Obligor != rules.UN {
		t.Fatalf("the Assembly's duty is %s", d.State)
	}
	if got := law.Choices(d); got != nil {
		t.Errorf("somebody is asked to answer for the Assembly: %v", got)
	}
	before := s.Facts
	law.Reckon(s, w)
	if d.State != rules.Lapsed {
		t.Errorf("unkept, the duty is %s", d.State)
	}
	if s.Facts != before {
		t.Error("the Assembly's silence changed a number of the board")
	}
}

func TestAnOrganKeepsItsDuty(t *testing.T) {
	law, s, w := board(t, rules.Civil(2024, 11, 4))
	show(law, s, w, fact(rules.Veto, rules.RUS, rules.PRK))
	show(law, s, w, fact(rules.Statement, rules.UN, rules.NONE))
	if d := duty(t, law, s, "GA-76/262"); d.State != rules.Fulfilled {
		t.Errorf("after the debate the duty is %s", d.State)
	}
}

// A shot that breaks several paragraphs of one instrument costs the name of
// whoever fired it once for that instrument.
func TestOneDeedIsOneBreachOfFaith(t *testing.T) {
	law, s, w := board(t, rules.Civil(2024, 11, 4))
	shot := fact(rules.ArmedAttack, rules.PRK, rules.KOR)
	shot.Zone, shot.Severity, shot.FirstForce = 2, 200, rules.PRK // across the line, in the zone
	show(law, s, w, shot)
	broken := map[*rules.Treaty]int{}
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 && d.State == rules.Breached {
			broken[law.pack.Clauses[d.Clause].Treaty]++
		}
	}
	paragraphs := 0
	for _, n := range broken {
		paragraphs += n
	}
	if paragraphs <= len(broken) {
		t.Fatalf("the shot breaks %d paragraphs of %d instruments; this test needs one broken twice", paragraphs, len(broken))
	}
	if got, want := s.Of(rules.Reputation, rules.PRK), 500+int32(len(broken))*prohibition; got != want {
		t.Errorf("reputation %d, want %d", got, want)
	}
}

// A duty that only an order can keep, such as a report, is not put to the seat
// as a question of how it helps.
func TestAReportIsNoQuestionOfHelp(t *testing.T) {
	law, s, w := board(t, rules.Civil(2024, 11, 4))
	back := fact(rules.ArmedAttack, rules.KOR, rules.PRK)
	back.Severity, back.FirstForce = 400, rules.PRK
	show(law, s, w, back)
	d := duty(t, law, s, "UNC-51r")
	if got := law.Choices(d); got != nil {
		t.Errorf("a report is offered as %v", got)
	}
}
