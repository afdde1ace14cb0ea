package pact

import (
	"testing"

	"casus/engine/opinion"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// law is the shipped law of 2024 with the files' own coefficients.
func law(t *testing.T) *Treaties {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return New(pack, "2024", rules.Readings{})
}

// Where others see a case as the clause does, or have no opinion, an answer costs
// what the model's table says; where they see it otherwise it costs half-way to
// the other column; and help for a side that began costs standing besides.
func TestOthersMoveThePriceOfAnAnswer(t *testing.T) {
	l := law(t)
	for _, c := range []struct {
		what    string
		was     rules.State
		outlook world.Outlook
		answer  world.Choice
		rep     int32
		soft    int32
	}{
		{"due, no opinion", rules.Owed, 0, world.Refuse, -200, 0},
		{"due, others agree", rules.Owed, world.OutlookOf(820, false), world.Refuse, -200, 0},
		{"due, others are divided", rules.Owed, world.OutlookOf(500, false), world.Refuse, -140, 0},
		{"due, others see no attack", rules.Owed, world.OutlookOf(300, false), world.Contest, -70, 0},
		{"disputed, others are divided too", rules.Disputed, world.OutlookOf(660, false), world.Contest, -20, 0},
		{"disputed, others have no doubt", rules.Disputed, world.OutlookOf(720, false), world.Contest, -70, 0},
		{"disputed, no doubt, help in full", rules.Disputed, world.OutlookOf(720, false), world.Full, 50, -15},
		{"it began, help in full", rules.Owed, world.OutlookOf(800, true), world.Full, 60, -80},
		{"it began, words only", rules.Owed, world.OutlookOf(800, true), world.Diplomatic, -60, 0},
	} {
		p := l.priceOf(&world.Duty{Outlook: c.outlook}, c.was, c.answer)
		if p.rep != c.rep || p.soft != c.soft {
			t.Errorf("%s, %s: reputation %d, standing %d, want %d and %d", c.what, c.answer, p.rep, p.soft, c.rep, c.soft)
		}
	}
}

// A decision of the Council against the attacker lifts how the attack is seen, one
// against the victim lowers it, one about somebody else does nothing.
func TestACouncilDecisionMovesOpinion(t *testing.T) {
	l := law(t)
	clause := l.pack.Clause("UK53-3")
	binding := 0
	for i, b := range clause.Bindings {
		if b.Claimant == rules.KOR {
			binding = i
		}
	}
	for _, c := range []struct {
		against rules.Seat
		want    int32
		status  opinion.Status
	}{{rules.PRK, 760, opinion.Triggered}, {rules.KOR, 560, opinion.Contested}, {rules.JPN, 660, opinion.Contested}} {
		var s world.State
		s.Duties[0] = world.Duty{
			ID: 1, Clause: uint16(clause.Index), Binding: uint8(binding), State: rules.Owed, Against: rules.PRK,
			Outlook: world.OutlookOf(660, false),
		}
		var w world.Work
		e := world.NoEvent
		e.Kind, e.Actor, e.Author, e.Target = rules.Sanction, rules.UN, rules.UN, c.against
		w.Happen(e)
		l.opine(&s, &w)
		if got := s.Duties[0].Outlook.Median(); got != c.want || l.Outlook(&s.Duties[0]) != c.status {
			t.Errorf("against %s: %d %s, want %d %s", c.against, got, l.Outlook(&s.Duties[0]), c.want, c.status)
		}
	}
}

// An answer moves what the ally expects by the model's shares, the other partners
// less, and both less where others do not see a clear case.
func TestAnAnswerTeachesAllies(t *testing.T) {
	l := law(t)
	clause := l.pack.Clause("UK53-3")
	for _, c := range []struct {
		outlook  world.Outlook
		kor, jpn int32
	}{{0, 550, 734}, {world.OutlookOf(900, false), 550, 734}, {world.OutlookOf(350, false), 650, 767}} {
		var s world.State
		s.SetPair(rules.Cred, rules.USA, rules.KOR, 750)
		s.SetPair(rules.Cred, rules.USA, rules.JPN, 800)
		s.SetPair(rules.Cohesion, rules.USA, rules.KOR, 800)
		s.SetPair(rules.Cohesion, rules.USA, rules.JPN, 800)
		b := rules.Binding{Obligor: rules.USA, Claimant: rules.KOR}
		l.believe(&s, &world.Duty{Clause: uint16(clause.Index), Outlook: c.outlook}, &b, 250)
		kor, jpn := s.Pair(rules.Cred, rules.USA, rules.KOR), s.Pair(rules.Cred, rules.USA, rules.JPN)
		if kor != c.kor || jpn != c.jpn {
			t.Errorf("outlook %d: South Korea expects %d, Japan %d; want %d and %d", c.outlook, kor, jpn, c.kor, c.jpn)
		}
	}
}
