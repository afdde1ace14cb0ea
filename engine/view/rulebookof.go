package view

import (
	"casus/rules"
	"casus/rules/explain"
)

// Outline is a condition in words, as explain gives it.
type Outline = explain.Outline

// RulebookOf writes down a pack's instruments, disputes, scenarios and cases.
func RulebookOf(p *rules.Pack) Rulebook {
	b := Rulebook{Pack: p.Hash, Instruments: []Instrument{}, Disputes: []Dispute{}, Scenarios: []Scenario{}, Cases: []Case{}}
	for _, t := range p.Treaties {
		b.Instruments = append(b.Instruments, instrument(t, p.Places))
	}
	for _, d := range p.Disputes {
		b.Disputes = append(b.Disputes, Dispute(d))
	}
	for _, s := range p.Scenarios {
		b.Scenarios = append(b.Scenarios, Scenario{s.ID, s.Title, s.Arm, readings(p, s.Readings)})
	}
	for _, c := range p.Cases {
		b.Cases = append(b.Cases, caseOf(c))
	}
	return b
}

func instrument(t *rules.Treaty, places []*rules.Place) Instrument {
	out := Instrument{
		ID: t.Code, Title: t.Title, Nature: t.Nature, Parties: codes(t.Parties), InForce: intervalsOf(t.InForce), Arms: t.Arms,
		Suspended: intervalsOf(t.Suspends), Source: t.Source, Verify: t.Verify, File: t.Pos.File, Rules: []Rule{},
	}
	if t.Signed != 0 {
		out.Signed = t.Signed.String()
	}
	for _, a := range t.ArmInForce {
		if out.ArmInForce == nil {
			out.ArmInForce = map[string]*Interval{}
		}
		out.ArmInForce[a.Arm] = nil
		if !a.Never {
			in := interval(a.Interval)
			out.ArmInForce[a.Arm] = &in
		}
	}
	for _, f := range t.Params {
		out.Figures = append(out.Figures, Figure{f.Name, f.Value, f.Why})
	}
	for _, c := range t.Clauses {
		out.Rules = append(out.Rules, ruler{c, places}.rule())
	}
	return out
}

// ruler writes down one clause.
type ruler struct {
	*rules.Clause
	places []*rules.Place
}

func (r ruler) rule() Rule {
	return Rule{
		ID: r.ID, Article: r.Cite.Article, Gist: r.Cite.Gist, Modality: r.Modality.String(), Discretion: r.Discretion,
		Kind: kind(r.Clause), Roles: r.roles(), Triggers: r.triggers(), Request: r.request(), Gate: r.gate(), Due: r.due(),
		Perform: r.perform(), Lapse: r.outline(r.Lapse), Waive: r.waive(), Suspended: intervalsOf(r.Suspended),
		Disputes: rules.DisputeNames(r.Disputes), Verify: r.Verify, Line: r.Pos.Line, Tests: r.tests(),
	}
}

func (r ruler) roles() []Role {
	out := []Role{}
	for _, v := range r.Bind {
		out = append(out, Role{explain.Role(v.Name), codes(v.Set), v.Other})
	}
	return out
}

func (r ruler) triggers() []Trigger {
	out := []Trigger{}
	for i := range r.Clause.Triggers {
		t := &r.Clause.Triggers[i]
		row := Trigger{When: *r.outline(&t.When), Line: t.Pos.Line, Level: t.OnTurn && t.Edge == rules.Level}
		for k := range rules.Kind(rules.KindCount) {
			if t.Listens(k) {
				row.Kinds = append(row.Kinds, k.String())
			}
		}
		for _, e := range t.Unless {
			treaty := e.Cite.Treaty
			if treaty == "" {
				treaty = r.Treaty.Code
			}
			row.Unless = append(row.Unless, Exception{*r.outline(&e.When), treaty, e.Cite.Article, e.When.Pos.Line})
		}
		out = append(out, row)
	}
	return out
}

func (r ruler) request() *Request {
	if r.Request == nil {
		return nil
	}
	return &Request{r.role(r.Request.By), r.outline(r.Request.Needed)}
}

func (r ruler) gate() *Gate {
	if r.Gate == nil {
		return nil
	}
	return &Gate{r.role(r.Gate.By), r.Gate.Act.String(), r.Gate.Turns}
}

// due is the deadline of a duty; bans and permissions have none.
func (r ruler) due() *Due {
	if r.Modality != rules.Must {
		return nil
	}
	return &Due{r.Due.Response, r.Due.Turns}
}

func (r ruler) perform() *Perform {
	if r.Perform == nil {
		return nil
	}
	out := &Perform{By: r.role(r.Perform.By), Need: r.Perform.Need}
	for _, w := range r.Perform.AnyOf {
		out.Deeds = append(out.Deeds, Deed{w.Act.String(), w.Worth, r.outline(w.When)})
	}
	return out
}

func (r ruler) waive() *Waive {
	if r.Waive == nil {
		return nil
	}
	return &Waive{r.role(r.Waive.By), r.Waive.Act.String()}
}

func (r ruler) role(slot int) string { return explain.Role(r.Bind[slot].Name) }

func (r ruler) outline(c *rules.Condition) *Outline {
	if c == nil || c.Expr == nil {
		return nil
	}
	o := explain.OutlineOf(c, r.places)
	return &o
}

// tests lists the file's tests that expect something of the clause.
func (r ruler) tests() []Test {
	var out []Test
	for i := range r.Treaty.Tests {
		t := &r.Treaty.Tests[i]
		for _, x := range t.Expect {
			if x.Clause == r.ID {
				out = append(out, Test{t.Name, t.Date.String(), t.Arm, bound(x.Bind), x.State.String(), disputeNames(x.By), x.Pos.Line})
			}
		}
	}
	return out
}
