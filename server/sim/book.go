package sim

import (
	"bytes"

	"casus/server/store"
	"casus/server/wire"
)

// asked is one command a client has ever sent, and what became of it.
type asked struct {
	id     string
	by     *client
	seat   string // of the sender at the time
	cmd    *wire.Cmd
	ack    []byte    // the answer, if it was taken
	offset uint64    // of the event the answer names
	code   wire.Code // why it was refused for good
}

// book is every command of a run and where it may have put people.
type book struct {
	all    []*asked
	byID   map[string]*asked
	places map[string]*place // by member
	locked map[bool]bool     // what the lock may be
}

// place is where a member may be, as far as the leader was told.
type place struct {
	seats map[string]bool
	out   chance
}

type chance int

const (
	no chance = iota
	maybe
	yes
)

func newBook() book {
	return book{byID: map[string]*asked{}, places: map[string]*place{}, locked: map[bool]bool{false: true}}
}

func (b *book) of(id string) *asked { return b.byID[id] }

func (b *book) seated(member, seat string) {
	b.places[member] = &place{seats: map[string]bool{seat: true}}
}

func (b *book) mayBeOut(member string) bool { return b.places[member].out != no }

func (b *book) maySit(member, seat string) bool { return b.places[member].seats[seat] }

// put writes a new command down. From now on it may be carried out.
func (b *book) put(a *asked) {
	b.all = append(b.all, a)
	b.byID[a.id] = a
	switch body := rosterBody(a.cmd).(type) {
	case wire.Kick:
		b.places[body.Member].out = maybe
	case wire.SetSeat:
		b.places[body.Member].seats[body.Seat] = true
	case wire.Lock:
		b.locked[body.Locked] = true
	}
}

// ack holds an answer against the disk, at the moment it is given: a command of
// the match is stored, once, with this very answer.
func (b *book) ack(w *world, a *asked, raw []byte, offset uint64) {
	switch {
	case a.ack != nil && !bytes.Equal(a.ack, raw):
		w.broken("%s of %s was answered %s and then %s", a.id, a.by.name, a.ack, raw)
	case a.code != "":
		w.broken("%s of %s was refused (%s) and then taken", a.id, a.by.name, a.code)
	}
	a.ack, a.offset = raw, offset
	if isRoster(a.cmd.Verb) {
		b.certain(a)
		return
	}
	all, err := w.disk.Commands(ctx, w.match)
	if err != nil {
		w.broken("the commands cannot be read: %v", err)
	}
	if found := storedAs(all, a); len(found) != 1 || !bytes.Equal(found[0].Reply, raw) {
		w.broken("%s of %s was acknowledged with %s and is %d times on disk: %v", a.id, a.by.name, raw, len(found), found)
	}
}

func storedAs(all []store.Command, a *asked) (found []store.Command) {
	for _, c := range all {
		if c.Cmd == a.id && c.Actor == a.by.member {
			found = append(found, c)
		}
	}
	return found
}

// certain: an acknowledged change of the room has happened.
func (b *book) certain(a *asked) {
	switch body := rosterBody(a.cmd).(type) {
	case wire.Kick:
		b.places[body.Member].out = yes
	case wire.SetSeat:
		b.places[body.Member].seats = map[string]bool{body.Seat: true}
	case wire.Lock:
		b.locked = map[bool]bool{body.Locked: true}
	}
}

// refuse: a command that was refused for good has not been carried out and never
// will be.
func (b *book) refuse(a *asked, code wire.Code) { a.code = code }

func isRoster(verb string) bool {
	switch verb {
	case wire.VerbBot, wire.VerbKick, wire.VerbRename, wire.VerbLock, wire.VerbSeat:
		return true
	}
	return false
}

// rosterBody is what a command asks of the room, nil if it asks the match.
func rosterBody(c *wire.Cmd) any {
	var body any
	var err error
	switch c.Verb {
	case wire.VerbKick:
		body, err = wire.Body[wire.Kick](c.Body)
	case wire.VerbSeat:
		body, err = wire.Body[wire.SetSeat](c.Body)
	case wire.VerbLock:
		body, err = wire.Body[wire.Lock](c.Body)
	}
	if err != nil {
		return nil
	}
	return body
}
