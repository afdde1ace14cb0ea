package opinion

import (
	"casus/engine/world"
	"casus/rules"
)

// Part shares of a ground.
const (
	whole = 1000
	half  = 500
)

// Seen is how the six governments see an event: their scores, the one in the
// middle, and whether they hold that the victim began.
type Seen struct {
	Scores [rules.Seats]int32
	Median int32
	Began  bool
}

// Concerns reports whether an event is of the kind that could be an attack: the
// use of force, or damage through networks.
func Concerns(e *world.Event) bool {
	return (rules.Kinds[e.Kind].Force || e.Kind == rules.CyberAttack) && !e.Accident && e.Target.Playable()
}

// See scores an event for every observer. They differ in how sure they are of the
// author, where that is in doubt; the rest everybody can see. The author of a
// covert act is taken at what it professes to believe.
func See(pack *rules.Pack, p *rules.Params, s *world.State, e *world.Event) Seen {
	g := Grounds{Severity: e.Severity, Territory: soil(pack, e), Innocence: innocence(s, e)}
	c := caseOf(s, e)
	out := Seen{Began: g.Innocence < p[rules.OpinionBegan]}
	for o := range out.Scores {
		g.Att = e.Att
		if c != nil && e.Actor.Playable() {
			g.Att = int32(c.Belief[o][e.Actor])
		}
		out.Scores[o] = g.Score(p)
	}
	out.Median = Median(out.Scores)
	return out
}

// caseOf is the case on file about the event, nil if its author is no secret.
func caseOf(s *world.State, e *world.Event) *world.Clue {
	for i := range s.Clues {
		if c := &s.Clues[i]; c.Known() && c.Event.Number == e.Number {
			return c
		}
	}
	return nil
}

// soil is how far the place is the victim's own.
func soil(pack *rules.Pack, e *world.Event) int32 {
	switch {
	case e.Place < 0 && e.Platform == territory && e.PlaceKind != int8(sea):
		return whole // somewhere in the country
	case e.Place < 0:
		return 0
	}
	claimed := pack.Places[e.Place].ClaimedBy
	switch {
	case e.Admin == e.Target && claimed == 0:
		return whole
	case e.Admin == e.Target || claimed.Has(e.Target):
		return half
	}
	return 0
}

const (
	territory = 0 // in rules.Platforms
	sea       = 1 // in rules.PlaceKinds
)

// provoking is the rung from which a seat's own act makes it unclear who began.
const provoking = 3

// innocence is how far the victim did not begin: not at all if it used force
// first, half if it had just shown or threatened force itself.
func innocence(s *world.State, e *world.Event) int32 {
	switch {
	case e.FirstForce == e.Target:
		return 0
	case e.Actor.Playable() && s.Blows[e.Target][e.Actor] >= provoking:
		return half
	}
	return whole
}
