package act

import (
	"math/bits"

	"casus/engine/world"
	"casus/rules"
)

// applyEffects adds up the action's effects. Tension is heated up rather than
// set, since belief, habit and trust weigh in, and a rung climbed at the end of
// the resolution; other numbers change at once and are brought into range then,
// unless that would tell of a secret.
func (st *Stage) applyEffects(s *world.State, w *world.Work, a *rules.Action, act *world.Act, who *sight) {
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
			v := e.Value
			if e.Implied {
				v = w.Params.ImpliedHeat(a.Codes.Goldstein)
			}
			st.heat(s, w, act, row, col, v, who)
		case e.Fact == rules.Rung && e.Set:
			if who.out() {
				w.Raise(row, col, e.Value)
			}
		case e.Fact.Shape() == rules.ByPair:
			if row != col && row <= rules.OTH && col <= rules.OTH {
				delay := st.delay(e, act, who, row, col)
				change(s, w, e, e.Fact.Pair(row, col), delay, howOf(e))
				if e.Fact.Symmetric() && delay == 0 { // later it arrives both ways
					change(s, w, e, e.Fact.Pair(col, row), delay, howOf(e))
				}
			}
		case e.Fact.Shape() == rules.ByCountry:
			if row <= rules.OTH {
				how := howOf(e)
				if a.Domain == 'A' && e.Fact.IsTech() && row != act.Actor && !e.Set {
					how = world.From(act.Actor)
				}
				change(s, w, e, e.Fact.Of(row), st.delay(e, act, who, row, rules.NONE), how)
			}
		default:
			change(s, w, e, e.Fact.At(), st.delay(e, act, who, rules.NONE, rules.NONE), howOf(e))
		}
	}
}

// delay is how many turns an effect takes. Public numbers give away neither an
// act that nobody noticed nor, by moving on the author's side, who did one that
// was noticed; the numbers a seat keeps to itself change at once.
func (st *Stage) delay(e *rules.Effect, act *world.Act, who *sight, row, col rules.Seat) int32 {
	if who.out() || rules.Facts[e.Fact].Secrecy != rules.Public {
		return e.Delay
	}
	if who.noticed && row != act.Actor && col != act.Actor {
		return e.Delay
	}
	return max(e.Delay, world.Showing)
}

func howOf(e *rules.Effect) world.Arrival {
	if e.Set {
		return world.Replaced
	}
	return world.Added
}

func change(s *world.State, w *world.Work, e *rules.Effect, index int, delay int32, how world.Arrival) {
	switch {
	case delay > 0:
		s.Postpone(index, delay, how, e.Value)
		return
	case how > world.Replaced:
		s.Arrive(w.Params, index, how, e.Value)
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

// heat turns an act's tension effect into what the pair gains (C3): amplified
// where tension already stands above its base, dulled by habit, friendly words
// weighed by trust. Where the author is in doubt the tension is shared out among
// the suspects by how far the seats lean to each; an act that nobody noticed
// brings none (C5).
func (st *Stage) heat(s *world.State, w *world.Work, act *world.Act, row, col rules.Seat, d int32, who *sight) {
	switch {
	case !row.Playable() || !col.Playable() || row == col || !who.noticed:
		return
	case who.out():
		if d > 0 {
			d = d * habit(s, w, act) / 1000 * st.inKind(s, w, act, row, col) / 1000
		} else if !st.Open {
			least := w.Params[rules.WordsFloor]
			d = d * (least + (1000-least)*s.Pair(rules.Trust, col, row)/1000) / 1000
		}
		warm(s, w, row, col, d, row == act.Actor)
	case row != act.Actor && col != act.Actor:
		warm(s, w, row, col, d, false)
	default:
		for h, lean := range who.lean {
			if suspect := rules.Seat(h); row == act.Actor {
				warm(s, w, suspect, col, d*lean/1000, true)
			} else {
				warm(s, w, row, suspect, d*lean/1000, false)
			}
		}
	}
}

// warm heats a pair; allies of the one acted upon share a part of the heat.
func warm(s *world.State, w *world.Work, row, col rules.Seat, d int32, share bool) {
	if d == 0 || row == col {
		return
	}
	d = d * (1000 + max(0, s.Pair(rules.Tension, row, col)-s.Pair(rules.TensionBase, row, col))) / 1000
	w.Warm(row, col, d)
	for ally := rules.RUS; share && d > 0 && ally < rules.Seats; ally++ {
		if coh := s.Pair(rules.Cohesion, ally, col); coh > 0 && ally != row {
			w.Warm(row, ally, d*coh/1000*w.Params[rules.TensionSpill]/1000)
		}
	}
}

// inKind is the weight of an act, permille: less for an answer to the seat at
// whom it is aimed that stands on no higher rung than what that seat did.
func (st *Stage) inKind(s *world.State, w *world.Work, act *world.Act, row, col rules.Seat) int32 {
	if s.Phase != world.Response || row != act.Actor || col != act.Target {
		return 1000
	}
	if int32(s.Blows[col][row]) < max(1, st.Pack.Actions[act.Action].Floor) {
		return 1000
	}
	return w.Params[rules.AnswerWeight]
}

// habit is the weight of a repeated act, permille: less for each of the last six
// turns that saw it.
func habit(s *world.State, w *world.Work, act *world.Act) int32 {
	if act.Action >= world.MaxActions {
		return 1000
	}
	n := int32(bits.OnesCount8(s.Habit[act.Actor][act.Action] >> 1 & 0x3f))
	return max(w.Params[rules.HabitFloor], 1000-w.Params[rules.HabitStep]*n)
}
