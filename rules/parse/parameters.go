package parse

import "casus/rules"

// ParameterTable holds what the files say of every coefficient.
type ParameterTable = [rules.ParamCount]rules.ParameterInfo

// Parameters reads a file of coefficients into the table of all of them.
func (d *Doc) Parameters(into *ParameterTable) error {
	group := d.text(d.root.need("parameters"))
	each(d, d.root.need("values"), func(n *node) struct{} {
		d.parameter(n, group, into)
		return struct{}{}
	})
	d.root.close()
	return d.done()
}

func (d *Doc) parameter(n *node, group string, into *ParameterTable) {
	const most = 1_000_000
	o := d.object(n)
	name := o.need("name")
	p := rules.Parameter(d.choice(name, "a parameter", rules.ParameterNames()))
	info := rules.ParameterInfo{Pos: n.pos, Group: group}
	value := o.need("value")
	info.Value = d.number(value, -most, most)
	info.Low = d.number(o.need("low"), -most, most)
	info.High = d.number(o.need("high"), -most, most)
	info.Unit = d.text(o.need("unit"))
	info.Says = d.text(o.need("says"))
	info.Source = d.text(o.need("source"))
	sw := o.get("switch")
	d.assumption(sw, &info)
	o.close()
	switch {
	case name == nil || name.sketch != nil || o.empty:
		return
	case into[p].Pos.File != "":
		d.fail(name.pos, "%s is given twice, first in %s at line %d", p, into[p].Pos.File, into[p].Pos.Line)
	case info.Low > info.Value || info.Value > info.High:
		d.fail(n.pos, "the value of %s must lie between low and high", p)
	case p.Assumed() && sw == nil:
		d.fail(n.pos, "%s encodes a contested finding; say under switch which value takes it out, and whether it is on", p)
	case !p.Assumed() && sw != nil:
		d.fail(sw.pos, "%s is no assumption that can be switched; leave switch out", p)
	}
	into[p] = info
}

func (d *Doc) assumption(n *node, info *rules.ParameterInfo) {
	if n == nil {
		return
	}
	o := d.object(n)
	info.Off = d.number(o.need("off"), -1_000_000, 1_000_000)
	info.On = d.choice(o.need("default"), "a setting", onOff) == 1
	o.close()
}
