package view

import (
	"casus/engine"
	"casus/engine/score"
	"casus/engine/scribe"
	"casus/engine/world"
	"casus/rules"
)

// Change is what a resolution changed, ready to be cut for one audience after
// the other. What is the same for all is worked out and encoded once; Reveal
// says what it all means, and RevealOf is the plain way to the same.
type Change struct {
	g             *engine.Game
	before, after *world.State
	log           []world.Entry
	from          int
	work          *world.Work
	desks         *Desks

	opening, closing []byte              // encoded: what all audiences are told alike
	public           [rules.Seats][]byte // encoded: changed public numbers of each country
	lines            []line              // of the log, from from on
	duties           []twin
}

// ChangeOf compares two states; from is the length of the log before. The work
// space and the desks are the caller's; the first serves nothing else until all
// have been told, desks belong to one match.
func ChangeOf(g *engine.Game, before, after *world.State, log []world.Entry, from int, w *world.Work, desks *Desks) *Change {
	c := &Change{g: g, before: before, after: after, log: log, from: from, work: w, desks: desks}
	b := append(make([]byte, 0, roomy), `{"turn":`...)
	b = scribe.Int(b, after.Turn())
	b = scribe.String(append(b, `,"phase":`...), after.Phase.String())
	b = scribe.String(append(b, `,"date":`...), after.Date().String())
	b = appendPairs(b, `,"tension":`, changedPairs(before, after, rules.Tension))
	b = appendPairs(b, `,"tension_base":`, changedPairs(before, after, rules.TensionBase))
	b = appendPairs(b, `,"rung":`, changedPairs(before, after, rules.Rung))
	c.opening = appendClauses(b, changedClauses(g, before, after))
	b = c.common(c.opening)
	c.closing = b[len(c.opening):]
	for seat := range c.public {
		from := len(b)
		b = c.facts(b, Public, rules.Seat(seat))
		c.public[seat] = b[from:]
	}
	c.lines = encoded(b, log[from:])
	c.duties = c.twins()
	w.Snapshot(after)
	return c
}

// roomy is what the encoded parts of nearly every change fit into.
const roomy = 2048

// common appends what all audiences are told alike and few turns bring.
func (c *Change) common(b []byte) []byte {
	b = appendWorld(b, c.before, c.after)
	if over := ending(c.g, c.after); over != nil {
		b = scribe.Value(append(b, `,"over":`...), over)
	}
	return b
}

// Append adds the JSON of what an audience is told.
func (c *Change) Append(b []byte, as Audience) []byte {
	l := c.desks.lens(c.log, as)
	b = append(b, c.opening...)
	b = l.appendLog(append(b, `,"log":`...), c.from, c.lines)
	b = c.appendFacts(b, as)
	b = l.appendDuties(b, c)
	if d := l.changedDoubts(c.before, c.after); len(d) > 0 {
		b = scribe.Value(append(b, `,"doubts":`...), d)
	}
	if seat, ok := as.Of(); ok {
		b = c.appendDesk(b, seat)
	}
	l.log = nil // which may move as it grows
	return append(append(b, c.closing...), '}')
}

func (c *Change) appendFacts(b []byte, as Audience) []byte {
	sep := `,"facts":{`
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		mark := len(b)
		b = append(scribe.String(append(b, sep...), seat.String()), ':')
		bare := len(b)
		if as.all || as.seat == seat {
			b = c.facts(b, as, seat)
		} else {
			b = append(b, c.public[seat]...)
		}
		if len(b) == bare {
			b = b[:mark]
		} else {
			sep = ","
		}
	}
	if sep == "," {
		b = append(b, '}')
	}
	return b
}

// facts appends the changed numbers of a country that an audience may read, or
// nothing if there are none.
func (c *Change) facts(b []byte, as Audience, of rules.Seat) []byte {
	sep := byte('{')
	for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
		if v := c.after.Of(f, of); v != c.before.Of(f, of) && as.mayRead(f, of) {
			b = scribe.Int(append(scribe.String(append(b, sep), rules.Facts[f].Name), ':'), v)
			sep = ','
		}
	}
	if sep == ',' {
		b = append(b, '}')
	}
	return b
}

// appendDesk adds what only the seat's own people have on their desk.
func (c *Change) appendDesk(b []byte, seat rules.Seat) []byte {
	was := c.was(seat)
	sheet := c.g.Score(c.after, seat)
	now := told{at: instantOf(c.after), standing: standingOf(&sheet)}
	now.legal = c.g.Cat.MarkHeld(c.desks.spare, c.after, &c.work.Env, seat)
	c.desks.seats[seat], c.desks.spare = now, was.legal
	if string(was.legal) != string(now.legal) {
		b = appendBitmap(append(b, `,"legal":`...), now.legal)
	}
	if now := budget(c.g, c.after, seat); *now != *budget(c.g, c.before, seat) {
		b = scribe.Value(append(b, `,"budget":`...), now)
	}
	if p := pledge(c.after, seat); p != nil {
		b = scribe.Value(append(b, `,"pledge":`...), p)
	}
	return appendStanding(b, &was.standing, &sheet)
}

// was is what the seat was told before. Between two resolutions nothing that
// decides it changes, so what the last reveal said is still right.
func (c *Change) was(seat rules.Seat) told {
	if d := c.desks.seats[seat]; d.at == instantOf(c.before) {
		return d
	}
	sheet := c.g.Score(c.before, seat)
	return told{instantOf(c.before), c.g.Cat.Mark(nil, c.before, &c.work.Aside, seat), standingOf(&sheet)}
}

// appendStanding is changedAccount without its maps.
func appendStanding(b []byte, was *standing, now *score.Sheet) []byte {
	aims := []byte{}
	for _, p := range now.Parts {
		if p.Points != was.points[p.Aim] {
			aims = scribe.Int(append(scribe.String(append(aims, ','), p.Aim.String()), ':'), p.Points)
		}
	}
	tolls := now.Tolled()
	if len(aims) == 0 && now.Total == was.total && tolls == was.tolls {
		return b
	}
	b = scribe.Int(append(b, `,"standing":{"total":`...), now.Total)
	b = append(b, `,"aims":{`...)
	if len(aims) > 0 {
		b = append(b, aims[1:]...)
	}
	b = append(b, '}')
	if tolls != 0 {
		b = scribe.Int(append(b, `,"tolls":`...), tolls)
	}
	return append(b, '}')
}
