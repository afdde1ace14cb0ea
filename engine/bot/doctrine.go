package bot

import (
	"casus/engine"
	"casus/engine/dice"
	"casus/engine/order"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// doctrine plays a seat by the doctrine file of its country: it prices the
// expected effects of every legal order, adds what the situation asks for and
// some chance, and puts together the best set it can pay for.
type doctrine struct{ weigher }

func (*doctrine) Name() string { return "doctrine" }

// Bars an order must clear to be worth giving, in tenths of a point; the
// response phase is for answers, so its bar is higher.
const (
	barOrders   = 120
	barResponse = 160
	floorScore  = -60 // below this no luck makes an order worth it
)

func (b *doctrine) Orders(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbOrders, v, seat)
	w := b.weigh(g, v, seat)
	c.Lines = w.bundle(g, v, barOrders)
	return c
}

func (b *doctrine) Answers(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbAnswers, v, seat)
	w := b.weigh(g, v, seat)
	for _, d := range answerable(v) {
		c.Answers = append(c.Answers, engine.Answer{Duty: int(d.ID), Choice: w.choose(d).String()})
	}
	c.Lines = w.bundle(g, v, barResponse)
	return c
}

// weigh takes up a situation, in the memory of the last one.
func (w *weigher) weigh(g *engine.Game, v *view.Briefing, seat rules.Seat) *weigher {
	w.mem.recall(g.Pack, v, seat)
	w.see(g, v, seat)
	w.character = characterOf(g.Pack, seat, w.seed)
	w.clauses, w.params, w.ties = g.Pack.Clauses, &g.Params, lawOn(&w.picture, v)
	w.provocation = w.squeezed()
	// A government near its end gambles (prospect theory's twist).
	if w.of(rules.Support, seat) < 300 {
		w.risk = w.risk * 6 / 10
	}
	w.embolden()
	return w
}

// weigher prices orders for one seat in one phase.
type weigher struct {
	picture
	character
	mem     memory
	seed    uint64
	clauses []*rules.Clause
	params  *rules.Params
	ties    *rules.Bonds
	menu    menu
	scored  []option
}

// option is an order with its score before the rest of the set is known.
type option struct {
	n     int
	line  order.Line
	a     *rules.Action
	score int32
}

// bundle takes the best order again and again until none clears the bar or can
// be paid.
func (w *weigher) bundle(g *engine.Game, v *view.Briefing, bar int32) []int {
	w.menu.read(g, v, w.me)
	options, p := w.options(&w.menu), open(v)
	for {
		best := -1
		for i := range options {
			if options[i].score >= bar && (best < 0 || options[i].score > options[best].score) {
				best = i
			}
		}
		if best < 0 {
			return p.lines
		}
		pick := options[best]
		options[best].score = barred
		if !p.take(pick.n, pick.a) {
			continue
		}
		for i := range options {
			options[i].score += w.beside(&options[i], &pick)
		}
	}
}

// options scores the open lines.
func (w *weigher) options(m *menu) []option {
	out := w.scored[:0]
	respond := w.view.Phase == world.Response
	for i, n := range m.open {
		o := option{n: n, line: m.lines[n], a: m.action(n)}
		if i > 0 && m.sameDeed(n, m.open[i-1]) { // no score asks for the place
			if last := len(out) - 1; last >= 0 && out[last].n == m.open[i-1] {
				o.score = out[last].score
				out = append(out, o)
			}
			continue
		}
		if respond && !o.a.Response {
			continue
		}
		drive := w.drive(o.a, o.line.Target)
		drive += w.hedge(o.a, o.line.Target) + w.prop(o.a, o.line.Target)
		if drive <= barred/2 || respond && drive <= 0 {
			continue
		}
		o.score = drive + w.effects(o.a, o.line.Target) - w.cost(o.a) - w.risks(o.a, o.line.Target)
		if o.score < floorScore {
			continue
		}
		o.score += w.luck(&o)
		out = append(out, o)
	}
	w.scored = out
	return out
}

// cost prices political capital and money by how much of it there is.
func (w *weigher) cost(a *rules.Action) int32 {
	return a.Cost.Capital*30 + a.Cost.Money*200/max(4, w.of(rules.Money, w.me))
}

// risks prices the rung an order leads to. Nuclear use has its own reckoning.
func (w *weigher) risks(a *rules.Action, x rules.Seat) int32 {
	if a.Floor == 0 || !x.Playable() || a.Floor >= 9 {
		return 0
	}
	cost := w.climb(w.me, x, a.Floor) * (1000 + w.alignment(x)/2) / 1000
	if a.Covert > 0 {
		cost = cost * min(100, a.Covert+20) / 100
	}
	return cost
}

// luck is the chance in a choice: the same for all places of an order, so that
// many places do not make it likelier, at most about the temperature either way.
func (w *weigher) luck(o *option) int32 {
	row := dice.Open(dice.Key{
		Seed: w.seed, Stream: dice.Bot, Turn: w.view.Turn*2 + w.half(), Actor: uint8(w.me), Target: drawOrders,
		Index: o.a.Key<<4 ^ int32(o.line.Target),
	})
	return (row.Roll(1001) + row.Roll(1001) - 1000) * w.temperature / 160
}

// half tells the two phases of a turn apart in draws.
func (w *weigher) half() int32 {
	if w.view.Phase == world.Response {
		return 1
	}
	return 0
}

// beside is how an order already chosen changes the worth of another: no order
// twice, no olive branch with a blow to the same seat unless the seat is given
// to deception, no piling up; threats go with posture, talks with standing
// down.
func (w *weigher) beside(o, chosen *option) int32 {
	if o.line.Action == chosen.line.Action && o.line.Target == chosen.line.Target {
		return barred
	}
	if o.line.Action == chosen.line.Action {
		return -120
	}
	if o.line.Target != chosen.line.Target || !o.line.Target.Playable() {
		return 0
	}
	if forceful(o.a) && forceful(chosen.a) {
		return barred // one blow a month
	}
	soft, hard := calming(o.a), hostile(o.a)
	switch wasSoft, wasHard := calming(chosen.a), hostile(chosen.a); {
	case (soft && wasHard || hard && wasSoft) && w.covert <= 600:
		return barred
	case soft && wasSoft:
		return 50 - 100*int32(o.a.Cost.Capital)
	case hard && wasHard && threat(o.a) != threat(chosen.a):
		return -50
	case hard && wasHard:
		return -150
	}
	return 0
}

func forceful(a *rules.Action) bool { return a.Emits != nil && rules.Kinds[a.Emits.Kind].Force }

func threat(a *rules.Action) bool { return a.Emits != nil && a.Emits.Kind == rules.ThreatOfAttack }
