package view

import "sort"

// Fold applies a reveal to the view before it, the way a client does, and gives
// the view after it. The view before is used up: both share maps and lists.
func Fold(v View, r Reveal) View {
	v.Turn, v.Phase, v.Date, v.Over = r.Turn, r.Phase, r.Date, r.Over
	v.Standing = r.Standing
	for name, value := range r.World {
		v.World[name] = value
	}
	v.Log = append(v.Log, r.Log...)
	set := func(g *Grid, changed [][3]int32) {
		for _, c := range changed {
			g[c[0]][c[1]], g[c[1]][c[0]] = c[2], c[2]
		}
	}
	set(&v.Tension, r.Tension)
	set(&v.TensionBase, r.Base)
	set(&v.Rung, r.Rung)
	for i := range v.Countries {
		c := &v.Countries[i]
		c.Rung = r.Point.Rung[i]
		for name, value := range r.Facts[c.Seat] {
			c.Facts[name] = value
		}
	}
	for _, d := range r.Duties {
		v.Duties = putDuty(v.Duties, d)
	}
	for _, c := range r.Clauses {
		for i := range v.Clauses {
			if v.Clauses[i].Clause == c.Clause {
				v.Clauses[i] = c
			}
		}
	}
	if r.Doubts != nil {
		v.Doubts = r.Doubts
	}
	v.History = append(v.History, r.Point)
	v.Legal, v.Budget, v.Pledge, v.Sent = r.Legal, r.Budget, r.Pledge, nil
	return v
}

func putDuty(all []Duty, d Duty) []Duty {
	for i := range all {
		if all[i].ID == d.ID {
			all[i] = d
			return all
		}
	}
	all = append(all, d)
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}
