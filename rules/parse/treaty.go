package parse

import (
	"regexp"
	"slices"

	"casus/rules"
)

var treatyCode = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,7}$`)

// Treaty reads an instrument with its clauses and tests. Conditions are left as
// text, and bindings, indices and edges unset, for package compile.
func (d *Doc) Treaty(places Places) (*rules.Treaty, error) {
	o := d.root
	code := o.need("treaty")
	t := &rules.Treaty{Code: d.text(code), Pos: code.pos}
	if !treatyCode.MatchString(t.Code) {
		d.fail(code.pos, "%q is not an instrument code; use capitals and digits, such as RD24", t.Code)
	}
	t.Title = d.text(o.need("title"))
	t.Nature = d.text(o.get("nature"))
	t.Source = d.text(o.get("source"))
	t.Verify = d.texts(o.get("verify"))
	t.Prevails = d.yes(o.get("prevails"))
	t.Parties = d.seats(o.need("parties"))
	t.Signed = d.date(o.get("signed"))
	t.InForce = oneOrMore(d, o.need("in_force"), d.interval)
	t.Suspends = oneOrMore(d, o.get("suspended"), d.interval)
	t.Arms = each(d, o.get("arms"), d.arm)
	t.ArmInForce = d.armIntervals(o.get("arm_in_force"))
	t.Params = d.params(o.get("params"))
	t.Clauses = each(d, o.need("clauses"), func(n *node) *rules.Clause {
		c := d.clause(n, t.Parties)
		c.Treaty = t
		return c
	})
	t.Tests = each(d, o.get("tests"), func(n *node) rules.Test { return d.test(n, places) })
	t.Uncovered = each(d, o.get("uncovered"), d.uncovered)
	o.close()
	return t, d.done()
}

func (d *Doc) arm(n *node) string { return rules.TreatyArms[d.choice(n, "an arm", rules.TreatyArms)] }

// interval reads {from: date, until: date}; until is the first day no longer.
func (d *Doc) interval(n *node) rules.Interval {
	o := d.object(n)
	i := rules.Interval{From: d.date(o.need("from"))}
	if until := o.get("until"); until != nil {
		i.Until, i.HasEnd = d.date(until), true
		if i.Until <= i.From {
			d.fail(until.pos, "it ends before it begins; until is the first day on which it no longer holds")
		}
	}
	o.close()
	return i
}

// armIntervals reads {"2000": {from: date}, 2024-signed: never}.
func (d *Doc) armIntervals(n *node) []rules.ArmInterval {
	if n == nil {
		return nil
	}
	var out []rules.ArmInterval
	o := d.object(n)
	for _, arm := range rules.TreatyArms {
		v := o.get(arm)
		d.either(v, v != nil && v.shape == scalar, func(n *node) {
			d.choice(n, "when it is in force", []string{"never"})
			out = append(out, rules.ArmInterval{Arm: arm, Never: true})
		}, func(n *node) {
			out = append(out, rules.ArmInterval{Arm: arm, Interval: d.interval(n)})
		})
	}
	o.close()
	return out
}

func (d *Doc) params(n *node) []rules.Param {
	if n == nil {
		return nil
	}
	var out []rules.Param
	all := d.object(n)
	for _, k := range all.free() {
		if !isIdentifier(k.name) {
			d.fail(k.pos, "%q cannot be the name of a figure; use small letters, digits and _, beginning with a letter", k.name)
		}
		v := all.get(k.name)
		if v == nil {
			continue
		}
		o := d.object(v)
		out = append(out, rules.Param{
			Name: k.name, Pos: k.pos,
			Value: d.number(o.need("value"), -2000000000, 2000000000),
			Why:   d.text(o.get("why")),
		})
		o.close()
	}
	return slices.Clip(out)
}
