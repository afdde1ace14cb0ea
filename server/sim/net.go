package sim

import (
	"context"
	"errors"

	"casus/server/store/faulty"
	"casus/server/wire"
)

// send carries one command to the server and its answer into the client's queue,
// behind the events it led to, as a socket does.
func (w *world) send(c *client, a *asked) {
	p := c.proc
	answer, code := c.conn.Command(ctx, a.cmd)
	w.note("  %s %s %s: %s", c.name, a.id, a.cmd.Verb, code)
	w.answered(c, p, answer)
	w.after()
}

// answered: a process that has died answers nobody. What the room shows and the
// answer race each other to the socket; here the room always wins.
func (w *world) answered(c *client, p *process, answer []byte) {
	w.calm(p)
	if errors.Is(p.store.Down(), faulty.ErrCrashed) || c.proc != p {
		return
	}
	c.queue.Push(answer)
}

// issue lets a client send a new command over a line that may lose it, break
// before the answer, or carry it twice.
func (w *world) issue(c *client, verb string, turn *int, phase string, body any) {
	a := w.write(c, verb, turn, phase, body)
	if !c.connected() {
		return // it is sent when the line is back
	}
	switch w.rng.IntN(10) {
	case 0:
		w.report.Did["command lost"]++
		c.readSome(w)
		c.vanish()
	case 1:
		w.report.Did["answer lost"]++
		w.send(c, a)
		c.readSome(w)
		c.vanish()
	case 2:
		w.report.Did["command twice"]++
		w.send(c, a)
		if c.connected() {
			w.send(c, a)
		}
	default:
		w.send(c, a)
	}
	if !w.one(4) { // else it reads later
		c.read(w, -1)
	}
}

// write makes a new command that waits for its answer.
func (w *world) write(c *client, verb string, turn *int, phase string, body any) *asked {
	a := &asked{id: c.nextID(), by: c, seat: c.seat,
		cmd: &wire.Cmd{T: "cmd", Verb: verb, Turn: turn, Phase: phase, Body: wire.Write(body)}}
	a.cmd.ID = a.id
	c.sent++
	w.book.put(a)
	c.waiting = append(c.waiting, a)
	return a
}

// held sends a command into a disk that takes its time. Meanwhile something else
// happens.
func (w *world) held(c *client) {
	turn, phase, verb, body := w.decide(c)
	if !c.connected() || c.proc != w.now {
		return
	}
	a, p := w.write(c, verb, turn, phase, body), c.proc
	reached, release := p.store.Hold()
	defer release()
	patience, giveUp := context.WithCancel(ctx)
	defer giveUp()
	answer := w.inFlight(patience, c, a)
	select {
	case <-reached:
		w.meanwhile(c, p, func() {
			giveUp()
			raw := <-answer // told "busy" while the append is still held
			answer <- raw
		}, release)
	case raw := <-answer: // it did not get as far as the disk
		answer <- raw
	}
	release()
	raw := <-answer
	w.note("  %s %s %s, held", c.name, a.id, verb)
	if c.connected() {
		w.answered(c, p, raw)
		c.read(w, -1)
	}
	w.after()
}

// inFlight sends a command without waiting for its answer.
func (w *world) inFlight(ctx context.Context, c *client, a *asked) chan []byte {
	answer, conn := make(chan []byte, 1), c.conn
	go func() {
		raw, _ := conn.Command(ctx, a.cmd)
		answer <- raw
	}()
	return answer
}

// meanwhile is what can happen while an append is under way.
func (w *world) meanwhile(c *client, p *process, giveUp, release func()) {
	switch w.rng.IntN(6) {
	case 0:
		w.report.Did["held: time passes"]++
		w.clock.Advance(w.while())
	case 1:
		w.report.Did["held: sender gives up"]++
		giveUp()
	case 2:
		w.report.Did["held: process dies"]++
		if w.one(2) {
			p.store.Crash()
		} else {
			p.store.Arm(faulty.CrashAfter, 1)
		}
	case 3:
		w.report.Did["held: disk fails"]++
		p.store.Arm(faulty.FailLost+faulty.Fault(w.rng.IntN(2)), 1)
	case 4:
		w.report.Did["held: another server takes over"]++
		w.takeOver()
	case 5:
		w.alongside(c, release)
	}
}

// alongside: somebody else's command arrives behind the one that is held.
func (w *world) alongside(first *client, release func()) {
	c := w.anyClient(func(x *client) bool { return x != first && x.connected() && x.proc == first.proc && x.name != leader })
	if c == nil {
		return
	}
	w.report.Did["held: another command"]++
	turn, phase, verb, body := w.decide(c)
	a, p := w.write(c, verb, turn, phase, body), c.proc
	answer := w.inFlight(ctx, c, a)
	release()
	raw := <-answer
	w.note("  %s %s %s, behind it", c.name, a.id, verb)
	w.answered(c, p, raw)
}
