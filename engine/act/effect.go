package act

import (
	"math/bits"

	"casus/engine/world"
	"casus/rules"
)

// applyEffects adds up the action's effects. Tension is heated up rather than
// set, since the target's belief, habit and trust weigh in; other numbers
// change at once and are brought into range at the end of the resolution.
func (st *Stage) applyEffects(s *world.State, w *world.Work, a *rules.Action, act *world.Act, who sight) {
	for i := range a.Effects {
		e := &a.Effects[i]
		if e.When != nil {
			w.Env.Vars[0], w.Env.Vars[1] = act.Actor, act.Target
			if !e.When.Holds(&w.Env) {
				continue
			}
		}
		row, col := e.Row.Pick(act.Actor, act.Target), e.Col.Pick(act.Actor, act.Target)
		switch {
		case e.Fact == rules.Tension && !e.Set:
			st.heat(s, w, act, row, col, e.Value, who)
		case e.Fact.Shape() == rules.ByPair:
			if row != col && row <= rules.OTH && col <= rules.OTH {
				change(s, w, e, e.Fact.Pair(row, col))
				if e.Fact.Symmetric() {
					change(s, w, e, e.Fact.Pair(col, row))
				}
			}
		case e.Fact.Shape() == rules.ByCountry:
			if row <= rules.OTH {
				change(s, w, e, e.Fact.Of(row))
			}
		default:
			change(s, w, e, e.Fact.At())
		}
	}
}

func change(s *world.State, w *world.Work, e *rules.Effect, index int) {
	switch {
	case e.Delay > 0:
		postpone(s, index, e)
		return
	case e.Set:
		s.Facts[index] = e.Value
	default:
		s.Facts[index] += e.Value
	}
	if w.NTouched < len(w.Touched) {
		w.Touched[w.NTouched] = int16(index)
		w.NTouched++
		return
	}
	settle(s, w)
	w.Touched[0], w.NTouched = int16(index), 1
}

// postpone queues an effect; when the queue is full the effect comes at once,
// so that nothing handed over is lost.
func postpone(s *world.State, index int, e *rules.Effect) {
	for i := range s.Delayed {
		if d := &s.Delayed[i]; d.Turns == 0 {
			*d = world.Delayed{Index: int16(index), Turns: int16(e.Delay), Value: e.Value}
			return
		}
	}
	s.Facts[index] += e.Value
}

// heat turns an act's tension effect into what the pair gains (C3): amplified
// where tension already stands above its base, dulled by habit, friendly words
// weighed by trust, covert acts by belief. Allies of the target share a part.
func (st *Stage) heat(s *world.State, w *world.Work, act *world.Act, row, col rules.Seat, d int32, who sight) {
	if !row.Playable() || !col.Playable() || row == col {
		return
	}
	if d > 0 {
		d = d * habit(s, act) / 1000
	} else if !st.Open {
		d = d * (400 + 6*s.Pair(rules.Trust, col, row)/10) / 1000
	}
	d = d * belief(who, act.Actor, col, row) / 1000
	amp := 1000 + max(0, s.Pair(rules.Tension, row, col)-s.Pair(rules.TensionBase, row, col))
	d = d * amp / 1000
	w.Warm(row, col, d)
	if d <= 0 || row != act.Actor {
		return
	}
	for ally := rules.RUS; ally < rules.Seats; ally++ {
		if coh := s.Pair(rules.Cohesion, ally, col); coh > 0 && ally != row {
			w.Warm(row, ally, d*coh/4000)
		}
	}
}

// habit is the weight of a repeated act, permille: a fifth less for each of
// the last six turns that saw it, at least 300.
func habit(s *world.State, act *world.Act) int32 {
	if act.Action >= world.MaxActions {
		return 1000
	}
	n := int32(bits.OnesCount8(s.Habit[act.Actor][act.Action] >> 1 & 0x3f))
	return max(300, 1000-200*n)
}

// belief is how sure the side that did not act is of the author, permille.
func belief(who sight, actor, a, b rules.Seat) int32 {
	other := a
	if a == actor {
		other = b
	}
	if who.knows.Has(other) {
		return 1000
	}
	return int32(who.belief[other][actor])
}
