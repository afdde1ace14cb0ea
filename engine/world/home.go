package world

import "casus/rules"

// What happens at home at once, when the deed is done; what follows month by
// month is package drift's (model C10).

// Bury books the dead and wounded of a blow, and what they cost the government:
// a point of support for so many, counted over the whole match, so that many
// small losses weigh like one great one.
func (s *State) Bury(p *rules.Params, c rules.Seat, lost int32) {
	if !c.Playable() || lost <= 0 {
		return
	}
	per := p[rules.MourningOther]
	if s.Of(rules.Democracy, c) != 0 {
		per = p[rules.MourningDemocracy]
	}
	before := s.Of(rules.Casualties, c)
	s.Add(rules.Casualties, c, min(lost, rules.Facts[rules.Casualties].Max-before))
	grief := s.Of(rules.Casualties, c)/per - before/per
	s.Add(rules.Support, c, -min(grief, p[rules.MourningCap]))
}

// RallyRound gathers a country that was hit on its own soil behind its government. A
// second blow renews a rally that is wearing off; it does not double it.
func (s *State) RallyRound(p *rules.Params, c rules.Seat) {
	before := s.Of(rules.Support, c)
	s.Add(rules.Support, c, max(0, p[rules.Rally]-int32(s.Rally[c])))
	s.Rally[c] += uint8(s.Of(rules.Support, c) - before)
}

// Threaten commits a government by a public threat, for so many turns. Part of
// the price of backing down is paid for threatening at all; by going further
// than before only the rest of that part.
func (s *State) Threaten(p *rules.Params, a, b rules.Seat, level, turns int32) {
	was := s.Pair(rules.ThreatLevel, a, b)
	s.Commit(a, b, level, turns)
	s.Add(rules.Support, a, s.belligerence(p, a, was)-s.belligerence(p, a, max(level, was)))
}

// Commit notes how far a government has gone against another.
func (s *State) Commit(a, b rules.Seat, level, turns int32) {
	s.SetPair(rules.ThreatLevel, a, b, max(level, s.Pair(rules.ThreatLevel, a, b)))
	s.SetPair(rules.ThreatLeft, a, b, turns)
}

// BackDown lets a threat drop that was neither carried out nor met: those who
// hold their leaders to their word charge what is left of the price.
func (s *State) BackDown(p *rules.Params, a, b rules.Seat) {
	level := s.Pair(rules.ThreatLevel, a, b)
	s.Add(rules.Support, a, s.belligerence(p, a, level)-s.price(a, level))
	s.Unsay(a, b)
}

// Unsay ends a threat that was carried out or met, at no price.
func (s *State) Unsay(a, b rules.Seat) {
	s.SetPair(rules.ThreatLevel, a, b, 0)
	s.SetPair(rules.ThreatLeft, a, b, 0)
}

// price is what backing down from a level costs in all; an audience cost of 100
// is that of a full democracy.
func (s *State) price(a rules.Seat, level int32) int32 {
	return level * s.Of(rules.AudienceCost, a) / 100
}

// belligerence is the part of the price that is paid on threatening.
func (s *State) belligerence(p *rules.Params, a rules.Seat, level int32) int32 {
	return s.price(a, level) * p[rules.BelligerenceCost] / 1000
}
