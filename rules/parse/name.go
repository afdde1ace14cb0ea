package parse

import (
	"slices"
	"strings"

	"casus/rules"
)

// choice reads one name of a closed list and gives its position in it.
func (d *Doc) choice(n *node, what string, names []string) int {
	if n.draws("string", what) {
		n.sketch.Enum = names
		return 0
	}
	s, ok := d.value(n, what)
	if !ok {
		return 0
	}
	for i, name := range names {
		if name == s {
			return i
		}
	}
	d.fail(n.pos, "%q is not %s%s", s, what, DidYouMean(s, names))
	return 0
}

func (d *Doc) power(n *node) rules.Seat {
	return rules.Seat(d.choice(n, "a country", rules.EnumNames(rules.TypeCountry)))
}

// seat reads one of the six playable countries.
func (d *Doc) seat(n *node) rules.Seat {
	if n != nil && n.sketch != nil {
		return rules.Seat(d.choice(n, "a country", rules.EnumNames(rules.TypeCountry)[:rules.Seats]))
	}
	s := d.power(n)
	if n != nil && !s.Playable() {
		d.fail(n.pos, "%s holds no seat; choose one of %s", s, oneOf(rules.EnumNames(rules.TypeCountry)[:rules.Seats]))
	}
	return s
}

// bound reads whom a clause may bind: a seat, or the United Nations, whose
// organs owe things too though nobody plays them.
func (d *Doc) bound(n *node) rules.Seat {
	s := d.power(n)
	if n != nil && !s.Playable() && s != rules.UN {
		d.fail(n.pos, "%s cannot be bound by a clause; choose one of %s, or UN", s, oneOf(rules.EnumNames(rules.TypeCountry)[:rules.Seats]))
	}
	return s
}

func (d *Doc) seats(n *node) rules.SeatSet { return d.set(n, d.seat) }

func (d *Doc) powers(n *node) rules.SeatSet { return d.set(n, d.power) }

func (d *Doc) set(n *node, read func(*node) rules.Seat) rules.SeatSet {
	var out rules.SeatSet
	each(d, n, func(item *node) struct{} {
		before := len(d.errs)
		s := read(item)
		if len(d.errs) > before {
			return struct{}{}
		}
		if out.Has(s) {
			d.fail(item.pos, "%s stands in the list twice", s)
		}
		out = out.With(s)
		return struct{}{}
	})
	return out
}

func (d *Doc) kind(n *node) rules.Kind {
	return rules.Kind(d.choice(n, "a kind of event", rules.EnumNames(rules.TypeKind)))
}

// Places finds places by id; rule files name them in events and conditions.
type Places map[string]int

// place reads a place id and gives its index in the pack, -1 if absent.
func (d *Doc) place(n *node, places Places) int {
	s, ok := d.value(n, "the id of a place")
	if !ok {
		return -1
	}
	if i, ok := places[s]; ok {
		return i
	}
	known := make([]string, 0, len(places))
	for id := range places {
		known = append(known, id)
	}
	slices.Sort(known)
	d.fail(n.pos, "no place has the id %q%s", s, DidYouMean(s, known))
	return -1
}

// identifier reads a name that conditions can use.
func (d *Doc) identifier(n *node, what string) string {
	s, ok := d.value(n, what)
	if ok && !isIdentifier(s) {
		d.fail(n.pos, "%q cannot be %s; use small letters, digits and _, beginning with a letter", s, what)
	}
	return s
}

func isIdentifier(s string) bool {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// dispute reads D1..D15 and gives 0..14.
func (d *Doc) dispute(n *node) int {
	return d.choice(n, "a dispute", DisputeIDs)
}

// DisputeIDs lists D1 to D15.
var DisputeIDs = rules.DisputeNames(1<<rules.Disputes - 1)
