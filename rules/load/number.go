package load

import (
	"slices"
	"strconv"
	"strings"

	"casus/rules"
)

// domainOrder is the order in which the domains of action are listed.
const domainOrder = "DUEIMACN"

// sort puts actions in the order of the catalogue, by domain, then by number,
// and scenarios in the order of their rank.
func (b *builder) sort() {
	slices.SortStableFunc(b.pack.Actions, func(x, y *rules.Action) int {
		if d := strings.IndexByte(domainOrder, x.Domain) - strings.IndexByte(domainOrder, y.Domain); d != 0 {
			return d
		}
		return actionNumber(x) - actionNumber(y)
	})
	slices.SortStableFunc(b.pack.Scenarios, func(x, y *rules.Scenario) int { return int(x.Rank - y.Rank) })
}

// actionNumber is the number in an id that parse has found well-formed.
func actionNumber(a *rules.Action) int {
	n, _ := strconv.Atoi(a.ID[1:])
	return n
}

// number gives clauses, edges, actions and injects the numbers matches use, and
// lists for each kind of event the triggers that listen to it.
func (b *builder) number() {
	p := b.pack
	for i, a := range p.Actions {
		a.Index, a.Key = i, drawKey(a.ID)
	}
	for i, in := range p.Injects {
		in.Index, in.Key = i, drawKey(in.ID)
	}
	for _, s := range p.Scenarios {
		for i := range s.Success {
			s.Success[i].Given = b.indices(s.Success[i].Done)
		}
	}
	for _, t := range p.Treaties {
		for _, c := range t.Clauses {
			c.Index, c.First = len(p.Clauses), p.Bindings
			p.Bindings += len(c.Bindings)
			p.Clauses = append(p.Clauses, c)
			b.listen(c)
		}
	}
}

// indices finds actions by id; names that nothing has are package check's.
func (b *builder) indices(ids []string) (out []int) {
	for _, a := range b.pack.Actions {
		if slices.Contains(ids, a.ID) {
			out = append(out, a.Index)
		}
	}
	return out
}

// drawKey makes a number of an id (FNV-1a), so that a file added to a pack moves
// no dice of the others.
func drawKey(id string) int32 {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return int32(h >> 1)
}

// index lists what must be asked of an event, once everything has compiled.
func (b *builder) index() { b.pack.Index = rules.NewIndex(b.pack.Clauses) }

func (b *builder) listen(c *rules.Clause) {
	for i := range c.Triggers {
		l := rules.Listener{Clause: c, Trigger: i}
		if c.Triggers[i].OnTurn {
			c.Triggers[i].Edges = b.pack.Edges
			b.pack.Edges += len(c.Bindings)
			b.pack.ByTurn = append(b.pack.ByTurn, l)
			continue
		}
		for k := range rules.KindCount {
			if c.Triggers[i].Listens(rules.Kind(k)) {
				b.pack.ByKind[k] = append(b.pack.ByKind[k], l)
			}
		}
	}
}
