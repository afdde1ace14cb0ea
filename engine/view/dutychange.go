package view

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"casus/engine"
	"casus/engine/scribe"
	"casus/engine/world"
)

// DutyChange is what has changed of a duty: on the wire its id and the fields that
// have other values now, null for those that are gone. A duty that is new has
// them all.
type DutyChange struct {
	Duty           // as it is now
	Named []string `json:"-"` // the fields that are told
}

// MarshalJSON writes the id and the fields that are told.
func (c DutyChange) MarshalJSON() ([]byte, error) {
	all := fields(&c.Duty)
	out := map[string]any{"id": c.ID}
	for _, name := range c.Named {
		out[name] = all[name]
	}
	return json.Marshal(out)
}

// UnmarshalJSON notes which fields are told.
func (c *DutyChange) UnmarshalJSON(text []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	*c = DutyChange{Named: slices.Sorted(maps.Keys(all))}
	return json.Unmarshal(text, &c.Duty)
}

// on gives a duty with the change made.
func (c DutyChange) on(d Duty) (next Duty) {
	all, now := fields(&d), fields(&c.Duty)
	for _, name := range c.Named {
		if v, still := now[name]; still {
			all[name] = v
		} else {
			delete(all, name)
		}
	}
	all["id"] = c.ID
	if err := json.Unmarshal(scribe.Value(nil, all), &next); err != nil {
		panic("view: " + err.Error()) // both halves came from duties
	}
	return next
}

// changedDuties lists what is new or other about duties: their own state, the
// choices that open or close with the phase, and conflicts with other law.
func (l *lens) changedDuties(g *engine.Game, before, after *world.State) (out []DutyChange) {
	for _, p := range l.dutyPairs(g, before, after) {
		was, now := fields(p.was), fields(p.now)
		all := maps.Clone(now)
		maps.Copy(all, was)
		c := DutyChange{Duty: *p.now}
		for name := range all {
			if !reflect.DeepEqual(was[name], now[name]) {
				c.Named = append(c.Named, name)
			}
		}
		if len(c.Named) > 0 {
			slices.Sort(c.Named)
			out = append(out, c)
		}
	}
	return out
}

// fields are a duty's as the wire has them; none for no duty.
func fields(d *Duty) (out map[string]any) {
	if d == nil {
		return nil
	}
	if err := json.Unmarshal(scribe.Value(nil, d), &out); err != nil {
		panic("view: " + err.Error())
	}
	return out
}

// dutyPair is a duty before, if there was one, and after.
type dutyPair struct{ was, now *Duty }

// dutyPairs are the duties of the later state, by number.
func (l *lens) dutyPairs(g *engine.Game, before, after *world.State) (out []dutyPair) {
	old := l.duties(g, before)
	now := l.duties(g, after)
	for i := range now {
		p := dutyPair{now: &now[i]}
		if j := slices.IndexFunc(old, func(d Duty) bool { return d.ID == now[i].ID }); j >= 0 {
			p.was = &old[j]
		}
		out = append(out, p)
	}
	return out
}

// twin is a duty in two states, as far as it is the same for all audiences.
type twin struct {
	was, now   *world.Duty // was is nil for a new one
	seen, sees Duty
	same       bool // but for the choices of who owes it
}

// twins are the duties of the later state of which there may be something to
// tell, by number.
func (c *Change) twins() (out []twin) {
	then := c.desks.law
	c.desks.law = law{at: instantOf(c.after)}
	out = make([]twin, 0, c.stirred())
	slots, n := byNumber(c.after)
	for _, slot := range slots[:n] {
		t := twin{now: &c.after.Duties[slot]}
		now := lawOn(c.g, c.after, &c.work.Aside, t.now)
		if len(now) > 0 {
			c.desks.law.duties = append(c.desks.law.duties, clashing{t.now.ID, now})
		}
		if old := &c.before.Duties[slot]; old.ID == t.now.ID {
			was := then.of(old.ID)
			if then.at != instantOf(c.before) {
				was = lawOn(c.g, c.before, &c.work.Aside, old)
			}
			t.was, t.same = old, *old == *t.now && slices.Equal(was, now)
			if t.same && !c.asked(t.now) {
				continue
			}
			t.seen = dutyOf(c.g, old, was)
		}
		t.sees = dutyOf(c.g, t.now, now)
		out = append(out, t)
	}
	return out
}

