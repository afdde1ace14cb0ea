package web_test

import (
	"encoding/json"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// owed is a duty as the one who owes it sees it.
type owed struct {
	ID      int
	Choices []string
}

// owes lists the duties a tab's seat may answer now.
func (w *world) owes(tab *webtest.Tab) (out []owed) {
	w.Helper()
	again := webtest.Open(w, tab.Place)
	defer again.Conn.Close()
	var view struct{ Duties []owed }
	if err := json.Unmarshal(again.Heard[len(again.Heard)-1].View, &view); err != nil {
		w.Fatal(err)
	}
	for _, d := range view.Duties {
		if len(d.Choices) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// line is the number of an order in a seat's list.
func (w *world) line(seat, action, target string) int {
	w.Helper()
	var view struct{ Catalogue string }
	if err := json.Unmarshal(webtest.Open(w, w.a.Place).Heard[1].View, &view); err != nil {
		w.Fatal(err)
	}
	var c struct {
		Lines map[string][]struct{ Action, Target string }
	}
	webtest.Get(w, w.base+"/api/packs/"+view.Catalogue, "", &c)
	for n, l := range c.Lines[seat] {
		if l.Action == action && l.Target == target {
			return n
		}
	}
	w.Fatalf("%s has no order %s at %s", seat, action, target)
	return -1
}

// North Korea shells the South, and Washington owes an answer. How often it
// answers, what, and whether it takes that back, nobody learns before the phase
// ends; and what was taken back, nobody learns at all.
func TestSecurity06AnswersStaySealed(t *testing.T) {
	quiet, busy := build(t), build(t)
	one, two := quiet.sit("USA", "KOR", nil), busy.sit("USA", "KOR", nil)
	for _, w := range []*world{one, two} {
		w.a.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		w.resolve([]int{w.line("PRK", "C3", "KOR")})
		if w.a.Phase != wire.PhaseResponse || len(w.owes(w.a)) == 0 {
			t.Fatalf("at turn %d, %s, Washington owes %v", w.a.Turn, w.a.Phase, w.owes(w.a))
		}
	}
	for _, d := range two.owes(two.a) {
		for _, choice := range d.Choices {
			two.a.Do(wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: d.ID, Choice: choice}}})
		}
		two.a.Do(wire.VerbWithdraw, wire.None{})
	}
	two.a.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "we are with you"})
	for _, w := range []*world{one, two} {
		w.live()
	}
	if d := differs(one, two); d != "" {
		t.Fatalf("before the phase ends: %s", d)
	}
	for _, w := range []*world{one, two} {
		w.pass()
		w.live()
	}
	if d := differs(one, two); d != "" {
		t.Fatalf("after the phase has ended: %s", d)
	}
	sameLogs(t, one, two)
}

// The server is stopped and started while a seat's secrets lie sealed: whoever
// comes back is told the same, whatever they are.
func TestSecurity06ARestartTellsNothing(t *testing.T) {
	quiet, busy := build(t), build(t)
	one, two := quiet.sit("KOR", "USA", nil), busy.sit("KOR", "USA", nil)
	for _, name := range []string{"changes its orders again and again", "writes to its ally", "is ready, and then is not"} {
		secrets[name](two)
	}
	for _, w := range []*world{one, two} {
		w.hear()
		w.shut()
		w.open(w.addr())
		for _, tab := range []*webtest.Tab{w.teacher, w.a, w.ally} {
			tab.Resume()
		}
		for _, o := range w.others {
			w.back(o)
		}
		w.live()
	}
	if d := differs(one, two); d != "" {
		t.Fatalf("before the phase ends: %s", d)
	}
	for _, w := range []*world{one, two} {
		w.end([]int{})
	}
	if d := differs(one, two); d != "" {
		t.Fatalf("after the phase has ended: %s", d)
	}
}
