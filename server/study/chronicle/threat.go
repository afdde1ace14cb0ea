package chronicle

// called is how many turns a public threat stands before it is called
// (model C10).
const called = 3

// Threat is a public threat of force.
type Threat struct {
	*Deed
	// Known is false where the match ended before the threat was called.
	Known   bool
	Carried bool // force was used before it was called
}

// Threats lists the public threats and ultimatums and what came of them.
func (c *Chronicle) Threats() (out []Threat) {
	for i := range c.Deeds {
		d := &c.Deeds[i]
		if d.Action == nil || d.Action.Commits == 0 || d.Violent() || !d.Target.Playable() {
			continue
		}
		t := Threat{Deed: d, Known: c.Turns()-int(d.Turn) >= called}
		for j := i + 1; j < len(c.Deeds); j++ {
			o := &c.Deeds[j]
			if o.Turn > d.Turn+called {
				break
			}
			if o.Violent() && !o.Chance && o.Actor == d.Actor && o.Target == d.Target && o.When() > d.When() {
				t.Carried = true
			}
		}
		out = append(out, t)
	}
	return out
}
