package view

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"casus/engine"
	"casus/rules"
	"casus/rules/explain"
)

// Catalogue is what a client needs to know once: every order, clause, place
// and dispute of a match. It travels by hash.
type Catalogue struct {
	Hash     string            `json:"hash"`
	Pack     string            `json:"pack"` // the rules it is cut from, for the rulebook
	Actions  []Action          `json:"actions"`
	Lines    map[string][]Line `json:"lines"`
	Clauses  []Clause          `json:"clauses"`
	Treaties []Treaty          `json:"treaties"`
	Places   []Place           `json:"places"`
	Disputes []Dispute         `json:"disputes"`
	Injects  []Inject          `json:"injects"`
	Shields  []Shield          `json:"shields"`
	Umbrella string            `json:"umbrella"` // off, wmd_only, full: Russia over its ally
	Hints    []Hint            `json:"hints"`
	// Assumptions are the contested findings the match builds in, or leaves out.
	Assumptions []Assumption `json:"assumptions"`
}

// Hint is a scenario's advice for one turn.
type Hint struct {
	Turn int32  `json:"turn"`
	Says string `json:"says"`
}

// Action describes an order for the picker and the log.
type Action struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary"`
	Domain    string   `json:"domain"`
	CAMEO     string   `json:"cameo"`
	Goldstein int32    `json:"goldstein"`
	Rivera    string   `json:"rivera"`
	Kahn      int32    `json:"kahn"`
	MID       int32    `json:"mid"`
	PLOVER    string   `json:"plover"`
	Covert    int32    `json:"covert,omitempty"`
	Floor     int32    `json:"floor"`
	Capital   int32    `json:"pc"`
	Money     int32    `json:"m"`
	Phase     string   `json:"phase"`
	Response  bool     `json:"response,omitempty"`
	Mutual    bool     `json:"mutual,omitempty"`
	Tension   int32    `json:"tension"`
	Kind      string   `json:"kind,omitempty"`
	Effects   []string `json:"effects"`
}

// Line is one order a seat may choose; its place in the list is its number.
type Line struct {
	Action string `json:"action"`
	Target string `json:"target,omitempty"`
	Place  string `json:"place,omitempty"`
}

// Clause is an article as the treaty board shows it.
type Clause struct {
	ID         string   `json:"id"`
	Treaty     string   `json:"treaty"`
	Article    string   `json:"article"`
	Gist       string   `json:"gist"`
	Modality   string   `json:"modality"`
	Discretion int      `json:"discretion"`
	Disputes   []string `json:"disputes"`
	Prose      []string `json:"prose"`
	Kind       string   `json:"kind"`
	Parties    []string `json:"parties"`
	Verify     bool     `json:"verify,omitempty"`
}

// Treaty is an instrument.
type Treaty struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Nature  string     `json:"nature"`
	Parties []string   `json:"parties"`
	Signed  string     `json:"signed"`
	InForce []Interval `json:"in_force"`
	Source  string     `json:"source"`
	Verify  []string   `json:"verify,omitempty"`
}

// Interval is when an instrument is in force; Until is the first day it is not.
type Interval struct {
	From  string `json:"from"`
	Until string `json:"until,omitempty"`
}

// Place is a point on the map.
type Place struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Kind    string         `json:"kind"`
	Admin   string         `json:"administered_by"`
	Claimed []string       `json:"claimed_by"`
	At      [2]json.Number `json:"at"` // degrees east, degrees north
}

// Dispute is a question on which lawyers differ.
type Dispute struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Broad    string `json:"broad"`
	Narrow   string `json:"narrow"`
}

// Inject is an event from outside the seats.
type Inject struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// CatalogueHash names the catalogue of a match: rules, scenario and arm.
func CatalogueHash(g *engine.Game) string {
	sum := sha256.Sum256([]byte(g.Pack.Hash + "\n" + g.Scenario.ID + "\n" + g.Arm))
	return hex.EncodeToString(sum[:12])
}

// CatalogueOf lists a match's orders, clauses, places and disputes.
func CatalogueOf(g *engine.Game) Catalogue {
	c := Catalogue{Hash: CatalogueHash(g), Pack: g.Pack.Hash, Lines: map[string][]Line{}}
	for _, a := range g.Pack.Actions {
		c.Actions = append(c.Actions, action(a))
	}
	for s := rules.RUS; s < rules.Seats; s++ {
		c.Lines[s.String()] = lines(g, s)
	}
	for _, t := range g.Pack.Treaties {
		c.Treaties = append(c.Treaties, treaty(t, g.Arm))
	}
	for _, cl := range g.Pack.Clauses {
		c.Clauses = append(c.Clauses, clause(cl, g.Pack.Places))
	}
	for _, p := range g.Pack.Places {
		c.Places = append(c.Places, place(p))
	}
	for _, d := range g.Pack.Disputes {
		c.Disputes = append(c.Disputes, Dispute(d))
	}
	for _, in := range g.Pack.Injects {
		c.Injects = append(c.Injects, Inject{in.ID, in.Text})
	}
	for _, h := range g.Scenario.Hints {
		c.Hints = append(c.Hints, Hint(h))
	}
	c.Shields, c.Umbrella, c.Assumptions = shields(g), umbrella(g), assumptions(g)
	return c
}

func lines(g *engine.Game, s rules.Seat) []Line {
	out := make([]Line, len(g.Cat.Lines[s]))
	for i, l := range g.Cat.Lines[s] {
		out[i] = Line{Action: g.Pack.Actions[l.Action].ID, Target: code(l.Target)}
		if l.Place >= 0 {
			out[i].Place = g.Pack.Places[l.Place].ID
		}
	}
	return out
}

func clause(c *rules.Clause, places []*rules.Place) Clause {
	out := Clause{
		ID: c.ID, Treaty: c.Treaty.Code, Article: c.Cite.Article, Gist: c.Cite.Gist, Modality: c.Modality.String(),
		Discretion: c.Discretion, Disputes: rules.DisputeNames(c.Disputes), Kind: kind(c),
		Parties: codes(c.Treaty.Parties), Verify: c.Verify,
	}
	for i := range c.Triggers {
		out.Prose = append(out.Prose, explain.Prose(&c.Triggers[i].When, places))
	}
	return out
}

// kind sorts clauses for people: talk, help, do something else, do not, may.
func kind(c *rules.Clause) string {
	switch {
	case c.Modality == rules.MustNot:
		return "prohibit"
	case c.Modality == rules.May:
		return "permit"
	case c.Confers():
		return "consult"
	case c.Helps() && !c.Consults():
		return "assist"
	}
	return "act"
}

func codes(set rules.SeatSet) []string {
	out := []string{}
	for _, s := range set.Members() {
		out = append(out, s.String())
	}
	return out
}
