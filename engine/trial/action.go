package trial

import (
	"fmt"

	"casus/engine/act"
	"casus/engine/drift"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
)

// Actions runs every test of every action file. The board is bare: all numbers
// zero but those the test gives, an alliance or a doubtful case where the order
// needs one; tension stands at its base; no secrecy, no doubt, no luck, nobody
// else acts; a mutual order is given by both sides.
func Actions(pack *rules.Pack) ([]Result, error) {
	cat := order.Build(pack, &rules.Scenario{})
	stage, err := act.NewStage(pack, cat, pack.ParamsOf(&rules.Scenario{}), 1)
	if err != nil {
		return nil, err
	}
	stage.Open = true
	var out []Result
	for _, a := range pack.Actions {
		for i := range a.Tests {
			test := &a.Tests[i]
			out = append(out, Result{a.ID, test.Name, test.Pos, runAction(stage, a, test)})
		}
	}
	return out, nil
}

func runAction(stage *act.Stage, a *rules.Action, test *rules.ActionTest) []string {
	s := bareBoard(a, test)
	for _, d := range test.Given {
		set(&s, d)
		mirror(&s, d.Index)
	}
	for x := rules.RUS; x < rules.Seats; x++ {
		for y := x + 1; y < rules.Seats; y++ {
			s.SetPair(rules.TensionBase, x, y, s.Pair(rules.Tension, x, y))
		}
	}
	before := s
	if p := seal(stage.Cat, &s, a, test.By, test.Target, test.Place); p != "" {
		return []string{p}
	}
	if a.Mutual {
		if p := seal(stage.Cat, &s, a, test.Target, test.By, test.Place); p != "" {
			return []string{p}
		}
	}
	var w world.Work
	w.Begin()
	stage.Orders(&s, &w)
	drift.Heat(&s, &w)
	drift.Climb(&s, &w)
	var problems []string
	for _, e := range test.Expect {
		got := s.Facts[e.Index]
		if e.Change {
			got -= before.Facts[e.Index]
		}
		if got != e.Value {
			problems = append(problems, fmt.Sprintf("%s:%d: expected %s, got %d", e.Pos.File, e.Pos.Line, e.Text, got))
		}
	}
	return problems
}

func bareBoard(a *rules.Action, test *rules.ActionTest) (s world.State) {
	if a.Target == rules.Ally {
		s.SetPair(rules.Cohesion, test.By, test.Target, 500)
	}
	if a.Case != rules.NoCase {
		s.Clues[0] = doubt(a.Case, test)
	}
	return s
}

// doubt is the case about a covert act that the order needs.
func doubt(need rules.CaseNeed, test *rules.ActionTest) world.Clue {
	c := world.Clue{Event: world.NoEvent, Left: 1}
	c.Event.Number, c.Event.Kind, c.Event.Target = 1, rules.Sabotage, test.By
	suspect := test.Target
	if need == rules.CaseAccused {
		c.Event.Target, suspect = test.Target, test.By
	}
	for o := range c.Belief {
		c.Belief[o].Settle(suspect)
	}
	c.Event.Actor, c.Event.Author, c.Event.Att = suspect, suspect, world.Sure
	return c
}

// mirror completes a symmetric table of which the test gave one half.
func mirror(s *world.State, index int) {
	for f := rules.Fact(0); f.Shape() == rules.ByPair; f++ {
		if i := index - f.Base(); f.Symmetric() && i >= 0 && i < rules.Stride*rules.Stride {
			s.SetPair(f, rules.Seat(i%rules.Stride), rules.Seat(i/rules.Stride), s.Facts[index])
		}
	}
}

func seal(cat *order.Catalogue, s *world.State, a *rules.Action, by, target rules.Seat, place string) string {
	n := find(cat, a, by, target, place)
	if n < 0 {
		return fmt.Sprintf("%s: %s has no such order (target %s, place %q)", a.ID, by, target, place)
	}
	sealed := &s.Sealed[by]
	sealed.Sent, sealed.NLines = true, 1
	sealed.Lines[0] = int16(n)
	return ""
}

// find looks the order up; a test that names no place means the first.
func find(cat *order.Catalogue, a *rules.Action, by, target rules.Seat, place string) int {
	if place != "" || len(a.PlaceKind) == 0 {
		return cat.Find(by, a.ID, target, place)
	}
	for i, l := range cat.Lines[by] {
		if int(l.Action) == a.Index && l.Target == target {
			return i
		}
	}
	return -1
}
