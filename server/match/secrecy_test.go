package match_test

import (
	"slices"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/match"
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

// A secret order that nobody outside noticed leaves no trace with the others
// after it was carried out either: not on their streams, nor to who comes late,
// nor in what they may ask about it, nor in the replay as they saw it.
func TestTwoWorldsAfterTheDeed(t *testing.T) {
	for _, c := range []struct {
		author rules.Seat
		action string
		target rules.Seat
	}{{rules.KOR, "M10", rules.NONE}, {rules.CHN, "A4", rules.PRK}, {rules.CHN, "A3", rules.PRK}, {rules.RUS, "D6", rules.PRK}} {
		t.Run(c.author.String()+" "+c.action, func(t *testing.T) {
			quiet, _ := deed(t, c.author, -1)
			busy, knows := deed(t, c.author, line(quiet.tb, c.author, c.action, c.target))
			if knows == 0 {
				t.Fatal("the act was noticed, and the test shows nothing; choose another")
			}
			for as, told := range quiet.told {
				seat, _ := quiet.tb.listen(view.Public, "", nil).as(as).Of()
				informed := as == "all" || seat.Playable() && knows.Has(seat)
				if same := slices.Equal(told, busy.told[as]); same == informed {
					t.Errorf("%s is told the same with and without it: %v", as, same)
				}
			}
		})
	}
}

// telling is what each audience was told of one turn, and may find out.
type telling struct {
	tb   *table
	told map[string][]string
}

// deed plays a turn in which one seat gives one order, or none, and returns who
// knows of it; nobody, if it is no secret.
func deed(t *testing.T, author rules.Seat, n int) (telling, rules.SeatSet) {
	tb := sit(t, started, author)
	ears := map[string]*ear{}
	for _, as := range everyAudience() {
		ears[as.String()] = tb.listen(as, "", nil)
	}
	sent := order()
	if n >= 0 {
		sent = order(n)
	}
	tb.does(author, wire.VerbOrders, sent)
	if p := tb.peek(); p.State.Phase == world.Response {
		tb.does(author, wire.VerbAnswers, wire.Answers{})
	}
	tb.at(2, "orders")
	out := telling{tb, map[string][]string{}}
	for as, e := range ears {
		for _, f := range append(e.hears(), tb.listen(e.as(as), "", nil).hears()...) {
			out.told[as] = append(out.told[as], f.raw)
		}
		out.told[as] = append(out.told[as], asked(tb, e.as(as))...)
	}
	p := tb.peek()
	for i := range p.Log {
		if e := &p.Log[i]; e.K == world.KAct && e.Actor == author && e.Secret != nil && !e.Secret.Noticed {
			return out, e.Secret.Knows
		}
	}
	return out, 0
}

// asked is the replay as an audience saw it and the answers to its questions
// about every clause and every line it sees.
func asked(tb *table, as view.Audience) (out []string) {
	tb.Helper()
	lines, _, err := match.Lines(ctx, tb.store, "m1")
	if err != nil {
		tb.Fatal(err)
	}
	g := tb.actor.Game()
	rep, err := match.Play(g, "m1", *lines[0].Header, lines[1:], nil, as)
	if err != nil {
		tb.Fatal(err)
	}
	out = append(out, string(wire.Write(rep)))
	ask := func(q view.Question, at match.At) {
		x, err := match.Why(g, lines[1:], q, at, as)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, string(wire.Write(x)))
	}
	for _, c := range g.Pack.Clauses {
		ask(view.Question{Clause: c.ID}, match.At{Turn: 1, Phase: "response"})
	}
	for _, e := range rep.Steps[len(rep.Steps)-1].View.Log {
		ask(view.Question{Event: e.N}, match.At{})
	}
	return out
}

// line is a legal order of a seat by its action and target.
func line(tb *table, seat rules.Seat, action string, target rules.Seat) int {
	tb.Helper()
	p, g := tb.peek(), tb.actor.Game()
	start := g.Start()
	legal := g.Legal(&start, seat)
	for n, l := range g.Cat.Lines[seat] {
		if g.Pack.Actions[l.Action].ID == action && l.Target == target && legal.Has(n) {
			return n
		}
	}
	tb.Fatalf("%s may not order %s at turn %d", seat, action, p.State.Turn())
	return -1
}
