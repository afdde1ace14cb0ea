package view

import (
	"casus/engine"
	"casus/engine/order"
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
	duties           []twin
}

// Desks remember what each seat was last told it may order, so that it need not
// be worked out again to see what has changed. The zero value knows nothing.
type Desks struct {
	turn  [rules.Seats]int32
	phase [rules.Seats]world.Phase
	legal [rules.Seats]order.Bitmap
}

// ChangeOf compares two states; from is the length of the log before. The work
// space and the desks are the caller's; desks belong to one match.
func ChangeOf(g *engine.Game, before, after *world.State, log []world.Entry, from int, w *world.Work, desks *Desks) *Change {
	c := &Change{g: g, before: before, after: after, log: log, from: from, work: w, desks: desks}
	b := append(c.opening, `{"turn":`...)
	b = appendInt(b, after.Turn())
	b = appendText(append(b, `,"phase":`...), after.Phase.String())
	b = appendText(append(b, `,"date":`...), after.Date().String())
	b = appendPairs(b, `,"tension":`, changedPairs(before, after, rules.Tension))
	b = appendPairs(b, `,"tension_base":`, changedPairs(before, after, rules.TensionBase))
	b = appendPairs(b, `,"rung":`, changedPairs(before, after, rules.Rung))
	c.opening = appendClauses(b, changedClauses(g, before, after))
	c.closing = c.common(nil)
	c.duties = twins(g, before, after, &w.Aside)
	for seat := range c.public {
		c.public[seat] = c.facts(nil, Public, rules.Seat(seat))
	}
	return c
}

// common appends what all audiences are told alike and few turns bring.
func (c *Change) common(b []byte) []byte {
	if w := changedWorld(c.before, c.after); len(w) > 0 {
		b = appendJSON(append(b, `,"world":`...), w)
	}
	if over := ending(c.g, c.after); over != nil {
		b = appendJSON(append(b, `,"over":`...), over)
	}
	return b
}

// Append adds the JSON of what an audience is told.
func (c *Change) Append(b []byte, as Audience) []byte {
	l := newLens(c.log, as)
	b = append(b, c.opening...)
	b = l.appendLog(append(b, `,"log":`...), c.from)
	b = c.appendFacts(b, as)
	b = l.appendDuties(b, c)
	if d := l.changedDoubts(c.before, c.after); len(d) > 0 {
		b = appendJSON(append(b, `,"doubts":`...), d)
	}
	if seat, ok := as.Of(); ok {
		b = c.appendDesk(b, seat)
	}
	return append(append(b, c.closing...), '}')
}

func (c *Change) appendFacts(b []byte, as Audience) []byte {
	open := false
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		facts := c.public[seat]
		if as.all || as.seat == seat {
			facts = c.facts(nil, as, seat)
		}
		if len(facts) == 0 {
			continue
		}
		if !open {
			b, open = append(b, `,"facts":{`...), true
		} else {
			b = append(b, ',')
		}
		b = append(append(appendText(b, seat.String()), ':'), facts...)
	}
	if open {
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
			b = appendInt(append(appendText(append(b, sep), rules.Facts[f].Name), ':'), v)
			sep = ','
		}
	}
	if len(b) > 0 {
		b = append(b, '}')
	}
	return b
}

// appendDesk adds what only the seat's own people have on their desk.
func (c *Change) appendDesk(b []byte, seat rules.Seat) []byte {
	was := c.was(seat)
	now := c.g.Cat.Legal(c.after, c.work, seat)
	c.desks.turn[seat], c.desks.phase[seat], c.desks.legal[seat] = c.after.Turn(), c.after.Phase, now
	if string(was) != string(now) {
		b = appendBitmap(append(b, `,"legal":`...), now)
	}
	if now := budget(c.g, c.after, seat); *now != *budget(c.g, c.before, seat) {
		b = appendJSON(append(b, `,"budget":`...), now)
	}
	if p := pledge(c.after, seat); p != nil {
		b = appendJSON(append(b, `,"pledge":`...), p)
	}
	return c.appendStanding(b, seat)
}

// was is what the seat might order before. Between two resolutions nothing that
// decides it changes, so the last reveal's is still right.
func (c *Change) was(seat rules.Seat) order.Bitmap {
	d := c.desks
	if d.legal[seat] != nil && d.turn[seat] == c.before.Turn() && d.phase[seat] == c.before.Phase {
		return d.legal[seat]
	}
	return c.g.Cat.Legal(c.before, c.work, seat)
}

// appendStanding is changedAccount without its maps.
func (c *Change) appendStanding(b []byte, seat rules.Seat) []byte {
	was, now := c.g.Score(c.before, seat), c.g.Score(c.after, seat)
	aims := []byte{}
	for i, p := range now.Parts {
		if p.Points != was.Parts[i].Points {
			aims = appendInt(append(appendText(append(aims, ','), p.Aim.String()), ':'), p.Points)
		}
	}
	tolls := now.Tolled()
	if len(aims) == 0 && now.Total == was.Total && tolls == was.Tolled() {
		return b
	}
	b = appendInt(append(b, `,"standing":{"total":`...), now.Total)
	b = append(b, `,"aims":{`...)
	if len(aims) > 0 {
		b = append(b, aims[1:]...)
	}
	b = append(b, '}')
	if tolls != 0 {
		b = appendInt(append(b, `,"tolls":`...), tolls)
	}
	return append(b, '}')
}
