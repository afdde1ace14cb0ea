package engine

import "casus/engine/world"

// Probe resolves the running phase of a copy of the state and shows every
// question the treaty pass put to a clause: the look over the shoulder that
// explanations need. The Env of a judgement is only valid during the call.
func (g *Game) Probe(s world.State, see func(world.Judgement)) {
	w := world.Work{Probe: see}
	g.advance(&s, &w)
}
