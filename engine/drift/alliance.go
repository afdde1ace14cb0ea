package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Alliances settles a turn between allies (model C8): what binds and divides
// them, the trust that pressure from outside mends, and the two fears. The ties
// are those of the law on the turn's day.
func Alliances(s *world.State, w *world.Work, ties *rules.Bonds, days int32) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			if s.Allied(a, b) || ties[a][b]|ties[b][a] != rules.NoBond {
				hold(s, w.Params, ties, a, b, days)
			}
		}
	}
	for c := rules.RUS; c < rules.Seats; c++ {
		pull(s, rules.Abandonment, c, abandonment(s, c), w.Params, days)
		pull(s, rules.Entrapment, c, entrapment(s, w.Params, ties, c), w.Params, days)
	}
	expire(s)
}

// hold moves cohesion and trust of two allies. A common enemy binds the more the
// less has been achieved, differences over it divide the more the closer the two
// are, so that cohesion finds a level and neither dies away nor saturates, as the
// plain sum of the model would. Where a treaty binds the two, something always
// remains.
func hold(s *world.State, p *rules.Params, ties *rules.Bonds, a, b rules.Seat, days int32) {
	enemy, pressure := s.CommonEnemy(a, b)
	gap := int32(0)
	if enemy != rules.NONE {
		gap = abs(s.Pair(rules.Affinity, a, enemy) - s.Pair(rules.Affinity, b, enemy))
	}
	coh := s.Pair(rules.Cohesion, a, b)
	binds := pressure * p[rules.CohesionEnemy] * (1000 - coh)
	divides := (gap*p[rules.CohesionGap] + 1000*p[rules.CohesionWear]) * coh
	s.AddPair(rules.Cohesion, a, b, (binds-divides)/1000*days/(1000*month))
	if ties[a][b]|ties[b][a] != rules.NoBond && s.Pair(rules.Cohesion, a, b) < p[rules.CohesionFloor] {
		s.SetPair(rules.Cohesion, a, b, p[rules.CohesionFloor])
	}
	mend(s, p, a, b, pressure, days)
	mend(s, p, b, a, pressure, days)
}

// mend lets trust lost to a quarrel come back up to the pressure the two share:
// partners who face the same rival forgive what does not touch it.
func mend(s *world.State, p *rules.Params, a, b rules.Seat, pressure, days int32) {
	if gap := pressure - s.Pair(rules.Trust, a, b); gap > 0 {
		s.AddPair(rules.Trust, a, b, gap*p[rules.SharedThreat]*days/(1000*month))
	}
}

// abandonment is where a seat's fear of being left alone tends: what is missing
// to full belief in the ally it can count on most.
func abandonment(s *world.State, c rules.Seat) int32 {
	best := int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		if s.Allied(c, o) {
			best = max(best, s.Pair(rules.Cred, o, c))
		}
	}
	return 1000 - best
}

// entrapment is where a seat's fear of being drawn in tends: the hottest quarrel
// of an ally, by how closely the law ties the seat to it and how little hold it
// has on that ally.
func entrapment(s *world.State, p *rules.Params, ties *rules.Bonds, c rules.Seat) int32 {
	strength := [...]int32{
		rules.NoBond: 0, rules.Consultive: p[rules.BondConsult],
		rules.Conditional: p[rules.BondConditional], rules.Automatic: p[rules.BondAutomatic],
	}
	worst := int32(0)
	for q := rules.RUS; q < rules.Seats; q++ {
		bond := strength[ties[c][q]]
		if bond == 0 {
			continue
		}
		slack := 1000 - p[rules.DependenceControl]*s.Pair(rules.Dependence, q, c)/1000
		for e := rules.RUS; e < rules.Seats; e++ {
			if s.Rivals(q, e) {
				worst = max(worst, s.Pair(rules.Tension, q, e)*bond/1000*slack/1000)
			}
		}
	}
	return worst
}

// Fears sets both fears of every seat to where they tend, for the start of a
// match whose files say nothing of them.
func Fears(s *world.State, p *rules.Params, ties *rules.Bonds) {
	for c := rules.RUS; c < rules.Seats; c++ {
		if s.Of(rules.Abandonment, c) == 0 {
			s.Set(rules.Abandonment, c, abandonment(s, c))
		}
		if s.Of(rules.Entrapment, c) == 0 {
			s.Set(rules.Entrapment, c, entrapment(s, p, ties, c))
		}
	}
}

// pull moves a fear a part of the way to where it tends.
func pull(s *world.State, f rules.Fact, c rules.Seat, to int32, p *rules.Params, days int32) {
	s.Add(f, c, (to-s.Of(f, c))*p[rules.FearPull]*days/(1000*month))
}

// expire runs down what seats have pledged, and makes this turn's deepened pacts
// last turn's.
func expire(s *world.State) {
	for c := range s.Pledges {
		if p := &s.Pledges[c]; p.Left > 0 {
			if p.Left--; p.Left == 0 {
				*p = world.Pledge{}
			}
		}
	}
	s.Deepened[1], s.Deepened[0] = s.Deepened[0], [rules.Seats]uint8{}
}

func abs(v int32) int32 { return max(v, -v) }
