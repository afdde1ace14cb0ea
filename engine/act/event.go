package act

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// event describes the act as facts.
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
	if act.Target.Playable() || act.Target == rules.UKR {
		ev.DeclaredWar = s.Pair(rules.WarDeclared, act.Actor, act.Target) != 0
		ev.Sustained = ev.Sustained || s.Pair(rules.AtWar, act.Actor, act.Target) != 0
	}
	ev.Severity = a.Emits.Severity
	if ev.Severity == 0 {
		ev.Severity = rules.Severity(ev.Kind, ev.Deaths, ev.Sustained, ev.DeclaredWar && rules.Kinds[ev.Kind].Force)
	}
	ev.FirstForce = firstForce(s, act.Actor, act.Target, rules.Kinds[ev.Kind].Force)
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

// firstForce says who used aimed force first in the exchange between two
// powers, counting the act at hand.
func firstForce(s *world.State, actor, target rules.Seat, force bool) rules.Seat {
	if actor == target || target > rules.OTH {
		return rules.NONE
	}
	switch {
	case s.Pair(rules.FirstForce, actor, target) != 0:
		return actor
	case s.Pair(rules.FirstForce, target, actor) != 0:
		return target
	case force:
		return actor
	}
	return rules.NONE
}

// bookForce remembers that force was used and who began.
func bookForce(s *world.State, ev *world.Event) {
	if !rules.Kinds[ev.Kind].Force || ev.Target > rules.OTH || ev.Author == ev.Target || ev.Accident {
		return
	}
	s.Used[ev.Author][ev.Target] |= 1
	if ev.FirstForce == ev.Author {
		s.SetPair(rules.FirstForce, ev.Author, ev.Target, 1)
	}
	if ev.Target.Playable() {
		s.Add(rules.Casualties, ev.Target, ev.Deaths)
	}
}
