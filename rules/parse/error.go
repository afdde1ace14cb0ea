package parse

import (
	"fmt"
	"slices"
	"strings"

	"casus/rules"
)

// maxShown is how many mistakes an error message lists.
const maxShown = 20

// Error is one mistake in a rule file. Msg is written for the author of the
// file: what is wrong and what to do.
type Error struct {
	Pos  rules.Pos
	Line string // the source line, for the caret; may be empty
	Msg  string
}

func (e *Error) Error() string {
	where := fmt.Sprintf("%s:%d:%d: %s", e.Pos.File, e.Pos.Line, e.Pos.Col, e.Msg)
	if e.Line == "" {
		return where
	}
	return where + "\n    " + strings.ReplaceAll(e.Excerpt(), "\n", "\n    ")
}

// Excerpt is the source line around the mistake and under it a caret; empty
// when the line is not known.
func (e *Error) Excerpt() string {
	if e.Line == "" {
		return ""
	}
	line, col := window(e.Line, e.Pos.Col)
	return line + "\n" + strings.Repeat(" ", max(col-1, 0)) + "^"
}

// window cuts a long source line to what fits a screen around the column.
func window(line string, col int) (string, int) {
	const before, width = 70, 110
	runes := []rune(strings.ReplaceAll(line, "\t", " "))
	if col-1 > before && len(runes) > width {
		cut := col - 1 - before
		runes, col = runes[min(cut, len(runes)):], before+1
	}
	if len(runes) > width {
		runes = runes[:width]
	}
	return strings.TrimRight(string(runes), " "), col
}

// Errors are the mistakes of a file or a pack, in the order of files and lines.
type Errors []*Error

func (es Errors) Error() string {
	var b strings.Builder
	for i, e := range es {
		if i == maxShown {
			fmt.Fprintf(&b, "\nand %d more", len(es)-maxShown)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	return b.String()
}

// Err is nil when there are no mistakes, so that an empty list never looks like
// an error.
func (es Errors) Err() error {
	if len(es) == 0 {
		return nil
	}
	return es
}

// Sort orders the mistakes by file, line and column.
func (es Errors) Sort() {
	slices.SortStableFunc(es, func(a, b *Error) int {
		if c := strings.Compare(a.Pos.File, b.Pos.File); c != 0 {
			return c
		}
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		return a.Pos.Col - b.Pos.Col
	})
}

// Quote fills in the source lines from the files' texts.
func (es Errors) Quote(files map[string]string) {
	for _, e := range es {
		if e.Line == "" {
			e.Line = sourceLine(files[e.Pos.File], e.Pos.Line)
		}
	}
}

func sourceLine(text string, n int) string {
	for ; n > 1; n-- {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			return ""
		}
		text = text[i+1:]
	}
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimRight(line, "\r")
}

// At makes one mistake. What it quotes of a file is cut to a length a screen
// can show.
func At(pos rules.Pos, format string, args ...any) *Error {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = shorten(s)
		}
	}
	return &Error{Pos: pos, Msg: fmt.Sprintf(format, args...)}
}

func shorten(s string) string {
	const most = 400
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
