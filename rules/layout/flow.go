package layout

import (
	"strings"
	"unicode/utf8"
)

// flow formats maps in { } and lists in [ ], which may run over several lines,
// and quoted text.
type flow struct {
	stack  []bracket
	quote  byte // the quotation mark that is open, 0: none
	indent int  // column of the line
	before int  // columns of the line that stand before out
	out    strings.Builder
}

// bracket is an open map or list: the columns of the lines inside it and of the
// bracket that closes it, when they begin a line.
type bracket struct{ content, closing int }

// open reports that the line ended inside brackets or quotation marks.
func (f *flow) open() bool { return len(f.stack) > 0 || f.quote != 0 }

// column is where a line inside brackets begins: below what stands after the
// bracket, or two columns in where the bracket ended its line.
func (f *flow) column(bare string) int {
	top := f.stack[len(f.stack)-1]
	if bare != "" && (bare[0] == ']' || bare[0] == '}') {
		return top.closing
	}
	return top.content
}

// format lays out one line, or what of it stands after a key, before columns
// into a line that begins at column indent.
func (f *flow) format(s string, indent, before int) string {
	f.out.Reset()
	f.indent, f.before = indent, before
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case f.quote != 0:
			i = f.quoted(s, i)
		case len(f.stack) == 0 && (c == ' ' || c == '#'):
			f.trim()
			return f.out.String() + tail(s[i:])
		case c == '#' && (i == 0 || s[i-1] == ' '):
			return f.out.String() + spaced(s[i:])
		case (c == '"' || c == '\'') && f.fresh():
			f.quote = c
			f.out.WriteByte(c)
			i++
		default:
			i = f.mark(s, i)
		}
	}
	return strings.TrimRight(f.out.String(), " ")
}

// tail is what stands after a value that has ended: a comment, if anything.
func tail(s string) string {
	at := strings.IndexByte(s, '#')
	if at < 0 {
		return s
	}
	return s[:at] + spaced(s[at:])
}

// fresh reports that a value can begin here: quotation marks inside a word are
// part of it.
func (f *flow) fresh() bool {
	so := strings.TrimRight(f.out.String(), " ")
	return so == "" || strings.HasSuffix(so, ",") || strings.HasSuffix(so, "[") || strings.HasSuffix(so, "{") || strings.HasSuffix(so, ":")
}

// quoted copies one character of quoted text, or a pair that stands for one.
func (f *flow) quoted(s string, i int) int {
	if i+1 < len(s) && (f.quote == '"' && s[i] == '\\' || f.quote == '\'' && s[i] == '\'' && s[i+1] == '\'') {
		f.out.WriteString(s[i : i+2])
		return i + 2
	}
	if s[i] == f.quote {
		f.quote = 0
	}
	f.out.WriteByte(s[i])
	return i + 1
}

// mark copies a character outside quotes and sets the blanks around it.
func (f *flow) mark(s string, i int) int {
	c := s[i]
	next := i + 1
	for next < len(s) && s[next] == ' ' {
		next++
	}
	end := next == len(s) || s[next] == '#'
	switch {
	case c == '[' || c == '{':
		at := f.before + utf8.RuneCountInString(f.out.String())
		if end {
			f.stack = append(f.stack, bracket{f.indent + 2, f.indent})
		} else {
			f.stack = append(f.stack, bracket{at + 1, at})
		}
		f.out.WriteByte(c)
	case c == ']' || c == '}':
		f.stack = f.stack[:max(len(f.stack)-1, 0)]
		f.trim()
		f.out.WriteByte(c)
		return i + 1
	case c == ',' || c == ':' && (next > i+1 || next == len(s)) && len(f.stack) > 0:
		f.trim()
		f.out.WriteByte(c)
		if !end {
			f.out.WriteByte(' ')
		}
	default:
		f.out.WriteByte(c)
		return i + 1
	}
	if end && next < len(s) {
		f.out.WriteString(s[i+1 : next]) // the blanks before a comment
	}
	return next
}

// trim takes blanks back that stood before a comma or a bracket.
func (f *flow) trim() {
	so := f.out.String()
	if kept := strings.TrimRight(so, " "); kept != so {
		f.out.Reset()
		f.out.WriteString(kept)
	}
}
