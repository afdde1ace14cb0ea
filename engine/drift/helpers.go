package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// soldiers is how many North Korean soldiers a point of troops_abroad stands
// for: 200 points are the eleven thousand of November 2024.
const soldiers = 55

// fieldTech is what Russia hands over for shells without a decision of state:
// air defence, jammers, drones, better aim for short-range missiles.
var fieldTech = [...]rules.Fact{rules.TechAirDefence, rules.TechEW, rules.TechDrone, rules.TechSRBM}

// reserve is what Russia keeps of its stock of rounds, thousands: the war eats
// the rest. That stock is its secret, so the front does not tell of it.
const reserve = 3000

// shells ships what North Korea promised, as long as its stock lasts; what is not
// renewed fades. Russia fires them, and what it makes itself, at once; it pays in
// money and know-how.
func shells(s *world.State, p *rules.Params, days int32) {
	promised := s.Of(rules.RoundsShipped, rules.PRK)
	sent := min(promised*days/month, s.Of(rules.Munitions, rules.PRK))
	if sent < promised*days/month {
		promised = sent * month / days
	}
	s.Set(rules.RoundsShipped, rules.PRK, promised-(promised*p[rules.UkraineFade]*days/month+500)/1000)
	s.Add(rules.Munitions, rules.PRK, -sent)
	s.Set(rules.Munitions, rules.RUS, min(s.Of(rules.Munitions, rules.RUS), reserve))
	s.Add(rules.Econ, rules.PRK, p[rules.UkrainePay]*sent/fullSupply)
	for range sent / 100 * p[rules.UkraineToken] {
		learn(s, p, weakest(s), 1)
	}
}

// weakest is the field technology in which North Korea has most to learn.
func weakest(s *world.State) rules.Fact {
	at := fieldTech[0]
	for _, f := range fieldTech {
		if s.Of(f, rules.PRK) < s.Of(at, rules.PRK) {
			at = f
		}
	}
	return at
}

// learn adds to a technology of North Korea's, up to what a taker can reach:
// a part of the giver's (model C10).
func learn(s *world.State, p *rules.Params, f rules.Fact, points int32) {
	now := s.Of(f, rules.PRK)
	s.Set(f, rules.PRK, max(now, min(now+points, s.Of(f, rules.RUS)*p[rules.SupplierCap]/1000)))
}

// contingent is a month of North Korean soldiers at the front: they lose men,
// and those at home learn from what they report.
func contingent(s *world.State, p *rules.Params, days int32) {
	points := s.Of(rules.TroopsAbroad, rules.PRK)
	men := points * soldiers
	if men == 0 {
		return
	}
	lost := (points*p[rules.UkraineTroopLoss]*days/month + 999) / 1000
	s.Add(rules.TroopsAbroad, rules.PRK, -lost)
	s.Bury(p, rules.PRK, lost*soldiers)
	s.Add(rules.Conv, rules.PRK, p[rules.UkraineConvGain]*men*days/(10000*month))
	learn(s, p, rules.TechDrone, p[rules.UkraineDroneGain]*men*days/(10000*month))
}
