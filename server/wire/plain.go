package wire

import "bytes"

// What is sent most, commands and the orders in them, is read here without
// encoding/json, if it is written the plain way: no escapes, no null, whole
// numbers, no field that is not known. Whatever is not plain is left to
// encoding/json, and so is every refusal.

// plain gives the command that was scanned, or nil if it is not a plain one. id
// is the command's own if it is valid, else empty.
func (s *scanner) plain(id string) any {
	if s.odd || id == "" || string(s.t) != "cmd" {
		return nil
	}
	c := &Cmd{T: "cmd", ID: id}
	for _, f := range s.fields[:s.count] {
		if !c.set(f) {
			return nil
		}
	}
	return c
}

// set fills one field, or gives false if that is for encoding/json to do.
func (c *Cmd) set(f field) bool {
	text, isText := f.text()
	switch string(f.name) {
	case "t", "id":
		return true // they have been read
	case "verb":
		c.Verb = known(text, Verbs)
		return isText
	case "phase":
		c.Phase = known(text, phases)
		return isText
	case "turn":
		n, ok := f.int()
		c.Turn = &n
		return ok
	case "body":
		c.Body = f.value
		return true
	}
	return false
}

var phases = []string{PhaseOrders, PhaseResponse, PhaseLobby, PhaseOver}

// known gives a text as it stands in a list, and a copy of one that is not in it.
func known(text []byte, list []string) string {
	for _, s := range list {
		if s == string(text) {
			return s
		}
	}
	return string(text)
}

// plain reads orders as browsers write them: no blanks, no other field.
func (o *Orders) plain(raw []byte) bool {
	list, begins := bytes.CutPrefix(raw, []byte(`{"lines":[`))
	list, ends := bytes.CutSuffix(list, []byte(`]}`))
	if !begins || !ends {
		return false
	}
	lines, whole := integers(list)
	o.Lines = lines
	return whole
}

func integers(list []byte) (all []int, ok bool) {
	all = make([]int, 0, 1+bytes.Count(list, []byte(",")))
	for more := len(list) > 0; more; {
		var one []byte
		one, list, more = bytes.Cut(list, []byte(","))
		n, ok := integer(one)
		if !ok {
			return nil, false
		}
		all = append(all, n)
	}
	return all, true
}

// text is a field's value if that is a text.
func (f field) text() ([]byte, bool) {
	if f.value[0] != '"' {
		return nil, false
	}
	return f.value[1 : len(f.value)-1], true
}

func (f field) int() (int, bool) { return integer(f.value) }

// integer reads a whole number of at most nine digits, written as JSON has it.
func integer(text []byte) (n int, ok bool) {
	digits, negative := bytes.CutPrefix(text, []byte("-"))
	if len(digits) == 0 || len(digits) > 9 || digits[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}
