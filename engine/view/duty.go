package view

import (
	"cmp"
	"slices"

	"casus/engine"
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// Duty is one duty as the duty card shows it. Duties are public, for they rest
// on public facts alone: an act that nobody noticed opens none, and against whom
// one is goes by whom the seats suspect.
type Duty struct {
	ID       int32    `json:"id"`
	Clause   string   `json:"clause"`
	Obligor  string   `json:"obligor"`
	Claimant string   `json:"claimant,omitempty"`
	Against  string   `json:"against,omitempty"`
	State    string   `json:"state"`
	By       []string `json:"by,omitempty"`
	Opened   int32    `json:"opened"`
	Due      int32    `json:"due,omitempty"`
	Worth    int32    `json:"worth"`
	Need     int32    `json:"need"`
	Cause    int32    `json:"cause,omitempty"`
	Choices  []string `json:"choices,omitempty"`
	Answer   string   `json:"answer,omitempty"`
	// Outlook is how others see the attack that the duty is about.
	Outlook *Outlook `json:"outlook,omitempty"`
	// Conflicts of an open duty with other law, as it stands now.
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// Outlook is what most governments take an attack for: an attack in the sense of
// a pact (triggered), divided opinion (contested) or none (not). It is an opinion
// beside the clause's verdict.
type Outlook struct {
	Status string `json:"status"`
	Score  int32  `json:"score"`           // the median, 0..1000
	Began  bool   `json:"began,omitempty"` // the claimant is held to have begun
}

func (o *Outlook) same(p *Outlook) bool {
	if o == nil || p == nil {
		return o == p
	}
	return *o == *p
}

func outlook(g *engine.Game, d *world.Duty) *Outlook {
	if !d.Outlook.Formed() {
		return nil
	}
	return &Outlook{g.Treaties.Outlook(d).String(), d.Outlook.Median(), d.Outlook.Began()}
}

func (l *lens) duties(g *engine.Game, s *world.State) []Duty {
	out := []Duty{}
	var env rules.Env
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 {
			out = append(out, l.own(g, s, d, dutyOf(g, d, lawOn(g, s, &env, d))))
		}
	}
	sortDuties(out)
	return out
}

// sortDuties orders by number; the slots of the state are reused.
func sortDuties(d []Duty) {
	slices.SortFunc(d, func(a, b Duty) int { return cmp.Compare(a.ID, b.ID) })
}

// own adds to a duty what differs from audience to audience.
func (l *lens) own(g *engine.Game, s *world.State, d *world.Duty, out Duty) Duty {
	out.Cause = l.number(d.Event)
	for _, choice := range l.choices(g, s, d) {
		out.Choices = append(out.Choices, choice.String())
	}
	return out
}

// lawOn is the law that an open duty is in conflict with, asked for in env.
func lawOn(g *engine.Game, s *world.State, env *rules.Env, d *world.Duty) []pact.Conflict {
	if !d.State.Open() {
		return nil
	}
	return g.Treaties.Conflicts(s, env, g.Treaties.ClaimOf(s, d))
}

// dutyOf is a duty as far as it is the same for all, with its conflicts.
func dutyOf(g *engine.Game, d *world.Duty, law []pact.Conflict) Duty {
	c := g.Pack.Clauses[d.Clause]
	b := &c.Bindings[d.Binding]
	out := Duty{
		ID: int32(d.ID), Clause: c.ID, Obligor: code(b.Obligor), Claimant: code(b.Claimant), Against: code(d.Against),
		State: d.State.String(), Opened: int32(d.Opened), Worth: int32(d.Worth),
		Answer: d.Answer.String(), Outlook: outlook(g, d), Conflicts: conflicts(pact.Clashes(law)),
	}
	if d.State != rules.Available {
		out.Due = int32(d.Due) // what is only on offer has no deadline yet
	}
	if d.State == rules.Disputed {
		out.By = rules.DisputeNames(uint32(d.By))
	}
	if c.Perform != nil {
		out.Need = c.Perform.Need
	}
	return out
}

// choices are the answers to a duty that are open to the audience now.
func (l *lens) choices(g *engine.Game, s *world.State, d *world.Duty) []world.Choice {
	if seat, ok := l.as.Of(); ok && seat == g.Obligor(d) && s.Phase == world.Response {
		return g.Treaties.Choices(d)
	}
	return nil
}

// ClauseState is where a clause stands: its strongest live state, else whether
// it is in force at all.
type ClauseState struct {
	Clause string `json:"clause"`
	State  string `json:"state"`
}

func clauses(g *engine.Game, s *world.State) []ClauseState {
	out := make([]ClauseState, len(g.Pack.Clauses))
	for i, c := range g.Pack.Clauses {
		out[i] = ClauseState{c.ID, Standing(g, s, c).String()}
	}
	return out
}

// Standing is the strongest state of a clause over its live duties and this
// turn's breaches, else its standing in law on the date.
func Standing(g *engine.Game, s *world.State, c *rules.Clause) rules.State {
	best := g.Treaties.Standing(s, c)
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || int(d.Clause) != c.Index {
			continue
		}
		if recent(s, d) && d.State > best {
			best = d.State
		}
	}
	return best
}

// recent reports whether a duty still colours its clause.
func recent(s *world.State, d *world.Duty) bool {
	return d.State.Open() || d.State == rules.Breached && int32(d.Due) >= s.Turn()-1
}
