package sim

import (
	"bytes"
	"encoding/json"
	"slices"
	"sort"

	"casus/engine"
	"casus/engine/record"
	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"
)

// settleAccounts ends a run: the old servers go, everybody comes back and gets
// every answer, all screens are held against fresh ones before and after one
// more restart, and the disk against what was told.
func (w *world) settleAccounts() {
	for len(w.old) > 0 {
		w.oldServerEnds()
	}
	w.restart()
	for tries := 0; w.err == nil && !w.everybodyAnswered(); tries++ {
		if tries == 20 {
			w.broken("somebody still waits for an answer")
		}
	}
	w.compareAll()
	w.restart()
	w.everybodyAnswered()
	w.compareAll()
	if w.err == nil {
		w.audit()
	}
}

// everybodyAnswered brings everybody back and reads on until nobody waits.
func (w *world) everybodyAnswered() bool {
	all := true
	for _, c := range w.clients {
		w.connect(c)
		c.read(w, -1)
		if c.connected() && len(c.waiting) > 0 {
			c.vanish() // connecting sends again
		}
		all = all && (c.out || c.connected())
	}
	w.after()
	return all
}

func (w *world) compareAll() {
	for _, c := range w.clients {
		if c.connected() && w.err == nil {
			w.compare(c)
		}
	}
}

// audit reads the disk.
func (w *world) audit() {
	stored, err := w.disk.Commands(ctx, w.match)
	if err != nil {
		w.broken("the commands cannot be read: %v", err)
		return
	}
	w.auditAnswers(stored)
	lines, _, err := match.Lines(ctx, w.disk, w.match)
	if err != nil {
		w.broken("the record is damaged: %v", err)
		return
	}
	if _, err := record.Replay(w.game, lines[1:], nil); err != nil {
		w.broken("the record does not replay: %v", err)
	}
	w.auditEffects(stored, lines[1:])
	w.auditMessages(stored)
	w.auditRoom()
	w.auditExport()
}

// auditAnswers: every answer that was given is on disk, once; what was refused
// for good is not there.
func (w *world) auditAnswers(stored []store.Command) {
	for _, a := range w.book.all {
		found := storedAs(stored, a)
		switch {
		case isRoster(a.cmd.Verb):
		case len(found) > 1:
			w.broken("%s is %d times on disk", a.id, len(found))
		case a.ack != nil && (len(found) == 0 || !bytes.Equal(found[0].Reply, a.ack)):
			w.broken("%s was acknowledged and is lost: %s", a.id, a.ack)
		case a.code != "" && a.code != wire.Forbidden && len(found) > 0:
			w.broken("%s was refused (%s) and yet carried out", a.id, a.code)
		}
	}
}

// slot is one set a seat may seal.
type slot struct {
	seat  string
	turn  int
	phase string
}

// auditEffects: each stored set has one line in the record, in the order of the
// events that answered them, and the record holds no other, except that a bot
// may have moved last.
func (w *world) auditEffects(stored []store.Command, lines []record.Line) {
	want, got := map[slot][]string{}, map[slot][]string{}
	for _, a := range w.stored(stored) {
		if text, ok := effect(a.cmd); ok {
			at := slot{a.seat, *a.cmd.Turn, a.cmd.Phase}
			want[at] = append(want[at], text)
		}
	}
	ended := map[slot]int{}
	for _, l := range lines {
		switch {
		case l.Cmd == nil:
		case l.Cmd.Verb == engine.VerbAdvance:
			ended[slot{"", l.Cmd.Turn, l.Cmd.Phase}]++
		default:
			at := slot{l.Cmd.Seat.String(), l.Cmd.Turn, l.Cmd.Phase}
			got[at] = append(got[at], lineText(l.Cmd))
		}
	}
	for at, n := range ended {
		if n != 1 {
			w.broken("%s of turn %d ended %d times", at.phase, at.turn, n)
		}
	}
	for at, sets := range got {
		people := want[at]
		delete(want, at)
		if len(sets) < len(people) || len(sets) > len(people)+1 || !slices.Equal(sets[:len(people)], people) {
			w.broken("%s in %s of turn %d: people sealed %v, the record holds %v", at.seat, at.phase, at.turn, people, sets)
		}
	}
	for at, sets := range want {
		w.broken("%s in %s of turn %d: %v was stored and left no trace", at.seat, at.phase, at.turn, sets)
	}
}

