package act

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// event describes the act as facts: of its author where that is known to all,
// of the suspect else.
func (st *Stage) event(s *world.State, a *rules.Action, act *world.Act, who sight) world.Event {
	ev := world.NoEvent
	ev.Actor, ev.Author, ev.Target = who.suspect, act.Actor, act.Target
	ev.Att = who.att
	if act.Place >= 0 {
		st.setPlace(&ev, act.Place)
	}
	if a.Emits == nil {
		return ev
	}
	ev.Kind = a.Emits.Kind
	ev.Platform, ev.Subject = int8(a.Emits.Platform), int8(a.Emits.Subject)
	ev.Sustained = a.Emits.Sustained
	ev.Deaths = st.deaths(s, a, act)
	if ev.Actor.Playable() && (act.Target.Playable() || act.Target == rules.UKR) {
		ev.DeclaredWar = s.Pair(rules.WarDeclared, ev.Actor, act.Target) != 0
		ev.Sustained = ev.Sustained || s.Pair(rules.AtWar, ev.Actor, act.Target) != 0
	}
	ev.Severity = a.Emits.Severity
	if ev.Severity == 0 {
		ev.Severity = rules.Severity(ev.Kind, ev.Deaths, ev.Sustained, ev.DeclaredWar && rules.Kinds[ev.Kind].Force)
	}
	ev.Blame(s, who.suspect, who.att)
	return ev
}

func (st *Stage) setPlace(ev *world.Event, place int16) {
	p := st.Pack.Places[place]
	ev.Place, ev.PlaceKind, ev.Zone, ev.Ocean = place, int8(p.Kind), int8(p.Zone), int8(p.Ocean)
	ev.Admin = p.AdministeredBy
}

// deaths draws the dead on the target's side, half to one and a half times
// what the action file expects.
func (st *Stage) deaths(s *world.State, a *rules.Action, act *world.Act) int32 {
	if a.Emits.Deaths == 0 {
		return 0
	}
	if st.Expected {
		return a.Emits.Deaths
	}
	k := dice.Key{Seed: st.Seed, Stream: dice.Combat, Turn: s.Turn(), Actor: uint8(act.Actor), Target: uint8(act.Target), Index: st.Pack.Actions[act.Action].Key}
	return max(1, a.Emits.Deaths*(500+dice.Roll(k, 1001))/1000)
}
