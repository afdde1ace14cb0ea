package chronicle

import (
	"reflect"
	"testing"

	"casus/engine/world"
	"casus/rules"
)

var (
	seoul   = Of(rules.KOR, rules.PRK)
	america = Of(rules.PRK, rules.USA)
)

// months makes a chronicle from the tension of North and South Korea at the
// ends of months; the rung stands at 3 unless it says otherwise.
func months(heat []int32, rungs ...int32) *Chronicle {
	c := New(pack)
	for i, h := range append([]int32{500}, heat...) {
		var s world.State
		rung := int32(3)
		if i > 0 && i <= len(rungs) {
			rung = rungs[i-1]
		}
		s.SetPair(rules.Tension, rules.PRK, rules.KOR, h)
		s.SetPair(rules.Rung, rules.PRK, rules.KOR, rung)
		c.Turn(&s)
	}
	return c
}

// pack holds the orders the tests below speak of.
var pack = func() *rules.Pack {
	p := &rules.Pack{}
	for _, a := range []rules.Action{
		{ID: "C1", Domain: 'C', Target: rules.Adversary, Floor: 5, Codes: rules.Codes{MID: 16}, Emits: &rules.Emits{Kind: rules.ArmedAttack}},
		{ID: "M8", Domain: 'M', Target: rules.Adversary, Floor: 3, Codes: rules.Codes{MID: 7}, Emits: &rules.Emits{Kind: rules.MissileTest}},
		{ID: "M1", Domain: 'M', Target: rules.Ally, Codes: rules.Codes{MID: 7}, Emits: &rules.Emits{Kind: rules.Exercise}},
		{ID: "D2", Domain: 'D', Target: rules.Adversary, Floor: 1, Codes: rules.Codes{MID: 1}, Emits: &rules.Emits{Kind: rules.Statement}},
		{ID: "D11", Domain: 'D', Target: rules.Adversary, Floor: 3, Commits: 40, Codes: rules.Codes{MID: 6}, Emits: &rules.Emits{Kind: rules.ThreatOfAttack}},
		{ID: "C8", Domain: 'C', Target: rules.Adversary, Codes: rules.Codes{MID: 1}, Emits: &rules.Emits{Kind: rules.Withdrawal}},
		{ID: "U1", Domain: 'U', Target: rules.AnySeat, Mechanism: "council"},
		{ID: "U4", Domain: 'U', Target: rules.AnySeat, Mechanism: "council_easing"},
	} {
		p.Actions = append(p.Actions, &a)
	}
	return p
}()

func act(turn int32, phase world.Phase, actor, target rules.Seat, id string) world.Entry {
	e := world.Entry{K: world.KAct, Turn: turn, Phase: phase.String(), Actor: actor, Target: target, Action: id}
	for _, a := range pack.Actions {
		if a.ID == id && a.Emits != nil {
			e.Kind = a.Emits.Kind.String()
		}
	}
	return e
}

func TestPairsHaveTheirPlaces(t *testing.T) {
	for i, p := range Pairs {
		if p.place() != i || Of(p.B, p.A) != p {
			t.Errorf("%v stands at %d, place says %d", p, i, p.place())
		}
	}
}

// A crisis opens at 650 on rung 3, outlives a lull above 590 and ends below.
func TestACrisisOpensAndCloses(t *testing.T) {
	c := months([]int32{649, 650, 600, 590, 589, 700, 700}, 3, 3, 1, 1, 1, 2, 3)
	got := c.Crises(seoul)
	if len(got) != 2 {
		t.Fatalf("%d crises, want 2: %+v", len(got), got)
	}
	if k := got[0]; k.Opened != 2 || k.Closed != 5 || !k.Over || k.Months() != 3 || k.Violence != Calm || k.Peak != 3 {
		t.Errorf("the first: %+v", k)
	}
	if k := got[1]; k.Opened != 7 || k.Closed != 7 || k.Over { // at 700 on rung 2 it was none
		t.Errorf("the second: %+v", k)
	}
	if again, known := c.Returns(got, 0, 2); !again || !known {
		t.Errorf("back after two turns: %v, known %v", again, known)
	}
	if again, known := c.Returns(got, 0, 1); again || !known {
		t.Errorf("back after one turn: %v, known %v", again, known)
	}
	if _, known := c.Returns(got, 1, 1); known {
		t.Error("whether the last crisis returns is known though it runs on")
	}
}

