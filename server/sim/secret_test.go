package sim

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/server/match/matchtest"
	"casus/server/store/faulty"
	"casus/server/store/mem"
	"casus/server/wire"
)

// Two rooms differ in what one seat does in secret: what it seals, how often, and
// to whom it writes. The others hear the same, frame by frame, although lines
// break and the server dies and comes back in between.
func TestSecretsMoveNobodyElsesFrames(t *testing.T) {
	for seed := uint64(1); seed <= 3; seed++ {
		quiet, busy := secretRun(t, seed, 0), secretRun(t, seed, 100+seed)
		for name, frames := range quiet.others {
			if i := apart(frames, busy.others[name]); i >= 0 {
				t.Fatalf("seed %d, frame %d of %s:\n%.600q\nand\n%.600q", seed, i, name, at(frames, i), at(busy.others[name], i))
			}
		}
		if quiet.own == busy.own {
			t.Fatalf("seed %d: the secrets were the same", seed)
		}
	}
}

// secretly is what a run leaves: the frames of the others by name, and how many
// events the seat with the secrets has had.
type secretly struct {
	others map[string][]string
	own    int
}

func secretRun(t *testing.T, seed, secrets uint64) secretly {
	t.Helper()
	w := &world{rng: rand.New(rand.NewPCG(seed, 1)), disk: mem.New(), clock: matchtest.NewClock(), book: newBook(), told: newStreams(),
		report: Report{Did: map[string]int{}, Refused: map[wire.Code]int{}}}
	defer w.end()
	own := rand.New(rand.NewPCG(secrets, 2))
	w.boot()
	w.found(Options{Seed: seed, Turns: 3}, 3600)
	for i, seat := range []string{"KOR", "JPN", "USA", ""} {
		w.enter(fmt.Sprint("player ", i), seat)
	}
	heard := &ear{w: w, frames: map[string][]string{}}
	for _, c := range w.clients[2:] {
		c.overheard = func(raw []byte) { heard.hear(c, raw) }
	}
	w.clients[0].vanish() // who leads sees all, so it must not listen here
	heard.all()
	for range 60 {
		w.secretStep(own, secrets != 0)
		heard.all()
	}
	if w.err != nil {
		t.Fatal(w.err)
	}
	return secretly{heard.frames, len(w.told.events[w.told.epochOf(view.Seat(seatAt(4)).String())])}
}

// secretStep lets the seat with the secrets act by its own dice, and everything
// else happen by those both rooms share.
func (w *world) secretStep(own *rand.Rand, busy bool) {
	hider, other := w.clients[1], w.clients[2+w.rng.IntN(3)]
	shared := w.rng
	w.now.store.Arm(faulty.None, 0) // a fault that a secret write could bring about would show
	w.rng = own
	w.connect(hider)
	if busy && hider.connected() {
		verb, body := w.set(hider)
		switch own.IntN(4) {
		case 0:
			verb, body = wire.VerbWithdraw, wire.None{}
		case 1:
			verb, body = wire.VerbSay, wire.Say{To: []string{"RUS"}, Text: "a word in private"}
		}
		turn := int(hider.screen.view.Turn)
		w.send(hider, w.write(hider, verb, &turn, hider.screen.view.Phase, body))
		hider.read(w, -1)
	}
	hider.vanish() // so that shared dice never fall for it
	w.rng = shared
	switch w.rng.IntN(8) {
	case 0:
		other.vanish()
	case 1:
		w.now.store.Crash()
	case 2:
		w.clock.Advance(w.while() / 10)
	case 3:
		w.restart()
	case 4:
		if other.connected() && other.seat != "" {
			turn := int(other.screen.view.Turn)
			w.send(other, w.write(other, wire.VerbSay, &turn, other.screen.view.Phase, wire.Say{To: []string{"ALL"}, Text: "a word to all"}))
		}
	default:
		w.connect(other)
	}
	w.after()
}

// ear keeps what clients hear, under names that are the same in every room: ids
// are drawn by luck.
type ear struct {
	w      *world
	frames map[string][]string
}

func (e *ear) all() {
	for _, c := range e.w.clients[2:] {
		c.read(e.w, -1)
	}
}

func (e *ear) hear(c *client, raw []byte) {
	names := []string{e.w.code, "ROOM", e.w.match, "MATCH"}
	for _, x := range e.w.clients {
		names = append(names, x.member, x.name)
	}
	for epoch, as := range e.w.told.as {
		names = append(names, epoch, as)
	}
	text := strings.NewReplacer(names...).Replace(string(raw))
	if c.screen.epoch != "" {
		text = strings.ReplaceAll(text, c.screen.epoch, "EPOCH")
	}
	e.frames[c.name] = append(e.frames[c.name], text)
}

// apart is the first place where two lists differ, -1 if there is none.
func apart(a, b []string) int {
	if slices.Equal(a, b) {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}
