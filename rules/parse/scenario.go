package parse

import "casus/rules"

var readiness = []string{"hidden", "count", "names"}

// Scenario reads a start.
func (d *Doc) Scenario() (*rules.Scenario, error) {
	o := d.root
	s := &rules.Scenario{Pos: o.need("scenario").pos, ID: d.text(o.need("scenario"))}
	s.Title = d.text(o.need("title"))
	s.Summary = d.text(o.get("summary"))
	s.Start = d.date(o.need("start"))
	s.TurnDays = d.number(o.need("turn_days"), 1, 366)
	if h := o.need("horizon"); h != nil {
		d.horizon(s, d.object(h))
	}
	s.Arm = rules.TreatyArms[d.choice(o.need("arm"), "an arm", rules.TreatyArms)]
	s.Treaties = d.allOr(o.need("treaties"))
	d.readings(o.get("readings"), &s.Readings)
	s.Switches = d.switches(o.get("switches"))
	s.Countries = d.text(o.need("countries"))
	s.From = d.text(o.get("from"))
	s.Deltas = each(d, o.get("deltas"), d.delta)
	s.Actions = d.allOr(o.need("actions"))
	s.Injects = d.texts(o.get("injects"))
	if n := o.need("orders"); n != nil {
		orders := d.object(n)
		s.MainOrders = d.number(orders.need("main"), 1, 20)
		s.Covert = d.number(orders.get("covert"), 0, 20)
		orders.close()
	}
	s.Success = each(d, o.get("success"), d.success)
	s.Hints = each(d, o.get("hints"), d.hint)
	s.Rank = lastRank
	if r := o.get("rank"); r != nil {
		s.Rank = d.number(r, 1, lastRank)
	}
	s.Readiness = readiness[d.choice(o.get("readiness"), "a way to show readiness", readiness)]
	o.close()
	d.atMost(o, "success", "parts of a success test", len(s.Success), rules.MaxSuccess)
	d.atMost(o, "injects", "injects", len(s.Injects), rules.MaxInjects)
	return s, d.done()
}

// lastRank is the place in lists of a scenario that names none.
const lastRank = 99

// atMost refuses a list that is longer than a match can remember.
func (d *Doc) atMost(o *object, name, what string, n, most int) {
	if n > most {
		d.fail(o.find(name).pos, "there are %d %s; a scenario has at most %d", n, what, most)
	}
}

// success reads one part of the success test: when, or done.
func (d *Doc) success(n *node) rules.Success {
	o := d.object(n)
	s := rules.Success{Pos: n.pos, Says: d.text(o.need("says"))}
	s.When = d.optional(o.get("when"))
	turns := o.get("turns")
	s.Turns = d.number(turns, 1, 200)
	s.Done = d.texts(o.get("done"))
	s.Why = d.text(o.get("why"))
	o.close()
	switch {
	case o.empty:
	case (s.When == nil) == (o.find("done") == nil):
		d.fail(o.pos, "give when, a condition on the numbers, or done, a list of orders of which one must have been given")
	case turns != nil && s.When == nil:
		d.fail(turns.pos, "turns counts how long a condition holds; with done it means nothing, leave it out")
	}
	return s
}

func (d *Doc) hint(n *node) rules.Hint {
	o := d.object(n)
	h := rules.Hint{Turn: d.number(o.need("turn"), 1, 200), Says: d.text(o.need("says"))}
	o.close()
	return h
}

func (d *Doc) horizon(s *rules.Scenario, o *object) {
	s.HorizonMin = d.number(o.need("min"), 1, 200)
	most := o.need("max")
	s.HorizonMax = d.number(most, 1, 200)
	s.HorizonMean = (s.HorizonMin + s.HorizonMax) / 2
	mean := o.get("mean")
	if mean != nil {
		s.HorizonMean = d.number(mean, 1, 200)
	}
	switch o.close(); {
	case most == nil || most.sketch != nil:
	case s.HorizonMax < s.HorizonMin:
		d.fail(most.pos, "the longest match (%d turns) is shorter than the shortest (%d)", s.HorizonMax, s.HorizonMin)
	case s.HorizonMean < s.HorizonMin || s.HorizonMean > s.HorizonMax:
		d.fail(mean.pos, "the mean length (%d turns) must lie between the shortest (%d) and the longest (%d)", s.HorizonMean, s.HorizonMin, s.HorizonMax)
	}
}

// allOr reads `all` or a list of ids.
func (d *Doc) allOr(n *node) []string {
	var ids []string
	d.either(n, n != nil && n.shape == scalar, func(n *node) {
		if !n.draws("string", "everything there is") && n.text != "all" {
			d.fail(n.pos, "here must stand all or a list, not %q", n.text)
		}
	}, func(n *node) { ids = d.texts(n) })
	return ids
}

// readings reads {default: contested, D10: narrow}.
func (d *Doc) readings(n *node, into *rules.Readings) {
	if n == nil {
		return
	}
	names := []string{"contested", "narrow", "broad"}
	o := d.object(n)
	if def := o.get("default"); def != nil {
		r := rules.Reading(d.choice(def, "a reading", names))
		for i := range into {
			into[i] = r
		}
	}
	for i, id := range DisputeIDs {
		if v := o.get(id); v != nil {
			into[i] = rules.Reading(d.choice(v, "a reading", names))
		}
	}
	o.close()
}

// umbrella is the switch with three settings; all others are on or off.
const umbrella = "umbrella"

var (
	onOff         = []string{"off", "on"}
	umbrellaModes = []string{"off", "wmd_only", "full"}
)

// switches reads which assumptions a scenario turns on or off.
func (d *Doc) switches(n *node) map[string]string {
	if n == nil {
		return nil
	}
	out := map[string]string{}
	o := d.object(n)
	for _, a := range rules.Assumptions {
		if v := o.get(a.String()); v != nil {
			out[a.String()] = onOff[d.choice(v, "a setting", onOff)]
		}
	}
	if v := o.get(umbrella); v != nil {
		out[umbrella] = umbrellaModes[d.choice(v, "a setting", umbrellaModes)]
	}
	o.close()
	return out
}
