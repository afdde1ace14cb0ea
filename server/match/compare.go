package match

import (
	"casus/engine"
	"casus/engine/compare"
	"casus/engine/record"
	"casus/rules"
)

// Compare judges what happened in a match under every Russia-DPRK text, each
// event by the law of its own day. It tells everything: show it only to whom
// the whole match is open.
func Compare(g *engine.Game, title string, lines []record.Line) (*compare.Report, error) {
	stream, err := compare.Match(g, title, lines)
	if err != nil {
		return nil, err
	}
	return compare.Arms(g.Pack, stream, rules.TreatyArms, 0), nil
}

// CompareCase judges a case of a pack under every text, by the law of a day, so
// that one may ask of an old incident what today's texts would say; the zero day
// is the case's own. It returns nil if the pack has no such case.
func CompareCase(pack *rules.Pack, id string, law rules.Date) *compare.Report {
	for _, c := range pack.Cases {
		if c.ID == id {
			return compare.Arms(pack, compare.Case(pack, c), rules.TreatyArms, law)
		}
	}
	return nil
}
