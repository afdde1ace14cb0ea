package parse

import (
	"slices"

	"casus/rules"
)

// incident reads a fact of a case. History happens in more places and turns on
// more subjects than the game has names for: a place without a file may be
// named if the fact says who governs it, and a subject without a name is kept
// out of the conditions.
func (d *Doc) incident(n *node, places Places) rules.EventFact {
	o := d.object(n)
	e := d.happening(o)
	for _, claimant := range oneOrMore(d, o.get("claimed_by"), d.power) {
		e.ClaimedBy = e.ClaimedBy.With(claimant)
	}
	e.Place = d.somewhere(o.get("place"), places, e.HasAdmin)
	if s, ok := d.value(o.get("subject"), "a subject"); ok {
		e.Subject = int32(max(slices.Index(rules.Subjects, s), 0))
	}
	o.close()
	return e
}

func (d *Doc) somewhere(n *node, places Places, governed bool) int {
	s, ok := d.value(n, "the id of a place")
	if i, known := places[s]; known {
		return i
	}
	switch {
	case !ok:
	case !governed:
		d.fail(n.pos, "no place has the id %q; name one that has, or say who governs it with administered_by", s)
	case !isIdentifier(s):
		d.fail(n.pos, "%q cannot be the id of a place; use small letters, digits and _, beginning with a letter", s)
	}
	return -1
}
