package world

import "casus/rules"

// Delayed is an effect on its way: technology, money, promises, and what a
// secret act does to numbers that everybody can read.
type Delayed struct {
	Index int16
	Turns int8 // 0: an empty slot
	How   Arrival
	Value int32
}

// Showing is how many turns pass before a number everybody can read tells of a
// secret: a bigger army, a squeezed economy. Design value.
const Showing = 3

// Postpone queues an effect. Effects of the same kind on one number that arrive
// together share a place. When the queue is full the effect joins one that comes
// later to the same number, and failing that is lost: it never comes early. What
// two share is postponed once and arrives both ways, so that nothing parts them.
func (s *State) Postpone(index int, turns int32, how Arrival, value int32) {
	index = min(index, rules.Mirror(index))
	var free, other *Delayed
	for i := range s.Delayed {
		d := &s.Delayed[i]
		switch {
		case d.Turns == 0:
			if free == nil {
				free = d
			}
		case int(d.Index) != index || d.How != how:
		case int32(d.Turns) == turns:
			d.join(value)
			return
		case int32(d.Turns) > turns:
			other = d
		}
	}
	switch {
	case free != nil:
		*free = Delayed{Index: int16(index), Turns: int8(turns), How: how, Value: value}
	case other != nil:
		other.join(value)
	}
}

func (d *Delayed) join(value int32) {
	if d.How == Replaced {
		d.Value = value
	} else {
		d.Value += value
	}
}

// Pending is what is on its way to be added to a number.
func (s *State) Pending(index int) (sum int32) {
	for i := range s.Delayed {
		if d := &s.Delayed[i]; d.Turns > 0 && int(d.Index) == index && d.How == Added {
			sum += d.Value
		}
	}
	return sum
}
