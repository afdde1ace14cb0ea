package engine

import (
	"casus/engine/act"
	"casus/engine/drift"
	"casus/engine/mechanism"
	"casus/engine/world"
	"casus/rules"
)

// unforeseen are the mechanisms whose outcome rests on others' choices or on
// dice: a forecast leaves them out instead of pretending to know.
var unforeseen = []string{"council", "council_easing", "talks", "attribution", "espionage", "admission", "denial", "inquiry", "pooling"}

// Foresee resolves the running phase on a copy of the state as if one seat's
// lines were all that happened: everybody else holds, nothing comes from
// outside, and where dice would fall the expected value stands. It rolls none
// of the match's dice. The state should already be cut to what the seat may
// know. Lines the seat cannot give now are left out. See is shown every
// judgement that the treaty pass makes; the resolved copy is returned.
func (g *Game) Foresee(s world.State, seat rules.Seat, lines []int, see func(world.Judgement)) world.State {
	w := world.Work{Probe: see}
	s.Sealed = [rules.Seats]world.Sealed{}
	w.Snapshot(&s)
	sealed := &s.Sealed[seat]
	for _, n := range lines {
		valid := n >= 0 && n < len(g.Cat.Lines[seat]) && int(sealed.NLines) < world.MaxLines
		if valid && g.Cat.MayGive(&s, &w.Env, seat, g.Cat.Lines[seat][n]) {
			sealed.Lines[sealed.NLines] = int16(n)
			sealed.NLines++
		}
	}
	w.Begin()
	stage := g.expected()
	stage.Orders(&s, &w)
	drift.Heat(&s, &w)
	drift.Climb(&s, &w)
	g.Treaties.Pass(&s, &w)
	return s
}

// expected is the stage without luck.
func (g *Game) expected() act.Stage {
	stage := *g.stage
	stage.Seed, stage.Expected = 0, true
	stage.Mech = append([]mechanism.Func(nil), stage.Mech...)
	for _, a := range g.Pack.Actions {
		for _, name := range unforeseen {
			if a.Mechanism == name {
				stage.Mech[a.Index] = nil
			}
		}
	}
	return stage
}
