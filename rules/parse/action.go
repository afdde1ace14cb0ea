package parse

import (
	"regexp"
	"strings"

	"casus/rules"
)

const domains = "DUEIMACN"

var actionID = regexp.MustCompile(`^[DUEIMACN][1-9][0-9]?$`)

var rivera = []string{"status_quo", "deescalation", "posturing", "nonviolent_escalation", "violent_escalation", "nuclear"}

// Action reads an order a seat can give.
func (d *Doc) Action() (*rules.Action, error) {
	o := d.root
	id := o.need("action")
	a := &rules.Action{ID: d.text(id), Pos: id.pos}
	if !actionID.MatchString(a.ID) {
		d.fail(id.pos, "%q is not an action id; it is one of the letters %s and a number, such as M8", a.ID, domains)
	}
	a.Title = d.text(o.need("title"))
	a.Summary = d.text(o.need("summary"))
	a.Domain = d.domain(o.need("domain"), a.ID)
	a.By = d.seats(o.need("by"))
	d.aim(a, o)
	a.Phase = d.phase(o.get("phase"))
	a.When = d.optional(o.get("when"))
	a.Case = rules.CaseNeed(d.choice(o.get("case"), "what doubt about a covert act it needs", rules.CaseNames()))
	d.price(a, o)
	a.Emits = d.emits(o.get("emits"))
	a.Effects = each(d, o.get("effects"), d.effect)
	a.Mutual = d.yes(o.get("mutual"))
	a.Response = d.yes(o.get("response"))
	a.Mechanism = d.text(o.get("mechanism"))
	a.Tests = each(d, o.get("tests"), d.actionTest)
	o.close()
	return a, d.done()
}

func (d *Doc) domain(n *node, id string) byte {
	s := d.text(n)
	if n == nil || s == "" {
		return 0
	}
	if len(s) != 1 || !strings.Contains(domains, s) {
		d.fail(n.pos, "%q is not a domain; it is one of the letters %s", s, domains)
	} else if id != "" && id[0] != s[0] {
		d.fail(n.pos, "the domain %s and the id %s begin with different letters", s, id)
	}
	return s[0]
}

// aim reads whom and where an act may be aimed at.
func (d *Doc) aim(a *rules.Action, o *object) {
	if t := o.get("target"); t != nil {
		target := d.object(t)
		a.Target = rules.Targeting(1 + d.choice(target.need("seat"), "a kind of target", []string{"any", "adversary", "ally"}))
		target.close()
	}
	if p := o.get("place"); p != nil {
		place := d.object(p)
		a.PlaceKind = each(d, place.need("kind"), func(n *node) int { return d.choice(n, "a kind of place", rules.PlaceKinds) })
		a.PlaceOf = rules.PlaceOf(d.choice(place.need("of"), "whose place", []string{"actor", "target", "anyone"}))
		place.close()
	}
}

func (d *Doc) phase(n *node) rules.Phase {
	phases := []rules.Phase{rules.InOrders, rules.InResponse, rules.InBoth}
	return phases[d.choice(n, "a phase", []string{"orders", "response", "both"})]
}

// price reads what an act costs, shows and is filed under.
func (d *Doc) price(a *rules.Action, o *object) {
	if c := o.need("codes"); c != nil {
		codes := d.object(c)
		a.Codes = rules.Codes{
			CAMEO: d.text(codes.need("cameo")), Goldstein: d.number(codes.need("goldstein"), -100, 100),
			Rivera: rivera[d.choice(codes.need("rivera"), "one of Rivera's classes", rivera)],
			MID:    d.number(codes.need("mid"), 0, 22), Kahn: d.number(codes.need("kahn"), 0, 44),
			PLOVER: d.text(codes.need("plover")),
		}
		codes.close()
	}
	if c := o.get("cost"); c != nil {
		cost := d.object(c)
		a.Cost.Capital = d.number(cost.get("pc"), 0, 99)
		a.Cost.Money = d.number(cost.get("m"), 0, 99)
		cost.close()
	}
	v := o.need("visible")
	d.either(v, v != nil && v.shape == mapping, func(n *node) {
		covert := d.object(n)
		a.Covert = d.number(covert.need("covert"), 1, 99)
		covert.close()
	}, func(n *node) { d.choice(n, "public or {covert: percent}", []string{"public"}) })
	a.Floor = d.number(o.get("floor"), 0, 10)
	a.Commits = d.number(o.get("commits"), 0, 1000)
}

func (d *Doc) emits(n *node) *rules.Emits {
	if n == nil {
		return nil
	}
	o := d.object(n)
	e := &rules.Emits{Kind: d.kind(o.need("kind"))}
	e.Severity = d.number(o.get("severity"), 0, 1000)
	e.Deaths = d.number(o.get("deaths"), 0, 2000000000)
	e.Sustained = d.yes(o.get("sustained"))
	e.Platform = d.platform(o.get("platform"))
	e.Subject = int32(d.choice(o.get("subject"), "a subject", rules.Subjects))
	o.close()
	return e
}

// actionTest reads a test inside an action file.
func (d *Doc) actionTest(n *node) rules.ActionTest {
	o := d.object(n)
	t := rules.ActionTest{Pos: n.pos, Name: d.text(o.need("name")), Target: rules.NONE}
	if do := o.need("do"); do != nil {
		act := d.object(do)
		t.By = d.seat(act.need("by"))
		d.overwrite(act.get("target"), &t.Target)
		t.Place = d.text(act.get("place"))
		act.close()
	}
	t.Given = each(d, o.get("given"), d.delta)
	t.Expect = each(d, o.need("expect"), d.expectation)
	o.close()
	return t
}
