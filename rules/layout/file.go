package layout

import (
	"fmt"
	"strings"

	"casus/rules/parse"
)

// File lays a rule file out. Its errors are parse.Errors for a file that cannot
// be read, or one that says what it could not lay out.
func File(path, text string) (string, error) {
	doc, err := parse.Open(path, text)
	if err != nil {
		return "", err
	}
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	p := &printer{}
	for _, line := range strings.Split(text, "\n") {
		p.line(line)
	}
	out := order(p.finish(), string(doc.Kind))
	same, err := parse.Same(path, text, out)
	if err != nil || !same {
		return "", fmt.Errorf("%s: this file is written in a way that cannot be laid out without changing what it says; nothing was changed", path)
	}
	return out, nil
}

// finish ends the text with one newline.
func (p *printer) finish() []string {
	p.comments(0)
	for len(p.out) > 0 && p.out[len(p.out)-1] == "" {
		p.out = p.out[:len(p.out)-1]
	}
	return p.out
}

// order moves the top-level keys that have a fixed place.
func order(lines []string, kind string) string {
	head, sections := split(lines)
	rank := map[string]int{"format": -2, kind: -1, "tests": 1, "uncovered": 2}
	out := append([]string{}, head...)
	for _, want := range []int{-2, -1, 0, 1, 2} {
		for _, s := range sections {
			if rank[s.key] == want {
				out = append(out, s.lines...)
			}
		}
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}

// section is a top-level key with the comment above it and all below it.
type section struct {
	key   string
	lines []string
}

// split cuts the lines into sections. Comments at the head of the file, such as
// the line that names a schema, belong to the file.
func split(lines []string) (head []string, sections []section) {
	var above []string
	for _, line := range lines {
		switch {
		case line != "" && line[0] != ' ' && line[0] != '#' && line[0] != '-':
			key, _, _ := strings.Cut(line, ":")
			if len(sections) == 0 {
				head, above = above, nil
			}
			sections = append(sections, section{strings.Trim(key, `"'`), append(above, line)})
			above = nil
		case len(sections) == 0 || strings.HasPrefix(line, "#"):
			above = append(above, line)
		default:
			last := &sections[len(sections)-1]
			last.lines = append(append(last.lines, above...), line)
			above = nil
		}
	}
	if n := len(sections); n > 0 {
		sections[n-1].lines = append(sections[n-1].lines, above...)
		return head, sections
	}
	return above, nil
}