// asked reports whether the choices about a duty open or close.
func (c *Change) asked(d *world.Duty) bool {
	return c.before.Phase != c.after.Phase && len(c.g.Treaties.Choices(d)) > 0
}

// stirred counts the duties of which there is something to tell at first sight.
func (c *Change) stirred() (n int) {
	for i := range c.after.Duties {
		if d := &c.after.Duties[i]; d.ID != 0 && (*d != c.before.Duties[i] || c.asked(d)) {
			n++
		}
	}
	return n
}

// byNumber lists the places of the duties of a state by the numbers of the
// duties: places are used again.
func byNumber(s *world.State) (places [world.MaxDuties]int, n int) {
	for i := range s.Duties {
		if s.Duties[i].ID != 0 {
			places[n] = i
			n++
		}
	}
	slices.SortFunc(places[:n], func(a, b int) int { return cmp.Compare(s.Duties[a].ID, s.Duties[b].ID) })
	return places, n
}

// appendDuties is changedDuties, encoded.
func (l *lens) appendDuties(b []byte, c *Change) []byte {
	seat, _ := l.as.Of()
	open := false
	for i := range c.duties {
		t := &c.duties[i]
		if t.same && c.g.Obligor(t.now) != seat {
			continue // only who owes it has choices
		}
		mark := len(b)
		if open {
			b = append(b, ',')
		} else {
			b = append(b, `,"duties":[`...)
		}
		b = scribe.Int(append(b, `{"id":`...), t.sees.ID)
		bare := len(b)
		was, now := Duty{}, l.own(c.g, c.after, t.now, t.sees)
		if t.was != nil {
			was = l.own(c.g, c.before, t.was, t.seen)
		}
		if b = appendChange(b, &was, &now, t.was == nil); len(b) == bare {
			b = b[:mark]
			continue
		}
		b, open = append(b, '}'), true
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// appendChange adds the fields that differ, all for a duty that is fresh.
func appendChange(b []byte, was, now *Duty, fresh bool) []byte {
	must := func(name string, old, new string) { // fields that are never left out
		if fresh || old != new {
			b = scribe.String(append(b, name...), new)
		}
	}
	may := func(name string, old, new string) {
		if old != new {
			b = textOrNull(b, name, new)
		}
	}
	count := func(name string, old, new int32, always bool) {
		if old != new || fresh && always {
			b = numberOrNull(b, name, new, always)
		}
	}
	must(`,"clause":`, was.Clause, now.Clause)
	must(`,"obligor":`, was.Obligor, now.Obligor)
	may(`,"claimant":`, was.Claimant, now.Claimant)
	may(`,"against":`, was.Against, now.Against)
	must(`,"state":`, was.State, now.State)
	b = listChange(b, `,"by":`, was.By, now.By)
	count(`,"opened":`, was.Opened, now.Opened, true)
	count(`,"due":`, was.Due, now.Due, false)
	count(`,"worth":`, was.Worth, now.Worth, true)
	count(`,"need":`, was.Need, now.Need, true)
	count(`,"cause":`, was.Cause, now.Cause, false)
	b = listChange(b, `,"choices":`, was.Choices, now.Choices)
	may(`,"answer":`, was.Answer, now.Answer)
	if !was.Outlook.same(now.Outlook) {
		b = scribe.Value(append(b, `,"outlook":`...), now.Outlook)
	}
	return conflictChange(b, was.Conflicts, now.Conflicts)
}

func listChange(b []byte, name string, was, now []string) []byte {
	switch {
	case slices.Equal(was, now):
		return b
	case len(now) == 0:
		return append(append(b, name...), "null"...)
	}
	return scribe.Value(append(b, name...), now)
}

func conflictChange(b []byte, was, now []Conflict) []byte {
	switch {
	case slices.EqualFunc(was, now, Conflict.same):
		return b
	case len(now) == 0:
		return append(b, `,"conflicts":null`...)
	}
	return scribe.Value(append(b, `,"conflicts":`...), now)
}

func textOrNull(b []byte, name, v string) []byte {
	if v == "" {
		return append(append(b, name...), "null"...)
	}
	return scribe.String(append(b, name...), v)
}

func numberOrNull(b []byte, name string, v int32, always bool) []byte {
	if v == 0 && !always {
		return append(append(b, name...), "null"...)
	}
	return scribe.Int(append(b, name...), v)
}

func (c Conflict) same(o Conflict) bool {
	return c.Deed == o.Deed && c.Clause == o.Clause && c.Prevails == o.Prevails && slices.Equal(c.By, o.By)
}
