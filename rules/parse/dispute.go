package parse

import "casus/rules"

// Disputes reads the file of questions on which lawyers differ.
func (d *Doc) Disputes() ([rules.Disputes]rules.Dispute, error) {
	var out [rules.Disputes]rules.Dispute
	each(d, d.root.need("disputes"), func(n *node) struct{} {
		o := d.object(n)
		id := o.need("id")
		i := d.dispute(id)
		if id != nil && out[i].ID != "" {
			d.fail(id.pos, "%s is described twice", id.text)
		}
		out[i].ID = DisputeIDs[i]
		out[i].Question = d.text(o.need("question"))
		out[i].Broad = d.text(o.need("broad"))
		out[i].Narrow = d.text(o.need("narrow"))
		o.close()
		return struct{}{}
	})
	d.root.close()
	return out, d.done()
}
