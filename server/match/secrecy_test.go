package match_test

import (
	"slices"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/wire"
)

func everyAudience() []view.Audience {
	all := []view.Audience{view.Public, view.All}
	for s := rules.RUS; s < rules.Seats; s++ {
		all = append(all, view.Seat(s))
	}
	return all
}

func TestMessagesReachOnlyTheirReaders(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	ears := map[string]*ear{}
	for _, as := range everyAudience() {
		ears[as.String()] = tb.listen(as, "", nil)
	}
	tb.does(rules.KOR, wire.VerbSay, wire.Say{To: []string{"USA"}, Text: "private-marker"})
	tb.does(rules.KOR, wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "public-marker"})
	tb.does(rules.NONE, wire.VerbSay, wire.Say{To: []string{"JPN"}, Text: "teacher-marker"})
	readers := map[string][]string{
		"private-marker": {"KOR", "USA", "all"},
		"public-marker":  {"CHN", "JPN", "KOR", "PRK", "RUS", "USA", "all", "public"},
		"teacher-marker": {"JPN", "all"},
	}
	heard := map[string]string{}
	for as, e := range ears {
		for _, f := range e.hears() {
			heard[as] += f.raw
		}
	}
	for marker, want := range readers {
		for as, text := range heard {
			if strings.Contains(text, marker) != slices.Contains(want, as) {
				t.Errorf("%s: %s heard it: %v", marker, as, strings.Contains(text, marker))
			}
		}
		for _, as := range everyAudience() { // who comes late reads the same
			late := tb.listen(as, "", nil).hears()[0].raw
			if strings.Contains(late, marker) != slices.Contains(want, as.String()) {
				t.Errorf("%s: %s finds it in its snapshot: %v", marker, as, strings.Contains(late, marker))
			}
		}
	}
}

// Two worlds that differ only in what one seat does in secret look the same,
// byte for byte, to everybody else until the phase is resolved.
func TestTwoWorlds(t *testing.T) {
	worlds := make([]map[string][]string, 2)
	for w := range worlds {
		tb := sit(t, started, rules.KOR, rules.USA)
		ears := map[string]*ear{}
		for _, as := range everyAudience() {
			ears[as.String()] = tb.listen(as, "", nil)
		}
		if w == 1 {
			tb.does(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
			tb.does(rules.KOR, wire.VerbWithdraw, wire.None{})
			tb.does(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
		}
		worlds[w] = map[string][]string{}
		for as, e := range ears {
			for _, f := range append(e.hears(), tb.listen(e.as(as), "", nil).hears()...) {
				worlds[w][as] = append(worlds[w][as], f.raw)
			}
		}
	}
	for as, quiet := range worlds[0] {
		same := slices.Equal(quiet, worlds[1][as])
		if as == "KOR" && same {
			t.Error("the seat itself does not see its own orders")
		}
		if as != "KOR" && !same {
			t.Errorf("%s can tell that KOR sent orders", as)
		}
	}
}

func (e *ear) as(name string) view.Audience {
	as, err := view.Parse(name)
	if err != nil {
		e.tb.Fatal(err)
	}
	return as
}
