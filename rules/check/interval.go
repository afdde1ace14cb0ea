package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkInterval finds dates that do not fit each other: signed after it came
// into force, intervals that overlap or stand out of order, a suspension of
// what was not in force, an arm with an interval that the instrument does not
// exist under. That an interval ends after it begins the parser has seen to.
func checkInterval(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, t := range p.Treaties {
		at := func(format string, args ...any) { errs = append(errs, parse.At(t.Pos, format, args...)) }
		if t.Signed != 0 && len(t.InForce) > 0 && t.InForce[0].From < t.Signed {
			at("%s is in force from %s and signed only on %s; one of the dates is wrong", t.Code, t.InForce[0].From, t.Signed)
		}
		apart(t.InForce, "is in force", t.Code, at)
		suspensions(t, t.Suspends, t.Code, at)
		for _, c := range t.Clauses {
			errs = append(errs, clauseIntervals(t, c)...)
		}
		for _, a := range t.ArmInForce {
			if len(t.Arms) > 0 && !slices.Contains(t.Arms, a.Arm) {
				at("arm_in_force names the arm %s, and arms says that %s does not exist under it", a.Arm, t.Code)
			}
		}
	}
	return errs
}

// clauseIntervals looks at the span a clause has of its own and at its
// suspensions.
func clauseIntervals(t *rules.Treaty, c *rules.Clause) parse.Errors {
	var errs parse.Errors
	at := func(format string, args ...any) { errs = append(errs, parse.At(c.Pos, format, args...)) }
	apart(c.InForce, "is in force", c.ID, at)
	for _, own := range c.InForce {
		if !slices.ContainsFunc(t.InForce, func(f rules.Interval) bool { return meet(f, own) }) {
			at("%s is in force from %s, when %s is not; look at the dates", c.ID, own.From, t.Code)
		}
	}
	suspensions(t, c.Suspended, c.ID, at)
	return errs
}

func apart(list []rules.Interval, what, whose string, at func(string, ...any)) {
	for i := 1; i < len(list); i++ {
		if before := list[i-1]; !before.HasEnd || list[i].From < before.Until {
			at("two times in which %s %s overlap or stand out of order (%s and %s); write them apart, the earlier first", whose, what, before.From, list[i].From)
		}
	}
}

func suspensions(t *rules.Treaty, list []rules.Interval, whose string, at func(string, ...any)) {
	apart(list, "is suspended", whose, at)
	for _, s := range list {
		if !slices.ContainsFunc(t.InForce, func(f rules.Interval) bool { return meet(f, s) }) {
			at("%s is suspended from %s, when %s is not in force; look at the dates", whose, s.From, t.Code)
		}
	}
}

// meet reports whether two intervals share a day.
func meet(a, b rules.Interval) bool {
	return (!a.HasEnd || b.From < a.Until) && (!b.HasEnd || a.From < b.Until)
}
