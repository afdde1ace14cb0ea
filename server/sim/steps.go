package sim

import (
	"fmt"
	"time"

	"casus/server/wire"
)

// steps is what can happen next, and how often it does.
var steps = []struct {
	name   string
	weight int
	do     func(*world)
}{
	{"a player acts", 42, (*world).playerActs},
	{"the leader acts", 10, (*world).leaderActs},
	{"somebody reads", 8, (*world).somebodyReads},
	{"a line breaks", 6, (*world).lineBreaks},
	{"somebody connects", 16, (*world).somebodyConnects},
	{"time passes", 7, (*world).timePasses},
	{"somebody joins", 2, (*world).join},
	{"the disk is slow", 5, (*world).diskIsSlow},
	{"a fault is due", 4, (*world).faultIsDue},
	{"the server restarts", 1, (*world).serverRestarts},
	{"another server takes over", 1, (*world).takeOver},
	{"an old server ends", 2, (*world).oldServerEnds},
	{"somebody looks closely", 4, (*world).looksClosely},
	{"everybody leaves for a while", 1, (*world).everybodyLeaves},
}

func (w *world) step() {
	sum := 0
	for _, s := range steps {
		sum += s.weight
	}
	n := w.rng.IntN(sum)
	for _, s := range steps {
		if n -= s.weight; n < 0 {
			w.note("%s", s.name)
			w.report.Did[s.name]++
			s.do(w)
			w.after()
			return
		}
	}
}

func online(c *client) bool { return c.connected() }

func (w *world) playerActs() {
	c := w.anyClient(func(c *client) bool { return c.name != leader && c.screen.shows && len(c.waiting) < 4 })
	if c == nil {
		return
	}
	turn, phase, verb, body := w.decide(c)
	w.issue(c, verb, turn, phase, body)
}

func (w *world) somebodyReads() {
	if c := w.anyClient(online); c != nil {
		c.read(w, -1)
	}
}

func (w *world) lineBreaks() {
	if c := w.anyClient(online); c != nil {
		c.readSome(w)
		c.vanish()
	}
}

func (w *world) somebodyConnects() {
	if c := w.anyClient(func(c *client) bool { return !c.connected() }); c != nil {
		w.connect(c)
	}
}

func (w *world) timePasses() { w.clock.Advance(w.while()) }

func (w *world) diskIsSlow() {
	c := w.anyClient(func(c *client) bool { return c.name != leader && c.connected() && c.proc == w.now && c.screen.shows })
	if c != nil {
		w.held(c)
	}
}

func (w *world) faultIsDue() { w.now.store.Arm(w.drawFault(), 1+w.rng.IntN(4)) }

func (w *world) serverRestarts() { w.restart() }

// everybodyLeaves for so long that a room without a clock goes to sleep.
func (w *world) everybodyLeaves() {
	for _, c := range w.clients {
		if c.proc == w.now {
			c.readSome(w)
			c.vanish()
		}
	}
	w.calm(w.now)
	w.clock.Advance(11 * time.Minute)
	w.now.lobby.Rest(ctx)
	if awake, _, _ := w.now.lobby.Census(); awake == 0 {
		w.report.Did["the room slept"]++
	}
}

// takeOver starts a second server on the same disk, as when the first was thought
// dead. Clients of the first stay with it until they notice.
func (w *world) takeOver() {
	if len(w.old) > 1 {
		return
	}
	before := w.now
	w.clients[0].vanish() // the leader notices at once: rooms, unlike matches, have no owner to lose
	w.boot()
	if w.now != before {
		w.old = append(w.old, before)
	}
}

func (w *world) oldServerEnds() {
	if len(w.old) == 0 {
		return
	}
	p := w.old[0]
	w.old = w.old[1:]
	for _, c := range w.clients {
		if c.proc == p {
			c.readSome(w)
			c.vanish()
		}
	}
	p.stop()
}

// join lets somebody new in, to play or to watch.
func (w *world) join() {
	seat := ""
	if !w.one(5) {
		seat = wire.Seats[w.rng.IntN(len(wire.Seats))]
	}
	if len(w.clients) < maxClients {
		w.joins++ // a name whose answer was lost is taken
		w.enter(fmt.Sprint("player ", w.joins), seat)
	}
}

const maxClients = 10

func (w *world) enter(nick, seat string) {
	room, refused := w.now.lobby.Room(ctx, w.code)
	if refused != nil {
		return // the server is down, as is seen afterwards
	}
	c := &client{name: nameOf(len(w.clients)), seat: seat}
	e, refused := room.Join(ctx, nick, seat)
	switch {
	case w.now.store.Down() != nil:
		return
	case refused != nil && refused.Code == wire.Locked && w.book.locked[true]:
		return
	case refused != nil:
		w.broken("%s cannot join: %v", c.name, refused)
		return
	}
	c.member, c.token = e.Member, e.Token
	w.book.seated(c.member, seat)
	w.clients = append(w.clients, c)
	w.note("  %s joins as %q", c.name, seat)
	w.after()
	w.connect(c)
}
