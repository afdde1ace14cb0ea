package score

import (
	"testing"

	"pgregory.net/rapid"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

func shipped(t *testing.T) *rules.Pack {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// anyState draws a state whose numbers are all in range.
func anyState(t *rapid.T, name string) *world.State {
	s := &world.State{}
	for i := range s.Facts {
		info := &rules.Facts[rules.FactAt(i)]
		s.Facts[i] = rapid.Int32Range(info.Min, info.Max).Draw(t, name)
	}
	s.Warred = rules.SeatSet(rapid.Uint16Range(0, uint16(rules.AllSeats)).Draw(t, name))
	return s
}

// Whatever happens short of catastrophe, every seat ends better than in one,
// and in one all end alike (R25).
func TestCatastropheIsBelowEveryOtherOutcome(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		start, now := anyState(t, "start"), anyState(t, "now")
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			now.End = rapid.SampledFrom([]world.End{world.Running, world.Horizon, world.Settlement, world.Collapse}).Draw(t, "end")
			if got := Of(pack, start, now, seat).Total; got <= Catastrophe {
				t.Fatalf("%s scores %d without a catastrophe", seat, got)
			}
			now.End = world.Catastrophe
			if got := Of(pack, start, now, seat).Total; got != Catastrophe {
				t.Fatalf("%s scores %d in a catastrophe", seat, got)
			}
		}
		if Ranked(now) {
			t.Fatal("nobody ranks after a catastrophe")
		}
	})
}

// The total is the sum of parts, each of which stays within its weight.
func TestTotalsAreSumsOfBoundedParts(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		start, now := anyState(t, "start"), anyState(t, "now")
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			sheet, sum := Of(pack, start, now, seat), int32(0)
			for _, p := range sheet.Parts {
				if p.Reached < -1000 || p.Reached > 1000 || p.Points > p.Weight || p.Points < -p.Weight {
					t.Fatalf("%s of %s: reached %d, %d points of %d", p.Aim, seat, p.Reached, p.Points, p.Weight)
				}
				sum += p.Points
			}
			for _, toll := range sheet.Tolls {
				if toll.Points >= 0 {
					t.Fatalf("%q gives %d points", toll.Says, toll.Points)
				}
				sum += toll.Points
			}
			if sum != sheet.Total {
				t.Fatalf("%s: total %d, parts %d", seat, sheet.Total, sum)
			}
		}
	})
}

// A nuclear weapon never pays: for its user it costs more than every aim
// together is worth, and everybody else loses too.
func TestNuclearUseNeverPays(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		start, now := anyState(t, "start"), anyState(t, "now")
		now.End = world.Horizon
		for o := rules.RUS; o < rules.Seats; o++ {
			now.Set(rules.NuclearUsed, o, 0)
		}
		used := *now
		user := rules.Seat(rapid.IntRange(0, rules.Seats-1).Draw(t, "user"))
		used.Set(rules.NuclearUsed, user, 1)
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			before, after := Of(pack, start, now, seat).Total, Of(pack, start, &used, seat).Total
			if want := map[bool]int32{true: usedNuclear, false: othersNuclear}[seat == user]; after-before != want {
				t.Fatalf("%s: %d before, %d after", seat, before, after)
			}
		}
	})
}

// Every seat wants something, and its own aims count in full; an economic
// stake is among them (R55), and Russia's weight in the region is (R53).
func TestEverySeatHasAims(t *testing.T) {
	pack := shipped(t)
	seen := map[rules.Seat]bool{}
	for _, d := range pack.Doctrines {
		seen[d.Seat] = true
		if d.Aims[rules.AimEconomy] == 0 {
			t.Errorf("%s has no stake in its economy", d.Seat)
		}
		if influence := d.Aims[rules.AimInfluence] > 0; influence != (d.Seat == rules.RUS) {
			t.Errorf("%s: influence counts: %t", d.Seat, influence)
		}
	}
	if len(seen) != rules.Seats {
		t.Errorf("%d seats have doctrines", len(seen))
	}
}

