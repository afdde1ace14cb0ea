package view

import (
	"slices"

	"casus/engine"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
)

// Briefing is what one seat knows when it decides, as a bot reads it: the seat's
// View in numbers and codes instead of names, without what no bot asks for
// (texts, curves, conflicts of law). It holds nothing that the View does not
// show; a test compares the two.
type Briefing struct {
	Seat  rules.Seat
	Turn  int32
	Phase world.Phase
	// Tables by pair of seats.
	Tension, TensionBase, Rung Grid
	// Facts are the tables by country, from rules.Support on; what the seat may
	// not know reads zero.
	Facts  [rules.Seats][rules.CountryFacts]int32
	Duties []Obligation // by number
	Deeds  []Sighting   // oldest first
	Legal  order.Bitmap // lines of the seat's catalogue it may give now
	Budget order.Budget
}

// Of reads a table by country.
func (b *Briefing) Of(f rules.Fact, c rules.Seat) int32 { return b.Facts[c][f-rules.Support] }

// Sighting is a line of the log that says what somebody did, or that belief about
// it changed. Lines about duties, rungs and votes are no deeds.
type Sighting struct {
	N         int32 // the number of the line for this seat
	Turn      int32
	Actor     rules.Seat // NONE if nobody, or not known to the seat
	Target    rules.Seat
	First     rules.Seat // who used force first in that exchange
	Kind      rules.Kind
	Action    int16 // place in Pack.Actions, -1: nobody's order, or not known
	Sustained bool
	Accident  bool
	Severity  int32
	Att       int32
	Deaths    int32
}

// Obligation is a live duty, or one that ended not long ago.
type Obligation struct {
	ID                         int32
	Clause                     uint16 // place in Pack.Clauses
	Obligor, Claimant, Against rules.Seat
	State                      rules.State
	Answer                     world.Choice
	Choices                    []world.Choice // open to the seat now; not to be written to
}

// Brief cuts a state and its log for a seat, read from the beginning.
func Brief(g *engine.Game, s *world.State, log []world.Entry, seat rules.Seat) *Briefing {
	return NewDesk(g).Brief(s, log, seat)
}

// Desk briefs the seats of one match from phase to phase. It reads each line of
// the log once for a seat: a line and who may see it never change.
type Desk struct {
	game  *engine.Game
	env   rules.Env
	acts  map[string]int16
	seats [rules.Seats]inTray
}

// inTray is what a desk keeps for a seat.
type inTray struct {
	lens  lens
	brief Briefing
}

// NewDesk opens a match at its beginning.
func NewDesk(g *engine.Game) *Desk {
	d := &Desk{}
	d.Open(g)
	return d
}

// Open takes up another match at its beginning, in the memory of the last.
func (d *Desk) Open(g *engine.Game) {
	if d.game == nil || d.game.Pack != g.Pack {
		d.acts = make(map[string]int16, len(g.Pack.Actions))
		for i, a := range g.Pack.Actions {
			d.acts[a.ID] = int16(i)
		}
	}
	d.game = g
	for i := range d.seats {
		t := &d.seats[i]
		t.lens = lens{as: Seat(rules.Seat(i)), nums: t.lens.nums[:0]}
		t.brief.Deeds = t.brief.Deeds[:0]
	}
}

// Brief is what the seat knows as the match stands. The log is what it was at
// the seat's last briefing with the new lines after it. The desk takes the
// briefing back at the seat's next one.
func (d *Desk) Brief(s *world.State, log []world.Entry, seat rules.Seat) *Briefing {
	t := &d.seats[seat]
	b := &t.brief
	b.Seat, b.Turn, b.Phase = seat, s.Turn(), s.Phase
	b.Tension, b.TensionBase, b.Rung = grid(s, rules.Tension), grid(s, rules.TensionBase), grid(s, rules.Rung)
	for c := range rules.Seat(rules.Seats) {
		b.country(s, t.lens.as, c)
	}
	from := len(t.lens.nums)
	t.lens.read(log)
	b.Deeds = d.deeds(b.Deeds, &t.lens, from)
	b.Duties = t.lens.obligations(b.Duties[:0], d.game, s)
	b.Legal = d.game.Cat.Mark(b.Legal, s, &d.env, seat)
	b.Budget = d.game.Budget(s, seat)
	return b
}

func (b *Briefing) country(s *world.State, as Audience, c rules.Seat) {
	for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
		v := int32(0)
		if as.mayRead(f, c) {
			v = s.Of(f, c)
		}
		b.Facts[c][f-rules.Support] = v
	}
}

// deeds adds to a list what a seat sees of the log from a position on.
func (d *Desk) deeds(out []Sighting, l *lens, from int) []Sighting {
	for i := from; i < len(l.log); i++ {
		e := &l.log[i]
		if l.nums[i] == 0 {
			continue
		}
		switch e.K {
		case world.KAct, world.KIncident, world.KInject, world.KClaim:
			out = append(out, d.deed(e, l.nums[i], l.author(e)))
		}
	}
	return out
}

func (d *Desk) deed(e *world.Entry, n int32, author bool) Sighting {
	kind, _ := rules.ParseKind(e.Kind) // none for what is no event
	out := Sighting{
		N: n, Turn: e.Turn, Actor: rules.NONE, Target: e.Target, First: e.First, Kind: kind, Action: -1,
		Sustained: e.Sustain, Accident: e.Reason == world.Accident, Severity: e.Sev, Att: e.Att, Deaths: e.Deaths,
	}
	if author {
		out.Actor = e.Actor
		if i, ok := d.acts[e.Action]; ok {
			out.Action = i
		}
	}
	return out
}

// obligations lists the duties as a seat knows them, by number: the slots of
// the state are reused.
func (l *lens) obligations(out []Obligation, g *engine.Game, s *world.State) []Obligation {
	var slots [world.MaxDuties]int64
	n := 0
	for i := range s.Duties {
		if id := s.Duties[i].ID; id != 0 {
			slots[n] = int64(id)<<8 | int64(i)
			n++
		}
	}
	slices.Sort(slots[:n])
	for _, slot := range slots[:n] {
		d := &s.Duties[slot&0xff]
		b := &g.Pack.Clauses[d.Clause].Bindings[d.Binding]
		out = append(out, Obligation{
			ID: int32(d.ID), Clause: d.Clause, Obligor: b.Obligor, Claimant: b.Claimant, Against: d.Against,
			State: d.State, Answer: d.Answer, Choices: l.choices(g, s, d),
		})
	}
	return out
}
