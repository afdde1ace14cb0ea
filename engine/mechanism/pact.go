package mechanism

// deepen notes that two seats have signed new undertakings, which alarms rivals
// this turn and the next where the match assumes so.
func deepen(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	if t.Playable() {
		c.State.Deepened[0][a] |= 1 << t
		c.State.Deepened[0][t] |= 1 << a
	}
}
