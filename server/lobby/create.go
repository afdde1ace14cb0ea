package lobby

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"

	"casus/engine"
	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

const maxSeconds = 24 * 3600 // a phase may last a day

// NewRoom is the body of POST /api/rooms.
type NewRoom struct {
	Scenario string            `json:"scenario"`
	Arm      string            `json:"arm"`
	Mode     string            `json:"mode"` // solo | room
	Seat     string            `json:"seat"` // solo only
	Nick     string            `json:"nick"`
	Bot      string            `json:"bot"`   // plays the empty seats
	Turns    int               `json:"turns"` // 0: hidden, drawn from the seed
	Timer    int               `json:"timer"` // seconds a phase; 0: no clock
	Seed     string            `json:"seed"`
	Readings map[string]string `json:"readings"`
	Pack     string            `json:"pack"`  // hash of rules somebody brought; empty: the server's own
	Rules    string            `json:"rules"` // what they are called
}

// Entered is what somebody gets who made or joined a room.
type Entered struct {
	Room   string `json:"room"`
	Match  string `json:"match"`
	Member string `json:"member"`
	Nick   string `json:"nick"`
	Token  string `json:"token"`
	Role   string `json:"role"`
	Seat   string `json:"seat,omitempty"`
}

// Create makes a room and its match. A solo match begins at once.
func (l *Lobby) Create(ctx context.Context, n NewRoom) (Entered, *wire.Refusal) {
	if l.full() {
		l.cfg.Meter.Rejected("rooms")
		l.cfg.Log.Warn("room refused: the data folder holds all it may", zap.Int("rooms", l.cfg.MaxRooms))
		return Entered{}, wire.Refuse(wire.Full, "this server keeps no more rooms; ask whoever runs it for a fresh data folder")
	}
	first, refused := n.firstMember()
	if refused == nil {
		refused = l.chooseRules(ctx, &n)
	}
	if refused == nil {
		refused = l.complete(&n)
	}
	if refused != nil {
		return Entered{}, refused
	}
	if refused = l.reserve(ctx); refused != nil {
		return Entered{}, refused
	}
	e, refused := l.create(ctx, n, first)
	if refused != nil {
		l.release()
	}
	return e, refused
}

func (l *Lobby) create(ctx context.Context, n NewRoom, first store.Member) (Entered, *wire.Refusal) {
	setup := n.setup()
	g, err := l.cfg.Games.Make(ctx, n.Pack, setup)
	if errors.Is(err, match.ErrCrowded) {
		return Entered{}, wire.Refuse(wire.Busy, err.Error())
	}
	if err != nil {
		return Entered{}, wire.Refuse(wire.Malformed, err.Error())
	}
	first.ID, first.Joined = newID(), l.cfg.Clock.Now().UnixMilli()
	set := settings{Title: g.Scenario.Title, Seen: first.Joined, Readiness: g.Scenario.Readiness, Seconds: n.Timer,
		Solo: n.Mode == Solo, Locked: n.Mode == Solo, Pack: n.Pack, Rules: n.Rules, Setup: setup}
	for i := range set.Bots {
		set.Bots[i].Bot = n.Bot
	}
	r, token, err := l.make(ctx, g, set, first)
	if err != nil {
		l.cfg.Games.Leave(g)
	}
	if errors.Is(err, store.ErrUnknown) {
		return Entered{}, rulesGone
	}
	if err != nil {
		l.cfg.Log.Error("room cannot be made", zap.Error(err))
		return Entered{}, wire.Refuse(wire.Internal, "the server could not store the room; try again")
	}
	l.cfg.Meter.Made()
	r.note("room made", first.ID, zap.String("mode", n.Mode), zap.String("pack", n.Pack))
	l.known.note(hashToken(token), holder{r.code, first.ID})
	return Entered{Room: r.code, Match: r.match.ID(), Member: first.ID, Nick: first.Nick, Token: token,
		Role: wireRole(first.Role), Seat: first.Seat}, nil
}

