package parse

import (
	"strconv"
	"strings"

	"casus/rules"
)

// The readers below take a node that may be nil (an absent key) and then give
// the zero value without complaint; need has complained already.

func (d *Doc) value(n *node, what string) (string, bool) {
	if n == nil || n.draws("string", what) {
		return "", false
	}
	if n.shape != scalar {
		d.fail(n.pos, "here must stand %s, not %s", what, n.shape)
		return "", false
	}
	return n.text, true
}

func (d *Doc) text(n *node) string {
	s, ok := d.value(n, "text")
	if ok && strings.TrimSpace(s) == "" {
		d.fail(n.pos, "here must stand text, and it is empty")
	}
	return s
}

func (d *Doc) number(n *node, low, high int32) int32 {
	if n.draws("integer", "") {
		n.sketch.Range = &[2]int32{low, high}
		return 0
	}
	s, ok := d.value(n, "a whole number")
	if !ok {
		return 0
	}
	i, err := strconv.ParseInt(s, 10, 32)
	switch {
	case err != nil || n.style != plain || strings.HasPrefix(s, "+"):
		d.fail(n.pos, "here must stand a whole number without quotes, not %q", s)
	case int32(i) < low || int32(i) > high:
		d.fail(n.pos, "%d is out of range; it must be from %d to %d", i, low, high)
	}
	return int32(i)
}

func (d *Doc) yes(n *node) bool {
	if n.draws("boolean", "") {
		return false
	}
	s, ok := d.value(n, "true or false")
	if ok && s != "true" && s != "false" {
		d.fail(n.pos, "here must stand true or false, not %q", s)
	}
	return s == "true"
}

func (d *Doc) date(n *node) rules.Date {
	if n.draws("string", "a date such as 2024-12-04") {
		n.sketch.Pattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
		return 0
	}
	s, ok := d.value(n, "a date such as 2024-12-04")
	if !ok {
		return 0
	}
	day, ok := rules.ParseDate(s)
	if !ok {
		d.fail(n.pos, "%q is not a date; write year-month-day, such as 2024-12-04", s)
	}
	return day
}

// thousandths reads a decimal number such as 125.70 without floating point.
func (d *Doc) thousandths(n *node) int32 {
	if n.draws("number", "") {
		return 0
	}
	s, ok := d.value(n, "a number such as 125.70")
	if !ok {
		return 0
	}
	whole, part, _ := strings.Cut(s, ".")
	if len(part) > 3 {
		d.fail(n.pos, "%q has more than three decimals; three are enough", s)
		return 0
	}
	i, err := strconv.ParseInt(whole+part+strings.Repeat("0", 3-len(part)), 10, 32)
	if err != nil {
		d.fail(n.pos, "%q is not a number; write it such as 125.70", s)
	}
	return int32(i)
}

// each reads a list item by item.
func each[T any](d *Doc, n *node, read func(*node) T) []T {
	if n == nil {
		return nil
	}
	if n.draws("array", "") {
		n.sketch.Item = &Sketch{}
		return []T{read(&node{sketch: n.sketch.Item})}
	}
	if n.shape != list {
		d.fail(n.pos, "here must stand a list in [ ] or with dashes, not %s", n.shape)
		return nil
	}
	out := make([]T, 0, len(n.items))
	for _, item := range n.items {
		out = append(out, read(item))
	}
	return out
}

func (d *Doc) texts(n *node) []string { return each(d, n, d.text) }

// oneOrMore reads either a list or a single item.
func oneOrMore[T any](d *Doc, n *node, read func(*node) T) []T {
	var out []T
	d.either(n, n != nil && n.shape != list,
		func(n *node) { out = append(out, read(n)) },
		func(n *node) { out = append(out, each(d, n, read)...) })
	return out
}
