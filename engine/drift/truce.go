package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// weary tires both sides. Russia's dead and wounded are counted here alone, as
// lost support: the number casualties holds those of the crisis at hand.
func weary(s *world.State, p *rules.Params, days int32) {
	s.Add(rules.Exhaustion, rules.RUS, p[rules.UkraineWear]*days/month)
	s.Add(rules.Exhaustion, rules.UKR, p[rules.UkraineWearUKR]*days/month)
	so := func(turns int32) int32 {
		return p[rules.UkraineCasualties] * turns * days / (month * p[rules.UkrainePatience])
	}
	s.Add(rules.Support, rules.RUS, so(s.Turn()-1)-so(s.Turn()))
}

// truce rolls whether the guns fall silent, likelier the wearier both sides are
// and when China or the United States mediates (order D8).
func truce(s *world.State, w *world.Work, seed uint64, days int32) {
	odds := w.Params[rules.TruceOdds] + w.Params[rules.TruceWeary]*(s.Of(rules.Exhaustion, rules.RUS)+s.Of(rules.Exhaustion, rules.UKR))/1000
	if s.Mediated != 0 {
		odds *= w.Params[rules.TruceMediated]
	}
	s.Mediated = 0
	k := dice.Key{Seed: seed, Stream: dice.Theatre, Turn: s.Turn(), Actor: uint8(rules.RUS), Target: uint8(rules.UKR)}
	if dice.Roll(k, 10000) < odds*days/month {
		ceaseFire(s, w)
	}
}

// What the end of the war frees: forces that were tied down, and those that can
// be sent to the Far East. Design values.
const (
	freedConv   = 100
	freedProj   = 50
	stillAbroad = 150 // Russian forces that stay in what it holds
)

// ceaseFire ends the war between Russia and Ukraine: soldiers go home, the
// shells are no longer asked for.
func ceaseFire(s *world.State, w *world.Work) {
	s.SetPair(rules.AtWar, rules.RUS, rules.UKR, 0)
	s.SetPair(rules.WarDeclared, rules.RUS, rules.UKR, 0)
	s.SetPair(rules.FirstForce, rules.RUS, rules.UKR, 0)
	s.SetPair(rules.FirstForce, rules.UKR, rules.RUS, 0)
	s.SetPair(rules.Tension, rules.RUS, rules.UKR, 700)
	s.SetPair(rules.Rung, rules.RUS, rules.UKR, 3)
	s.Set(rules.TroopsAbroad, rules.RUS, stillAbroad)
	s.Set(rules.TroopsAbroad, rules.PRK, 0)
	s.Set(rules.RoundsShipped, rules.PRK, 0)
	s.Add(rules.Conv, rules.RUS, freedConv)
	s.Add(rules.Proj, rules.RUS, freedProj)
	w.Log.Add(s, world.Entry{
		K: world.KTruce, Actor: rules.RUS, Target: rules.UKR, Att: 1000, First: rules.NONE, Against: rules.NONE,
	})
}
