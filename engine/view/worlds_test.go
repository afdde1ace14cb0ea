package view_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// story is a match under way, with all that was ever shown of it.
type story struct {
	g       *engine.Game
	s       world.State
	log     []world.Entry
	history []view.Point
	moments []moment
}

// moment is a resolution and where its log lines begin.
type moment struct {
	view.Moment
	after world.State
	from  int
}

func (st *story) fork() *story {
	out := *st
	out.log = st.log[:len(st.log):len(st.log)]
	out.history = st.history[:len(st.history):len(st.history)]
	out.moments = st.moments[:len(st.moments):len(st.moments)]
	return &out
}

// step lets random bots decide by their views, gives the seats in mute no word
// but the line given, and resolves the phase. It reports whether the line was
// legal.
func (st *story) step(t testing.TB, mute rules.SeatSet, seat rules.Seat, line int) bool {
	t.Helper()
	for c := rules.RUS; c < rules.Seats; c++ {
		b, err := bot.New("random", st.g.Setup.Seed)
		if err != nil {
			t.Fatal(err)
		}
		v := view.Brief(st.g, &st.s, st.log, c)
		cmd := b.Orders(st.g, v, c)
		if st.s.Phase == world.Response {
			cmd = b.Answers(st.g, v, c)
		}
		if mute.Has(c) {
			cmd.Lines, cmd.Answers = nil, nil
		}
		if c == seat && line >= 0 {
			cmd.Lines = []int{line}
		}
		if _, err := st.g.Apply(&st.s, cmd); err != nil {
			return false
		}
	}
	before, from := st.s, len(st.log)
	out, err := st.g.Apply(&st.s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(st.s.Turn()), Phase: st.s.Phase.String()})
	if err != nil {
		t.Fatal(err)
	}
	st.log = append(st.log, out.Entries...)
	st.history = append(st.history, view.PointOf(&st.s))
	st.moments = append(st.moments, moment{view.Moment{Before: before, Log: st.log}, st.s, from})
	return true
}

// shown is everything an audience receives or may ask for about the last
// phases, by name: reveals, the view, a preview, and, if asked, explanations of
// every clause and of every line of the log.
func (st *story) shown(t testing.TB, as view.Audience, phases int, reasons bool) map[string]string {
	t.Helper()
	out := map[string]string{}
	put := func(name string, v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(b)
	}
	put("view", view.Of(st.g, &st.s, st.log, st.history, as))
	if seat, ok := as.Of(); ok {
		put("briefing", view.Brief(st.g, &st.s, st.log, seat))
		put("preview", view.Preview(st.g, &st.s, seat, []int{0, 7, 19, 40}))
	}
	for i := len(st.moments) - phases; i < len(st.moments); i++ {
		m := &st.moments[i]
		reveal := view.RevealOf(st.g, &m.Before, &m.after, m.Log, m.from, as)
		put(fmt.Sprint("reveal ", i), reveal)
		if !reasons || i >= len(st.moments)-phases+2 {
			continue // explained are the two phases of the first turn
		}
		for _, c := range st.g.Pack.Clauses {
			x, err := view.Why(st.g, m.Moment, 0, c.ID, as)
			if err != nil {
				t.Fatal(err)
			}
			put(fmt.Sprintf("why %s at %d", c.ID, i), x)
		}
		for _, e := range reveal.Log {
			x, err := view.Why(st.g, m.Moment, view.Locate(m.Log, as, e.N), e.Clause, as)
			if err != nil {
				t.Fatal(err)
			}
			put(fmt.Sprint("why line ", e.N), x)
		}
	}
	return out
}

// same fails at the first difference an audience is shown.
func same(t testing.TB, what string, one, two map[string]string) {
	t.Helper()
	if len(one) != len(two) {
		t.Errorf("%s: %d things are shown in one world, %d in the other", what, len(one), len(two))
	}
	names := slices.Sorted(maps.Keys(one))
	for _, name := range names {
		a, b := one[name], two[name]
		if a == b {
			continue
		}
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		lo := max(0, i-160)
		t.Fatalf("%s: %s differs\n...%s\n...%s", what, name, a[lo:min(len(a), i+160)], b[lo:min(len(b), i+160)])
	}
}

// played is a match between random bots after some turns.
func played(t testing.TB, seed uint64, turns int) *story {
	t.Helper()
	g := november(t, seed)
	st := &story{g: g, s: g.Start()}
	st.history = []view.Point{view.PointOf(&st.s)}
	for range 2 * turns {
		st.step(t, 0, rules.NONE, -1)
	}
	return st
}

// watchers are the audiences that do not know.
func watchers(knows rules.SeatSet) []view.Audience {
	out := []view.Audience{view.Public}
	for c := rules.RUS; c < rules.Seats; c++ {
		if !knows.Has(c) {
			out = append(out, view.Seat(c))
		}
	}
	return out
}

// act finds a seat's covert act among the last lines of a log.
func act(log []world.Entry, from int, seat rules.Seat, action string) *world.Entry {
	for i := from; i < len(log); i++ {
		if e := &log[i]; e.K == world.KAct && e.Actor == seat && e.Action == action && e.Secret != nil {
			return e
		}
	}
	return nil
}

