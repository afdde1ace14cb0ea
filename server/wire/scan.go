package wire

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// scanner looks at the tokens of JSON text alone, for what encoding/json would
// let pass: a key twice, keys in capitals, values nested too deep, text after the
// value. It leaves to encoding/json whether numbers and escapes are right.
type scanner struct {
	data  []byte
	at    int
	depth int
	t, id string // of the outermost object, as written
}

var (
	errNotJSON = errors.New("this is not valid JSON")
	errTwice   = errors.New("a field is given twice")
	errUnknown = errors.New("a field is not known here")
)

// scan reads the whole text.
func scan(data []byte) error {
	_, err := look(data)
	return err
}

func look(data []byte) (s scanner, err error) {
	if !utf8.Valid(data) {
		return s, errors.New("the text is not valid UTF-8")
	}
	s.data = data
	return s, s.whole()
}

func (s *scanner) whole() error {
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
		return s.nested('}', s.member)
	case '[':
		return s.nested(']', func(*keys) error { return s.value() })
	case '"':
		_, err := s.text()
		return err
	default:
		from := s.at
		for s.at < len(s.data) && !ends(s.data[s.at]) {
			s.at++
		}
		if s.at == from {
			return errNotJSON
		}
		return nil
	}
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
func (s *scanner) nested(end byte, part func(*keys) error) error {
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
		if err := part(&seen); err != nil {
			return err
		}
	}
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
	if s.depth > 1 || s.next() != '"' {
		return s.value()
	}
	text, err := s.text()
	switch name {
	case "t":
		s.t = text
	case "id":
		s.id = text
	}
	return err
}

// text reads a string and gives it as written, without its quotes.
func (s *scanner) text() (string, error) {
	from := s.at + 1
	for i := from; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.at = i + 1
			return string(s.data[from:i]), nil
		case c == '\\':
			i++
		case c < ' ':
			return "", errNotJSON
		}
	}
	return "", errNotJSON
}

// few is how many keys an object of ours has at most; beyond it a map is quicker.
const few = 16

// keys are those of one object. Keys that differ only in case count as the same,
// because encoding/json would read them into the same field; for the same reason
// a field name in capitals is none of ours (dispute numbers such as D2 are), nor
// is one with escapes or foreign letters.
type keys struct {
	some []string
	many map[string]bool
}

func (k *keys) add(name string) error {
	low := strings.ToLower(name)
	switch {
	case k.has(low):
		return errTwice
	case name != low && !disputeKey(name), strings.ContainsFunc(name, foreign):
		return errUnknown
	}
	if k.many == nil && len(k.some) == few {
		k.many = make(map[string]bool, 2*few)
		for _, s := range k.some {
			k.many[s] = true
		}
	}
	if k.many != nil {
		k.many[low] = true
	} else {
		k.some = append(k.some, low)
	}
	return nil
}

// foreign letters and escapes are in no name of ours; encoding/json takes some of
// them for Latin ones.
func foreign(r rune) bool { return r == '\\' || r >= utf8.RuneSelf }

func (k *keys) has(low string) bool {
	if k.many != nil {
		return k.many[low]
	}
	return slices.Contains(k.some, low)
}

func disputeKey(name string) bool {
	return len(name) > 1 && name[0] == 'D' && strings.Trim(name[1:], "0123456789") == ""
}
