package view

import (
	"fmt"
	"strings"

	"casus/engine"
	"casus/rules"
)

// silence says why a clause was not even asked.
func silence(g *engine.Game, m Moment, c *rules.Clause, standing rules.State) string {
	t, on := c.Treaty, m.Before.Date()
	switch standing {
	case rules.NotInForce:
		if !t.ExistsUnder(g.Arm) {
			return fmt.Sprintf("This match is played under this Russia-DPRK law: %s. %s does not exist in it, so it can ask nothing of anybody.", rules.ArmWords(g.Arm), t.Title)
		}
		return fmt.Sprintf("On %s the %s was not in force: %s.", on, t.Title, intervals(c, g.Arm))
	case rules.SignedNotInForce:
		return fmt.Sprintf("On %s the %s was signed (on %s) but not yet in force: %s. Until that day it asks nothing of anybody.", on, t.Title, t.Signed, intervals(c, g.Arm))
	case rules.Suspended:
		return fmt.Sprintf("On %s this clause was suspended: %s.", on, pause(c, on))
	}
	return "Nothing happened that this clause listens to. It listens to: " + listens(c) + "."
}

func intervals(c *rules.Clause, arm string) string {
	all := c.Intervals(arm)
	if len(all) == 0 {
		return "in this match it never comes into force, and a signature alone only forbids to defeat its purpose"
	}
	var parts []string
	for _, i := range all {
		parts = append(parts, "in force "+span(i))
	}
	return strings.Join(parts, ", then ")
}

// pause is the suspension that covers a day, the instrument's or the clause's own.
func pause(c *rules.Clause, on rules.Date) string {
	for _, list := range [][]rules.Interval{c.Treaty.Suspends, c.Suspended} {
		for _, i := range list {
			if i.Contains(on) {
				return span(i)
			}
		}
	}
	return "on that day"
}

// span is an interval in words; on the day named last it is over.
func span(i rules.Interval) string {
	if !i.HasEnd {
		return "from " + i.From.String()
	}
	return fmt.Sprintf("from %s until %s", i.From, i.Until)
}
