package parse

import "casus/rules"

// Doctrine reads how the doctrine bot plays a seat, and what its score counts.
func (d *Doc) Doctrine() (*rules.Doctrine, error) {
	o := d.root
	out := &rules.Doctrine{Pos: o.need("doctrine").pos, Weights: map[string]int32{}}
	out.Seat = d.seat(o.need("doctrine"))
	if w := o.need("weights"); w != nil {
		weights := d.object(w)
		for _, k := range weights.free() {
			out.Weights[k.name] = d.number(weights.get(k.name), 0, 1000)
		}
	}
	if n := o.get("suspects"); n != nil {
		out.Suspects = d.suspects(n)
	}
	if a := o.get("aims"); a != nil {
		out.AimsPos = a.pos
		d.aims(d.object(a), &out.Aims)
	}
	out.Source = d.text(o.need("source"))
	o.close()
	return out, d.done()
}

// suspects reads whom a government suspects by kind of act:
// {of: sabotage, PRK: 600, CHN: 100}.
func (d *Doc) suspects(n *node) map[rules.Kind][rules.Seats]int32 {
	out := map[rules.Kind][rules.Seats]int32{}
	each(d, n, func(n *node) struct{} {
		o := d.object(n)
		kind := d.kind(o.need("of"))
		var weights [rules.Seats]int32
		for s := rules.RUS; s < rules.Seats; s++ {
			weights[s] = d.number(o.get(s.String()), 0, 1000)
		}
		o.close()
		if _, twice := out[kind]; twice {
			d.fail(n.pos, "%s is given twice; keep one of them", kind)
		}
		out[kind] = weights
		return struct{}{}
	})
	return out
}

func (d *Doc) aims(o *object, into *[rules.AimCount]int32) {
	for a := range rules.AimCount {
		if n := o.get(a.String()); n != nil {
			into[a] = d.number(n, 0, 1000)
		}
	}
	o.close()
}
