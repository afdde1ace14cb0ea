// Package order knows which orders there are and which of them a seat may give
// now: clients and bots choose from what it offers and never guess.
package order

import "casus/rules"

// Line is one order a seat could give: an action, at whom, and where.
type Line struct {
	Action int16
	Target rules.Seat // NONE where the action has no target
	Place  int16      // index in Pack.Places, -1 where it has none
}

// Catalogue lists every line of every seat in a fixed order; the index of a
// line is how orders name it.
type Catalogue struct {
	Pack  *rules.Pack
	Lines [rules.Seats][]Line
	open  [rules.Seats][]offer // the same lines, sorted to be marked
}

// Build lists the lines of the scenario's actions.
func Build(pack *rules.Pack, sc *rules.Scenario) *Catalogue {
	c := &Catalogue{Pack: pack}
	for _, a := range pack.Actions {
		if !chosen(sc.Actions, a.ID) {
			continue
		}
		for s := rules.RUS; s < rules.Seats; s++ {
			if a.By.Has(s) {
				c.add(s, a)
			}
		}
	}
	for s := range c.Lines {
		c.open[s] = c.offers(c.Lines[s])
	}
	return c
}

func chosen(ids []string, id string) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return len(ids) == 0
}

func (c *Catalogue) add(s rules.Seat, a *rules.Action) {
	if a.Target == rules.NoTarget {
		c.addPlaces(s, a, rules.NONE)
		return
	}
	for t := rules.RUS; t < rules.Seats; t++ {
		if t != s {
			c.addPlaces(s, a, t)
		}
	}
}

func (c *Catalogue) addPlaces(s rules.Seat, a *rules.Action, t rules.Seat) {
	if len(a.PlaceKind) == 0 {
		c.Lines[s] = append(c.Lines[s], Line{int16(a.Index), t, -1})
		return
	}
	for _, p := range c.Pack.Places {
		if fits(a, p, s, t) {
			c.Lines[s] = append(c.Lines[s], Line{int16(a.Index), t, int16(p.Index)})
		}
	}
}

func fits(a *rules.Action, p *rules.Place, actor, target rules.Seat) bool {
	kind := false
	for _, k := range a.PlaceKind {
		kind = kind || k == p.Kind
	}
	if !kind {
		return false
	}
	switch a.PlaceOf {
	case rules.OfActor:
		return p.AdministeredBy == actor
	case rules.OfTarget:
		return p.AdministeredBy == target
	}
	return true
}

// Find returns the index of a line of a seat, or -1.
func (c *Catalogue) Find(s rules.Seat, action string, target rules.Seat, place string) int {
	for i, l := range c.Lines[s] {
		if c.Pack.Actions[l.Action].ID == action && l.Target == target && c.placeID(l) == place {
			return i
		}
	}
	return -1
}

func (c *Catalogue) placeID(l Line) string {
	if l.Place < 0 {
		return ""
	}
	return c.Pack.Places[l.Place].ID
}
