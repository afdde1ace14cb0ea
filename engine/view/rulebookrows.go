package view

import (
	"fmt"

	"casus/rules"
	"casus/rules/explain"
)

func caseOf(c *rules.Case) Case {
	out := Case{c.ID, c.Title, c.Date.String(), c.Note, c.Doubt, c.Sources, c.Pos.File, map[string][]string{}}
	for _, x := range c.Expect {
		for _, a := range x.Answers {
			out.Expect[x.Clause] = append(out.Expect[x.Clause], a.String())
		}
	}
	return out
}

func intervalsOf(list []rules.Interval) []Interval {
	out := []Interval{}
	for _, i := range list {
		out = append(out, interval(i))
	}
	return out
}

func interval(i rules.Interval) Interval {
	out := Interval{From: i.From.String()}
	if i.HasEnd {
		out.Until = i.Until.String()
	}
	return out
}

// bound names the countries a test asks about by their part in the clause.
func bound(bind map[string]rules.Seat) map[string]string {
	out := map[string]string{}
	for name, s := range bind {
		out[explain.Role(name)] = s.String()
	}
	return out
}

func disputeNames(numbers []int) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, fmt.Sprintf("D%d", n))
	}
	return out
}
