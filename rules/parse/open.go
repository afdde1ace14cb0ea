package parse

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"casus/rules"
)

// Kind is what a rule file describes.
type Kind string

// The kinds of rule file; each is the key that a file of the kind must have.
const (
	KindTreaty   Kind = "treaty"
	KindAction   Kind = "action"
	KindPlace    Kind = "place"
	KindCountry  Kind = "country"
	KindInject   Kind = "inject"
	KindDoctrine Kind = "doctrine"
	KindScenario Kind = "scenario"
	KindDisputes Kind = "disputes"
	KindCase     Kind = "case"
	// KindParameters is a file of the model's coefficients.
	KindParameters Kind = "parameters"
)

var kindNames = []string{"treaty", "action", "place", "country", "inject", "doctrine", "scenario", "disputes", "case", "parameters"}

// Doc is a rule file read as YAML; its methods turn it into nouns.
type Doc struct {
	Path string
	Kind Kind
	root *object
	src  string
	errs Errors
}

// Open reads a file's YAML and finds out what kind of rule file it is.
func Open(path, text string) (*Doc, error) {
	d := &Doc{Path: path, src: text}
	root := d.read(text)
	if root != nil && len(d.errs) == 0 {
		d.identify(root)
	}
	return d, d.done()
}

func (d *Doc) read(text string) *node {
	top := rules.Pos{File: d.Path, Line: 1, Col: 1}
	switch {
	case len(text) > MaxFile:
		d.fail(top, "the file has %d kB; the limit is %d kB, split it", len(text)>>10, MaxFile>>10)
		return nil
	case !utf8.ValidString(text):
		d.fail(top, "the file is not UTF-8 text; save it as UTF-8")
		return nil
	case strings.ContainsRune(text, 0):
		d.fail(d.find("\x00"), "the file holds a NUL byte, so it is no text; save it as plain UTF-8 text")
		return nil
	case Entries(text) > MaxEntries:
		d.fail(top, "the file has more than %d keys and values; split it", MaxEntries)
		return nil
	case d.tooDeep(text):
		return nil
	}
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	if strings.Contains(text, "\r") {
		d.fail(top, "the file ends lines with a carriage return alone; save it with the line ends of Unix or Windows")
		return nil
	}
	if strings.Count("\n"+text, "\n---") > 1 {
		d.fail(top, "a rule file holds exactly one document that begins with format: %s", Format)
		return nil
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		d.syntax(err)
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		d.fail(top, "a rule file holds exactly one document that begins with format: %s", Format)
		return nil
	}
	return tree{d}.node(file.Docs[0].Body, 0)
}

// find is the place of a piece of text that stands in the file.
func (d *Doc) find(piece string) rules.Pos {
	before := d.src[:strings.Index(d.src, piece)]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return rules.Pos{File: d.Path, Line: 1 + strings.Count(before, "\n"), Col: 1 + utf8.RuneCountInString(line)}
}

// tooDeep refuses nesting before the YAML library meets it, since it climbs
// down by calling itself: brackets over the whole file, and dashes or question
// marks in a row. Indentation costs the author a line a level and needs no check.
func (d *Doc) tooDeep(text string) bool {
	opened := 0
	for i, line := range strings.Split(text, "\n") {
		opened = max(0, opened+strings.Count(line, "[")+strings.Count(line, "{")-strings.Count(line, "]")-strings.Count(line, "}"))
		marks := strings.Count(strings.ReplaceAll(leadingMarks(line), " ", ""), "")
		if opened > 4*maxDepth || marks > maxDepth || longestOpening(line) > 4*maxDepth {
			d.fail(rules.Pos{File: d.Path, Line: i + 1, Col: 1}, "lists and maps are nested more than %d deep here; a rule file needs a handful of levels", maxDepth)
			return true
		}
	}
	return false
}

// leadingMarks is the run of list dashes and key marks a line begins with.
func leadingMarks(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " -?"))]
}

// longestOpening is the deepest nesting of brackets within one line.
func longestOpening(line string) int {
	depth, deepest := 0, 0
	for _, r := range line {
		switch r {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		}
	}
	return deepest
}

// syntax turns the YAML library's error into ours.
func (d *Doc) syntax(err error) {
	pos := rules.Pos{File: d.Path, Line: 1, Col: 1}
	msg := err.Error()
	var at yaml.Error
	if errors.As(err, &at) {
		msg = at.GetMessage()
		if tok := at.GetToken(); tok != nil && tok.Position != nil {
			pos.Line, pos.Col = max(tok.Position.Line, 1), max(tok.Position.Column, 1)
		}
	}
	if name, rest, ok := strings.Cut(strings.TrimPrefix(msg, "mapping key "), " already defined at "); ok {
		d.fail(pos, "the key %s is written twice, first at line %s; keep one of them", name, strings.Trim(strings.Split(rest, ":")[0], "["))
		return
	}
	if strings.Contains(msg, "\t") || strings.Contains(msg, "tab character") {
		d.fail(pos, "there is a tab here; indent with spaces")
		return
	}
	d.fail(pos, "this is not valid YAML: %s; look at the indentation, colons and quotes here, and put text that holds : # [ ] { } ! or , in quotes", msg)
}

func (d *Doc) identify(root *node) {
	if root.shape != mapping {
		d.fail(root.pos, "a rule file is a map of keys and values; begin with format: %s", Format)
		return
	}
	d.root = d.object(root)
	if f := d.root.need("format"); f != nil && f.text != Format {
		d.fail(f.pos, "the format %q is unknown; this program reads %s", f.text, Format)
	}
	for _, name := range kindNames {
		k := d.root.find(name)
		if k == nil {
			continue
		}
		if k.value.shape == null {
			d.fail(k.pos, "the key %q has no value; name what the file describes", name)
		}
		d.Kind = Kind(name)
		return
	}
	d.fail(root.pos, "the file does not say what it is: it needs one of the keys %s", oneOf(kindNames))
}

// maxKept is how many mistakes of one file are written down; past it only the
// file's being wrong matters.
const maxKept = 200

func (d *Doc) fail(pos rules.Pos, format string, args ...any) {
	if len(d.errs) == maxKept {
		return
	}
	e := At(pos, format, args...)
	e.Line = d.lineAt(pos.Line)
	d.errs = append(d.errs, e)
}

func (d *Doc) lineAt(n int) string { return sourceLine(d.src, n) }

// done returns the mistakes found so far, in order.
func (d *Doc) done() error {
	d.errs.Sort()
	return d.errs.Err()
}
