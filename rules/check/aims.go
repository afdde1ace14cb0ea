package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkAims finds aims of a seat that do not come to 1000 together: its score
// could not be set beside another's.
func checkAims(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, d := range p.Doctrines {
		sum := int32(0)
		for _, weight := range d.Aims {
			sum += weight
		}
		if d.AimsPos.File != "" && sum != 1000 {
			errs = append(errs, parse.At(d.AimsPos, "the aims of %s come to %d together; they must come to 1000, so that scores compare", d.Seat, sum))
		}
	}
	return errs
}
