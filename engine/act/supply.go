package act

import (
	"casus/engine/world"
	"casus/rules"
)

// supplied reports whether the actor has the rounds or warheads that the act hands
// over or uses up. Of two shipments from one depot, each in order when it was
// sealed, the second may find it empty.
func supplied(s *world.State, env *rules.Env, a *rules.Action, act *world.Act) bool {
	env.Vars[0], env.Vars[1] = act.Actor, act.Target
	for i := range a.Effects {
		e := &a.Effects[i]
		if e.Fact != rules.Munitions && e.Fact != rules.Warheads {
			continue
		}
		if e.Row.Actor && !e.Set && s.Of(e.Fact, act.Actor)+e.Value < 0 && (e.When == nil || e.When.Holds(env)) {
			return false
		}
	}
	return true
}
