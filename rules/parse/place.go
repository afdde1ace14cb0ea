package parse

import "casus/rules"

// Place reads a place file.
func (d *Doc) Place() (*rules.Place, error) {
	o := d.root
	p := &rules.Place{Pos: o.need("place").pos}
	p.ID = d.identifier(o.need("place"), "the id of a place")
	p.Name = d.text(o.need("name"))
	p.Kind = d.choice(o.need("kind"), "a kind of place", rules.PlaceKinds)
	p.AdministeredBy = d.power(o.need("administered_by"))
	p.ClaimedBy = d.powers(o.get("claimed_by"))
	p.Zone = d.choice(o.get("zone"), "a zone", rules.Zones)
	p.Ocean = d.choice(o.get("ocean"), "an ocean", rules.Oceans)
	if at := o.need("at"); at != nil {
		c := each(d, at, d.thousandths)
		if len(c) == 2 {
			p.Lon, p.Lat = c[0], c[1]
		} else if at.shape == list {
			d.fail(at.pos, "at is two numbers: degrees east, degrees north")
		}
	}
	p.Also = each(d, o.get("also"), func(n *node) string { return d.identifier(n, "the id of a place") })
	o.close()
	return p, d.done()
}
