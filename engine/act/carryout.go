package act

import (
	"casus/engine/mechanism"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
)

// carryOut does one act: log, event, effects, mechanism, rung.
func (st *Stage) carryOut(s *world.State, w *world.Work, act *world.Act) {
	a := st.Pack.Actions[act.Action]
	if !order.Possible(a, s, &w.Env, act.Actor, act.Target) || !supplied(s, &w.Env, a, act) {
		st.refuse(s, w, a, act)
		return
	}
	who := st.seen(s, a, act)
	ev := &w.Now
	*ev = st.event(s, a, act, who)
	st.do(s, w, a, act, &who)
	if a.Emits != nil && who.noticed {
		s.BookForce(w.Params, ev)
		w.Happen(*ev)
		if !who.out() {
			st.remember(s, ev, a, &who)
		}
	}
	if a.Floor > 0 && act.Target.Playable() && ev.Att >= world.Established {
		w.Raise(ev.Actor, act.Target, a.Floor)
	}
	if a.Commits > 0 && act.Target.Playable() && who.out() {
		commit(s, w, a, act)
	}
	if act.Action < world.MaxActions && who.out() { // nobody gets used to what nobody sees
		s.Habit[act.Actor][act.Action] |= 1
	}
}

// do carries out the order itself: its dead, its line in the log, its effects and
// its mechanism.
func (st *Stage) do(s *world.State, w *world.Work, a *rules.Action, act *world.Act, who *sight) {
	ev := &w.Now
	c := mechanism.Context{
		Pack: st.Pack, Seed: st.Seed, State: s, Work: w, Action: a, Act: act, Event: ev, Expected: st.Expected || st.Open,
	}
	if mechanism.Fights(a) {
		ev.Deaths, ev.ActorDeaths = mechanism.Toll(c)
	}
	act.Entry = st.logAct(s, w, a, act, ev, *who)
	ev.Number = act.Entry
	st.applyEffects(s, w, a, act, who)
	if m := st.Mech[act.Action]; m != nil {
		m(c)
	}
}

// patience is how many turns a threat has to be carried out.
const patience = 3

// commit ties a government to what it said. Force is no threat: it is a threat
// carried out.
func commit(s *world.State, w *world.Work, a *rules.Action, act *world.Act) {
	if a.Emits != nil && rules.Kinds[a.Emits.Kind].Force {
		s.Commit(act.Actor, act.Target, a.Commits, patience)
		return
	}
	s.Threaten(w.Params, act.Actor, act.Target, a.Commits, patience)
}

func (st *Stage) refuse(s *world.State, w *world.Work, a *rules.Action, act *world.Act) {
	act.Void = true
	w.Log.Add(s, world.Entry{
		K: world.KRefused, Actor: act.Actor, Target: act.Target, Action: a.ID, Place: st.placeID(act.Place),
		First: rules.NONE, Against: rules.NONE, Secret: &world.Secret{Knows: rules.SeatSet(0).With(act.Actor), Suspect: rules.NONE},
	})
}

func (st *Stage) placeID(place int16) string {
	if place < 0 {
		return ""
	}
	return st.Pack.Places[place].ID
}

func (st *Stage) logAct(s *world.State, w *world.Work, a *rules.Action, act *world.Act, ev *world.Event, who sight) int32 {
	e := world.Entry{First: rules.NONE, Against: rules.NONE}
	if w.Log.On() {
		e = world.Entry{
			K: world.KAct, Actor: act.Actor, Target: act.Target, Action: a.ID, Place: st.placeID(act.Place),
			Sev: ev.Severity, Deaths: ev.Deaths, Att: ev.Att, Sustain: ev.Sustained, First: ev.FirstForce, Against: rules.NONE,
		}
		if a.Emits != nil {
			e.Kind = ev.Kind.String()
		}
		if a.Covert > 0 {
			e.Secret = &world.Secret{Knows: who.knows, Noticed: who.noticed, Suspect: who.suspect}
		}
	}
	return w.Log.Add(s, e)
}
