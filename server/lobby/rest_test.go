package lobby_test

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"casus/engine/bot"
	"casus/server/feed"
	"casus/server/lobby"
	"casus/server/match/matchtest"
	"casus/server/store/mem"
	"casus/server/wire"

	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

// hall is a lobby on a store in memory.
type hall struct {
	*testing.T
	*lobby.Lobby
	clock *matchtest.Clock
	slept chan struct{}
}

func open(t *testing.T, limits lobby.Config) *hall {
	t.Helper()
	h := &hall{T: t, clock: matchtest.NewClock(), slept: make(chan struct{}, 100)}
	core := zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), zapcore.AddSync(&nowhere{}), zap.InfoLevel)
	log := zap.New(core, zap.Hooks(func(e zapcore.Entry) error {
		if e.Message == "room sleeps" {
			select {
			case h.slept <- struct{}{}:
			default:
			}
		}
		return nil
	}))
	s := mem.New()
	limits.Store, limits.Games, limits.Clock, limits.Log = s, matchtest.Games(t, s), h.clock, log
	limits.Bot, limits.Bots = matchtest.Bot, bot.Names()
	var err error
	if h.Lobby, err = lobby.Open(ctx, limits); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Stop)
	return h
}

type nowhere struct{}

func (*nowhere) Write(b []byte) (int, error) { return len(b), nil }

func (h *hall) makes() (lobby.Entered, *wire.Refusal) {
	return h.Create(ctx, lobby.NewRoom{Mode: "solo", Seat: "KOR", Bot: "hold", Seed: "7"})
}

func (h *hall) room() lobby.Entered {
	h.Helper()
	e, refused := h.makes()
	if refused != nil {
		h.Fatal(refused)
	}
	return e
}

// The lobby looks after its rooms without being asked.
func TestLobbyPutsRoomsToSleepByItself(t *testing.T) {
	h := open(t, lobby.Config{})
	h.room()
	late := time.After(20 * time.Second) // before the test is given up
	for {
		h.clock.Advance(time.Minute)
		select {
		case <-h.slept:
			return
		case <-late:
			t.Fatal("the room is still awake")
		default:
			runtime.Gosched()
		}
	}
}

// Memory holds so many rooms. When it is full those that nobody uses make room,
// and those that somebody uses do not.
func TestRoomsInMemoryAreBounded(t *testing.T) {
	h := open(t, lobby.Config{MaxAwake: 2, MaxRooms: 4})
	used := h.room()
	s, refused := h.ByToken(ctx, used.Token)
	if refused != nil {
		t.Fatal(refused)
	}
	if _, refused := s.Attach(ctx, feed.NewQueue(1<<20, 4008)); refused != nil {
		t.Fatal(refused)
	}
	idle := h.room()
	if _, refused := h.makes(); refused == nil || refused.Code != wire.Busy {
		t.Fatalf("a third room at once: %v", refused)
	}
	h.clock.Advance(31 * time.Second)
	h.room()
	if awake, asleep, _ := h.Census(); awake != 2 || asleep != 1 {
		t.Fatalf("%d awake, %d asleep", awake, asleep)
	}
	if _, refused := h.ByToken(ctx, idle.Token); refused == nil || refused.Code != wire.Busy {
		t.Fatalf("the sleeping room has no place now: %v", refused)
	}
	h.clock.Advance(31 * time.Second)
	if _, refused := h.ByToken(ctx, idle.Token); refused != nil {
		t.Fatalf("the sleeping room should wake in place of the idle one: %v", refused)
	}
	h.clock.Advance(31 * time.Second)
	h.room()
	h.clock.Advance(31 * time.Second)
	if _, refused := h.makes(); refused == nil || refused.Code != wire.Full {
		t.Fatalf("a fifth room in a store for four: %v", refused)
	}
}

// Rooms fall asleep while people write in them, over and over: every message is
// taken once, or refused with word to send it again.
func TestSleepLosesAndDoublesNothing(t *testing.T) {
	h := open(t, lobby.Config{})
	e := h.room()
	const writers, each = 4, 25
	var all, busy sync.WaitGroup
	done := make(chan struct{})
	busy.Go(func() {
		for range lobby.PlaceLife / (12 * time.Minute) { // a place must hold to the end
			for awake, _, _ := h.Census(); awake == 0; awake, _, _ = h.Census() {
				select {
				case <-done:
					return
				default:
				}
			}
			h.clock.Advance(11 * time.Minute)
			h.Rest(ctx)
		}
	})
	for w := range writers {
		all.Go(func() {
			for n := range each {
				h.write(e.Token, fmt.Sprintf("w%d-%d", w, n))
			}
		})
	}
	all.Wait()
	close(done)
	busy.Wait()
	if len(h.slept) == 0 {
		t.Fatal("the room never slept, so nothing was tried")
	}
	s, refused := h.ByToken(ctx, e.Token)
	if refused != nil {
		t.Fatal(refused)
	}
	p, refused := s.Room.Match().Peek(ctx)
	if refused != nil {
		t.Fatal(refused)
	}
	if len(p.Messages) != writers*each {
		t.Fatalf("%d messages, want %d", len(p.Messages), writers*each)
	}
}

// write sends one message until it is taken.
func (h *hall) write(token, id string) {
	for {
		s, refused := h.ByToken(ctx, token)
		if refused != nil {
			if !refused.Code.Retryable() {
				h.Errorf("%s: %v", id, refused)
				return
			}
			continue
		}
		answer, code := s.Command(ctx, &wire.Cmd{ID: id, Verb: wire.VerbSay, Body: wire.Write(wire.Say{To: []string{"USA"}, Text: id})})
		if code == "ok" {
			return
		}
		var nack struct{ Retryable bool }
		if err := json.Unmarshal(answer, &nack); err != nil || !nack.Retryable {
			h.Errorf("%s: %s", id, answer)
			return
		}
	}
}
