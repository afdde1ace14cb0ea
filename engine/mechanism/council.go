package mechanism

import (
	"fmt"

	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// The Security Council: fifteen members, nine votes for a decision and a veto
// for each of the five permanent ones (UN Charter 27(3)). Three of the five are
// seats; France and Britain and the ten elected members are scripted.
const (
	elected = 10
	needed  = 9
)

// ballot is how a vote stands.
type ballot struct {
	yes, no, abstain int32
	veto             rules.Seat // the first permanent member to block, else NONE
}

func (b *ballot) String() string { return fmt.Sprintf("%d-%d-%d", b.yes, b.no, b.abstain) }

func (b *ballot) passed() bool { return b.veto == rules.NONE && b.yes >= needed }

// council puts measures against the target to the vote.
func council(c Context) {
	if !c.Act.Target.Playable() {
		return
	}
	b := c.vote(standBy, 0)
	switch {
	case b.veto != rules.NONE:
		c.record("vetoed", &b)
		blocked(c, b.veto)
	case b.passed():
		c.decided(c.record("adopted", &b))
		bind(c)
	default:
		c.record("rejected", &b)
	}
}

// easing puts the lifting of measures against the target to the vote. A
// sponsor with a veto can stop new measures by itself but lift none.
func easing(c Context) {
	if !c.Act.Target.Playable() {
		return
	}
	b := c.vote(holdOut, 2)
	switch {
	case b.veto != rules.NONE:
		c.record("vetoed", &b)
		refused(c, b.veto)
	case b.passed():
		c.record("adopted", &b)
		lift(c)
	default:
		c.record("rejected", &b)
	}
}

// standBy is how surely a permanent member blocks measures against a state,
// permille: the closer the two, the surer; from cohesion 600 always, as no
// sanctions on North Korea have passed since its pact with Russia.
func standBy(s *world.State, p, t rules.Seat) int32 { return s.Pair(rules.Cohesion, p, t)*2 - 200 }

// holdOut is how surely a permanent member blocks relief for a state.
func holdOut(s *world.State, p, t rules.Seat) int32 {
	return s.Pair(rules.Tension, p, t)*4 - 600 - s.Pair(rules.Cohesion, p, t)*4
}

// vote asks the permanent members and then the others; against counts the
// scripted permanent members that vote no, without using their veto.
func (c Context) vote(blocks func(s *world.State, p, t rules.Seat) int32, against int32) ballot {
	s, a, t := c.State, c.Act.Actor, c.Act.Target
	row := dice.Open(dice.Key{Seed: c.Seed, Stream: dice.Vote, Turn: s.Turn(), Actor: uint8(a), Target: uint8(t), Index: against})
	b := ballot{veto: rules.NONE, no: against}
	for _, p := range []rules.Seat{rules.USA, rules.RUS, rules.CHN} {
		odds := blocks(s, p, t)
		if p == t {
			odds = 1000
		}
		switch roll := row.Roll(1000); {
		case p == a:
			b.yes++
		case roll < odds:
			b.no++
			if b.veto == rules.NONE {
				b.veto = p
			}
		case roll < odds+300:
			b.abstain++
		default:
			b.yes++
		}
	}
	lean := 500 + s.Of(rules.SoftPower, a)/4 - s.Of(rules.SoftPower, t)/4 + s.Pair(rules.Tension, a, t)/4
	for range elected + 2 - against {
		switch roll := row.Roll(1000); {
		case roll < lean:
			b.yes++
		case roll < lean+(1000-lean)*2/3:
			b.abstain++
		default:
			b.no++
		}
	}
	return b
}
