package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkEffectTwice finds effects of one order or inject that undo each other:
// a number set twice in the same step, or added to and then set. Clauses cannot
// clash so: they change no numbers. What the end of a duty costs is the
// engine's, the same for every treaty, and two duties that end together add
// their costs up.
func checkEffectTwice(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, a := range p.Actions {
		errs = append(errs, clashes(a.Effects)...)
	}
	for _, in := range p.Injects {
		errs = append(errs, clashes(in.Effects)...)
	}
	return errs
}

func clashes(effects []rules.Effect) parse.Errors {
	var errs parse.Errors
	for i := range effects {
		e := &effects[i]
		for k := range effects[:i] {
			before := &effects[k]
			if e.Set && e.When == nil && before.When == nil && e.Delay == before.Delay && e.Fact == before.Fact && e.Row == before.Row && e.Col == before.Col {
				errs = append(errs, parse.At(e.Pos, "this sets %s, which line %d has just changed, so that line does nothing; keep one of them", e.Text, before.Pos.Line))
			}
		}
	}
	return errs
}
