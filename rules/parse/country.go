package parse

import "casus/rules"

// Country reads the start values of one seat.
func (d *Doc) Country() (*rules.Country, error) {
	o := d.root
	c := &rules.Country{Pos: o.need("country").pos}
	c.Seat = d.seat(o.need("country"))
	c.Set = d.text(o.need("set"))
	c.Name = d.text(o.need("name"))
	c.Values = each(d, o.need("values"), d.delta)
	c.Sources = d.texts(o.get("sources"))
	o.close()
	return c, d.done()
}
