package drift

import (
	"strconv"

	"casus/engine/world"
	"casus/rules"
)

// Climb puts pairs on the rung their acts reached.
func Climb(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			if f := max(w.Floor[a][b], w.Floor[b][a]); f > 0 {
				if f >= s.Pair(rules.Rung, a, b) {
					s.SetPair(rules.Quiet, a, b, -1)
				}
				if f > s.Pair(rules.Rung, a, b) {
					setRung(s, w, a, b, f, world.KRung, "")
				}
			}
		}
	}
}

// warRung is the rung of general war.
const warRung = 8

// setRung moves a pair and logs where from, where to and, of a slip, its cause.
func setRung(s *world.State, w *world.Work, a, b rules.Seat, rung int32, kind, cause string) {
	var e world.Entry
	if w.Log.On() {
		from := strconv.Itoa(int(s.Pair(rules.Rung, a, b)))
		e = world.Entry{K: kind, Actor: a, Target: b, From: from, Rung: rung, Reason: cause, First: rules.NONE, Against: rules.NONE}
	}
	s.SetPair(rules.Rung, a, b, rung)
	w.Log.Add(s, e)
}

// patience is how many quiet turns it takes to come down one rung (C3). From
// rung 8 on only a ceasefire leads down, for there the two are at war.
var patience = [11]int32{0, 1, 1, 1, 2, 2, 3, 3, 1, 1, 1}

// CalmDown counts quiet turns and lets pairs step down; fighting keeps a pair
// where it is.
func CalmDown(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			q := s.Pair(rules.Quiet, a, b) + 1
			s.SetPair(rules.Quiet, a, b, q)
			r := s.Pair(rules.Rung, a, b)
			if r == 0 || s.Pair(rules.AtWar, a, b) != 0 {
				continue
			}
			if q >= patience[r] {
				s.SetPair(rules.Quiet, a, b, q-patience[r])
				setRung(s, w, a, b, r-1, world.KRung, "")
			}
			if r-1 <= 4 {
				forget(s, a, b)
			}
		}
	}
}

// forget closes an exchange once the pair is back below harassing violence.
func forget(s *world.State, a, b rules.Seat) {
	if s.Pair(rules.Rung, a, b) <= 4 && s.Used[a][b]|s.Used[b][a] == 0 {
		s.SetPair(rules.FirstForce, a, b, 0)
		s.SetPair(rules.FirstForce, b, a, 0)
	}
}

// Fight keeps the record of fighting: a pair in which both sides used force in
// two turns running is at war; force not used for two turns ends that. A general
// war, rung 8 and above, ends by ceasefire alone.
func Fight(s *world.State) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			both := s.Used[a][b] & s.Used[b][a]
			if s.Pair(rules.Rung, a, b) >= 8 {
				s.Warred = s.Warred.With(a).With(b)
			}
			switch idle := s.Used[a][b]|s.Used[b][a] == 0; {
			case both&3 == 3:
				s.SetPair(rules.AtWar, a, b, 1)
			case idle && s.Pair(rules.Rung, a, b) < warRung:
				s.SetPair(rules.AtWar, a, b, 0)
			}
		}
	}
	for a := range s.Used {
		for b := range s.Used[a] {
			s.Used[a][b] = s.Used[a][b] << 1 & 3
		}
	}
}
