package sim

import (
	"errors"
	"fmt"

	"casus/engine"
	states "casus/engine/world"
	"casus/rules"
	"casus/server/wire"

	"github.com/anishathalye/porcupine"
)

// people are the seats persons play in the histories; nobody plays the others.
var people = []rules.Seat{rules.USA, rules.KOR, rules.JPN}

// input is one thing a client does: a command, or a look at its seat's view.
type input struct {
	id, actor string
	verb      string // empty: look
	seat      rules.Seat
	turn      int
	phase     string
	lines     []int
	ready     bool
}

// output is what it gets: the event's number or a refusal, or what it sees.
type output struct {
	offset uint64
	code   wire.Code
	turn   int
	phase  string
	sees   string // its own sealed set
}

// spec is a match as a sequence of steps: the engine, who is ready, how many
// events each seat has had, and the answers that were given.
type spec struct {
	state   states.State
	ready   [rules.Seats]bool
	events  [rules.Seats]uint64
	answers string // all of them, so that equal histories are equal states
	given   map[string]output
	key     string // equal for equal states
}

func (s *spec) sign() *spec {
	s.key = fmt.Sprint(s.state.Hash(), s.ready, s.events, s.answers)
	return s
}

// model says which answers a match may give when commands arrive one by one.
func model(g *engine.Game) porcupine.Model {
	return porcupine.Model{
		Init: func() any {
			s := &spec{state: g.Start(), given: map[string]output{}}
			for i := range s.events {
				s.events[i] = 1 // the start
			}
			return s.sign()
		},
		Step: func(state, in, out any) (bool, any) {
			next, want := state.(*spec).step(g, in.(input))
			return want == out.(output), next
		},
		Equal:             func(a, b any) bool { return a.(*spec).key == b.(*spec).key },
		DescribeOperation: func(in, out any) string { return fmt.Sprintf("%+v -> %+v", in, out) },
	}
}

func (s *spec) step(g *engine.Game, in input) (*spec, output) {
	if in.verb == "" {
		return s, output{offset: s.events[in.seat], turn: int(s.state.Turn()), phase: s.state.Phase.String(), sees: s.seen(in.seat)}
	}
	name := in.actor + " " + in.id
	if before, again := s.given[name]; again {
		return s, before
	}
	next := *s
	out := next.command(g, in)
	if out.code != "" {
		return s, out // it changed nothing
	}
	next.settle(g, in.verb == wire.VerbNext)
	next.given = map[string]output{name: out}
	for k, v := range s.given {
		next.given[k] = v
	}
	next.answers += name + fmt.Sprint(out.offset) + ";"
	return next.sign(), out
}

func (s *spec) command(g *engine.Game, in input) output {
	if code := s.timely(in); code != "" {
		return output{code: code}
	}
	switch in.verb {
	case wire.VerbReady:
		s.ready[in.seat] = in.ready
		return output{}
	case wire.VerbNext:
		s.resolve(g)
		return output{}
	}
	_, err := g.Apply(&s.state, engine.Command{Verb: in.verb, Seat: in.seat, Turn: in.turn, Phase: in.phase, Lines: in.lines})
	var r *engine.Refusal
	if errors.As(err, &r) {
		return output{code: wire.Code(r.Code)}
	}
	s.events[in.seat]++
	return output{offset: s.events[in.seat]}
}

func (s *spec) timely(in input) wire.Code {
	phase, _ := states.ParsePhase(in.phase)
	turn := int(s.state.Turn())
	switch {
	case s.state.Phase == states.Over:
		return wire.Over
	case in.turn < turn, in.turn == turn && phase < s.state.Phase:
		return wire.Late
	case in.turn > turn, phase > s.state.Phase:
		return wire.Early
	}
	return ""
}

// settle ends phases nobody is waited for in; they are revealed together.
func (s *spec) settle(g *engine.Game, ended bool) {
	for s.state.Phase != states.Over && !s.waits(g) {
		s.resolve(g)
		ended = true
	}
	if !ended {
		return
	}
	for i := range s.events {
		s.events[i]++
	}
}

func (s *spec) waits(g *engine.Game) bool {
	for _, seat := range people {
		if !s.ready[seat] && (s.state.Phase != states.Response || g.MustDecide(&s.state, seat)) {
			return true
		}
	}
	return false
}

func (s *spec) resolve(g *engine.Game) {
	cmd := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.state.Turn()), Phase: s.state.Phase.String()}
	if _, err := g.Apply(&s.state, cmd); err != nil {
		panic(err) // the engine always ends the phase it is in
	}
	s.ready = [rules.Seats]bool{}
}

// seen is what a seat's view says of its sealed set.
func (s *spec) seen(seat rules.Seat) string {
	set := &s.state.Sealed[seat]
	if !set.Sent {
		return "nothing"
	}
	lines := []int{}
	for _, n := range set.Lines[:set.NLines] {
		lines = append(lines, int(n))
	}
	return fmt.Sprint(lines)
}
