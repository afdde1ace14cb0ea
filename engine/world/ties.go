package world

import "casus/rules"

// Allied reports whether two seats hold together at all: cohesion above zero.
func (s *State) Allied(a, b rules.Seat) bool { return a != b && s.Pair(rules.Cohesion, a, b) > 0 }

// Rivals reports whether a seat has reason to count another as an adversary.
func (s *State) Rivals(a, b rules.Seat) bool {
	return a != b && !s.Allied(a, b) && s.Pair(rules.Affinity, a, b) < 0
}

// Quarrel is the rival a seat stands worst with: by rung, then by tension; NONE
// if it has no rival.
func (s *State) Quarrel(c rules.Seat) rules.Seat {
	worst, top := rules.NONE, int32(-1)
	for o := rules.RUS; o < rules.Seats; o++ {
		if heat := s.Pair(rules.Rung, c, o)*1001 + s.Pair(rules.Tension, c, o); s.Rivals(c, o) && heat > top {
			worst, top = o, heat
		}
	}
	return worst
}

// CommonEnemy is the rival under whose pressure both of two seats stand most,
// and how much that is: the lesser of the two tensions; NONE if they share none.
func (s *State) CommonEnemy(a, b rules.Seat) (enemy rules.Seat, pressure int32) {
	enemy = rules.NONE
	for e := rules.RUS; e < rules.Seats; e++ {
		if s.Rivals(a, e) && s.Rivals(b, e) {
			if p := min(s.Pair(rules.Tension, a, e), s.Pair(rules.Tension, b, e)); p > pressure {
				enemy, pressure = e, p
			}
		}
	}
	return enemy, pressure
}

// Pledge is what a seat has promised an ally that told it to hold back: to go no
// higher than a rung against a rival.
type Pledge struct {
	To, Against rules.Seat
	Cap         uint8
	Left        uint8 // turns it still holds, the running one included; 0: none
}

// Bars reports whether the pledge forbids an act of a rung against a seat.
func (p *Pledge) Bars(against rules.Seat, rung int32) bool {
	return p.Left > 0 && against == p.Against && rung > int32(p.Cap)
}
