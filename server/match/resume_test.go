package match_test

import (
	"slices"
	"testing"
	"time"

	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/wire"
)

// After a restart the match stands where it stood, and a tab that was open gets
// exactly what it missed, under the same numbers.
func TestRestartGoesOn(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	snapshot := e.hears()[0]
	tb.does(rules.KOR, wire.VerbSay, wire.Say{To: []string{"USA"}, Text: "ready?"})
	tb.does(rules.KOR, wire.VerbOrders, order())
	tb.does(rules.USA, wire.VerbOrders, order())
	tb.does(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
	want := e.hears()
	hash := tb.hash()

	tb.restart(rules.KOR, rules.USA)
	if tb.hash() != hash {
		t.Fatal("the restart changed the state")
	}
	back := tb.listen(view.Seat(rules.KOR), snapshot.Epoch, &snapshot.Offset)
	got := back.hears()
	if got[0].T != "live" || got[0].From != snapshot.Offset+1 {
		t.Fatalf("resumed with %s", got[0].raw)
	}
	if !slices.EqualFunc(got[1:], want, func(a, b frame) bool { return a.raw == b.raw }) {
		t.Fatalf("heard\n%v\nbefore the restart\n%v", got[1:], want)
	}
	tb.does(rules.USA, wire.VerbOrders, order())
	tb.at(3, "orders")
	if k := back.kinds(want[len(want)-1].O); !slices.Equal(k, []string{"reveal"}) {
		t.Fatalf("then heard %v", k)
	}
}

// A phase that everybody had ended is resolved on return even if the server
// died before it could.
func TestRestartFinishesWhatWasSettled(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	tb.does(rules.KOR, wire.VerbOrders, order())
	tb.restart(rules.KOR) // the United States' people are gone
	tb.at(2, "orders")
}

func TestRestartDoesNotTakeTime(t *testing.T) {
	tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
	tb.actor.Stop()
	tb.clock.Advance(time.Hour)
	tb.restarted(rules.KOR)
	tb.at(1, "orders")
	tb.clock.Advance(29 * time.Second)
	tb.at(1, "orders")
	tb.clock.Advance(2 * time.Second)
	tb.at(2, "orders")
}

// restarted resumes a match that was stopped already.
func (tb *table) restarted(people ...rules.Seat) {
	tb.Helper()
	var err error
	if tb.actor, err = match.Resume(ctx, tb.config(), seats(people...)); err != nil {
		tb.Fatal(err)
	}
}

func TestRestartKeepsPause(t *testing.T) {
	tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
	tb.does(rules.NONE, wire.VerbPause, wire.None{})
	tb.restart(rules.KOR)
	tb.clock.Advance(time.Hour)
	tb.at(1, "orders")
}

// Two owners cannot both decide: the one that was there first is refused by the
// store and says so.
func TestSecondOwnerWins(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	second, err := match.Resume(ctx, tb.config(), seats(rules.KOR))
	if err != nil {
		t.Fatal(err)
	}
	defer second.Stop()
	head := tb.head()
	_, refused := tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbOrders, order()))
	if refused == nil || !refused.Code.Retryable() {
		t.Fatalf("the old owner answered %v", refused)
	}
	if tb.head() != head {
		t.Fatal("the old owner wrote")
	}
	if _, refused := second.Do(ctx, tb.command(rules.KOR, wire.VerbOrders, order())); refused != nil {
		t.Fatal(refused)
	}
}

func TestResumeGapIsExactOrASnapshot(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	first := tb.listen(view.Seat(rules.KOR), "", nil).hears()[0]
	tb.does(rules.KOR, wire.VerbOrders, order())
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	s := e.hears()[0]
	far, none := s.Offset+1, uint64(0)
	cases := []struct {
		name  string
		as    view.Audience
		epoch string
		after *uint64
		want  []string
	}{
		{"up to date", view.Seat(rules.KOR), s.Epoch, &s.Offset, []string{"live"}},
		{"missed a turn", view.Seat(rules.KOR), s.Epoch, &first.Offset, []string{"live", "ev", "ev"}},
		{"missed what was told before anybody came", view.Seat(rules.KOR), s.Epoch, &none, []string{"snapshot"}},
		{"from the future", view.Seat(rules.KOR), s.Epoch, &far, []string{"snapshot"}},
		{"another numbering", view.Seat(rules.KOR), "x", &s.Offset, []string{"snapshot"}},
		{"another seat's numbering", view.Seat(rules.USA), s.Epoch, &s.Offset, []string{"snapshot"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range tb.listen(c.as, c.epoch, c.after).hears() {
				got = append(got, f.T)
			}
			if !slices.Equal(got, c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
		})
	}
}
