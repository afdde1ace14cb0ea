package bot

import (
	"casus/engine"
	"casus/engine/order"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// menu is what a seat may order now: the lines its view marks as legal.
type menu struct {
	pack  *rules.Pack
	lines []order.Line // the seat's catalogue
	open  []int        // numbers of the legal ones, ascending
}

// read lists the legal lines of a briefing, in the memory of the last list.
func (m *menu) read(g *engine.Game, v *view.Briefing, seat rules.Seat) {
	*m = menu{pack: g.Pack, lines: g.Cat.Lines[seat], open: m.open[:0]}
	for i := range m.lines {
		if v.Legal.Has(i) {
			m.open = append(m.open, i)
		}
	}
}

// sameDeed reports whether two lines differ in their place at most.
func (m *menu) sameDeed(a, b int) bool {
	return m.lines[a].Action == m.lines[b].Action && m.lines[a].Target == m.lines[b].Target
}

func (m *menu) action(n int) *rules.Action { return m.pack.Actions[m.lines[n].Action] }

// purse is the budget of a phase while a set of orders is put together.
type purse struct {
	order.Budget
	lines []int
}

// open is a purse with what the briefing's budget holds.
func open(v *view.Briefing) purse { return purse{Budget: v.Budget} }

// take adds a line if slots and budget allow it. A covert order prefers the
// covert slot; when that is gone it takes a main one.
func (p *purse) take(n int, a *rules.Action) bool {
	slot := &p.Main
	if a.Covert > 0 && p.Covert > 0 {
		slot = &p.Covert
	}
	full := len(p.lines) == world.MaxLines || *slot == 0
	if full || p.Capital < a.Cost.Capital || p.Money < a.Cost.Money {
		return false
	}
	*slot--
	p.Capital -= a.Cost.Capital
	p.Money -= a.Cost.Money
	p.lines = append(p.lines, n)
	return true
}

// answerable are the duties of the briefing that ask its seat for an answer.
func answerable(v *view.Briefing) []*view.Obligation {
	var out []*view.Obligation
	for i := range v.Duties {
		if d := &v.Duties[i]; len(d.Choices) > 0 && d.Answer == world.NoAnswer && len(out) < world.MaxAnswers {
			out = append(out, d)
		}
	}
	return out
}
