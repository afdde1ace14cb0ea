package bot

import (
	"casus/engine"
	"casus/engine/view"
	"casus/rules"
)

// picture is the world as a seat sees it, laid out as a frame so that the
// conditions of the catalogue's effects can be asked of it. Numbers the seat
// may not see read zero.
type picture struct {
	env  rules.Env
	game *engine.Game
	me   rules.Seat
	view *view.Briefing
	// alert is the readiness each seat began the match with: its peacetime.
	alert [rules.Seats]int32
}

// background are the tables by pair that a view leaves out. They are public
// and move slowly, so the published start of the scenario stands for them.
var background = [...]rules.Fact{rules.Affinity, rules.Dependence, rules.Sanctions, rules.Cohesion, rules.Cred}

// see lays out a briefing for a seat.
func (p *picture) see(g *engine.Game, v *view.Briefing, me rules.Seat) {
	p.me, p.view = me, v
	if p.game != g {
		p.open(g)
	}
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			p.env.Frame[rules.Tension.Pair(a, b)] = v.Tension[a][b]
			p.env.Frame[rules.TensionBase.Pair(a, b)] = v.TensionBase[a][b]
			p.env.Frame[rules.Rung.Pair(a, b)] = v.Rung[a][b]
		}
	}
	p.env.Frame[rules.AtWar.Pair(rules.RUS, rules.UKR)] = v.Globe.War
	for i, f := range view.GlobeFacts {
		p.env.Frame[f.At()] = v.Globe.Facts[i]
	}
	for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
		for c := range rules.Seat(rules.Seats) {
			p.env.Frame[f.Of(c)] = v.Of(f, c)
		}
	}
}

// open lays out what stays as it was when a match began.
func (p *picture) open(g *engine.Game) {
	p.game, p.env = g, rules.Env{}
	start := g.Start()
	p.env.Frame[rules.Umbrella.At()] = start.Facts[rules.Umbrella.At()]
	for a := rules.RUS; a < rules.Seats; a++ {
		p.alert[a] = start.Of(rules.AlertLevel, a)
		for b := rules.RUS; b < rules.Seats; b++ {
			for _, f := range background {
				p.env.Frame[f.Pair(a, b)] = start.Pair(f, a, b)
			}
		}
	}
}

func (p *picture) pair(f rules.Fact, a, b rules.Seat) int32 { return p.env.Frame[f.Pair(a, b)] }
func (p *picture) of(f rules.Fact, c rules.Seat) int32      { return p.env.Frame[f.Of(c)] }
func (p *picture) tension(x rules.Seat) int32               { return p.view.Tension[p.me][x] }
func (p *picture) rung(x rules.Seat) int32                  { return p.view.Rung[p.me][x] }
func (p *picture) ally(x rules.Seat) bool                   { return p.pair(rules.Cohesion, p.me, x) > 0 }

// foe reports whether the seat has reason to count another as an adversary.
func (p *picture) foe(x rules.Seat) bool {
	return x != p.me && !p.ally(x) && p.pair(rules.Affinity, p.me, x) < 0
}

// topRung is the highest rung the seat, or another, stands on with anybody.
func (p *picture) topRung(c rules.Seat) int32 {
	top := int32(0)
	for x := rules.RUS; x < rules.Seats; x++ {
		top = max(top, p.view.Rung[c][x])
	}
	return top
}

// applies reports whether an effect's own condition holds in the picture.
func (p *picture) applies(e *rules.Effect, actor, target rules.Seat) bool {
	if e.When == nil {
		return true
	}
	p.env.Vars[0], p.env.Vars[1] = actor, target
	return e.When.Holds(&p.env)
}
