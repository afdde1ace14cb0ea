package engine_test

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// raid is a case of sabotage in South Korea that North Korea did and nobody
// can pin on anybody yet: two are suspected alike, and no evidence comes in.
func raid() world.Clue {
	ev := world.NoEvent
	ev.Number, ev.Kind, ev.Author, ev.Target = 1, rules.Sabotage, rules.PRK, rules.KOR
	ev.Deaths, ev.Severity = 6, 400
	c := world.Clue{Event: ev, Left: 9}
	for o := range c.Belief {
		c.Belief[o][rules.PRK], c.Belief[o][rules.CHN], c.Belief[o][world.ByAccident] = 350, 350, 300
	}
	return c
}

// blame turns all beliefs to one suspect.
func blame(c *world.Clue, suspect rules.Seat, sure int16) {
	for o := range c.Belief {
		c.Belief[o] = [world.Hypotheses]int16{}
		c.Belief[o][suspect], c.Belief[o][world.ByAccident] = sure, world.WholeBelief-sure
	}
}

// A prohibition broken in secret is booked when it comes out, and once, however
// much evidence follows.
func TestABreachIsBookedWhenItComesOut(t *testing.T) {
	g := newGame(t, 5)
	s := g.Start()
	s.NextEvent = 1
	s.Clues[0] = raid()
	seen := func() (breaches, claims int) {
		for range 2 {
			for _, e := range advance(t, g, &s).Entries {
				if e.K == world.KDuty && e.To == rules.Breached.String() && e.Actor == rules.PRK && e.Cause == 1 {
					breaches++
				}
				if e.K == world.KClaim {
					claims++
				}
			}
		}
		return breaches, claims
	}
	for _, month := range []struct {
		what         string
		sure         int16
		breaks, told bool
	}{
		{"nobody is named", 0, false, false},
		{"it comes out", 950, true, true},
		{"nothing new", 950, false, false},
		{"more evidence", 800, false, true},
	} {
		if month.sure > 0 {
			blame(&s.Clues[0], rules.PRK, month.sure)
		}
		before := s.Of(rules.Reputation, rules.PRK)
		breaches, claims := seen()
		if breaches > 0 != month.breaks || claims > 0 != month.told {
			t.Errorf("%s: %d breaches booked, %d claims", month.what, breaches, claims)
		}
		if fell := s.Of(rules.Reputation, rules.PRK) < before; fell != month.breaks {
			t.Errorf("%s: North Korea's reputation fell: %v", month.what, fell)
		}
	}
}
