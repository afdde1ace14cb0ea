package world

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"casus/rules"
)

// Scroll is a log packed tight: a match holds hundreds of entries for hours and
// reads them when a phase ends. An entry takes some twenty bytes, a fifteenth of
// its size. The zero value is an empty log.
type Scroll struct {
	text  []byte
	words []string // every string that occurs, once
	rest  []rest   // of the entries that have such a thing, in their order
	n     int
}

// rest is what few entries have.
type rest struct {
	by      []string
	clashes []Clash
	secret  *Secret
}

const (
	plainNumbers = 9
	plainWords   = 11
	plainSeats   = 4
	sustained    = uint32(1) << (plainNumbers + plainWords)
	hasRest      = sustained << 1
)

// The fields of an entry, in the order of their marks.
func numbers(e *Entry) [plainNumbers]*int32 {
	return [...]*int32{&e.N, &e.Turn, &e.Sev, &e.Deaths, &e.Att, &e.Duty, &e.Rung, &e.Heat, &e.Cause}
}

func words(e *Entry) [plainWords]*string {
	return [...]*string{&e.Phase, &e.K, &e.Action, &e.Kind, &e.Place, &e.Clause, &e.From, &e.To, &e.Inject, &e.Choice, &e.Reason}
}

func seats(e *Entry) [plainSeats]*rules.Seat {
	return [...]*rules.Seat{&e.Actor, &e.Target, &e.First, &e.Against}
}

// Len is the number of entries.
func (s *Scroll) Len() int { return s.n }

// Add writes entries at the end.
func (s *Scroll) Add(entries []Entry) {
	for i := range entries {
		s.add(&entries[i])
	}
	s.n += len(entries)
}

// add writes an entry as a mark for each field that is not zero, its seats, and
// those fields.
func (s *Scroll) add(e *Entry) {
	marks, fields := uint32(0), make([]uint64, 0, plainNumbers+plainWords)
	for i, v := range numbers(e) {
		if *v != 0 {
			marks |= 1 << i
			fields = append(fields, uint64(uint32(*v)))
		}
	}
	for i, w := range words(e) {
		if *w != "" {
			marks |= 1 << (plainNumbers + i)
			fields = append(fields, s.word(*w))
		}
	}
	if e.Sustain {
		marks |= sustained
	}
	if len(e.By) > 0 || len(e.Clashes) > 0 || e.Secret != nil {
		marks |= hasRest
		s.rest = append(s.rest, rest{e.By, e.Clashes, e.Secret})
	}
	s.text = binary.LittleEndian.AppendUint32(s.text, marks)
	for _, seat := range seats(e) {
		s.text = append(s.text, byte(*seat))
	}
	for _, f := range fields {
		s.text = binary.AppendUvarint(s.text, f)
	}
}

// word is the number of a string.
func (s *Scroll) word(w string) uint64 {
	i := slices.Index(s.words, w)
	if i < 0 {
		i = len(s.words)
		s.words = append(s.words, w)
	}
	return uint64(i)
}

// Read adds all entries to a list. They share their strings and lists with
// those that were added; nobody may change them.
func (s *Scroll) Read(out []Entry) []Entry {
	at := len(out)
	out = slices.Grow(out, s.n)[:at+s.n]
	clear(out[at:])
	text, rest := s.text, s.rest
	for i := at; i < len(out); i++ {
		e := &out[i]
		marks := binary.LittleEndian.Uint32(text)
		for i, seat := range seats(e) {
			*seat = rules.Seat(text[4+i])
		}
		text = s.fields(e, marks, text[8:])
		e.Sustain = marks&sustained != 0
		if marks&hasRest != 0 {
			e.By, e.Clashes, e.Secret = rest[0].by, rest[0].clashes, rest[0].secret
			rest = rest[1:]
		}
	}
	return out
}

// fields reads the numbers and words that have a mark, and gives the text after
// them.
func (s *Scroll) fields(e *Entry, marks uint32, text []byte) []byte {
	ns, ws := numbers(e), words(e)
	for m := marks & (sustained - 1); m != 0; m &= m - 1 {
		v, n := uint64(text[0]), 1 // nearly all take one byte
		if v >= 0x80 {
			v, n = binary.Uvarint(text)
		}
		text = text[n:]
		if i := bits.TrailingZeros32(m); i < plainNumbers {
			*ns[i] = int32(uint32(v))
		} else {
			*ws[i-plainNumbers] = s.words[v]
		}
	}
	return text
}
