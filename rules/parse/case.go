package parse

import (
	"strings"

	"casus/rules"
)

// Case reads an incident with the verdicts expected of it.
func (d *Doc) Case(places Places) (*rules.Case, error) {
	o := d.root
	c := &rules.Case{Pos: o.need("case").pos, ID: d.text(o.need("case"))}
	c.Title = d.text(o.get("title"))
	c.Date = d.date(o.need("date"))
	if arm := o.get("arm"); arm != nil {
		c.Arm = d.arm(arm)
	}
	d.readings(o.get("readings"), &c.Readings)
	c.Facts = each(d, o.get("facts"), func(n *node) rules.EventFact { return d.incident(n, places) })
	c.Requests = each(d, o.get("requests"), d.caseRequest)
	c.Wars = each(d, o.get("wars"), d.war)
	c.State = d.stateFacts(o.get("state"))
	c.Expect = d.caseExpects(o.need("expect"))
	c.Note = d.words(o.get("note"))
	c.Doubt = d.words(o.get("doubt"))
	c.Sources = oneOrMore(d, o.get("sources"), d.text)
	o.close()
	return c, d.done()
}

// words reads text, or a list of texts as paragraphs.
func (d *Doc) words(n *node) string {
	if n == nil {
		return ""
	}
	return strings.Join(oneOrMore(d, n, d.text), "\n")
}

func (d *Doc) caseRequest(n *node) rules.CaseRequest {
	o := d.object(n)
	r := rules.CaseRequest{Pos: n.pos, By: d.power(o.need("by")), To: d.power(o.need("to")), Clause: d.text(o.get("clause"))}
	o.close()
	return r
}

func (d *Doc) war(n *node) rules.War {
	o := d.object(n)
	w := rules.War{Pos: n.pos}
	sides := o.need("between")
	if both := each(d, sides, d.power); len(both) == 2 && both[0] != both[1] {
		w.Between = [2]rules.Seat(both)
	} else if sides != nil && sides.shape == list {
		d.fail(sides.pos, "a war is between two different countries, such as [PRK, KOR]; give one row for each pair")
	}
	w.Declared = d.yes(o.get("declared"))
	if since := o.get("since"); since != nil {
		w.Since = d.date(since)
	}
	o.close()
	return w
}

// stateFacts reads numbers of the state, either as a list of changes or as a map
// such as {"tension[PRK][USA]": 700}.
func (d *Doc) stateFacts(n *node) (out []rules.Delta) {
	d.either(n, n != nil && n.shape == mapping, func(n *node) {
		o := d.object(n)
		for _, k := range o.free() {
			out = append(out, d.stateFact(k, o.get(k.name)))
		}
	}, func(n *node) { out = each(d, n, d.delta) })
	return out
}

func (d *Doc) stateFact(k key, value *node) rules.Delta {
	delta := rules.Delta{Pos: k.pos, Text: k.name, Value: d.number(value, -2000000000, 2000000000)}
	t := d.target(k.pos, k.name, false)
	if t.ok {
		delta.Index = t.index()
	}
	if value != nil {
		d.fits(value.pos, t, delta.Value)
	}
	return delta
}

// caseExpects reads the map from clause to the answers it may give.
func (d *Doc) caseExpects(n *node) []rules.CaseExpect {
	if n == nil {
		return nil
	}
	o := d.object(n)
	out := make([]rules.CaseExpect, 0, len(o.keys))
	for _, k := range o.free() {
		e := rules.CaseExpect{Pos: k.pos, Clause: k.name}
		e.Answers = oneOrMore(d, o.get(k.name), d.caseAnswer)
		out = append(out, e)
	}
	if len(out) == 0 && !o.empty {
		d.fail(n.pos, "a case must expect something; name a clause and its state, such as UK53-3: none")
	}
	return out
}

// caseAnswer reads none, due, disputed or disputed:D3,D5.
func (d *Doc) caseAnswer(n *node) rules.CaseAnswer {
	s, ok := d.value(n, "a state such as due or disputed:D3")
	if !ok {
		return rules.CaseAnswer{}
	}
	word, numbers, named := strings.Cut(s, ":")
	state, known := rules.ParseState(strings.TrimSpace(word))
	switch {
	case !known:
		d.fail(n.pos, "%q is not a state%s", word, DidYouMean(word, stateNames))
	case named && state != rules.Disputed:
		d.fail(n.pos, "only disputed is followed by disputes, as in disputed:D3; %s stands alone", word)
	}
	answer := rules.CaseAnswer{State: state}
	if !named {
		return answer
	}
	for _, id := range strings.Split(numbers, ",") {
		bit := disputeBit(strings.TrimSpace(id))
		if bit == 0 {
			d.fail(n.pos, "%q is not a dispute; they are D1 to D%d", strings.TrimSpace(id), rules.Disputes)
		}
		answer.By |= bit
	}
	return answer
}

func disputeBit(id string) uint32 {
	for i, name := range DisputeIDs {
		if name == id {
			return 1 << i
		}
	}
	return 0
}