// stored lists the book's commands that are on disk, each seat's in the order of
// the events they made.
func (w *world) stored(all []store.Command) (out []*asked) {
	for _, a := range w.book.all {
		if found := storedAs(all, a); len(found) == 1 {
			var ack wire.Ack
			if err := json.Unmarshal(found[0].Reply, &ack); err != nil {
				w.broken("the stored answer to %s cannot be read: %v", a.id, err)
			}
			a.offset = ack.O
			out = append(out, a)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].offset < out[j].offset })
	return out
}

// effect is what a stored command should have left in the record; ok is false
// for those that leave nothing there.
func effect(c *wire.Cmd) (text string, ok bool) {
	cmd := engine.Command{Verb: c.Verb}
	switch c.Verb {
	case wire.VerbOrders:
		b, err := wire.Body[wire.Orders](c.Body)
		if err != nil {
			return "", false
		}
		cmd.Lines = b.Lines
	case wire.VerbAnswers:
		b, err := wire.Body[wire.Answers](c.Body)
		if err != nil {
			return "", false
		}
		cmd.Lines = b.Lines
		for _, x := range b.Answers {
			cmd.Answers = append(cmd.Answers, engine.Answer(x))
		}
	case wire.VerbWithdraw:
	default:
		return "", false
	}
	return lineText(&cmd), true
}

func lineText(c *engine.Command) string {
	return string(wire.Write(engine.Command{Verb: c.Verb, Lines: c.Lines, Answers: c.Answers}))
}

// auditMessages: every stored message was sent by a stored command, and each of
// those sent one.
func (w *world) auditMessages(stored []store.Command) {
	said, err := match.Messages(ctx, w.disk, w.match)
	if err != nil {
		w.broken("the messages cannot be read: %v", err)
	}
	times := map[string]int{}
	for _, m := range said {
		times[m.Text]++
	}
	for _, a := range w.stored(stored) {
		if a.cmd.Verb != wire.VerbSay {
			continue
		}
		text := "words of " + a.id
		if times[text] != 1 {
			w.broken("%s said %q and it is there %d times", a.by.name, text, times[text])
		}
		delete(times, text)
	}
	for text := range times {
		w.broken("%q is there and no stored command said it", text)
	}
}

// auditRoom: people sit where the leader was told they do.
func (w *world) auditRoom() {
	members, err := w.disk.ListMembers(ctx, w.code)
	if err != nil {
		w.broken("the members cannot be read: %v", err)
	}
	for _, m := range members {
		p := w.book.places[m.ID]
		switch {
		case p == nil: // joined, and the server died before it could say so
		case m.Kicked && p.out == no, !m.Kicked && p.out == yes:
			w.broken("%s is removed: %v; the leader was told otherwise", m.Nick, m.Kicked)
		case !m.Kicked && !p.seats[m.Seat]:
			w.broken("%s sits at %q, where nobody put it", m.Nick, m.Seat)
		}
	}
	room, refused := w.now.lobby.Room(ctx, w.code)
	if refused != nil {
		w.broken("the room is gone: %v", refused)
		return
	}
	if info, _ := room.Info(ctx); !w.book.locked[info.Locked] {
		w.broken("the room is locked: %v; the leader was told otherwise", info.Locked)
	}
}

// auditExport: the file somebody takes home replays to the same end.
func (w *world) auditExport() {
	var file bytes.Buffer
	if err := match.Export(ctx, w.disk, w.match, w.game.Pack.Files, &file); err != nil {
		w.broken("the match cannot be exported: %v", err)
		return
	}
	_, lines, err := record.Read(&file)
	if err != nil {
		w.broken("the export is damaged: %v", err)
		return
	}
	if _, err := record.Replay(w.game, lines, nil); err != nil {
		w.broken("the export does not replay: %v", err)
	}
}
