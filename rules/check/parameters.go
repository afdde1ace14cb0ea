package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkParameters finds a coefficient that no file gives, where any is given:
// the model cannot be played without it.
func checkParameters(p *rules.Pack) parse.Errors {
	var given, missing *rules.ParameterInfo
	name := ""
	for i := range p.Params {
		info := &p.Params[i]
		switch {
		case info.Says != "" && given == nil:
			given = info
		case info.Says == "" && missing == nil:
			missing, name = info, rules.Parameter(i).String()
		}
	}
	if given == nil || missing == nil {
		return nil
	}
	return parse.Errors{parse.At(given.Pos, "no file gives the parameter %s, which the model needs; add it under values in a file of parameters", name)}
}
