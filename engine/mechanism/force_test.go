package mechanism

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// field is an offensive of North Korea's in Korea, on a rung, against a side of
// the given strength.
func field(t *testing.T, pack *rules.Pack, seed uint64, id string, against rules.Seat, own, enemy int32) Context {
	t.Helper()
	p := pack.ParamsOf(&rules.Scenario{})
	s := &world.State{}
	for _, f := range []rules.Fact{rules.Conv, rules.Proj} {
		s.Set(f, rules.PRK, own)
		s.Set(f, against, enemy)
	}
	ev := world.NoEvent
	ev.Admin = rules.KOR
	c := Context{
		Pack: pack, Seed: seed, State: s, Work: &world.Work{Params: &p}, Event: &ev,
		Act: &world.Act{Actor: rules.PRK, Target: against},
	}
	for _, a := range pack.Actions {
		if a.ID == id {
			c.Action, c.Act.Action = a, int16(a.Index)
		}
	}
	return c
}

func pack(t *testing.T) *rules.Pack {
	t.Helper()
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The losses of a turn lie within what the model gives for the rung, and the
// stronger side has the fewer.
func TestTheTollGoesByRungAndStrength(t *testing.T) {
	p := pack(t)
	for id, want := range map[string][2]int32{"C5": {2000, 20000}, "C6": {50000, 300000}} {
		low, high := int32(1<<30), int32(0)
		for seed := range uint64(200) {
			theirs, own := Toll(field(t, p, seed, id, rules.KOR, 600, 300))
			if theirs <= own {
				t.Fatalf("%s: the weaker side loses %d, the stronger %d", id, theirs, own)
			}
			low, high = min(low, theirs+own), max(high, theirs+own)
		}
		if low < want[0] || high > want[1] || low > want[0]*2 || high < want[1]*9/10 {
			t.Errorf("%s: the toll runs from %d to %d, want %v", id, low, high, want)
		}
	}
}

// Two offensives against each other are one battle.
func TestAMeetingEngagementIsFoughtOnce(t *testing.T) {
	p := pack(t)
	c := field(t, p, 1, "C6", rules.USA, 600, 600) // USA comes before PRK in seat order
	c.Work.Acts[0] = world.Act{Actor: rules.USA, Target: rules.PRK, Action: c.Act.Action}
	c.Work.NActs = 1
	if theirs, own := Toll(c); theirs != 0 || own != 0 {
		t.Errorf("a second toll of %d and %d was drawn", theirs, own)
	}
	combat(c)
	if got := c.State.Of(rules.Conv, rules.PRK); got != 600 {
		t.Errorf("the battle cost strength twice: %d are left", got)
	}
	if c.State.Pair(rules.AtWar, rules.USA, rules.PRK) != 1 {
		t.Error("the two are not at war")
	}
}

// A turn of general war costs an equal 120 permille of its forces, one of limited
// war 40; who comes from abroad pays with what it brought.
func TestLossesGoByRung(t *testing.T) {
	p := pack(t)
	for id, want := range map[string]int32{"C5": 576, "C6": 528} {
		c := field(t, p, 1, id, rules.USA, 600, 600)
		combat(c)
		if own, brought, home := c.State.Of(rules.Conv, rules.PRK), c.State.Of(rules.Proj, rules.USA), c.State.Of(rules.Conv, rules.USA); own != want || brought != want || home != 600 {
			t.Errorf("%s leaves %d and %d (%d at home), want %d", id, own, brought, home, want)
		}
	}
}

// The flag of the tempted is up for the side that is losing a war with little
// left, and for nobody else.
func TestOnlyALosingSideIsTempted(t *testing.T) {
	params := pack(t).ParamsOf(&rules.Scenario{})
	for _, c := range []struct {
		own, enemy, rung int32
		want             bool
	}{{390, 500, 8, true}, {390, 500, 6, true}, {390, 500, 5, false}, {390, 300, 8, false}, {410, 500, 8, false}} {
		if got := world.Tempted(&params, c.own, c.enemy, c.rung); got != c.want {
			t.Errorf("own %d, enemy %d, rung %d: %t", c.own, c.enemy, c.rung, got)
		}
	}
}
