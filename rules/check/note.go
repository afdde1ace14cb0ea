package check

import (
	"slices"
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// Notes are what a careful author wants to know and what refuses nothing: each
// may be meant. A fact of the real world need have no order that makes it, a
// treaty file need not hold every article of the treaty, and a first draft need
// not test every end of a duty.
func Notes(p *rules.Pack) parse.Errors {
	notes := slices.Concat(unmade(p), unknownArticle(p), unexpected(p))
	notes.Sort()
	notes.Quote(p.Files)
	return notes
}

// unmade finds kinds of event that a clause listens to and no order or inject
// makes.
func unmade(p *rules.Pack) parse.Errors {
	made := map[rules.Kind]bool{}
	for _, a := range p.Actions {
		if a.Emits != nil {
			made[a.Emits.Kind] = true
		}
	}
	for _, in := range p.Injects {
		if in.Emits != nil {
			made[in.Emits.Kind] = true
		}
	}
	var notes parse.Errors
	for k := rules.Kind(0); int(k) < rules.KindCount; k++ {
		if listeners := p.ByKind[k]; len(listeners) > 0 && !made[k] {
			first := listeners[0]
			notes = append(notes, parse.At(first.Clause.Triggers[first.Trigger].Pos, "no order or inject makes %s, so in a match nothing will tell %s of one", k, clauseIDs(listeners)))
		}
	}
	return notes
}

func clauseIDs(listeners []rules.Listener) string {
	var ids []string
	for _, l := range listeners {
		if !slices.Contains(ids, l.Clause.ID) {
			ids = append(ids, l.Clause.ID)
		}
	}
	return strings.Join(ids, ", ")
}

// unknownArticle finds exceptions that cite an article no clause stands for.
func unknownArticle(p *rules.Pack) parse.Errors {
	articles := map[string][]string{}
	for _, c := range p.Clauses {
		articles[c.Treaty.Code] = append(articles[c.Treaty.Code], c.Cite.Article)
	}
	var notes parse.Errors
	for _, c := range p.Clauses {
		for i := range c.Triggers {
			for _, x := range c.Triggers[i].Unless {
				code := x.Cite.Treaty
				if code == "" {
					code = c.Treaty.Code
				}
				if !slices.Contains(articles[code], x.Cite.Article) {
					notes = append(notes, parse.At(x.When.Pos, "the exception %s cites article %s of %s, and no clause stands for that article; is the number right?", x.ID, x.Cite.Article, code))
				}
			}
		}
	}
	return notes
}

// unexpected finds ends of a clause that no test expects and no reason excuses:
// `rules test --cover` says what test would show them.
func unexpected(p *rules.Pack) parse.Errors {
	var notes parse.Errors
	for _, t := range p.Treaties {
		for _, c := range t.Clauses {
			var missing []string
			for _, end := range c.Ends() {
				if !expects(t, c, end) {
					missing = append(missing, end.String())
				}
			}
			if len(missing) > 0 {
				notes = append(notes, parse.At(c.Pos, "no test expects %s of %s", strings.Join(missing, ", "), c.ID))
			}
		}
	}
	return notes
}

func expects(t *rules.Treaty, c *rules.Clause, end rules.State) bool {
	for i := range t.Tests {
		for _, e := range t.Tests[i].Expect {
			if e.Clause == c.ID && e.State == end {
				return true
			}
		}
	}
	return slices.ContainsFunc(t.Uncovered, func(u rules.Uncovered) bool { return u.Clause == c.ID && u.State == end })
}
