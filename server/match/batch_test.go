package match_test

import (
	"context"
	"encoding/json"
	"runtime"
	"slices"
	"sync"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"
)

// slow is a store whose first append waits, and that notes how many come at once.
type slow struct {
	store.Store
	came  chan struct{} // has a token for each append that waits
	free  chan struct{}
	sizes []int
	torn  *torn
}

func (s *slow) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	s.came <- struct{}{}
	<-s.free
	s.sizes = append(s.sizes, len(appends))
	return s.torn.Append(ctx, appends...)
}

// queue hands commands to a match whose store is held up, so that they wait in
// this order, lets the store go on, and gives the answers.
func (tb *table) queue(s *slow, commands ...match.Command) (acks []wire.Ack, refused []*wire.Refusal) {
	acks, refused = make([]wire.Ack, len(commands)), make([]*wire.Refusal, len(commands))
	var all sync.WaitGroup
	for i, c := range commands {
		all.Go(func() {
			var raw []byte
			if raw, refused[i] = tb.actor.Do(ctx, c); refused[i] == nil {
				if err := json.Unmarshal(raw, &acks[i]); err != nil {
					tb.Error(err)
				}
			}
		})
		if i == 0 {
			<-s.came
		}
		for tb.actor.Waiting() < i {
			runtime.Gosched()
		}
	}
	close(s.free)
	all.Wait()
	return acks, refused
}

func sitSlow(t *testing.T, people ...rules.Seat) (*table, *slow) {
	tb := sit(t, started, people...)
	s := &slow{Store: tb.store, came: make(chan struct{}, 8), free: make(chan struct{}), torn: &torn{Store: tb.store}}
	tb.store = s
	tb.restart(people...)
	return tb, s
}

// What waits while the disk is busy is stored together, each command on what
// those before it lead to, and answered as if each had come alone.
func TestWaitingCommandsAreStoredTogether(t *testing.T) {
	people := []rules.Seat{rules.KOR, rules.USA, rules.PRK}
	tb, s := sitSlow(t, people...)
	e := tb.listen(view.Seat(rules.USA), "", nil)
	from := len(e.hears())
	kor := tb.command(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
	usa := tb.command(rules.USA, wire.VerbOrders, order())
	changed := tb.command(rules.USA, wire.VerbOrders, order(tb.legal(rules.USA)))
	wrong := tb.command(rules.USA, wire.VerbOrders, order(99_999))
	prk := tb.command(rules.PRK, wire.VerbOrders, order())
	acks, refused := tb.queue(s, kor, kor, usa, wrong, changed, usa, prk)
	for i, r := range refused {
		if (r != nil) != (i == 3) {
			t.Errorf("command %d was answered with %v", i, r)
		}
	}
	// A command sent again waits for its answer, and so ends the second batch.
	if want := []int{1, 2, 1}; !slices.Equal(s.sizes, want) {
		t.Errorf("stored together were %v commands, want %v", s.sizes, want)
	}
	if acks[1] != acks[0] || acks[5] != acks[2] || acks[4].O != acks[2].O+1 {
		t.Errorf("the answers are %+v", acks)
	}
	told := e.hears()
	if len(told) != 3 || told[0].O != acks[2].O || told[1].O != acks[4].O || told[2].K != wire.KindReveal {
		t.Fatalf("after %d frames the seat was told %+v", from, told)
	}
	tb.at(2, "orders")
	hash, last := tb.hash(), told[2].O
	tb.restart(people...)
	if tb.hash() != hash || tb.listen(view.Seat(rules.USA), "", nil).hears()[0].Offset != last {
		t.Error("after a restart the match is another one")
	}
}

// When commands cannot be stored together, none of them has happened.
func TestCommandsStoredTogetherFailTogether(t *testing.T) {
	tb, s := sitSlow(t, rules.KOR, rules.USA, rules.PRK)
	e := tb.listen(view.Seat(rules.USA), "", nil)
	e.hears()
	hash := tb.hash()
	s.torn.tear = true
	_, refused := tb.queue(s, tb.command(rules.KOR, wire.VerbOrders, order()),
		tb.command(rules.USA, wire.VerbOrders, order()), tb.command(rules.PRK, wire.VerbOrders, order()))
	for i, r := range refused {
		if r == nil || r.Code != wire.Internal {
			t.Errorf("command %d was answered with %v", i, r)
		}
	}
	if told := e.hears(); len(told) != 0 || tb.hash() != hash {
		t.Errorf("something has happened: %+v", told)
	}
	if want := []int{1, 2}; !slices.Equal(s.sizes, want) {
		t.Errorf("stored together were %v commands, want %v", s.sizes, want)
	}
}
