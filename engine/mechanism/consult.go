package mechanism

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// Advice is what a seat tells an ally in consultation about its quarrel with a
// rival (model C9).
type Advice struct {
	From, To, Against rules.Seat
	Paid              bool          // aid or arms go with it
	Secret            *world.Secret // nil: everybody knows
	Out               bool          // everybody knows; without a log Secret says nothing
	Cause             int32         // log number of the answer or order it was given by
}

// An ally that heeds advice goes no higher than a rung below the one on which it
// stands with its rival, for to stay where one is would be no promise. Words and
// pressure short of a show of force it keeps in any case; strikes it gives up
// (model C9 has 3 to 5).
const (
	lowestCap  = 2
	highestCap = 5
	pledged    = 2 // turns a pledge holds: the rest of this one and the next
)

// Reasons adds up what speaks for heeding advice and against it, in hundredths
// of a logit (model C9, with the adviser's weight, the stake and the ally's
// weakness; two terms are our own: an ally that has stopped counting on its
// allies, and one with nuclear weapons of its own, listen less).
func (a *Advice) Reasons(s *world.State, p *rules.Params) int32 {
	x := p[rules.HeedBase] +
		p[rules.HeedDependence]*s.Pair(rules.Dependence, a.To, a.From)/1000 +
		p[rules.HeedCohesion]*s.Pair(rules.Cohesion, a.To, a.From)/1000 -
		p[rules.HeedStake]*s.Pair(rules.Rung, a.To, a.Against)/10
	for _, r := range []struct {
		holds bool
		worth int32
	}{
		{s.Of(rules.Support, a.To) < 350, -p[rules.HeedWeakness]},
		{s.Of(rules.Abandonment, a.To) > p[rules.HedgeFear], -p[rules.HeedFear]},
		{a.Paid, p[rules.HeedPayment]},
		{s.Pair(rules.ThreatLeft, a.To, a.Against) > 0, -p[rules.HeedThreat]},
		{s.Of(rules.Warheads, a.To) > 0, -p[rules.HeedAutonomy]},
	} {
		if r.holds {
			x += r.worth
		}
	}
	return x
}

// Odds of the advice being heeded, basis points. Nobody holds back in a war for
// its life, and the assumption of restraint scales the rest.
func (a *Advice) Odds(s *world.State, p *rules.Params) int32 {
	if s.Pair(rules.AtWar, a.To, a.Against) != 0 || s.Pair(rules.Rung, a.To, a.Against) >= 8 {
		return 0
	}
	return min(10000, dice.Logistic(a.Reasons(s, p))*p[rules.Restraint]/1000)
}

// Restrain tells an ally to hold back. It heeds the advice and is bound by its
// word, or it does not and the alliance pays.
func Restrain(s *world.State, w *world.Work, seed uint64, a Advice) {
	k := dice.Key{Seed: seed, Stream: dice.Advice, Turn: s.Turn(), Actor: uint8(a.From), Target: uint8(a.To), Index: int32(s.Phase)}
	if dice.Roll(k, 10000) < a.Odds(s, w.Params) {
		a.heeded(s, w)
	} else {
		a.refused(s, w)
	}
}

func (a *Advice) heeded(s *world.State, w *world.Work) {
	limit := min(max(s.Pair(rules.Rung, a.To, a.Against)-1, lowestCap), highestCap)
	s.Pledges[a.To] = world.Pledge{To: a.From, Against: a.Against, Cap: uint8(limit), Left: pledged}
	s.Add(rules.Entrapment, a.From, -w.Params[rules.AdviceRelief])
	a.tell(s, w, world.Heeded, limit)
	if !a.Out {
		return // nobody sees a quarrel cool, and a threat runs out by itself
	}
	w.Warm(a.To, a.Against, -w.Params[rules.AdviceCalm])
	if s.Pair(rules.ThreatLeft, a.To, a.Against) > 0 {
		s.BackDown(w.Params, a.To, a.Against)
	}
}

func (a *Advice) refused(s *world.State, w *world.Work) {
	s.Add(rules.Entrapment, a.From, w.Params[rules.RefusalFear])
	a.change(s, rules.Cohesion, -w.Params[rules.RefusalCohesion])
	outcome := "refused"
	if s.Of(rules.Entrapment, a.From) > w.Params[rules.EntrapmentLimit] {
		a.change(s, rules.Cred, -w.Params[rules.Dissociation])
		outcome = "dissociated"
	}
	a.tell(s, w, outcome, 0)
}

// change moves a number between the two: at once, or when advice was given in
// secret so late that the number does not tell of it.
func (a *Advice) change(s *world.State, f rules.Fact, d int32) {
	if a.Out {
		s.AddPair(f, a.From, a.To, d)
		return
	}
	s.Postpone(f.Pair(a.From, a.To), world.Showing, world.Added, d)
}

func (a *Advice) tell(s *world.State, w *world.Work, outcome string, limit int32) {
	w.Log.Add(s, world.Entry{
		K: world.KAdvice, Actor: a.From, Target: a.To, Against: a.Against, First: rules.NONE,
		Choice: world.Restrain.String(), To: outcome, Rung: limit, Cause: a.Cause, Secret: a.Secret,
	})
}

// Support is the other advice: the ally may count on its adviser, which calms
// it, worries the adviser and angers the rival (model C9).
func Support(s *world.State, w *world.Work, a Advice) {
	p := w.Params
	s.AddPair(rules.Cred, a.From, a.To, p[rules.BackingCred])
	s.Add(rules.Abandonment, a.To, -p[rules.BackingFear])
	s.Add(rules.Entrapment, a.From, p[rules.BackingFear])
	w.Warm(a.To, a.Against, p[rules.BackingHeat])
	w.Warm(a.From, a.Against, p[rules.BackingHeat])
}

// restrain is the order to tell an ally in private to hold back in its worst
// quarrel. It comes when the deeds of the resolution are done: a word in private
// calls nothing back that is under way.
func restrain(c Context) {
	s, from, to := c.State, c.Act.Actor, c.Act.Target
	if against := s.Quarrel(to); to.Playable() && against != rules.NONE {
		Restrain(s, c.Work, c.Seed, Advice{
			From: from, To: to, Against: against, Paid: c.paid(), Out: c.Event.Att >= world.Established,
			Secret: c.Work.Log.Secret(c.Act.Entry), Cause: c.Act.Entry,
		})
	}
}

// paid reports whether the actor gives its target aid or arms in the same
// resolution.
func (c Context) paid() bool {
	for i := range c.Work.NActs {
		a := &c.Work.Acts[i]
		if a.Actor == c.Act.Actor && a.Target == c.Act.Target && !a.Void && c.Pack.Actions[a.Action].Gives() {
			return true
		}
	}
	return false
}

// confer is the order to sit down with an ally.
func confer(c Context) {
	if against := c.State.Quarrel(c.Act.Target); against != rules.NONE {
		Confer(c.Work, c.Act.Target, against)
	}
}

// Confer is talk between allies that presses neither way: it cools the quarrel of
// one of them by a quarter of what heeded advice does.
func Confer(w *world.Work, ally, against rules.Seat) {
	w.Warm(ally, against, -w.Params[rules.AdviceCalm]/4)
}
