package engine

import (
	"slices"

	"casus/engine/drift"
	"casus/engine/world"
	"casus/rules"
)

// advance resolves the running phase. After the orders: acts, incidents and
// injects, then the first treaty pass. After the answers: the deeds, the
// second pass, and the end of the turn.
func (g *Game) advance(s *world.State, w *world.Work) {
	w.Params = &g.Params
	switch s.Phase {
	case world.Orders:
		g.resolveOrders(s, w)
		s.Phase = world.Response
	case world.Response:
		g.resolveAnswers(s, w)
		g.endTurn(s, w)
	}
	if s.End == world.Catastrophe && s.Phase != world.Over {
		drift.Weigh(s, w, g.Scenario.Success)
		drift.Finish(s, w)
	}
	for _, d := range g.held {
		s.Facts[d.Index] = d.Value
	}
	s.Sealed = [rules.Seats]world.Sealed{}
}

func (g *Game) resolveOrders(s *world.State, w *world.Work) {
	w.Begin()
	g.stage.Orders(s, w)
	drift.Theatre(s, w, g.Setup.Seed, g.Scenario.TurnDays)
	w.Snapshot(s)
	drift.Injects(s, w, g.Pack, g.injects, g.Setup.Seed, g.Scenario.TurnDays)
	drift.Incidents(s, w, g.Setup.Seed, g.Scenario.TurnDays)
	drift.Clues(s, w, g.Setup.Seed)
	drift.Witness(s, w)
	drift.Formation(s, w, g.Treaties.Bonds(s.Date()), g.Treaties.Bonds(g.twoTurnsAgo(s)))
	drift.Reopen(s, w)
	drift.Talked(s, w)
	drift.Heat(s, w)
	drift.Climb(s, w)
	s.Pressed, s.Blows = pressed(w), blows(w)
	g.Treaties.Pass(s, w)
}

// twoTurnsAgo is the day two turns before the running one, or the first day of
// the match: what bound before it is old news.
func (g *Game) twoTurnsAgo(s *world.State) rules.Date {
	return max(s.Date()-2*rules.Date(g.Scenario.TurnDays), g.Scenario.Start)
}

// pressing is the severity from which an act against a seat calls for a
// response: an alert raised against it is enough, a statement is not.
const pressing = 40

var armsForUkraine = slices.Index(rules.Subjects, "arms_for_ukraine")

func pressed(w *world.Work) (out rules.SeatSet) {
	for i := range w.NEvents {
		e := &w.Events[i]
		if e.Severity >= pressing && e.Target.Playable() && e.Actor != e.Target {
			out = out.With(e.Target)
			if (rules.Kinds[e.Kind].Force || e.Att < world.Sure) && e.Actor.Playable() {
				out = out.With(e.Actor) // who used force may have to say what it was, who is suspected may deny
			}
		}
		if int(e.Subject) == armsForUkraine && e.Kind == rules.ArmsTransfer && e.Actor.Playable() {
			out = out.With(rules.RUS) // no attack on Russia, yet it will want to answer
		}
	}
	return out
}

// blows are what the seats did to each other, for answers to be measured by.
func blows(w *world.Work) (out [rules.Seats][rules.Seats]uint8) {
	for a := range w.Floor {
		for b, rung := range w.Floor[a] {
			out[a][b] = uint8(rung)
		}
	}
	return out
}

func (g *Game) resolveAnswers(s *world.State, w *world.Work) {
	w.Begin()
	g.stage.Answers(s, w)
	g.stage.Orders(s, w)
	drift.Witness(s, w)
	drift.Reopen(s, w)
	drift.Talked(s, w)
	drift.Heat(s, w)
	drift.Climb(s, w)
	g.Treaties.Pass(s, w)
}

func (g *Game) endTurn(s *world.State, w *world.Work) {
	days, k := g.Scenario.TurnDays, &g.setting
	g.Treaties.Reckon(s, w)
	drift.Alliances(s, w, g.Treaties.Bonds(s.Date()), days)
	drift.Slip(s, w, g.Setup.Seed, days)
	drift.Home(s, w, days)
	drift.Learn(s, w, &g.bases, days)
	drift.Fight(s)
	drift.CalmDown(s, w)
	drift.Threats(s, w)
	k.Month(s, w)
	drift.Heal(s, w, days)
	k.Economy(s, w)
	k.Technology(s, w)
	k.Domestic(s, w)
	drift.Weigh(s, w, g.Scenario.Success)
	drift.Finish(s, w)
	if s.Phase == world.Over {
		return
	}
	s.Facts[rules.TurnNumber.At()]++
	s.Facts[rules.Today.At()] += days
	s.Phase = world.Orders
}

// Resolve resolves the running phase as VerbAdvance does, in a work space and
// with a log of the caller's, but without the hash of the state: studies play
// many matches and compare none of them state by state.
func (g *Game) Resolve(s *world.State, w *world.Work) { g.advance(s, w) }

// Play resolves a whole turn, both phases, from orders already drawn: the mode
// of search and studies, which keeps no log and checks no legality. The work
// space is the caller's, so that nothing is allocated.
func (g *Game) Play(s *world.State, w *world.Work, orders *[rules.Seats]world.Sealed) {
	w.Log = nil
	s.Sealed = *orders
	g.advance(s, w)
	if s.Phase == world.Response {
		g.advance(s, w)
	}
}