// firstMember is who makes the room: a player alone, or a facilitator.
func (n *NewRoom) firstMember() (m store.Member, refused *wire.Refusal) {
	m.Role, m.Nick = Facilitator, "Leader"
	switch n.Mode {
	case Solo:
		m.Role, m.Nick, m.Seat = Solo, "Player", n.Seat
		if wire.SeatIndex(n.Seat) < 0 {
			return m, wire.Refuse(wire.Malformed, "choose one of the six countries to play")
		}
	case "room":
		if n.Seat != "" {
			return m, wire.Refuse(wire.Malformed, "who leads a room has no seat")
		}
	default:
		return m, wire.Refuse(wire.Malformed, "the mode must be solo or room")
	}
	if n.Nick != "" {
		m.Nick, refused = cleanNick(n.Nick)
	}
	return m, refused
}

// complete fills in what was left open and checks the rest.
func (l *Lobby) complete(n *NewRoom) *wire.Refusal {
	if n.Bot == "" {
		n.Bot = l.cfg.Bots[len(l.cfg.Bots)-1]
	}
	switch {
	case !slices.Contains(l.cfg.Bots, n.Bot):
		return wire.Refuse(wire.Malformed, fmt.Sprintf("there is no such bot; there are %v", l.cfg.Bots))
	case n.Timer < 0 || n.Timer > maxSeconds:
		return wire.Refuse(wire.Malformed, "the timer takes 0 (no timer) to 86400 seconds")
	case n.Timer > 0 && n.Timer < 10:
		return wire.Refuse(wire.Malformed, "a phase needs at least 10 seconds; 0 plays without a timer")
	}
	return nil
}

func (n *NewRoom) setup() engine.Setup {
	u := engine.Setup{Scenario: n.Scenario, Arm: n.Arm, Seed: seedOf(n.Seed), Turns: n.Turns, Readings: n.Readings}
	for i, code := range wire.Seats {
		u.Seats[i] = n.Bot
		if code == n.Seat {
			u.Seats[i] = "human"
		}
	}
	return u
}

// seedOf reads a seed: a number as it is, any other word by its hash, nothing
// as a fresh draw.
func seedOf(word string) uint64 {
	if word == "" {
		var b [8]byte
		rand.Read(b[:]) //nolint:errcheck // documented never to fail
		return binary.LittleEndian.Uint64(b[:])
	}
	if n, err := strconv.ParseUint(word, 10, 64); err == nil {
		return n
	}
	h := fnv.New64a()
	h.Write([]byte(word)) //nolint:errcheck // a hash takes everything
	return h.Sum64()
}

// make stores a room under a code nobody has and starts its match.
func (l *Lobby) make(ctx context.Context, g *engine.Game, set settings, first store.Member) (*Room, string, error) {
	id, token := newID(), newToken()
	var r *Room
	for {
		r = newRoom(l, newCode())
		r.set = set
		first.Room = r.code
		err := l.cfg.Store.CreateRoom(ctx, store.Room{Code: r.code, Match: id, Settings: set.encode(), Created: first.Joined}, first, hashToken(token))
		if err == nil {
			break
		}
		if !errors.Is(err, store.ErrExists) {
			return nil, "", err
		}
	}
	r.members = []store.Member{first}
	var err error
	r.match, err = match.New(ctx, l.matchConfig(id, g, r), match.Options{Room: r.code, Title: set.Title, Rules: set.Rules,
		Seconds: set.Seconds, Start: set.Solo, Seats: r.controls()})
	if err != nil {
		return nil, "", err
	}
	return r, token, l.launch(r)
}

func (l *Lobby) matchConfig(id string, g *engine.Game, r *Room) match.Config {
	return match.Config{ID: id, Game: g, Store: l.cfg.Store, Clock: l.cfg.Clock, Bot: l.cfg.Bot, Notify: r.notify, Log: l.cfg.Log, Meter: l.cfg.Meter, Kept: l.kept, Restored: l.cfg.Restored}
}
