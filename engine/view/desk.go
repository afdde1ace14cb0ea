package view

import (
	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

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
		t.lens = lens{as: Seat(rules.Seat(i)), unseen: t.lens.unseen[:0]}
		t.brief.Deeds, t.brief.Heeded = t.brief.Deeds[:0], Heed{}
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
	b.Globe = globeOf(s)
	from := t.lens.lines
	t.lens.read(log)
	b.Deeds = d.deeds(b.Deeds, &t.lens, from)
	b.heed(&t.lens, from)
	b.Duties = t.lens.obligations(b.Duties[:0], d.game, s)
	b.Legal = d.game.Cat.Mark(b.Legal, s, &d.env, seat)
	b.Budget, b.Pledge = d.game.Budget(s, seat), s.Pledges[seat]
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
		e, n := &l.log[i], l.at(i)
		if n == 0 {
			continue
		}
		switch e.K {
		case world.KAct, world.KIncident, world.KInject, world.KClaim:
			out = append(out, d.deed(e, n, l.author(e)))
		}
	}
	return out
}

// heed notes the advice the seat has listened to, from a position of its log on.
func (b *Briefing) heed(l *lens, from int) {
	for i := from; i < len(l.log); i++ {
		if e := &l.log[i]; e.K == world.KAdvice && l.at(i) != 0 && e.Target == b.Seat && e.To == world.Heeded {
			b.Heeded = Heed{e.Against, e.Turn}
		}
	}
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

// obligations lists the duties as a seat knows them, by number.
func (l *lens) obligations(out []Obligation, g *engine.Game, s *world.State) []Obligation {
	places, n := byNumber(s)
	for _, i := range places[:n] {
		d := &s.Duties[i]
		b := &g.Pack.Clauses[d.Clause].Bindings[d.Binding]
		out = append(out, Obligation{
			ID: int32(d.ID), Clause: d.Clause, Obligor: b.Obligor, Claimant: b.Claimant, Against: d.Against,
			State: d.State, Answer: d.Answer, Choices: l.choices(g, s, d),
			Outlook: g.Treaties.Outlook(d), Began: d.Outlook.Began(),
		})
	}
	return out
}
