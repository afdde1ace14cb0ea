package world

import "casus/rules"

// Arrival says what a delayed effect does to its number.
type Arrival uint8

// A number is added, or replaces the old one, or is a gift of technology; see
// From.
const (
	Added Arrival = iota
	Replaced
	gifts
)

// From is a gift of technology by a seat.
func From(supplier rules.Seat) Arrival { return gifts + Arrival(supplier) }

// supplier is who gave it, if it is a gift.
func (a Arrival) supplier() (rules.Seat, bool) { return rules.Seat(a - gifts), a >= gifts }

// Arrive lets an effect come in: at once, or when its time has run down.
func (s *State) Arrive(p *rules.Params, index int, how Arrival, v int32) {
	if giver, gift := how.supplier(); gift {
		v = s.learned(p, index, giver, v)
	}
	if how != Replaced {
		v += s.Facts[index]
	}
	info := &rules.Facts[rules.FactAt(index)]
	s.Facts[index] = min(max(v, info.Min), info.Max)
	s.Facts[rules.Mirror(index)] = s.Facts[index]
}

// learned is what a country makes of technology it is given: the more the
// further along it is, and never more than carries it to a little below its
// supplier (model C10). So equal gifts make for growing steps.
func (s *State) learned(p *rules.Params, index int, giver rules.Seat, v int32) int32 {
	own := s.Facts[index]
	reach := s.Of(rules.FactAt(index), giver)*p[rules.SupplierCap]/1000 - own
	return max(0, min(v*(p[rules.TransferBase]+p[rules.TransferSlope]*own/1000)/1000, reach))
}
