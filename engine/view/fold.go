package view

import (
	"cmp"
	"maps"
	"slices"

	"casus/rules"
)

// Fold applies a reveal to the view before it, as a client does, and gives the
// view after. It shares nothing with the view before but what stayed the same.
func Fold(v View, r Reveal) View {
	v.Turn, v.Phase, v.Date, v.Over = r.Turn, r.Phase, r.Date, r.Over
	v.Log = append(v.Log[:len(v.Log):len(v.Log)], whole(r.Log)...)
	v.Tension, v.TensionBase, v.Rung = v.Tension.with(r.Tension), v.TensionBase.with(r.Base), v.Rung.with(r.Rung)
	v.Countries = foldCountries(v, r)
	v.Duties = foldDuties(v.Duties, r.Duties)
	v.Clauses = foldClauses(v.Clauses, r.Clauses)
	if r.Doubts != nil {
		v.Doubts = r.Doubts
	}
	v.History = append(v.History[:len(v.History):len(v.History)], pointOf(&v))
	if r.Legal != "" {
		v.Legal = r.Legal
	}
	if r.Budget != nil {
		v.Budget = r.Budget
	}
	v.Pledge, v.Sent = r.Pledge, nil
	v.World = laid(v.World, r.World)
	if r.Standing != nil {
		v.Standing = &Account{r.Standing.Total, laid(v.Standing.Aims, r.Standing.Aims), r.Standing.Tolls}
	}
	return v
}

// whole gives log lines back the turn and phase they share with the one before.
func whole(log []LogEvent) []LogEvent {
	log = slices.Clone(log)
	for i := 1; i < len(log); i++ {
		if log[i].Turn == 0 {
			log[i].Turn, log[i].Phase = log[i-1].Turn, log[i-1].Phase
		}
	}
	return log
}

func (g Grid) with(changed [][3]int32) Grid {
	for _, c := range changed {
		g[c[0]][c[1]], g[c[1]][c[0]] = c[2], c[2]
	}
	return g
}

func foldCountries(v View, r Reveal) []Country {
	out := slices.Clone(v.Countries)
	for i := range out {
		out[i].Rung = slices.Max(v.Rung[i][:])
		out[i].Facts = laid(out[i].Facts, r.Facts[out[i].Seat])
	}
	return out
}

// laid lays changed numbers over the old ones.
func laid(old, changed map[string]int32) map[string]int32 {
	if len(changed) == 0 {
		return old
	}
	out := maps.Clone(old)
	maps.Copy(out, changed)
	return out
}

func foldDuties(old []Duty, changed []DutyChange) []Duty {
	out := slices.Clone(old)
	for _, c := range changed {
		i := slices.IndexFunc(out, func(o Duty) bool { return o.ID == c.ID })
		if i < 0 {
			i, out = len(out), append(out, Duty{})
		}
		out[i] = c.on(out[i])
	}
	slices.SortFunc(out, func(a, b Duty) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func foldClauses(old, changed []ClauseState) []ClauseState {
	out := slices.Clone(old)
	for _, c := range changed {
		if i := slices.IndexFunc(out, func(o ClauseState) bool { return o.Clause == c.Clause }); i >= 0 {
			out[i] = c
		}
	}
	return out
}

// pointOf is PointOf from what a view holds.
func pointOf(v *View) Point {
	p := Point{Turn: v.Turn}
	i := 0
	for a := range rules.Seats {
		p.Rung[a] = slices.Max(v.Rung[a][:])
		for b := a + 1; b < rules.Seats; b++ {
			p.Tension[i] = v.Tension[a][b]
			i++
		}
	}
	return p
}
