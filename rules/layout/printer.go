package layout

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// printer lays a file out line by line. It knows YAML as rule files use it:
// what else there is leaves the lines as they are.
type printer struct {
	out     []string
	pending []string // comments and blank lines waiting for the line they stand above
	levels  []level  // open maps and lists, outermost first
	flow    flow
	shift   int  // how far the current line's content has moved, for the lines that continue it
	inner   int  // column beyond which lines belong to a block of text; -1: none
	deep    int  // column of the last key or dash
	deepTo  int  // the same in the output
	text    bool // a block of text is open
	begins  bool // and none of its lines has come
}

// level is an open map or list: its column in the source and in the output.
type level struct {
	from, to int
	list     bool
}

var keyStart = regexp.MustCompile(`^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#\[\]{},"'&*!|>%@` + "`" + `][^#]*?):(\s|$)`)

func (p *printer) line(line string) {
	bare := strings.TrimSpace(line)
	indent := len(line) - len(strings.TrimLeft(line, " "))
	switch {
	case p.flow.quote != 0:
		p.print(max(indent+p.shift, 0), p.flow.format(bare, max(indent+p.shift, 0), max(indent+p.shift, 0)))
	case p.flow.open():
		column := p.flow.column(bare)
		if bare != "" && bare[0] == '#' {
			p.print(column, spaced(bare))
		} else if bare != "" {
			p.print(column, p.flow.format(bare, column, column))
		}
	case p.text && (bare == "" || indent > p.inner):
		p.verbatim(line, indent)
	case bare == "":
		p.pending = append(p.pending, "")
	case bare[0] == '#':
		p.pending = append(p.pending, spaced(bare))
	case p.continues(bare, indent):
		p.print(max(indent+p.shift, 0), bare)
	default:
		p.text = false
		p.node(bare, indent)
	}
}

// verbatim prints a line of a block of text, which keeps all its characters.
func (p *printer) verbatim(line string, indent int) {
	if strings.TrimSpace(line) == "" {
		p.pending = append(p.pending, "")
		return
	}
	for range p.pending {
		p.out = append(p.out, "")
	}
	p.pending = nil
	if p.begins {
		p.shift, p.begins = p.deepTo+2-indent, false
	}
	p.out = append(p.out, strings.Repeat(" ", max(indent+p.shift, 0))+line[indent:])
}

// continues reports a plain value that runs over several lines.
func (p *printer) continues(bare string, indent int) bool {
	return len(p.levels) > 0 && indent > p.deep && bare[0] != '-' && !keyStart.MatchString(bare) && len(p.pending) == 0
}

// node prints a line that begins with dashes, a key or a value of a list.
func (p *printer) node(bare string, indent int) {
	column, first, head := indent, -1, ""
	for {
		dash := bare == "-" || strings.HasPrefix(bare, "- ")
		key := keyStart.FindString(bare)
		if !dash && key == "" {
			break
		}
		to := p.enter(column, dash)
		if first < 0 {
			first = to
		}
		p.deep, p.deepTo, p.shift = column, to, to-column
		if !dash {
			head += strings.TrimRight(key, " ")
			bare = bare[len(strings.TrimRight(key, " ")):]
			break
		}
		rest := strings.TrimLeft(bare[1:], " ")
		head += "- "
		column += len(bare) - len(rest)
		bare = rest
	}
	if first < 0 {
		first = column + p.shift
	}
	p.comments(first)
	p.print(first, strings.TrimRight(head+p.value(bare, first, first+utf8.RuneCountInString(head)), " "))
}

// enter finds the level that begins at a column, closing those further in, and
// gives its column in the output.
func (p *printer) enter(column int, list bool) int {
	for len(p.levels) > 0 {
		top := p.levels[len(p.levels)-1]
		if top.from < column || top.from == column && (top.list == list || list) {
			break
		}
		p.levels = p.levels[:len(p.levels)-1]
	}
	to := 0
	if n := len(p.levels); n > 0 {
		top := p.levels[n-1]
		if top.from == column && top.list == list {
			return top.to
		}
		to = top.to + 2
	}
	p.levels = append(p.levels, level{column, to, list})
	return to
}

// value prints what stands after a key or a dash.
func (p *printer) value(rest string, indent, before int) string {
	bare := strings.TrimLeft(rest, " ")
	gap := rest[:len(rest)-len(bare)]
	switch {
	case bare == "":
		return ""
	case bare[0] == '[' || bare[0] == '{' || bare[0] == '"' || bare[0] == '\'':
		return gap + p.flow.format(bare, indent, before+len(gap))
	case bare[0] == '|' || bare[0] == '>':
		p.text, p.begins, p.inner = true, true, p.deep
	}
	if at := strings.Index(bare, " #"); at >= 0 {
		return gap + bare[:at+1] + spaced(bare[at+1:])
	}
	return gap + bare
}

// comments prints what waits above a line, at that line's column.
func (p *printer) comments(column int) {
	for i, c := range p.pending {
		switch {
		case c != "":
			p.print(column, c)
		case len(p.out) > 0 && (i == 0 || p.pending[i-1] != ""):
			p.out = append(p.out, "")
		}
	}
	p.pending = nil
}

func (p *printer) print(column int, text string) {
	p.out = append(p.out, strings.Repeat(" ", column)+text)
}

// spaced puts a blank after the # of a comment.
func spaced(comment string) string {
	text := strings.TrimLeft(comment, "#")
	if text == "" || text[0] == ' ' || text[0] == '!' {
		return comment
	}
	return comment[:len(comment)-len(text)] + " " + text
}
