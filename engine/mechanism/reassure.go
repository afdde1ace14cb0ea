package mechanism

import "casus/rules"

// reassurance is what a wholly credible word that nothing will happen takes off
// the fear of it, points of tension. Design value.
const reassurance = 40

// reassure calms in so far as the word is credible: the more the other side
// trusts the speaker and the better its name, the more; not at all while its
// threat stands or its guns were just heard.
func reassure(c Context) {
	s, a, t := c.State, c.Act.Actor, c.Act.Target
	if !t.Playable() || s.Pair(rules.ThreatLeft, a, t) > 0 || s.Used[a][t] != 0 {
		return
	}
	credible := (s.Pair(rules.Trust, t, a) + s.Of(rules.Reputation, a)) / 2
	c.Work.Warm(a, t, -reassurance*credible/1000)
}
