package parse

import "casus/rules"

// Doctrine reads how the doctrine bot plays a seat.
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
	out.Source = d.text(o.need("source"))
	o.close()
	return out, d.done()
}