func openCases(s *world.State) bool {
	for i := range s.Clues {
		if s.Clues[i].Left > 0 {
			return true
		}
	}
	return false
}

// A secret act that was not noticed leaves no trace with those who do not know
// of it: the bytes of two worlds, one with it and one without, are the same for
// them this turn and the next. Spying and shared intelligence help to clear up
// open cases, which is a rule of detection: they are tried where there are none.
func TestAnUnnoticedActLeavesNoTrace(t *testing.T) {
	tried := map[string]int{}
	for seed := uint64(1); seed <= 2; seed++ {
		base := played(t, seed, 2*int(seed)-2)
		for author := rules.RUS; author < rules.Seats; author++ {
			had := map[string]int{}
			for n, l := range base.g.Cat.Lines[author] {
				a := base.g.Pack.Actions[l.Action]
				if a.Covert == 0 || had[a.ID] == 1 || sharpens(a) && openCases(&base.s) {
					continue
				}
				if traceless(t, base, author, n, a, tried[a.ID] == 1) {
					had[a.ID]++
					tried[a.ID]++
				}
			}
		}
	}
	for _, id := range []string{"A1", "A4", "D6", "E4", "E6", "I1", "I2", "I4", "M10"} {
		if tried[id] == 0 {
			t.Errorf("no unnoticed %s was found: the test shows nothing of it (%v)", id, tried)
		}
	}
}

// sharpens reports whether an action makes somebody better at finding out.
func sharpens(a *rules.Action) bool {
	for i := range a.Effects {
		if a.Effects[i].Fact == rules.Intel {
			return true
		}
	}
	return a.Mechanism == "espionage"
}

// traceless compares the world with an act to the world without it; false if
// the act cannot be given, was noticed or came out.
func traceless(t *testing.T, base *story, author rules.Seat, line int, a *rules.Action, reasons bool) bool {
	t.Helper()
	one, two := base.fork(), base.fork()
	from := len(base.log)
	mute := rules.SeatSet(0).With(author)
	if sharpens(a) {
		mute = rules.AllSeats
	}
	if !two.step(t, mute, author, line) {
		return false
	}
	e := act(two.log, from, author, a.ID)
	if e == nil || e.Secret.Noticed {
		return false
	}
	one.step(t, mute, author, -1)
	mute |= e.Secret.Knows
	for range 3 {
		if one.s.Phase != world.Over {
			one.step(t, mute, rules.NONE, -1)
			two.step(t, mute, rules.NONE, -1)
		}
	}
	phases := len(one.moments) - len(base.moments)
	all := watchers(e.Secret.Knows)
	if reasons {
		all = all[:2]
	}
	for _, as := range all {
		what := fmt.Sprintf("seed %d, %s %s -> %s, known to %v: %s", base.g.Setup.Seed, author, a.ID, e.Target, e.Secret.Knows.Members(), as)
		same(t, what, one.shown(t, as, phases, reasons), two.shown(t, as, phases, reasons))
	}
	return true
}

// Who did a noticed act whose author nobody detected does not show: the bytes
// are the same whoever of two did it, explanations included.
func TestWhoDidItDoesNotShow(t *testing.T) {
	tried := map[string]int{}
	base := played(t, 1, 0)
	for _, a := range base.g.Pack.Actions {
		a.Covert = min(a.Covert, 1) // so that hardly ever somebody finds out
	}
	for _, action := range []string{"I3", "M7", "C1"} {
		for _, pair := range [][3]rules.Seat{{rules.PRK, rules.CHN, rules.KOR}, {rules.RUS, rules.CHN, rules.JPN}} {
			if hiddenAuthor(t, base, action, pair[0], pair[1], pair[2]) {
				tried[action]++
			}
		}
	}
	if len(tried) < 3 {
		t.Errorf("too few acts of unknown authors were compared: %v", tried)
	}
}

func hiddenAuthor(t *testing.T, base *story, action string, a, b, target rules.Seat) bool {
	t.Helper()
	mute := rules.SeatSet(0).With(a).With(b)
	var worlds [2]*story
	for i, author := range []rules.Seat{a, b} {
		worlds[i] = base.fork()
		from, done := len(base.log), false
		for n, l := range base.g.Cat.Lines[author] {
			if base.g.Pack.Actions[l.Action].ID == action && l.Target == target {
				for _, c := range []rules.Seat{a, b} {
					afford(&worlds[i].s, c)
					worlds[i].s.Set(rules.Cyber, c, 900)
				}
				done = worlds[i].step(t, mute, author, n)
				break
			}
		}
		if !done {
			return false
		}
		e := act(worlds[i].log, from, author, action)
		if e == nil || e.Secret.Knows != rules.SeatSet(0).With(author) {
			return false
		}
	}
	for _, as := range []view.Audience{view.Public, view.Seat(target)} {
		what := fmt.Sprintf("seed %d, %s by %s or %s on %s: %s", base.g.Setup.Seed, action, a, b, target, as)
		same(t, what, worlds[0].shown(t, as, 1, true), worlds[1].shown(t, as, 1, true))
	}
	return true
}
