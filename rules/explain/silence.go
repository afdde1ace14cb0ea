package explain

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Silence explains a clause that nobody asked anything: on a day, under an arm
// of the Russia-DPRK comparison (empty: history as it happened), it was not in
// force, or nothing happened that it listens to.
func Silence(c *rules.Clause, on rules.Date, arm string) Explanation {
	t, standing := c.Treaty, c.Standing(on, arm)
	return Explanation{
		Clause: c.ID, Title: t.Title, Verdict: standing, Cite: cite(c, &c.Cite, c.Pos),
		Prose: []string{silence(c, on, arm, standing)},
	}
}

func silence(c *rules.Clause, on rules.Date, arm string, standing rules.State) string {
	t := c.Treaty
	switch standing {
	case rules.NotInForce:
		if !t.ExistsUnder(arm) {
			return fmt.Sprintf("Everything here stands under this law between Russia and North Korea: %s. %s does not exist in it, so it can ask nothing of anybody.", rules.ArmWords(arm), t.Title)
		}
		return fmt.Sprintf("On %s the %s was not in force: %s.", on, t.Title, intervals(c, arm))
	case rules.SignedNotInForce:
		return fmt.Sprintf("On %s the %s was signed (on %s) but not yet in force: %s. Until that day it asks nothing of anybody.", on, t.Title, t.Signed, intervals(c, arm))
	case rules.Suspended:
		return fmt.Sprintf("On %s this clause was suspended: %s.", on, pause(c, on))
	}
	return "At this moment nothing happened that this clause listens to. It listens to: " + listens(c) + "."
}

func intervals(c *rules.Clause, arm string) string {
	all := c.Intervals(arm)
	if len(all) == 0 {
		return "here it never comes into force, and a signature alone only forbids to defeat its purpose"
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

func listens(c *rules.Clause) string {
	var out []string
	for i := range c.Triggers {
		t := &c.Triggers[i]
		if t.OnTurn {
			out = append(out, "the state of the world each turn")
		}
		for k := range rules.Kind(rules.KindCount) {
			if t.Listens(k) {
				out = append(out, rules.Kinds[k].Doc)
			}
		}
	}
	return strings.Join(out, "; ")
}
