package compile

import (
	"strings"
	"unicode"

	"cel.dev/cel-go/common/ast"

	"casus/rules"
)

// cel-go knows one point of each node, for an operator the operator itself. The
// functions here find the span of source a node covers from those points, the
// spans of its parts and the brackets around them.

// offset is where cel-go places the node, in runes.
func (l *lowering) offset(e ast.Expr) int {
	r, ok := l.info.GetOffsetRange(e.ID())
	if !ok {
		return 0
	}
	return min(max(int(r.Start), 0), max(len(l.source)-1, 0))
}

// placed gives the node its position and its text, on one line.
func (l *lowering) placed(p part) part {
	p.expr.Pos = l.pos(p.start)
	p.expr.Text = strings.Join(strings.Fields(string(l.source[p.start:max(p.start, p.end)])), " ")
	return p
}

func (l *lowering) pos(at int) rules.Pos {
	line, col := 1, 0
	for _, r := range l.source[:min(at, len(l.source))] {
		col++
		if r == '\n' {
			line, col = line+1, 0
		}
	}
	return place(l.cond, line, col)
}

// wrapped widens a span by the parentheses directly around it.
func (l *lowering) wrapped(p part) part {
	for {
		before, after := l.skipBack(p.start-1), l.skip(p.end)
		if before < 0 || after >= len(l.source) || l.source[before] != '(' || l.source[after] != ')' {
			return p
		}
		p.start, p.end = before, after+1
	}
}

// skip is the first place from at on that is not blank.
func (l *lowering) skip(at int) int {
	for at < len(l.source) && unicode.IsSpace(l.source[at]) {
		at++
	}
	return at
}

func (l *lowering) skipBack(at int) int {
	for at >= 0 && unicode.IsSpace(l.source[at]) {
		at--
	}
	return at
}

// past is the place after the next mark, which only blanks may precede.
func (l *lowering) past(at int, mark rune) int {
	at = l.skip(at)
	if at < len(l.source) && l.source[at] == mark {
		return at + 1
	}
	return at
}

// wordEnd is the end of the name or number at a place, its sign included.
func (l *lowering) wordEnd(at int) int {
	if at < len(l.source) && l.source[at] == '-' {
		at = l.skip(at + 1)
	}
	for at < len(l.source) && (l.source[at] == '_' || l.source[at] == '.' || unicode.IsLetter(l.source[at]) || unicode.IsDigit(l.source[at])) {
		at++
	}
	return at
}

// nameStart is the beginning of a name such as event.actor, which cel-go
// places at its dot.
func (l *lowering) nameStart(at int) int {
	if at >= len(l.source) || l.source[at] != '.' {
		return at
	}
	at = l.skipBack(at - 1)
	for at > 0 && (l.source[at-1] == '_' || unicode.IsLetter(l.source[at-1]) || unicode.IsDigit(l.source[at-1])) {
		at--
	}
	return max(at, 0)
}

// nameColumn is the column of an error (from 0), moved from the dot of a name
// such as event.actor to where the name begins.
func nameColumn(text string, line, col int) int {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return max(col, 0)
	}
	l := lowering{source: []rune(lines[line-1])}
	return l.nameStart(max(col, 0))
}
