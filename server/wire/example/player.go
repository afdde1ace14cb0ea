package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
)

// player knows of the match what it needs to decide: the view's fields of the
// same names. It orders by chance whatever is open and can be paid for.
type player struct {
	Turn      int
	Phase     string
	Catalogue string
	Legal     string // base64 of a bitmap over the lines of the seat
	Budget    struct {
		Capital int `json:"pc"`
		Money   int `json:"m"`
		Main    int
	}
	Duties []duty
	Sent   *struct{} // something lies sealed for this phase

	seat   string
	server *server
	orders catalogue
	clock  bool // the phase has a clock: say when one is ready
	gave   bool // has given something in this phase
	ready  bool // and has said so
	bare   bool // what it wanted was refused: hold instead
	over   *ending
}

type duty struct {
	ID      int
	Choices []string
}

type ending struct {
	Reason string
	Scores []struct {
		Seat  string
		Total int
	}
}

// change is a view, or what a reveal says of one.
type change struct {
	player
	Over *ending
}

// see replaces everything known by a view.
func (p *player) see(view json.RawMessage) error {
	fresh := player{seat: p.seat, server: p.server, orders: p.orders, clock: p.clock}
	seen := change{player: fresh}
	if err := json.Unmarshal(view, &seen); err != nil {
		return err
	}
	known := p.Catalogue == seen.Catalogue
	*p = seen.player
	p.gave, p.over = p.Sent != nil, seen.Over
	if known {
		return nil
	}
	var err error
	p.orders, err = p.server.catalogue(p.Catalogue)
	return err
}

// event applies an event. A kind it does not know changes nothing.
func (p *player) event(kind string, body json.RawMessage) error {
	switch kind {
	case "start":
		return p.see(body)
	case "reveal":
		return p.reveal(body)
	}
	return nil
}

// reveal opens a phase: what was sealed is used up, and changed duties take the
// place of the old ones. Who keeps more of a view has more to replace.
func (p *player) reveal(body json.RawMessage) error {
	next := change{player: player{Legal: p.Legal, Budget: p.Budget}}
	if err := json.Unmarshal(body, &next); err != nil {
		return err
	}
	p.Turn, p.Phase, p.Legal, p.Budget = next.Turn, next.Phase, next.Legal, next.Budget
	for _, changed := range next.Duties {
		found := false
		for i := range p.Duties {
			if found = p.Duties[i].ID == changed.ID; found {
				p.Duties[i] = changed
				break
			}
		}
		if !found {
			p.Duties = append(p.Duties, changed)
		}
	}
	p.gave, p.ready, p.bare, p.over = false, false, false, next.Over
	return nil
}

// decide gives the next command, or none.
func (p *player) decide() (verb string, body any) {
	switch {
	case p.over != nil || p.Phase == "lobby":
		return "", nil
	case p.gave && p.clock && !p.ready:
		p.ready = true
		return "ready", map[string]any{"ready": true}
	case p.gave:
		return "", nil
	case p.Phase == "response":
		return "answers", map[string]any{"answers": p.answers(), "lines": []int{}}
	}
	return "orders", map[string]any{"lines": p.choose()}
}

// answers gives each duty that asks for one an answer it offers.
func (p *player) answers() []map[string]any {
	out := []map[string]any{}
	for _, d := range p.Duties {
		if n := len(d.Choices); n > 0 && !p.bare {
			out = append(out, map[string]any{"duty": d.ID, "choice": d.Choices[rand.IntN(n)]})
		}
	}
	return out
}

// choose takes one of the orders that are open and can be paid for; one that is
// covert would need a slot of its own, so it is left alone.
func (p *player) choose() []int {
	legal, err := base64.StdEncoding.DecodeString(p.Legal)
	if err != nil || p.bare || p.Budget.Main < 1 {
		return []int{}
	}
	var open []int
	for n, line := range p.orders.Lines[p.seat] {
		if n/8 < len(legal) && legal[n/8]>>(n%8)&1 == 1 && p.affordable(line.Action) {
			open = append(open, n)
		}
	}
	if len(open) == 0 {
		return []int{}
	}
	n := open[rand.IntN(len(open))]
	line := p.orders.Lines[p.seat][n]
	fmt.Printf("turn %d: %s %s\n", p.Turn, line.Action, line.Target)
	return []int{n}
}

func (p *player) affordable(action string) bool {
	for _, a := range p.orders.Actions {
		if a.ID == action {
			return a.Covert == 0 && a.Capital <= p.Budget.Capital && a.Money <= p.Budget.Money
		}
	}
	return false
}

// answered learns what became of a command. One that came too late is of no
// account: the next reveal is on its way. One that was refused for what it said
// is given again without it.
func (p *player) answered(c command, taken bool, code, reason string) {
	if c.Turn != p.Turn || c.Phase != p.Phase || c.Verb == "ready" {
		return
	}
	switch {
	case taken:
		p.gave = true
	case code == "late" || code == "early" || code == "over" || code == "phase" || p.bare:
		p.gave = true
	default:
		fmt.Printf("turn %d: refused: %s\n", p.Turn, reason)
		p.bare = true
	}
}

// points of the seat at the end.
func (p *player) points() int {
	for _, s := range p.over.Scores {
		if s.Seat == p.seat {
			return s.Total
		}
	}
	return 0
}