// Pairs of one theatre have one crisis between them.
func TestCrisesOfATheatreRunTogether(t *testing.T) {
	c := New(pack)
	for _, h := range [][2]int32{{500, 500}, {700, 500}, {600, 700}, {500, 600}, {500, 500}} {
		var s world.State
		for i, p := range []Pair{seoul, america} {
			s.SetPair(rules.Tension, p.A, p.B, h[i])
			s.SetPair(rules.Rung, p.A, p.B, 3)
		}
		c.Turn(&s)
	}
	if got := c.Crises(seoul, america); len(got) != 1 || got[0].Opened != 1 || got[0].Closed != 4 {
		t.Errorf("%+v, want one from 1 to 4", got)
	}
	if a, b := len(c.Crises(seoul)), len(c.Crises(america)); a != 1 || b != 1 {
		t.Errorf("each alone: %d and %d", a, b)
	}
}

func TestViolenceIsGraded(t *testing.T) {
	for _, row := range []struct {
		rung int32
		shot bool
		want Violence
	}{{4, false, Calm}, {4, true, Minor}, {5, false, Minor}, {6, true, Serious}, {7, false, War}} {
		c := months([]int32{700, 500}, row.rung, row.rung)
		if row.shot {
			c.Log([]world.Entry{act(1, world.Orders, rules.PRK, rules.KOR, "C1")})
		}
		if got := c.Crises(seoul)[0].Violence; got != row.want {
			t.Errorf("rung %d, shot %v: %d, want %d", row.rung, row.shot, got, row.want)
		}
	}
}

// The gravest deed of the opening triggers; a reply is the other side's, later,
// and by the end of the next turn.
func TestTriggerAndReply(t *testing.T) {
	shot, test, word := "C1", "M8", "D2"
	for _, row := range []struct {
		name string
		log  []world.Entry
		want Exchange
	}{
		{"answered in the same turn", []world.Entry{
			act(2, world.Orders, rules.PRK, rules.KOR, shot), act(2, world.Response, rules.KOR, rules.PRK, shot),
		}, Exchange{Violent, Violent}},
		{"orders of one phase answer nothing", []world.Entry{
			act(2, world.Orders, rules.PRK, rules.KOR, shot), act(2, world.Orders, rules.KOR, rules.PRK, test),
		}, Exchange{Violent, Nothing}},
		{"a test, words in the next turn, a shot too late", []world.Entry{
			act(1, world.Orders, rules.PRK, rules.KOR, test), act(2, world.Response, rules.KOR, rules.PRK, word), act(3, world.Orders, rules.KOR, rules.PRK, shot),
		}, Exchange{Military, Political}},
		{"a third party's shot is no reply", []world.Entry{
			act(2, world.Orders, rules.PRK, rules.KOR, test), act(2, world.Response, rules.USA, rules.PRK, shot),
		}, Exchange{Military, Nothing}},
		{"nothing was done", nil, Exchange{}},
	} {
		c := months([]int32{600, 700, 700})
		c.Log(row.log)
		if got := c.Exchange(&c.Crises(seoul)[0]); got != row.want {
			t.Errorf("%s: %+v, want %+v", row.name, got, row.want)
		}
	}
}

// A dispute lives for six months from one incident to the next; what is done
// every month is no incident, unless shots fall; drills beside an ally and
// accidents are none.
func TestDisputes(t *testing.T) {
	c := months(make([]int32, 30))
	shot := act(12, world.Orders, rules.KOR, rules.PRK, "C1")
	shot.Deaths = 3
	stray := act(25, world.Orders, rules.PRK, rules.KOR, "C1")
	stray.Reason = "accident"
	c.Log([]world.Entry{
		act(1, world.Orders, rules.PRK, rules.KOR, "M8"), act(4, world.Orders, rules.PRK, rules.KOR, "M8"), // routine
		act(6, world.Orders, rules.KOR, rules.PRK, "D11"), shot,
		act(13, world.Orders, rules.KOR, rules.JPN, "M1"),
		act(14, world.Orders, rules.PRK, rules.KOR, "C8"), act(14, world.Orders, rules.KOR, rules.PRK, "C8"),
		act(19, world.Orders, rules.PRK, rules.KOR, "M8"), stray,
	})
	want := []Dispute{
		{Pair: seoul, First: 1, Last: 12, Acts: [2]int32{1, 2}, High: 16, Deaths: 3, Rung: 3, Over: true, Deal: true},
		{Pair: seoul, First: 19, Last: 19, Acts: [2]int32{1, 0}, High: 7, Rung: 3, Over: true},
	}
	if got := c.Disputes(seoul); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !want[0].Both() || want[1].Both() || want[0].War() {
		t.Error("reciprocity or war is misjudged")
	}
}

