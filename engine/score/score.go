// Package score says what a match came to for each seat (model C13): the sum of
// its aims, weighed as its doctrine file says, less the toll of war. Nothing is
// won by nuclear war: a catastrophe is the same loss for all, below every other
// outcome.
package score

import (
	"casus/engine/world"
	"casus/rules"
)

// Catastrophe is what every seat gets when the match ends so.
const Catastrophe = -10000

// Sheet is the score of one seat with its parts.
type Sheet struct {
	Seat  rules.Seat
	Parts []Part
	Tolls []Toll
	Total int32 // at least -8500, but for a catastrophe
}

// Part is one aim: how far it was reached, -1000 to 1000, and what that counts.
type Part struct {
	Aim             rules.Aim
	Weight, Reached int32
	Points          int32
}

// Toll is what war costs on top, never more than nothing.
type Toll struct {
	Says   string
	Points int32
}

// Of is the score of a seat in a state, against the start of its match. A seat
// whose doctrine names no aims is scored by its tolls alone.
func Of(pack *rules.Pack, start, now *world.State, seat rules.Seat) Sheet {
	out := Sheet{Seat: seat}
	out.Parts = parts(pack, start, now, seat)
	out.Tolls = tolls(start, now, seat)
	if now.End == world.Catastrophe {
		out.Tolls = []Toll{{"Catastrophe: everybody has lost everything.", Catastrophe}}
		out.Parts = nil
	}
	for i := range out.Parts {
		out.Total += out.Parts[i].Points
	}
	for i := range out.Tolls {
		out.Total += out.Tolls[i].Points
	}
	return out
}

// usualAims is how many aims most doctrines weigh; one with more costs a second
// piece of memory.
const usualAims = 6

func parts(pack *rules.Pack, start, now *world.State, seat rules.Seat) []Part {
	var out []Part
	for _, d := range pack.Doctrines {
		if d.Seat != seat {
			continue
		}
		for aim, weight := range d.Aims {
			if weight > 0 {
				if out == nil {
					out = make([]Part, 0, usualAims)
				}
				u := Reached(rules.Aim(aim), start, now, seat)
				out = append(out, Part{rules.Aim(aim), weight, u, weight * u / 1000})
			}
		}
	}
	return out
}

// Tolled is the sum of the tolls.
func (s *Sheet) Tolled() (sum int32) {
	for _, t := range s.Tolls {
		sum += t.Points
	}
	return sum
}

// Ranked reports whether there is any sense in comparing seats.
func Ranked(now *world.State) bool { return now.End != world.Catastrophe }
