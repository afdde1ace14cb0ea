package explain

import (
	"fmt"

	"casus/rules"
)

// Question is what is to be explained: what a clause says, by one trigger, of
// the frame and binding in Env. Readings and Requested are those of the match.
type Question struct {
	Pack      *rules.Pack
	Clause    *rules.Clause
	Trigger   int
	Env       rules.Env
	Readings  rules.Readings
	Requested bool
}

// Explanation is the answer with its reasons.
type Explanation struct {
	Clause   string       `json:"clause"`
	Verdict  rules.State  `json:"verdict"`
	Title    string       `json:"title"`
	Prose    []string     `json:"prose"`
	Cite     Cite         `json:"cite"`
	Tree     Node         `json:"tree"`
	Disputes []Dispute    `json:"disputes,omitempty"` // those the clause names
	By       []string     `json:"by,omitempty"`       // those that decide, if disputed
	Facts    []Fact       `json:"facts,omitempty"`
	Nearest  *Miss        `json:"nearest,omitempty"` // the answer is no: the first false part
	Blocked  *Block       `json:"blocked,omitempty"` // the answer is no: the exception
	Bind     []rules.Seat `json:"bind,omitempty"`
}

// Cite is where a rule stands in law and in the rule files.
type Cite struct {
	Treaty  string `json:"treaty"`
	Article string `json:"article"`
	Gist    string `json:"gist,omitempty"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
}

// Dispute is a question of law and how this match reads it.
type Dispute struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Broad    string `json:"broad"`
	Narrow   string `json:"narrow"`
	Reading  string `json:"reading"`
}

// Miss is the first false part: its text, the fact it turns on, what that fact
// is and what it would have had to be. Says is all of it in one sentence.
type Miss struct {
	Says    string   `json:"says"`
	Instead []string `json:"instead,omitempty"` // other ways, each as a sentence
	Text    string   `json:"text"`
	Fact    string   `json:"fact,omitempty"` // absent where no fact could have changed it
	Value   any      `json:"value,omitempty"`
	Would   any      `json:"would,omitempty"`
	Needs   string   `json:"needs"`
	File    string   `json:"file"`
	Line    int      `json:"line"`
}

// Block is the exception that barred the clause.
type Block struct {
	ID    string `json:"id"`
	Prose string `json:"prose"`
	Cite  Cite   `json:"cite"`
	Tree  Node   `json:"tree"`
}

type explainer struct {
	teller
	broad, contested uint32
}

// Explain answers a question.
func Explain(q Question) Explanation {
	t := &q.Clause.Triggers[q.Trigger]
	state, by := q.Clause.Judge(&q.Env, t, q.Readings.Reader(), q.Requested)
	x := &explainer{teller: teller{env: &q.Env, places: q.Pack.Places}}
	for i, r := range q.Readings {
		bit := uint32(1) << i
		switch {
		case r == rules.Broad:
			x.broad |= bit
		case r == rules.Contested && q.Clause.Disputes&bit != 0:
			x.contested |= bit
		}
	}
	q.Env.Disputes = x.broad | x.contested
	out := Explanation{
		Clause: q.Clause.ID, Verdict: state, Title: q.Clause.Treaty.Title, By: rules.DisputeNames(by),
		Cite: cite(q.Clause, &q.Clause.Cite, t.When.Pos), Tree: x.node(t.When.Expr), Facts: x.facts(t.When.Expr),
		Disputes: disputes(q), Bind: q.Env.Vars[:len(q.Clause.Bind)],
	}
	if state == rules.None {
		x.whyNot(q.Clause, t, &out)
	}
	out.Prose = x.summary(q.Clause, t, &out)
	return out
}

// whyNot finds the first false part under the most generous reading, or else
// the exception.
func (x *explainer) whyNot(c *rules.Clause, t *rules.Trigger, out *Explanation) {
	if c, missed := Nearest(t.When.Expr, *x.env, true); missed {
		out.Nearest = x.miss(FirstFalse(t.When.Expr, x.env), &c)
		return
	}
	block := Blocking(t, x.env)
	if block == nil {
		return // an exception that only a narrow reading keeps away
	}
	out.Blocked = &Block{
		ID: block.ID, Prose: x.say(block.When.Expr, true),
		Cite: cite(c, &block.Cite, block.When.Pos), Tree: x.node(block.When.Expr),
	}
}

// miss describes the part e and, in it, the change that would have settled it.
func (x *explainer) miss(e *rules.Expr, c *Change) *Miss {
	m := &Miss{Says: c.says(x.places), Text: e.Text, Needs: teller{places: x.places}.say(e, true), File: c.Part.Pos.File, Line: c.Part.Pos.Line}
	if c.Fact != nil {
		there := &explainer{teller: teller{env: &c.Env, places: x.places}}
		fact := there.reading(c.Fact)
		m.Fact, m.Value, m.Would = fact.Name, fact.Value, there.plain(c.Fact, int64(c.To))
	}
	for _, other := range c.Instead {
		if way, missed := Nearest(other, c.Env, c.Want); missed {
			m.Instead = append(m.Instead, way.says(x.places))
		}
	}
	return m
}

func cite(c *rules.Clause, from *rules.Cite, pos rules.Pos) Cite {
	treaty := from.Treaty
	if treaty == "" {
		treaty = c.Treaty.Code
	}
	return Cite{treaty, from.Article, from.Gist, pos.File, pos.Line}
}

func disputes(q Question) []Dispute {
	var out []Dispute
	for i, d := range q.Pack.Disputes {
		if q.Clause.Disputes>>i&1 == 1 {
			out = append(out, Dispute{d.ID, d.Question, d.Broad, d.Narrow, q.Readings[i].String()})
		}
	}
	return out
}

// summary is the explanation in two or three sentences.
func (x *explainer) summary(c *rules.Clause, t *rules.Trigger, out *Explanation) []string {
	says := []string{fmt.Sprintf("%s, article %s: %s.", c.Treaty.Code, c.Cite.Article, c.Cite.Gist)}
	switch {
	case out.Nearest != nil:
		return append(says, "It does not apply. "+out.Nearest.Says)
	case out.Blocked != nil:
		return append(says, fmt.Sprintf("It would apply, but %s (%s, article %s).", out.Blocked.Prose, out.Blocked.Cite.Treaty, out.Blocked.Cite.Article))
	case out.Verdict == rules.Disputed:
		for _, d := range out.Disputes {
			for _, by := range out.By {
				if d.ID == by {
					says = append(says, fmt.Sprintf("It is disputed: %s", d.Question))
				}
			}
		}
		return says
	}
	return append(says, fmt.Sprintf("It applies: %s.", x.say(t.When.Expr, true)))
}
