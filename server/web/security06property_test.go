package web_test

import (
	"flag"
	"slices"
	"testing"
	"time"

	"casus/server/wire"

	"pgregory.net/rapid"
)

// rounds is how many pairs of rooms the property plays; each has eight sockets
// and more.
const rounds = "12"

// deedsOf draws what a seat does in secret in one phase: up to ten of its
// stories and single commands, in any order.
func deedsOf(rt *rapid.T) (out []func(*world)) {
	names := make([]string, 0, len(secrets))
	for name := range secrets {
		if name != "has many tabs" && name != "errs in every way" { // long ones, told elsewhere
			names = append(names, name)
		}
	}
	slices.Sort(names)
	single := rapid.Custom(func(rt *rapid.T) func(*world) {
		pick := rapid.IntRange(0, 10_000).Draw(rt, "pick")
		switch rapid.IntRange(0, 4).Draw(rt, "kind") {
		case 0:
			return func(w *world) { w.tries(pick) }
		case 1:
			return func(w *world) { w.a.Command(wire.VerbWithdraw, wire.None{}) }
		case 2:
			return func(w *world) { w.a.Command(wire.VerbReady, wire.Ready{Ready: pick%2 == 0}) }
		case 3:
			return func(w *world) {
				w.a.Command(wire.VerbSay, wire.Say{To: []string{w.ally.Seat}, Text: "note " + string(rune('a'+pick%26))})
			}
		}
		return func(w *world) { w.a.SendText([]byte(`{"t":"sub","match":"elsewhere"}`)) }
	})
	for range rapid.IntRange(0, 6).Draw(rt, "deeds") {
		if rapid.IntRange(0, 3).Draw(rt, "story") == 0 {
			out = append(out, secrets[rapid.SampledFrom(names).Draw(rt, "name")])
		} else {
			out = append(out, single.Draw(rt, "deed"))
		}
	}
	return out
}

// tries lets the seat seal some order or answer, legal or not.
func (w *world) tries(pick int) {
	if w.a.Phase != wire.PhaseResponse {
		w.a.Command(wire.VerbOrders, wire.Orders{Lines: []int{pick % 400}})
		return
	}
	for _, d := range w.owes(w.a) {
		w.a.Command(wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: d.ID, Choice: d.Choices[pick%len(d.Choices)]}}})
	}
}

// Whatever a seat does in secret in a phase, and then orders openly in both
// worlds: others are told the same before and after.
func TestSecurity06TwoWorldsProperty(t *testing.T) {
	if err := flag.Set("rapid.checks", rounds); err != nil {
		t.Fatal(err)
	}
	quiet, busy := build(t), build(t)
	rapid.Check(t, func(rt *rapid.T) {
		one, two := quiet.sit("KOR", "USA", nil), busy.sit("KOR", "USA", nil)
		defer one.leave()
		defer two.leave()
		for range 2 {
			for _, deed := range deedsOf(rt) {
				if two.a.Phase == wire.PhaseOrders {
					deed(two)
				}
			}
			lives := rapid.Bool().Draw(rt, "others live")
			pick := rapid.IntRange(-1, 300).Draw(rt, "order")
			for _, w := range []*world{one, two} {
				if lives {
					w.live()
				}
				w.order(pick)
			}
			if d := differs(one, two); d != "" {
				rt.Fatal(d)
			}
			for two.a.Phase == wire.PhaseResponse {
				two.tries(pick + 1)
				two.a.Command(wire.VerbWithdraw, wire.None{})
				one.pass()
				two.pass()
			}
			if d := differs(one, two); d != "" {
				rt.Fatal(d)
			}
			one.clock.Advance(10 * time.Minute)
			two.clock.Advance(10 * time.Minute)
		}
	})
}

// order seals one of the orders that are open, or none, in place of all that
// came before, and lets the others end the phase.
func (w *world) order(pick int) {
	w.Helper()
	set := []int{}
	if open := lines(w.a); pick >= 0 && len(open) > 0 {
		set = append(set, open[pick%len(open)])
	}
	w.a.Do(wire.VerbOrders, wire.Orders{Lines: set})
	w.resolve(nil)
}
