package parse

import "casus/rules"

// Inject reads an event from outside the seats.
func (d *Doc) Inject(places Places) (*rules.Inject, error) {
	o := d.root
	out := &rules.Inject{Pos: o.need("inject").pos, ID: d.text(o.need("inject"))}
	out.Text = d.text(o.need("text"))
	if w := o.need("when"); w != nil {
		d.occasion(out, d.object(w))
	}
	if e := o.get("emits"); e != nil {
		fact := d.event(e, places)
		out.Emits = &fact
	}
	out.Effects = each(d, o.get("effects"), d.effect)
	out.Once = d.yes(o.get("once"))
	o.close()
	return out, d.done()
}

// occasion reads one of chance, turn and date, or a fact, or one of them that
// holds only while the fact does; months limit it to a season.
func (d *Doc) occasion(out *rules.Inject, o *object) {
	out.Chance = d.number(o.get("chance"), 1, 10000)
	out.AtTurn = d.number(o.get("turn"), 1, 999)
	if day := o.get("date"); day != nil {
		out.AtDate, out.HasDate = d.date(day), true
	}
	out.When = d.optional(o.get("fact"))
	for _, m := range each(d, o.get("months"), func(n *node) int32 { return d.number(n, 1, 12) }) {
		out.Months |= 1 << m
	}
	o.close()
	given := 0
	for _, name := range []string{"chance", "turn", "date"} {
		if o.find(name) != nil {
			given++
		}
	}
	if !o.empty && (given > 1 || given == 0 && out.When == nil) {
		d.fail(o.pos, "give one of chance, turn and date, or a fact, or one of the three together with a fact")
	}
}
