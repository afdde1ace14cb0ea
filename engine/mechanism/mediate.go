package mechanism

import "casus/rules"

// mediate opens talks as any offer does; when China or the United States offers
// it to Russia, the war in Ukraine is nearer its end for a month (model C11).
func mediate(c Context) {
	talks(c)
	a, t := c.Act.Actor, c.Act.Target
	if t == rules.RUS && (a == rules.CHN || a == rules.USA) && c.State.Pair(rules.AtWar, rules.RUS, rules.UKR) != 0 {
		c.State.Mediated = 1
	}
}
