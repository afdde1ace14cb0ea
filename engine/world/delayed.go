package world

// Delayed is an effect on its way: technology, money, promises, and what a
// secret act does to numbers that everybody can read.
type Delayed struct {
	Index int16
	Turns int8 // 0: an empty slot
	Set   bool // Value replaces the number instead of adding to it
	Value int32
}

// Showing is how many turns pass before a number everybody can read tells of a
// secret: a bigger army, a squeezed economy. Design value.
const Showing = 3

// Postpone queues an effect. Effects of the same kind on one number that arrive
// together share a place. When the queue is full the effect joins one that is on
// its way to the same number, and failing that is lost: it never comes early.
func (s *State) Postpone(index int, turns int32, set bool, value int32) {
	var free, other *Delayed
	for i := range s.Delayed {
		d := &s.Delayed[i]
		switch {
		case d.Turns == 0:
			if free == nil {
				free = d
			}
		case int(d.Index) != index || d.Set != set:
		case int32(d.Turns) == turns:
			d.join(value)
			return
		default:
			other = d
		}
	}
	switch {
	case free != nil:
		*free = Delayed{Index: int16(index), Turns: int8(turns), Set: set, Value: value}
	case other != nil:
		other.join(value)
	}
}

func (d *Delayed) join(value int32) {
	if d.Set {
		d.Value = value
	} else {
		d.Value += value
	}
}
