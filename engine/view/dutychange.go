package view

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
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
	if err := json.Unmarshal(appendJSON(nil, all), &next); err != nil {
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
	if err := json.Unmarshal(appendJSON(nil, d), &out); err != nil {
		panic("view: " + err.Error())
	}
	return out
}

// dutyPair is a duty before, if there was one, and after.
type dutyPair struct{ was, now *Duty }

// twin is a duty in two states, as far as it is the same for all audiences.
type twin struct {
	was, now   *world.Duty // was is nil for a new one
	seen, sees Duty
	same       bool
}

// twins are the duties of the later state, by number.
func twins(g *engine.Game, before, after *world.State, env *rules.Env) (out []twin) {
	for i := range after.Duties {
		d := &after.Duties[i]
		if d.ID == 0 {
			continue
		}
		t := twin{now: d, sees: dutyOf(g, after, env, d)}
		if old := &before.Duties[i]; old.ID == d.ID {
			t.was, t.seen = old, dutyOf(g, before, env, old)
			t.same = *old == *d && slices.EqualFunc(t.seen.Conflicts, t.sees.Conflicts, Conflict.same)
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b twin) int { return cmp.Compare(a.now.ID, b.now.ID) })
	return out
}

func (l *lens) dutyPairs(g *engine.Game, before, after *world.State) (out []dutyPair) {
	for _, t := range twins(g, before, after, &rules.Env{}) {
		out = append(out, l.pair(g, before, after, &t))
	}
	return out
}

// pair is a twin as the audience sees it.
func (l *lens) pair(g *engine.Game, before, after *world.State, t *twin) (p dutyPair) {
	now := l.own(g, after, t.now, t.sees)
	p.now = &now
	if t.was != nil {
		was := l.own(g, before, t.was, t.seen)
		p.was = &was
	}
	return p
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
		b = appendInt(append(b, `{"id":`...), t.sees.ID)
		bare := len(b)
		if b = l.pair(c.g, c.before, c.after, t).append(b); len(b) == bare {
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

// append adds the fields that differ.
func (p dutyPair) append(b []byte) []byte {
	was, now := p.was, p.now
	fresh := was == nil
	if fresh {
		was = &Duty{}
	}
	must := func(name string, old, new string) { // fields that are never left out
		if fresh || old != new {
			b = appendText(append(b, name...), new)
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
	if !reflect.DeepEqual(was.Outlook, now.Outlook) {
		b = appendJSON(append(b, `,"outlook":`...), now.Outlook)
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
	return appendJSON(append(b, name...), now)
}

func conflictChange(b []byte, was, now []Conflict) []byte {
	switch {
	case slices.EqualFunc(was, now, Conflict.same):
		return b
	case len(now) == 0:
		return append(b, `,"conflicts":null`...)
	}
	return appendJSON(append(b, `,"conflicts":`...), now)
}

func textOrNull(b []byte, name, v string) []byte {
	if v == "" {
		return append(append(b, name...), "null"...)
	}
	return appendText(append(b, name...), v)
}

func numberOrNull(b []byte, name string, v int32, always bool) []byte {
	if v == 0 && !always {
		return append(append(b, name...), "null"...)
	}
	return appendInt(append(b, name...), v)
}

func (c Conflict) same(o Conflict) bool {
	return c.Deed == o.Deed && c.Clause == o.Clause && c.Prevails == o.Prevails && slices.Equal(c.By, o.By)
}
