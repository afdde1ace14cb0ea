// Package match runs matches. One goroutine owns one match; everything that
// happens to it comes through one mailbox, one message at a time.
//
// Each command is decided on a copy of the state, committed to the store, and
// only then shown: a crash never takes back what a player has seen. The record
// holds every command, bots and the clock included, so after a restart the
// match is played again from its record, arrives at the same hashes and the
// same event numbers, and goes on where it was.
package match

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/feed"
	"casus/server/meter"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// Player is a bot: a pure function of what its seat may see.
type Player interface {
	Orders(g *engine.Game, b *view.Briefing, seat rules.Seat) engine.Command
	Answers(g *engine.Game, b *view.Briefing, seat rules.Seat) engine.Command
}

// Config is what a match needs from outside.
type Config struct {
	ID     string
	Game   *engine.Game
	Store  store.Matches
	Clock  Clock
	Bot    func(name string, seed uint64) (Player, error)
	Notify func(Status) // called from the match's goroutine; must not block
	Log    *zap.Logger
	Meter  *meter.Meter // may be nil
	Kept   *feed.Pool   // bounds the events all matches keep; may be nil
	// Restored names the backup that the store goes on from; empty if none.
	Restored string
}

// Control says who plays a seat.
type Control struct {
	Human bool   // at least one person sits there and no bot was put in charge
	Bot   string // plays when no person does; empty holds
}

const (
	inboxSize  = 64
	ringBytes  = 64 << 10 // events kept for those who come back, per audience that somebody follows
	audiences  = 8        // six seats, the public, all
	publicView = 6
	allView    = 7
)

// Actor is one running match.
type Actor struct {
	cfg   Config
	g     *engine.Game
	epoch uint64 // owner epoch in the store
	head  uint64 // lines stored
	// The sum of the last line. A string would be a piece of memory of its own,
	// and a new one with each command.
	prev [2 * sha256.Size]byte

	state    world.State
	log      world.Scroll
	desks    view.Desks
	history  []view.Point
	messages []wire.Message
	read     [audiences]int32 // messages each audience was told
	replies  map[reply]uint64 // offset that went with the ack
	letters  int              // bytes of the messages as they are sent
	efforts  efforts
	side     side
	seats    [rules.Seats]Control

	streams [audiences]*feed.Stream
	tape    feed.Tape // what they keep
	joined  map[*feed.Queue]int
	shown   Status

	inbox   chan message
	held    message // the next one, taken from the inbox already; nil for none
	quit    chan struct{}
	ended   chan struct{}
	alarm   alarm
	stuck   time.Time // a deadline that passed while the phase could not be ended
	lap     laps
	retired bool // the goroutine ends after this message
	lost    bool // the store refused us as owner: nothing may be decided any more
}

// reply names a command that has been answered, by its hash: a match keeps
// hundreds of them.
type reply [16]byte

func replyTo(actor, cmd string) reply {
	sum := sha256.Sum256([]byte(actor + "\x00" + cmd))
	return reply(sum[:16])
}

// Options are set when a match is made.
type Options struct {
	Room    string
	Title   string
	Rules   string // what the pack is called, if it is not the server's own
	Seconds int    // length of a phase; 0 plays without a clock
	Start   bool   // begin at once
	Seats   [rules.Seats]Control
}

// New stores a new match and starts its goroutine.
func New(ctx context.Context, cfg Config, o Options) (*Actor, error) {
	g := cfg.Game
	header := record.Header{Format: record.Format, Engine: engine.Version, Pack: g.Pack.Hash, Title: o.Title, Rules: o.Rules, Setup: g.Setup}
	line, sum, err := record.Encode("", record.Line{Header: &header})
	if err != nil {
		return nil, err
	}
	a := newActor(cfg)
	a.seats = o.Seats
	a.side = side{Seconds: o.Seconds}
	if o.Start {
		a.side.begin(cfg.Clock.Now())
	}
	row := store.Match{ID: cfg.ID, Room: o.Room, Scenario: g.Scenario.ID, Title: o.Title, Arm: g.Arm, Pack: g.Pack.Hash,
		Turn: 1, Created: cfg.Clock.Now().UnixMilli(), Side: a.side.encode()}
	if err := cfg.Store.CreateMatch(ctx, row, line); err != nil {
		return nil, err
	}
	if a.epoch, a.head, err = cfg.Store.Claim(ctx, cfg.ID); err != nil {
		return nil, err
	}
	copy(a.prev[:], sum)
	if a.side.Started {
		a.emitStart()
	}
	a.publish() // so that the room never shows a match without a phase
	go a.loop()
	return a, nil
}

func newActor(cfg Config) *Actor {
	a := &Actor{
		cfg: cfg, g: cfg.Game, state: cfg.Game.Start(),
		replies: map[reply]uint64{}, joined: map[*feed.Queue]int{},
		inbox: make(chan message, inboxSize), quit: make(chan struct{}), ended: make(chan struct{}),
	}
	a.history = []view.Point{view.PointOf(&a.state)}
	for i := range a.streams {
		a.streams[i] = feed.NewStream(epochOf(cfg, i), ringBytes).In(cfg.Kept).On(&a.tape)
	}
	return a
}

// epochOf names an audience's numbering. It depends on nothing a restart
// changes, but on a restore, after which events get their numbers anew, and differs between audiences, so that who changes seats gets a
// snapshot and not the middle of another seat's events.
func epochOf(cfg Config, audience int) string {
	h := sha256.Sum256([]byte(cfg.ID + cfg.Game.Pack.Hash + engine.Version + string(rune('a'+audience)) + cfg.Restored))
	return hex.EncodeToString(h[:6])
}

// ID of the match.
func (a *Actor) ID() string { return a.cfg.ID }

// Game being played.
func (a *Actor) Game() *engine.Game { return a.g }

// Stop ends the goroutine after the message it works on. Nothing is lost: what
// was acknowledged is stored.
func (a *Actor) Stop() {
	close(a.quit)
	<-a.ended
}
