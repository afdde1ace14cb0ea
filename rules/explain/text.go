package explain

import (
	"fmt"
	"strings"
)

// Text writes an explanation for a terminal: the prose, the tree of the
// condition with the answer of each part, the facts read, what was missing or
// barred it, the disputes with both readings, and where the rule stands. Each
// line begins with two spaces.
func (x *Explanation) Text() string {
	var b page
	for _, p := range x.Prose {
		b.line(1, "%s", p)
	}
	b.tree(x)
	if x.Nearest != nil {
		b.line(1, "nearest miss: %s", x.Nearest.Says)
		for _, other := range x.Nearest.Instead {
			b.line(2, "or: %s", other)
		}
		b.line(2, "%s (%s:%d)", x.Nearest.Text, x.Nearest.File, x.Nearest.Line)
	}
	if x.Blocked != nil {
		b.line(1, "exception %s (%s, article %s): %s", x.Blocked.ID, x.Blocked.Cite.Treaty, x.Blocked.Cite.Article, x.Blocked.Prose)
		b.node(2, &x.Blocked.Tree)
	}
	b.disputes(x)
	if x.Cite.File != "" {
		b.line(1, "rule: %s:%d (%s, article %s)", x.Cite.File, x.Cite.Line, x.Cite.Treaty, x.Cite.Article)
	}
	return b.String()
}

type page struct{ strings.Builder }

func (b *page) line(depth int, format string, args ...any) {
	b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(b, format, args...)
	b.WriteByte('\n')
}

func (b *page) tree(x *Explanation) {
	if x.Tree.Text == "" {
		return
	}
	b.line(1, "asked:")
	b.node(2, &x.Tree)
	if len(x.Facts) == 0 {
		return
	}
	facts := make([]string, len(x.Facts))
	for i, f := range x.Facts {
		facts[i] = fmt.Sprintf("%s = %v", f.Name, f.Value)
	}
	b.line(1, "facts: %s", strings.Join(facts, ", "))
}

var joined = map[string]string{"all": "all of:", "any": "any of:"}

func (b *page) node(depth int, n *Node) {
	text := n.Prose
	if n.Joins != "" {
		text = joined[n.Joins]
	}
	if n.Witness != "" {
		text += " (" + n.Witness + ")"
	}
	b.line(depth, "%s %s", answer(n.Value), text)
	for i := range n.Kids {
		b.node(depth+1, &n.Kids[i])
	}
}

func answer(value any) string {
	switch value {
	case true:
		return "yes "
	case false:
		return "no  "
	}
	return "open"
}

// disputes shows the questions of law that decide or, where none does, that the
// clause names.
func (b *page) disputes(x *Explanation) {
	decides := map[string]bool{}
	for _, id := range x.By {
		decides[id] = true
	}
	for _, d := range x.Disputes {
		word := "read " + d.Reading
		if decides[d.ID] {
			word += ", decides here"
		}
		b.line(1, "%s (%s): %s", d.ID, word, d.Question)
		b.line(2, "broad: %s", d.Broad)
		b.line(2, "narrow: %s", d.Narrow)
	}
}
