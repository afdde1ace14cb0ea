package match

import (
	"encoding/json"
	"sync"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
	"casus/server/store"
	"casus/server/wire"
)

// draft is everything one message leads to, before it is stored: the command
// itself, and the phases that end because nobody is waited for any more. It is
// stored as one append and then shown, or it is dropped and nothing happened.
type draft struct {
	plan
	*states // nil once the next draft stands on this one

	lines  []record.Line
	sealed []seal    // whose sets were sealed, in order
	log    world.Log // what resolved phases wrote into the log
}

// states are what is large of a draft. One that stands on another takes them over.
type states struct {
	state  world.State // what it leads to
	before world.State // the state before the first phase it resolved, if it did
}

// plan is what else is to be known of a draft.
type plan struct {
	actor, cmd string
	key        reply  // names the command, once it is known to be new
	on         *draft // the one it stands on, nil for the match as it is
	side       side
	steered    bool // side has changed
	said       *wire.Message
	offset     uint64 // of the sender's own event, 0 for none
	receipt    []byte // see ack
	turn       int    // it leads to
	over       bool   // likewise
	starts     bool   // the match begins
	resolved   bool   // at least one phase was resolved
}

// seal is one set as it lay sealed, for the eyes of its own seat.
type seal struct {
	seat  rules.Seat
	turn  int
	phase world.Phase
	set   world.Sealed
}

var (
	drafts    = sync.Pool{New: func() any { return new(draft) }}
	allStates = sync.Pool{New: func() any { return new(states) }}
)

// draft begins one on the match as it is, or on another draft, which only seals
// sets; drop it when done.
func (a *Actor) draft(actor, cmd string, on *draft) *draft {
	d := drafts.Get().(*draft)
	d.plan = plan{actor: actor, cmd: cmd, on: on}
	if on != nil {
		d.states, on.states = on.states, nil
		d.turn, d.over, d.side = on.turn, on.over, on.side
	} else {
		d.states = allStates.Get().(*states)
		d.state, d.side = a.state, a.side
		d.stand()
	}
	return d
}

// offset is the number that a seat's next event will have: those before it in a
// batch seal sets, and nothing else.
func (a *Actor) offset(d *draft, seat rules.Seat) uint64 {
	n := a.streams[seat].Last() + 1
	for on := d.on; on != nil; on = on.on {
		for i := range on.sealed {
			if on.sealed[i].seat == seat {
				n++
			}
		}
	}
	return n
}

// refuse drops a draft that came to nothing. A command that is refused has not
// changed a state, so the draft it stood on has its own back as they were.
func (d *draft) refuse() {
	if d.on != nil {
		d.on.states, d.states = d.states, nil
	}
	d.drop()
}

func (d *draft) drop() {
	if d.states != nil {
		allStates.Put(d.states)
	}
	clear(d.lines)
	clear(d.log.Entries)
	*d = draft{lines: d.lines[:0], sealed: d.sealed[:0], log: world.Log{Entries: d.log.Entries[:0]}}
	drafts.Put(d)
}

func (d *draft) steer() *side {
	d.steered = true
	return &d.side
}

// stand notes where the match stands by the draft.
func (d *draft) stand() { d.turn, d.over = int(d.state.Turn()), d.state.Phase == world.Over }

// apply puts a command to the engine and adds its line to the record.
func (a *Actor) apply(d *draft, cmd engine.Command) error {
	w := works.Get().(*world.Work)
	defer works.Put(w)
	w.Probe = nil
	before := d.resolved
	if cmd.Verb == engine.VerbAdvance && !before {
		d.before = d.state
	}
	out, err := a.g.ApplyOnto(&d.state, cmd, w, &d.log)
	w.Log = nil // which is the draft's
	if err != nil {
		return err
	}
	line := record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash}
	d.lines = append(d.lines, line)
	if out.Resolved {
		d.resolved = true
		d.stand()
	} else {
		d.sealed = append(d.sealed, seal{cmd.Seat, d.turn, d.state.Phase, d.state.Sealed[cmd.Seat]})
	}
	return nil
}

// works are the engine's work spaces, shared by all matches.
var works = sync.Pool{New: func() any { return new(world.Work) }}

// ack is the receipt of the draft's command.
func (d *draft) ack() []byte {
	if d.receipt == nil {
		d.receipt = wire.WriteAck(d.cmd, d.offset)
	}
	return d.receipt
}

// append is the draft as the store takes it after a head and its sum; sum is that
// of its last line.
func (a *Actor) append(d *draft, head uint64, prev string) (rec store.Append, sum string, err error) {
	rec = store.Append{Match: a.cfg.ID, Head: head, Epoch: a.epoch, Actor: d.actor, Cmd: d.cmd,
		Reply: d.ack(),
		Turn:  d.turn, Over: d.over, Now: a.cfg.Clock.Now().UnixMilli()}
	sum = prev
	for _, line := range d.lines {
		var b []byte
		if b, sum, err = record.Encode(sum, line); err != nil {
			return rec, sum, err
		}
		rec.Lines = append(rec.Lines, b)
	}
	if d.steered {
		rec.Side = d.side.encode()
	}
	if d.said != nil {
		body, err := json.Marshal(d.said)
		if err != nil {
			return rec, sum, err
		}
		rec.Said = &store.Message{After: head, Body: body}
	}
	return rec, sum, nil
}
