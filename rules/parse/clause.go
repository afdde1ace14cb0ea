package parse

import "casus/rules"

var modalities = []string{"must", "must_not", "may"}

// clause reads one article, or part of one.
func (d *Doc) clause(n *node, parties rules.SeatSet) *rules.Clause {
	o := d.object(n)
	c := &rules.Clause{Pos: n.pos}
	if id := o.need("id"); id != nil {
		c.ID, c.Pos = d.text(id), id.pos
	}
	c.Cite = d.cite(o.get("cite"))
	c.Modality = rules.Modality(d.choice(o.need("modality"), "a modality", modalities))
	c.Discretion = d.choice(o.need("discretion"), "a degree of discretion", []string{"D0", "D1", "D2", "D3", "D4"})
	c.Bind = d.bind(o.need("bind"), parties)
	c.Triggers = oneOrMore(d, o.need("trigger"), d.trigger)
	c.Request = d.request(o.get("request"), c)
	c.Gate = d.gate(o.get("gate"), c)
	c.Due = d.due(o.get("due"))
	c.Perform = d.perform(o.get("perform"), c)
	if l := o.get("lapse"); l != nil {
		lapse := d.object(l)
		c.Lapse = d.optional(lapse.need("when"))
		lapse.close()
	}
	c.Waive = d.waive(o.get("waive"), c)
	c.InForce = oneOrMore(d, o.get("in_force"), d.interval)
	c.Suspended = oneOrMore(d, o.get("suspended"), d.interval)
	c.Verify = d.yes(o.get("verify"))
	d.fitsModality(o, c)
	o.close()
	return c
}

// fitsModality refuses parts that only a duty can have, and a duty without
// what keeps it.
func (d *Doc) fitsModality(o *object, c *rules.Clause) {
	if o.sketch != nil {
		return
	}
	if c.Modality == rules.Must {
		o.need("due")
		o.need("perform")
		return
	}
	for _, part := range []string{"request", "gate", "due", "perform", "lapse", "waive"} {
		if k := o.find(part); k != nil {
			d.fail(k.pos, "%q belongs to a duty; a clause with modality %s owes nothing", part, c.Modality)
		}
	}
}

// cite reads where a rule stands in law. A missing cite is a lint's business.
func (d *Doc) cite(n *node) rules.Cite {
	if n == nil {
		return rules.Cite{}
	}
	o := d.object(n)
	c := rules.Cite{Treaty: d.text(o.get("treaty")), Article: d.text(o.need("article")), Gist: d.text(o.get("gist"))}
	o.close()
	return c
}

// slot reads the name of one of the clause's variables.
func (d *Doc) slot(n *node, c *rules.Clause) int {
	s, ok := d.value(n, "a variable of bind")
	if !ok {
		return 0
	}
	names := make([]string, len(c.Bind))
	for i, v := range c.Bind {
		names[i] = v.Name
		if v.Name == s {
			return i
		}
	}
	d.fail(n.pos, "bind has no variable %q%s", s, DidYouMean(s, names))
	return 0
}

func (d *Doc) request(n *node, c *rules.Clause) *rules.Request {
	if n == nil {
		return nil
	}
	o := d.object(n)
	r := &rules.Request{By: d.slot(o.need("by"), c), Needed: d.optional(o.get("needed"))}
	o.close()
	return r
}

func (d *Doc) gate(n *node, c *rules.Clause) *rules.Gate {
	if n == nil {
		return nil
	}
	o := d.object(n)
	g := &rules.Gate{By: d.slot(o.need("by"), c), Act: d.kind(o.need("act")), Turns: int(d.number(o.need("turns"), 0, 99))}
	o.close()
	return g
}

// due reads {within: response} or {within: 2}.
func (d *Doc) due(n *node) rules.Due {
	if n == nil {
		return rules.Due{}
	}
	o := d.object(n)
	var due rules.Due
	w := o.need("within")
	d.either(w, w != nil && w.text == "response",
		func(n *node) { due.Response = d.choice(n, "the response phase", []string{"response"}) == 0 },
		func(n *node) { due.Turns = int(d.number(n, 0, 99)) })
	o.close()
	return due
}

func (d *Doc) perform(n *node, c *rules.Clause) *rules.Perform {
	if n == nil {
		return nil
	}
	o := d.object(n)
	p := &rules.Perform{By: d.slot(o.need("by"), c), Need: d.number(o.need("need"), 1, 10000)}
	p.AnyOf = each(d, o.need("any_of"), func(n *node) rules.Worth {
		o := d.object(n)
		w := rules.Worth{Act: d.kind(o.need("act")), Worth: d.number(o.need("worth"), 1, 10000), When: d.optional(o.get("when"))}
		o.close()
		return w
	})
	o.close()
	return p
}

func (d *Doc) waive(n *node, c *rules.Clause) *rules.Waive {
	if n == nil {
		return nil
	}
	o := d.object(n)
	w := &rules.Waive{By: d.slot(o.need("by"), c), Act: d.kind(o.need("act"))}
	o.close()
	return w
}
