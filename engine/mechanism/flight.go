package mechanism

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// flight is a test of a rocket: it succeeds by how far along its field is, the
// first that the order names, and what it teaches it teaches in full only then
// (model C15, orders M8, M9 and M14). A failure is seen by everybody. Where no
// dice fall the test succeeds.
func flight(c Context) {
	field, ok := fieldOf(c.Action)
	if !ok || c.Expected {
		return
	}
	s, a, p := c.State, c.Act.Actor, c.Work.Params
	k := dice.Key{Seed: c.Seed, Stream: dice.Tech, Turn: s.Turn(), Actor: uint8(a), Target: uint8(c.Act.Target), Index: c.Action.Key}
	if dice.Roll(k, 10000) < dice.Logistic(s.Of(field, a)-p[rules.TestEase]) {
		return
	}
	for i := range c.Action.Effects {
		if e := &c.Action.Effects[i]; teaches(e) {
			s.Add(e.Fact, a, -(e.Value - e.Value*p[rules.TestLesson]/1000))
		}
	}
	c.Work.Log.Add(s, world.Entry{
		K: world.KTech, Actor: a, Target: c.Act.Target, First: rules.NONE, Against: rules.NONE,
		To: rules.Facts[field].Name, Reason: world.TestFailed, Cause: c.Act.Entry,
	})
}

func fieldOf(a *rules.Action) (rules.Fact, bool) {
	for i := range a.Effects {
		if e := &a.Effects[i]; teaches(e) {
			return e.Fact, true
		}
	}
	return 0, false
}

func teaches(e *rules.Effect) bool { return e.Fact.IsTech() && e.Row.Actor && !e.Set && e.When == nil }
