package wire

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// scanner looks at the tokens of JSON text alone, for what encoding/json would
// let pass: a key twice, keys in capitals, values nested too deep, text after the
// value. It leaves to encoding/json whether escapes and uncommon numbers are right.
type scanner struct {
	data  []byte
	at    int
	depth int
	odd   bool   // there is something only encoding/json can judge
	t, id []byte // of the outermost object, as written

	fields [8]field // of the outermost object
	count  int
}

// field is one of an object, as written: its name without quotes.
type field struct{ name, value []byte }

var (
	errNotJSON = errors.New("this is not valid JSON")
	errTwice   = errors.New("a field is given twice")
	errUnknown = errors.New("a field is not known here")
)

// scan reads the whole text.
func scan(data []byte) error {
	s := scanner{data: data}
	return s.whole()
}

func (s *scanner) whole() error {
	if !utf8.Valid(s.data) {
		return errors.New("the text is not valid UTF-8")
	}
	if err := s.value(); err != nil {
		return err
	}
	if s.space(); s.at < len(s.data) {
		return errors.New("one JSON value is expected, and nothing after it")
	}
	return nil
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// next steps over blanks and gives the byte there, 0 at the end.
func (s *scanner) next() byte {
	if s.space(); s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) value() error {
	switch c := s.next(); c {
	case 0:
		return errNotJSON
	case '{':
		return s.nested('}')
	case '[':
		return s.nested(']')
	case '"':
		_, err := s.text()
		return err
	default:
		return s.word()
	}
}

// word reads a number, true, false or null.
func (s *scanner) word() error {
	from := s.at
	for s.at < len(s.data) && !ends(s.data[s.at]) {
		s.at++
	}
	switch word := s.data[from:s.at]; string(word) {
	case "":
		return errNotJSON
	case "true", "false", "null":
	default:
		if _, ok := integer(word); !ok {
			s.odd = true
		}
	}
	return nil
}

// ends reports whether a byte ends a number or a word.
func ends(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', ',', ':', ']', '}', '[', '{', '"':
		return true
	}
	return false
}

// nested reads the parts of an object or a list up to its end.
func (s *scanner) nested(end byte) error {
	if s.depth++; s.depth > MaxDepth {
		return fmt.Errorf("nested more than %d deep", MaxDepth)
	}
	s.at++
	var seen keys
	for first := true; ; first = false {
		c := s.next()
		switch {
		case c == end:
			s.at++
			s.depth--
			return nil
		case !first && c != ',':
			return errNotJSON
		case !first:
			s.at++
			if s.next() == end { // a comma and nothing after it
				return errNotJSON
			}
		}
		if err := s.part(end, &seen); err != nil {
			return err
		}
	}
}

func (s *scanner) part(end byte, seen *keys) error {
	if end == '}' {
		return s.member(seen)
	}
	return s.value()
}

// member reads a key and its value.
func (s *scanner) member(seen *keys) error {
	if s.next() != '"' {
		return errNotJSON
	}
	name, err := s.text()
	if err != nil {
		return err
	}
	if err := seen.add(name); err != nil {
		return err
	}
	if s.next() != ':' {
		return errNotJSON
	}
	s.at++
	s.next()
	from := s.at
	if err := s.value(); err != nil || s.depth > 1 {
		return err
	}
	s.keep(field{name, s.data[from:s.at]})
	return nil
}

// keep notes a field of the outermost object. No frame of ours has so many that
// there is no place left.
func (s *scanner) keep(f field) {
	if text, ok := f.text(); ok {
		switch string(f.name) {
		case "t":
			s.t = text
		case "id":
			s.id = text
		}
	}
	if s.count == len(s.fields) {
		s.odd = true
		return
	}
	s.fields[s.count] = f
	s.count++
}

// text reads a string and gives it as written, without its quotes.
func (s *scanner) text() ([]byte, error) {
	from := s.at + 1
	for i := from; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.at = i + 1
			return s.data[from:i], nil
		case c == '\\':
			s.odd = true
			i++
		case c < ' ':
			return nil, errNotJSON
		}
	}
	return nil, errNotJSON
}

// few is how many keys an object of ours has at most; beyond it a map is quicker.
const few = 16

// keys are those of one object. Keys that differ only in case count as the same,
// because encoding/json would read them into the same field; for the same reason
// a field name in capitals is none of ours (dispute numbers such as D2 are), nor
// is one with escapes or foreign letters.
type keys struct {
	some  [few][]byte
	count int
	many  map[string]bool
}

func (k *keys) add(name []byte) error {
	low := lower(name)
	switch {
	case k.has(low):
		return errTwice
	case !bytes.Equal(name, low) && !disputeKey(name), bytes.ContainsFunc(name, foreign):
		return errUnknown
	}
	if k.count < few {
		k.some[k.count] = low
		k.count++
		return nil
	}
	if k.many == nil {
		k.many = make(map[string]bool, 2*few)
		for _, s := range k.some {
			k.many[string(s)] = true
		}
	}
	k.many[string(low)] = true
	return nil
}

// lower gives a name in small letters: itself, if it has no others.
func lower(name []byte) []byte {
	for _, c := range name {
		if c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return bytes.ToLower(name)
		}
	}
	return name
}

// foreign letters and escapes are in no name of ours; encoding/json takes some of
// them for Latin ones.
func foreign(r rune) bool { return r == '\\' || r >= utf8.RuneSelf }

func (k *keys) has(low []byte) bool {
	if k.many != nil {
		return k.many[string(low)]
	}
	for _, s := range k.some[:k.count] {
		if bytes.Equal(s, low) {
			return true
		}
	}
	return false
}

func disputeKey(name []byte) bool {
	return len(name) > 1 && name[0] == 'D' && len(bytes.Trim(name[1:], "0123456789")) == 0
}
