package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// The monthly gain of ground stays between these, square kilometres (model C11).
const (
	mostLost   = -400
	mostGained = 1200
)

// fullSupply is what North Korea shipped a month in 2024, thousand rounds: the
// flow at which the part of Russia's fire that is not its own is whole.
const fullSupply = 750

// Theatre is a turn of the war in Ukraine, which no seat fights out on the
// board: the front moves, helpers pay and are paid, both sides tire, and at
// last a cease-fire may come. Scaled to 30 days; model C11.
func Theatre(s *world.State, w *world.Work, seed uint64, days int32) {
	if s.Pair(rules.AtWar, rules.RUS, rules.UKR) == 0 {
		s.Facts[rules.FrontPace.At()] = 0
		s.Mediated = 0
		return
	}
	p := w.Params
	pace := battle(s, p, days).pace(p)
	setScalar(s, rules.FrontPace, pace)
	setScalar(s, rules.Front, s.Facts[rules.Front.At()]+floorDiv(pace*days, month))
	shells(s, p, days)
	contingent(s, p, days)
	weary(s, p, days)
	truce(s, w, seed, days)
}

// campaign is what a month at the front comes from. Indices are 1000 for the
// mean of 2024.
type campaign struct {
	fireRUS, fireUKR int32 // fire of both sides
	menRUS           int32 // Russia's men, set against Ukraine's
	guests           int32 // North Korean soldiers
}

// battle reads the month's inputs from the state.
func battle(s *world.State, p *rules.Params, days int32) campaign {
	rounds := min(s.Of(rules.RoundsShipped, rules.PRK), s.Of(rules.Munitions, rules.PRK)*month/days)
	return campaign{
		fireRUS: russianFire(p, s.Turn()-1, rounds),
		fireUKR: ukrainianFire(p, s.Facts[rules.USAid.At()], s.Of(rules.LethalAid, rules.KOR), s.Of(rules.LethalAid, rules.JPN)),
		menRUS:  1000 + s.Of(rules.Exhaustion, rules.UKR) - s.Of(rules.Exhaustion, rules.RUS),
		guests:  s.Of(rules.TroopsAbroad, rules.PRK) * soldiers,
	}
}

// russianFire is Russia's index of fire after some months of a growing output
// of its own, with the thousand rounds a month that North Korea ships.
func russianFire(p *rules.Params, months, rounds int32) int32 {
	return p[rules.UkraineOwnFire] + p[rules.UkraineOwnGrowth]*months + p[rules.UkraineShellFire]*rounds/fullSupply
}

// ukrainianFire is Ukraine's index: what it makes and Europe gives, America's
// aid in permille of that of 2024, and the levels of South Korea's and Japan's.
func ukrainianFire(p *rules.Params, aid, korea, japan int32) int32 {
	rest := 1000 - p[rules.UkraineUSFire]
	return rest + p[rules.UkraineUSFire]*aid/1000 + p[rules.UkraineROKFire]*korea + p[rules.UkraineJapanFire]*japan
}

// pace is the ground Russia gains in a month, square kilometres.
func (c campaign) pace(p *rules.Params) int32 {
	gain := p[rules.UkrainePace] +
		floorDiv(p[rules.UkraineFireGain]*(c.fireRUS-1000), 1000) -
		floorDiv(p[rules.UkraineFireLoss]*(c.fireUKR-1000), 1000) +
		floorDiv(p[rules.UkraineMenGain]*(c.menRUS-1000), 1000) +
		p[rules.UkraineGuests]*c.guests/10000
	return min(max(gain, mostLost), mostGained)
}

func setScalar(s *world.State, f rules.Fact, v int32) {
	s.Facts[f.At()] = min(max(v, rules.Facts[f].Min), rules.Facts[f].Max)
}
