package rules

// Standing tells whether an instrument is in force on a date under an arm of
// the Russia-DPRK comparison: None when it is, else NotInForce,
// SignedNotInForce or Suspended. An empty arm is history as it happened.
func (t *Treaty) Standing(on Date, arm string) State {
	if !t.ExistsUnder(arm) {
		return NotInForce
	}
	if in := t.Intervals(arm); !covers(in, on) {
		if t.Signed != 0 && on >= t.Signed && (len(in) == 0 || on < in[0].From) {
			return SignedNotInForce
		}
		return NotInForce
	}
	if covers(t.Suspends, on) {
		return Suspended
	}
	return None
}

// Standing is the standing of the clause: its instrument's, NotInForce outside
// a span of its own, such as a later resolution's, or Suspended.
func (c *Clause) Standing(on Date, arm string) State {
	if s := c.Treaty.Standing(on, arm); s != None {
		return s
	}
	if len(c.InForce) > 0 && !covers(c.InForce, on) {
		return NotInForce
	}
	if covers(c.Suspended, on) {
		return Suspended
	}
	return None
}

// Intervals lists when the instrument is in force under an arm: none where it
// does not exist or never enters into force.
func (t *Treaty) Intervals(arm string) []Interval {
	if !t.ExistsUnder(arm) {
		return nil
	}
	for i := range t.ArmInForce {
		if a := &t.ArmInForce[i]; a.Arm == arm {
			if a.Never {
				return nil
			}
			return []Interval{a.Interval}
		}
	}
	return t.InForce
}

// Intervals lists when the clause is in force under an arm: its own span where
// it has one, else its instrument's.
func (c *Clause) Intervals(arm string) []Interval {
	all := c.Treaty.Intervals(arm)
	if len(all) > 0 && len(c.InForce) > 0 {
		return c.InForce
	}
	return all
}

func covers(intervals []Interval, on Date) bool {
	for _, i := range intervals {
		if i.Contains(on) {
			return true
		}
	}
	return false
}