func TestThreatsAreCarriedOutOrNot(t *testing.T) {
	c := months(make([]int32, 9))
	c.Log([]world.Entry{
		act(1, world.Orders, rules.KOR, rules.PRK, "D11"), act(4, world.Response, rules.KOR, rules.PRK, "C1"),
		act(5, world.Orders, rules.PRK, rules.KOR, "D11"), act(9, world.Orders, rules.PRK, rules.KOR, "C1"),
		act(8, world.Orders, rules.KOR, rules.PRK, "D11"),
	})
	var got [][2]bool
	for _, th := range c.Threats() {
		got = append(got, [2]bool{th.Known, th.Carried})
	}
	if want := [][2]bool{{true, true}, {true, false}, {false, false}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A promise of help is followed from its test to its end; talk is no promise.
func TestPromisesOfHelp(t *testing.T) {
	help := &rules.Clause{ID: "X-1", Modality: rules.Must, Perform: &rules.Perform{AnyOf: []rules.Worth{{Act: rules.Troops}}}}
	talk := &rules.Clause{ID: "X-2", Modality: rules.Must, Perform: &rules.Perform{AnyOf: []rules.Worth{{Act: rules.Consultation}}}}
	c := New(&rules.Pack{Clauses: []*rules.Clause{help, talk}})
	duty := func(turn, id int32, clause string, to rules.State) world.Entry {
		return world.Entry{K: world.KDuty, Turn: turn, Actor: rules.USA, Target: rules.KOR, Against: rules.PRK, Clause: clause, Duty: id, To: to.String()}
	}
	answer := func(turn, id int32, clause string, choice world.Choice) world.Entry {
		return world.Entry{K: world.KAnswer, Turn: turn, Actor: rules.USA, Target: rules.KOR, Clause: clause, Duty: id, Choice: choice.String()}
	}
	c.Log([]world.Entry{
		duty(1, 1, "X-1", rules.Available), duty(2, 1, "X-1", rules.Disputed), answer(3, 1, "X-1", world.Material), duty(3, 1, "X-1", rules.Fulfilled),
		duty(4, 2, "X-1", rules.Owed), duty(5, 2, "X-1", rules.Breached),
		duty(4, 3, "X-2", rules.Owed), answer(4, 3, "X-2", world.Restrain),
		duty(6, 4, "X-1", rules.Owed),
	})
	if len(c.Helps) != 3 {
		t.Fatalf("%d promises", len(c.Helps))
	}
	for i, want := range []struct{ doubt, honoured, closed bool }{{true, true, true}, {false, false, true}, {false, false, false}} {
		h := &c.Helps[i]
		if h.Doubt != want.doubt || h.Honoured() != want.honoured || h.Closed() != want.closed || h.Against != rules.PRK {
			t.Errorf("promise %d: %+v", i, h)
		}
	}
	if h := c.Helps[0]; h.Turn != 2 || h.Answer != 3 {
		t.Errorf("tested in %d, answered in %d", h.Turn, h.Answer)
	}
}

// Advice to hold back is noted with the quarrel it was about and what came of it.
func TestAdvice(t *testing.T) {
	c := New(pack)
	said := func(turn int32, outcome string) world.Entry {
		return world.Entry{K: world.KAdvice, Turn: turn, Actor: rules.USA, Target: rules.KOR, Against: rules.PRK, To: outcome}
	}
	c.Log([]world.Entry{said(2, "refused"), said(5, world.Heeded)})
	want := []Advice{{2, rules.USA, rules.KOR, rules.PRK, false}, {5, rules.USA, rules.KOR, rules.PRK, true}}
	if !reflect.DeepEqual(c.Advices, want) {
		t.Errorf("%+v, want %+v", c.Advices, want)
	}
}

// A vote knows whether it imposes or lifts, and how close the patron stood.
func TestVotes(t *testing.T) {
	c := New(pack)
	for _, coh := range []int32{620, 580, 580} {
		var s world.State
		s.SetPair(rules.Cohesion, rules.RUS, rules.PRK, coh)
		c.Turn(&s)
	}
	ballot := func(turn int32, to string) world.Entry {
		return world.Entry{K: world.KVote, Turn: turn, Actor: rules.USA, Target: rules.PRK, To: to}
	}
	c.Log([]world.Entry{
		act(1, world.Orders, rules.USA, rules.PRK, "U1"), ballot(1, "vetoed"), act(2, world.Orders, rules.USA, rules.PRK, "U4"), ballot(2, "adopted"),
	})
	want := []Vote{
		{Turn: 1, Sponsor: rules.USA, About: rules.PRK, Patron: 620},
		{Turn: 2, Sponsor: rules.USA, About: rules.PRK, Adopted: true, Easing: true, Patron: 580},
	}
	if !reflect.DeepEqual(c.Votes, want) {
		t.Errorf("%+v", c.Votes)
	}
}
