package rules

// Standing tells whether an instrument is in force on a date under an arm of
// the Russia-DPRK comparison: None when it is, else NotInForce,
// SignedNotInForce or Suspended. An empty arm is history as it happened.
func (t *Treaty) Standing(on Date, arm string) State {
	if !t.existsUnder(arm) {
		return NotInForce
	}
	if !t.inForce(on, arm) {
		if t.Signed != 0 && on >= t.Signed && on < t.firstDay(arm) {
			return SignedNotInForce
		}
		return NotInForce
	}
	if covers(t.Suspends, on) {
		return Suspended
	}
	return None
}

// Standing is the standing of the clause: its instrument's, or Suspended.
func (c *Clause) Standing(on Date, arm string) State {
	if s := c.Treaty.Standing(on, arm); s != None {
		return s
	}
	if covers(c.Suspended, on) {
		return Suspended
	}
	return None
}

func (t *Treaty) existsUnder(arm string) bool {
	if arm == "" || len(t.Arms) == 0 {
		return true
	}
	for _, a := range t.Arms {
		if a == arm {
			return true
		}
	}
	return false
}

func (t *Treaty) inForce(on Date, arm string) bool {
	for _, i := range t.ArmInForce {
		if i.Arm == arm {
			return i.Contains(on)
		}
	}
	return covers(t.InForce, on)
}

func (t *Treaty) firstDay(arm string) Date {
	for _, i := range t.ArmInForce {
		if i.Arm == arm {
			return i.From
		}
	}
	if len(t.InForce) == 0 {
		return 0
	}
	return t.InForce[0].From
}

func covers(intervals []Interval, on Date) bool {
	for _, i := range intervals {
		if i.Contains(on) {
			return true
		}
	}
	return false
}
