package sim

import "casus/server/wire"

// streams is everything any client was ever shown, by numbering and offset. What
// was shown once stays so: over reconnects, restarts and owners.
type streams struct {
	as     map[string]string            // whose numbering it is
	events map[string]map[uint64]string // frames
	views  map[string]map[uint64]string
}

func newStreams() streams {
	return streams{as: map[string]string{}, events: map[string]map[uint64]string{}, views: map[string]map[uint64]string{}}
}

// heard holds an event against the one heard earlier under its number.
func (s *streams) heard(w *world, epoch string, offset uint64, raw []byte) {
	if before, same := same(s.events, epoch, offset, raw); !same {
		w.broken("event %d of %s was\n%s\nand is now\n%s", offset, s.as[epoch], before, raw)
	}
}

// shown does the same for views, and sees to it that nobody is shown the view of
// somebody else.
func (s *streams) shown(w *world, c *client, f wire.Snapshot) {
	as := c.audience().String()
	if known, ok := s.as[f.Epoch]; ok && known != as {
		w.broken("%s follows as %s and was given the numbering of %s", c.name, as, known)
	}
	s.as[f.Epoch] = as
	if before, same := same(s.views, f.Epoch, f.Offset, f.View); !same {
		w.broken("%s at event %d was shown\n%s\nand is now shown\n%s", as, f.Offset, before, f.View)
	}
}

func same(all map[string]map[uint64]string, epoch string, offset uint64, now []byte) (before string, same bool) {
	if all[epoch] == nil {
		all[epoch] = map[uint64]string{}
	}
	before, known := all[epoch][offset]
	if !known {
		all[epoch][offset] = string(now)
	}
	return before, !known || before == string(now)
}

// epochOf finds the numbering of an audience; empty if nobody ever followed it.
func (s *streams) epochOf(as string) string {
	for epoch, whose := range s.as {
		if whose == as {
			return epoch
		}
	}
	return ""
}
