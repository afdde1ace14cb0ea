package engine

import (
	"casus/engine/act"
	"casus/engine/world"
	"casus/rules"
)

// Verbs of a command.
const (
	VerbOrders   = "orders"
	VerbAnswers  = "answers"
	VerbWithdraw = "withdraw"
	VerbAdvance  = "advance"
)

// Command is one input of a match. Turn and Phase say what the sender saw: a
// command for another phase is refused, whatever it asks.
type Command struct {
	Verb    string     `json:"verb"`
	Seat    rules.Seat `json:"seat"`
	Turn    int        `json:"turn"`
	Phase   string     `json:"phase"`
	Lines   []int      `json:"lines,omitempty"`
	Answers []Answer   `json:"answers,omitempty"`
}

// Answer is a seat's choice about one of its duties.
type Answer struct {
	Duty   int    `json:"duty"`
	Choice string `json:"choice"`
}

// Outcome is what a command led to.
type Outcome struct {
	Entries  []world.Entry
	Hash     string // state hash, set when a phase was resolved
	Resolved bool
}

// Refusal says why a command was not taken. The state is unchanged.
type Refusal struct{ Code, Reason string }

func (r *Refusal) Error() string { return r.Reason }

// Apply takes one command. On a *Refusal the state is as before.
func (g *Game) Apply(s *world.State, c Command) (Outcome, error) {
	return g.ApplyWith(s, c, &world.Work{})
}

// ApplyWith is Apply in a work space of the caller's, whose Probe, if set, is
// shown every judgement.
func (g *Game) ApplyWith(s *world.State, c Command, w *world.Work) (Outcome, error) {
	return g.ApplyOnto(s, c, w, &world.Log{})
}

// ApplyOnto is ApplyWith that writes to the end of a log of the caller's, who may
// so use the memory of one again. The outcome's entries are the new ones there.
func (g *Game) ApplyOnto(s *world.State, c Command, w *world.Work, log *world.Log) (Outcome, error) {
	if r := g.timely(s, c); r != nil {
		return Outcome{}, r
	}
	switch c.Verb {
	case VerbAdvance:
		from := len(log.Entries)
		w.Log = log
		g.advance(s, w)
		return Outcome{Entries: log.Entries[from:len(log.Entries):len(log.Entries)], Hash: s.Hash(), Resolved: true}, nil
	case VerbWithdraw:
		s.Sealed[c.Seat] = world.Sealed{}
		return Outcome{}, nil
	case VerbOrders, VerbAnswers:
		sealed, r := g.seal(s, c, w)
		if r != nil {
			return Outcome{}, r
		}
		s.Sealed[c.Seat] = sealed
		return Outcome{}, nil
	}
	return Outcome{}, &Refusal{"illegal", "The command “" + c.Verb + "” is not known. Use orders, answers, withdraw or advance."}
}

func (g *Game) timely(s *world.State, c Command) *Refusal {
	phase, ok := world.ParsePhase(c.Phase)
	switch {
	case s.Phase == world.Over:
		return &Refusal{"over", "The match is over."}
	case !ok || c.Turn < int(s.Turn()) || c.Turn == int(s.Turn()) && phase < s.Phase:
		return &Refusal{"late", "That phase is already resolved. Look at the new situation and decide again."}
	case c.Turn != int(s.Turn()) || phase != s.Phase:
		return &Refusal{"early", "That phase has not begun."}
	case c.Verb == VerbOrders && s.Phase != world.Orders, c.Verb == VerbAnswers && s.Phase != world.Response,
		c.Verb == VerbOrders && len(c.Answers) > 0:
		return &Refusal{"phase", "Orders are given in the order phase, answers in the response phase."}
	case c.Verb != VerbAdvance && !c.Seat.Playable():
		return &Refusal{"illegal", "Only one of the six seats can give orders."}
	}
	return nil
}

// seal checks a whole set and makes it ready to resolve.
func (g *Game) seal(s *world.State, c Command, w *world.Work) (world.Sealed, *Refusal) {
	out := world.Sealed{Sent: true}
	if len(c.Lines) > world.MaxLines {
		return out, &Refusal{"budget", "That is more orders than anybody can give in one phase."}
	}
	if p := g.Cat.Check(s, w, g.Scenario, c.Seat, c.Lines); p != nil {
		return out, &Refusal{p.Code, p.Reason}
	}
	for _, n := range c.Lines {
		out.Lines[out.NLines] = int16(n)
		out.NLines++
	}
	for _, a := range c.Answers {
		choice, r := g.choice(s, c.Seat, a)
		switch {
		case r != nil:
			return out, r
		case out.Settles(int32(a.Duty)):
			return out, &Refusal{"duplicate", "The same duty is answered twice in your set. Keep one of the answers."}
		case out.NAnswer == world.MaxAnswers:
			return out, &Refusal{"budget", "That is more answers than one phase takes. Send the others next turn."}
		}
		out.Put(world.Answer{Duty: int32(a.Duty), Choice: choice})
	}
	return out, nil
}

func (g *Game) choice(s *world.State, seat rules.Seat, a Answer) (world.Choice, *Refusal) {
	d := act.Duty(s, int32(a.Duty))
	if d == nil || int(d.ID) != a.Duty || g.Obligor(d) != seat {
		return 0, &Refusal{"unknown_duty", "You have no open duty with that number."}
	}
	choice, ok := world.ParseChoice(a.Choice)
	for _, open := range g.Treaties.Choices(d) {
		if ok && open == choice {
			return choice, nil
		}
	}
	return 0, &Refusal{"unknown_choice", "That answer is not open for this duty. Choose one of those it offers."}
}
