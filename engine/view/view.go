package view

import (
	"encoding/base64"

	"casus/engine"
	"casus/engine/score"
	"casus/engine/world"
	"casus/rules"
)

// Grid is a table by pair of seats.
type Grid [rules.Seats][rules.Seats]int32

// View is the whole match as one audience may know it.
type View struct {
	Match       string            `json:"match,omitempty"` // filled in by the server
	Scenario    string            `json:"scenario"`
	Title       string            `json:"title"`
	Arm         string            `json:"arm"`
	Turn        int32             `json:"turn"`
	Phase       string            `json:"phase"`
	Date        string            `json:"date"`
	As          string            `json:"as"`
	Readings    map[string]string `json:"readings"`
	Tension     Grid              `json:"tension"`
	TensionBase Grid              `json:"tension_base"`
	Rung        Grid              `json:"rung"`
	Countries   []Country         `json:"countries"`
	Duties      []Duty            `json:"duties"`
	Clauses     []ClauseState     `json:"clauses"`
	Doubts      []Doubt           `json:"doubts,omitempty"`
	Log         []LogEvent        `json:"log"`
	History     []Point           `json:"history"`
	Catalogue   string            `json:"catalogue"`
	Legal       string            `json:"legal,omitempty"`
	Budget      *Budget           `json:"budget,omitempty"`
	Pledge      *Pledge           `json:"pledge,omitempty"`
	Sent        *Sent             `json:"sent,omitempty"`
	World       map[string]int32  `json:"world"`
	Standing    *Account          `json:"standing,omitempty"`
	Over        *Ending           `json:"over,omitempty"`
}

// Country is one country's numbers.
type Country struct {
	Seat  string           `json:"seat"`
	Rung  int32            `json:"rung"`
	Facts map[string]int32 `json:"facts"`
}

// Sent is the set a seat has sealed for the running phase.
type Sent struct {
	Lines   []int    `json:"lines"`
	Answers []Answer `json:"answers"`
}

// Answer is what a seat has decided about one of its duties.
type Answer struct {
	Duty   int    `json:"duty"`
	Choice string `json:"choice"`
}

// Budget is what a seat may spend in the running phase: political capital,
// money, and slots for open and covert orders.
type Budget struct {
	Capital int32 `json:"pc"`
	Money   int32 `json:"m"`
	Main    int32 `json:"main"`
	Covert  int32 `json:"covert"`
}

// Ending says why the match is over, whether it showed what its scenario is
// about, and what it came to for each seat; after a catastrophe nobody ranks.
type Ending struct {
	Reason  string  `json:"reason"`
	Success []Met   `json:"success,omitempty"`
	Scores  []Score `json:"scores"`
	Ranked  bool    `json:"ranked,omitempty"`
}

// Met is one part of a scenario's success test and whether it has come true.
type Met struct {
	Says string `json:"says"`
	Met  bool   `json:"met"`
}

// Point is one turn of the curves: rungs by country, tension by pair in seat
// order.
type Point struct {
	Turn    int32              `json:"turn"`
	Rung    [rules.Seats]int32 `json:"rung"`
	Tension [15]int32          `json:"tension"`
}

// Of cuts a state and its log for an audience. The history is what the match
// has shown at the start of each phase, which is public; the caller keeps it.
func Of(g *engine.Game, s *world.State, log []world.Entry, history []Point, as Audience) View {
	l := newLens(log, as)
	v := View{
		Scenario: g.Scenario.ID, Title: g.Scenario.Title, Arm: g.Arm,
		Turn: s.Turn(), Phase: s.Phase.String(), Date: s.Date().String(), As: as.String(),
		Readings:  readings(g.Pack, g.Readings),
		Tension:   grid(s, rules.Tension),
		Rung:      grid(s, rules.Rung),
		Countries: countries(s, as),
		Duties:    l.duties(g, s),
		Clauses:   clauses(g, s),
		Doubts:    l.doubts(s),
		Log:       l.events([]LogEvent{}, 0),
		History:   history,
		Catalogue: CatalogueHash(g),
		Over:      ending(g, s),
	}
	v.TensionBase = grid(s, rules.TensionBase)
	v.World, v.Standing = worldAt(s), account(g, s, as)
	if seat, ok := as.Of(); ok {
		v.Legal = legal(g, s, seat)
		v.Budget = budget(g, s, seat)
		v.Pledge, v.Sent = pledge(s, seat), sent(s, seat)
	}
	return v
}

// PointOf is the current point of the curves.
func PointOf(s *world.State) Point {
	p := Point{Turn: s.Turn()}
	i := 0
	for a := rules.RUS; a < rules.Seats; a++ {
		p.Rung[a] = s.CountryRung(a)
		for b := a + 1; b < rules.Seats; b++ {
			p.Tension[i] = s.Pair(rules.Tension, a, b)
			i++
		}
	}
	return p
}

func readings(p *rules.Pack, r rules.Readings) map[string]string {
	out := map[string]string{}
	for i, reading := range r {
		out[p.Disputes[i].ID] = reading.String()
	}
	return out
}

func grid(s *world.State, f rules.Fact) (out Grid) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			out[a][b] = s.Pair(f, a, b)
		}
	}
	return out
}

func countries(s *world.State, as Audience) []Country {
	out := make([]Country, rules.Seats)
	for c := rules.RUS; c < rules.Seats; c++ {
		out[c] = Country{c.String(), s.CountryRung(c), countryFacts(s, as, c)}
	}
	return out
}

func countryFacts(s *world.State, as Audience, c rules.Seat) map[string]int32 {
	out := map[string]int32{}
	for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
		if as.mayRead(f, c) {
			out[rules.Facts[f].Name] = s.Of(f, c)
		}
	}
	return out
}

func legal(g *engine.Game, s *world.State, seat rules.Seat) string {
	return base64.StdEncoding.EncodeToString(g.Legal(s, seat))
}

func sent(s *world.State, seat rules.Seat) *Sent {
	sealed := &s.Sealed[seat]
	if !sealed.Sent {
		return nil
	}
	out := &Sent{Lines: []int{}, Answers: []Answer{}}
	for _, n := range sealed.Lines[:sealed.NLines] {
		out.Lines = append(out.Lines, int(n))
	}
	for i := range int(sealed.NAnswer) {
		a := sealed.Answer(i)
		out.Answers = append(out.Answers, Answer{Duty: int(a.Duty), Choice: a.Choice.String()})
	}
	return out
}

func ending(g *engine.Game, s *world.State) *Ending {
	if s.Phase != world.Over {
		return nil
	}
	return &Ending{s.End.String(), success(g, s), scores(g, s), score.Ranked(s)}
}

func success(g *engine.Game, s *world.State) (out []Met) {
	for _, m := range g.Success(s) {
		out = append(out, Met(m))
	}
	return out
}

func budget(g *engine.Game, s *world.State, seat rules.Seat) *Budget {
	b := Budget(g.Budget(s, seat))
	return &b
}