// Each aim answers to what it says it counts, in the right direction.
func TestAimsAnswerToWhatTheyCount(t *testing.T) {
	pair := func(f rules.Fact, a, b rules.Seat, d int32) func(*world.State) {
		return func(s *world.State) { s.AddPair(f, a, b, d) }
	}
	own := func(f rules.Fact, c rules.Seat, d int32) func(*world.State) {
		return func(s *world.State) { s.Add(f, c, d) }
	}
	one := func(f rules.Fact, d int32) func(*world.State) {
		return func(s *world.State) { s.Facts[f.At()] += d }
	}
	for _, c := range []struct {
		aim   rules.Aim
		seat  rules.Seat
		worse func(*world.State)
	}{
		{rules.AimFront, rules.RUS, one(rules.Front, -1000)},
		{rules.AimUkraine, rules.USA, one(rules.Front, 1000)},
		{rules.AimDomestic, rules.KOR, own(rules.Support, rules.KOR, -50)},
		{rules.AimEconomy, rules.CHN, own(rules.Econ, rules.CHN, -50)},
		{rules.AimSurvival, rules.PRK, own(rules.Support, rules.PRK, -50)},
		{rules.AimSurvival, rules.PRK, pair(rules.Rung, rules.PRK, rules.USA, 4)},
		{rules.AimCapability, rules.PRK, own(rules.TechICBM, rules.PRK, -50)},
		{rules.AimHeldBack, rules.USA, own(rules.SecondStrike, rules.PRK, 50)},
		{rules.AimGap, rules.KOR, own(rules.Conv, rules.PRK, 50)},
		{rules.AimSecurity, rules.JPN, pair(rules.Tension, rules.PRK, rules.JPN, 100)},
		{rules.AimSecurity, rules.JPN, pair(rules.Rung, rules.CHN, rules.JPN, 4)},
		{rules.AimPeninsula, rules.CHN, pair(rules.Tension, rules.PRK, rules.KOR, 200)},
		{rules.AimPeninsula, rules.CHN, pair(rules.Rung, rules.PRK, rules.JPN, 4)},
		{rules.AimRegion, rules.JPN, pair(rules.Tension, rules.CHN, rules.KOR, 400)},
		{rules.AimGreatPowers, rules.RUS, pair(rules.Rung, rules.RUS, rules.USA, 3)},
		{rules.AimTaboo, rules.JPN, one(rules.Taboo, -100)},
		{rules.AimClient, rules.RUS, pair(rules.Cohesion, rules.RUS, rules.PRK, -20)},
		{rules.AimClient, rules.RUS, pair(rules.Rung, rules.PRK, rules.KOR, 5)},
		{rules.AimChinaTie, rules.RUS, pair(rules.Cohesion, rules.RUS, rules.CHN, -40)},
		{rules.AimInfluence, rules.RUS, pair(rules.Dependence, rules.PRK, rules.RUS, -40)},
		{rules.AimPatron, rules.CHN, pair(rules.Dependence, rules.PRK, rules.RUS, 40)},
		{rules.AimLooseBloc, rules.CHN, pair(rules.Cohesion, rules.KOR, rules.JPN, 40)},
		{rules.AimUSTension, rules.CHN, pair(rules.Tension, rules.CHN, rules.USA, 40)},
		{rules.AimCredibility, rules.USA, pair(rules.Cred, rules.USA, rules.KOR, -40)},
		{rules.AimAlliance, rules.JPN, pair(rules.Cohesion, rules.JPN, rules.USA, -40)},
		{rules.AimErosion, rules.RUS, pair(rules.Sanctions, rules.CHN, rules.PRK, 90)},
		{rules.AimRecognition, rules.PRK, own(rules.SoftPower, rules.PRK, -20)},
		{rules.AimAutonomy, rules.PRK, pair(rules.Dependence, rules.PRK, rules.CHN, 40)},
	} {
		start := middling()
		now := *start
		before := Reached(c.aim, start, &now, c.seat)
		c.worse(&now)
		if after := Reached(c.aim, start, &now, c.seat); after >= before {
			t.Errorf("%s of %s: %d before, %d after it got worse", c.aim, c.seat, before, after)
		}
	}
}

// middling is a state in which everything can get better or worse: a quiet
// region with two blocs.
func middling() *world.State {
	s := &world.State{}
	for i := range s.Facts {
		info := &rules.Facts[rules.FactAt(i)]
		s.Facts[i] = (info.Min + info.Max) / 2
	}
	west, east := rules.SeatSet(0).With(rules.USA).With(rules.KOR).With(rules.JPN), rules.SeatSet(0).With(rules.RUS).With(rules.CHN).With(rules.PRK)
	for a := rules.RUS; a < rules.Seats; a++ {
		s.SetPair(rules.Rung, a, a, 0)
		for b := rules.RUS; b < a; b++ {
			s.SetPair(rules.Tension, a, b, 350)
			s.SetPair(rules.Rung, a, b, 2)
			s.SetPair(rules.Cohesion, a, b, 0)
			if west.Has(a) && west.Has(b) || east.Has(a) && east.Has(b) {
				s.SetPair(rules.Cohesion, a, b, 500)
			}
		}
	}
	s.Facts[rules.Front.At()], s.Facts[rules.Taboo.At()] = 0, 800
	return s
}

// A regime that fell has not survived, however calm its borders are.
func TestAFallenRegimeHasNotSurvived(t *testing.T) {
	var start, now world.State
	now.Set(rules.Support, rules.PRK, 800)
	if got := Reached(rules.AimSurvival, &start, &now, rules.PRK); got != 1000 {
		t.Errorf("with support and peace survival is %d", got)
	}
	now.End = world.Collapse
	if got := Reached(rules.AimSurvival, &start, &now, rules.PRK); got != -1000 {
		t.Errorf("after its fall survival is %d", got)
	}
}
