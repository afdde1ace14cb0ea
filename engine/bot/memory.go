package bot

import (
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// span is how many turns back a bot looks in its log.
const span = 6

// deed is one thing the log says somebody did.
type deed struct {
	n, turn       int32
	actor, target rules.Seat
	action        *rules.Action // nil: not known, or nobody's order
	kind          rules.Kind
	severity, att int32
	deaths        int32
	first         rules.Seat // who used force first in that exchange
	sustained     bool
	accident      bool
}

// memory is what a seat makes of its log.
type memory struct {
	me    rules.Seat
	turn  int32
	phase world.Phase
	deeds []deed  // of the last turns, oldest first
	own   []int32 // places of the seat's own among them
	// What was asked before, for every order asks the same again: affronts by
	// author, attacks by victim and author.
	affronts  [rules.NONE + 1]recalled
	overtures [rules.NONE + 1]recalled
	attacks   [rules.Seats][rules.NONE + 1]recalled
}

// recalled is the answer to a question that was asked before.
type recalled struct {
	asked bool
	deed  *deed
}

// or gives the answer, which is found the first time.
func (r *recalled) or(find func() *deed) *deed {
	if !r.asked {
		*r = recalled{true, find()}
	}
	return r.deed
}

// recall reads the deeds of the last turns.
func (m *memory) recall(pack *rules.Pack, v *view.Briefing, me rules.Seat) {
	*m = memory{me: me, turn: v.Turn, phase: v.Phase, deeds: m.deeds[:0], own: m.own[:0]}
	from := len(v.Deeds)
	for from > 0 && v.Deeds[from-1].Turn >= v.Turn-span {
		from--
	}
	for i := range v.Deeds[from:] {
		m.deeds = append(m.deeds, deedOf(pack, &v.Deeds[from+i]))
		if m.deeds[i].actor == me {
			m.own = append(m.own, int32(i))
		}
	}
}

func deedOf(pack *rules.Pack, e *view.Sighting) deed {
	out := deed{
		n: e.N, turn: e.Turn, actor: e.Actor, target: e.Target, kind: e.Kind, severity: e.Severity, att: e.Att,
		deaths: e.Deaths, first: e.First, sustained: e.Sustained, accident: e.Accident,
	}
	if e.Action >= 0 {
		out.action = pack.Actions[e.Action]
	}
	return out
}

// force reports whether the deed was aimed armed force.
func (d *deed) force() bool { return rules.Kinds[d.kind].Force && !d.accident }

// rung is where the deed puts a pair: its order's floor, or what its kind and
// weight amount to where nobody's order is known.
func (d *deed) rung() int32 {
	switch {
	case d.action != nil:
		return d.action.Floor
	case d.severity >= 700:
		return 7
	case d.severity >= 400:
		return 5
	case d.severity >= 200:
		return 4
	case d.severity >= 100:
		return 2
	}
	return min(1, d.severity)
}

// heat is the tension the deed brought between its author and a seat, which
// need not be its target: a drill of two allies is felt by a third.
func (d *deed) heat(on rules.Seat) int32 {
	if d.action == nil {
		if on == d.target {
			return d.severity / 4
		}
		return 0
	}
	sum := int32(0)
	for i := range d.action.Effects {
		e := &d.action.Effects[i]
		if e.Fact != rules.Tension {
			continue
		}
		a, b := e.Row.Pick(d.actor, d.target), e.Col.Pick(d.actor, d.target)
		if (a == d.actor && b == on || b == d.actor && a == on) && (e.When == nil || e.Value > 0) {
			sum += e.Value
		}
	}
	return sum
}

// established is the belief from which a seat acts as if it knew the author.
const established = 500

// fresh reports whether the deed happened since the seat last gave orders.
func (m *memory) fresh(d *deed) bool {
	if m.phase == world.Response {
		return d.turn == m.turn
	}
	return d.turn >= m.turn-1
}

// affront returns the worst fresh deed of a seat against this one that it has
// not answered yet, or nil.
func (m *memory) affront(by rules.Seat) *deed {
	return m.affronts[by].or(func() *deed { return m.findAffront(by) })
}

func (m *memory) findAffront(by rules.Seat) *deed {
	var worst *deed
	for i := range m.deeds {
		d := &m.deeds[i]
		felt := d.target == m.me && d.rung() > 0 || d.heat(m.me) >= 15
		if d.actor != by || !felt || !m.fresh(d) || d.att < established || d.accident || m.answered(d) {
			continue
		}
		if worst == nil || d.rung() > worst.rung() {
			worst = d
		}
	}
	return worst
}

// answered reports whether the seat has hit back at the author since, at most
// a rung lower, and with force where force was used: words do not settle a
// strike.
func (m *memory) answered(d *deed) bool {
	for i := len(m.own) - 1; i >= 0 && m.deeds[m.own[i]].n > d.n; i-- {
		o := &m.deeds[m.own[i]]
		if o.target == d.actor && o.action != nil && o.rung() > 0 && o.rung() >= d.rung()-1 && (o.force() || !d.force()) {
			return true
		}
	}
	return false
}

// overture returns a fresh calming act of a seat towards this one, or nil.
func (m *memory) overture(by rules.Seat) *deed {
	return m.overtures[by].or(func() *deed { return m.findOverture(by) })
}

func (m *memory) findOverture(by rules.Seat) *deed {
	for i := range m.deeds {
		d := &m.deeds[i]
		if d.actor == by && d.target == m.me && m.fresh(d) && d.action != nil && d.action.Floor == 0 && d.heat(m.me) < 0 {
			return d
		}
	}
	return nil
}

// used counts the turns of the span in which the seat used an action.
func (m *memory) used(a *rules.Action, on rules.Seat) int32 {
	n, last := int32(0), int32(-1)
	for _, i := range m.own {
		d := &m.deeds[i]
		if d.action == a && (on == rules.NONE || d.target == on) && d.turn != last {
			n, last = n+1, d.turn
		}
	}
	return n
}

// did reports whether a seat did a kind of deed to another in the last turns.
func (m *memory) did(by rules.Seat, kind rules.Kind, to rules.Seat, turns int32) bool {
	for i := range m.deeds {
		d := &m.deeds[i]
		if d.actor == by && d.kind == kind && (to == rules.NONE || d.target == to) && d.turn > m.turn-turns {
			return true
		}
	}
	return false
}

// attack returns the gravest use of force on a seat by another (NONE: by
// anybody known) in this turn and the one before, or nil.
func (m *memory) attack(on, by rules.Seat) *deed {
	if !on.Playable() {
		return m.findAttack(on, by)
	}
	return m.attacks[on][by].or(func() *deed { return m.findAttack(on, by) })
}

func (m *memory) findAttack(on, by rules.Seat) *deed {
	var worst *deed
	for i := range m.deeds {
		d := &m.deeds[i]
		known := d.actor.Playable() && (by == rules.NONE || d.actor == by)
		if d.target != on || !known || !d.force() || d.att < established || d.turn < m.turn-1 {
			continue
		}
		if worst == nil || d.severity > worst.severity {
			worst = d
		}
	}
	return worst
}
