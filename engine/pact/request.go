package pact

import (
	"casus/engine/world"
	"casus/rules"
)

const (
	forTalks = iota
	forHelp
)

// noteRequests remembers who asked whom for consultation or help; a request
// stays on file for the turn it was made and the next.
func noteRequests(s *world.State, w *world.Work) {
	for i := range w.NEvents {
		e := &w.Events[i]
		if !e.Actor.Playable() || !e.Target.Playable() {
			continue
		}
		switch e.Kind {
		case rules.ConsultationRequest:
			s.Asked[0][forTalks][e.Actor] |= 1 << e.Target
		case rules.AssistanceRequest:
			s.Asked[0][forHelp][e.Actor] |= 1 << e.Target
		}
	}
}

// Ask puts a request of a case on file: under the clause it names, or else for
// consultation and for help alike. Only seats have such clauses.
func Ask(s *world.State, pack *rules.Pack, r rules.CaseRequest) {
	if !r.By.Playable() || !r.To.Playable() {
		return
	}
	talks, help := true, true
	for _, c := range pack.Clauses {
		if c.ID == r.Clause {
			talks, help = c.Consults(), !c.Consults()
		}
	}
	if talks {
		s.Asked[0][forTalks][r.By] |= 1 << r.To
	}
	if help {
		s.Asked[0][forHelp][r.By] |= 1 << r.To
	}
}

// ageRequests starts a new turn's file.
func ageRequests(s *world.State) {
	s.Asked[1] = s.Asked[0]
	s.Asked[0] = [2][rules.Seats]uint8{}
}

// Requested reports whether the country that must ask has asked the obligor.
// A clause that needs no asking is never waiting for one.
func Requested(s *world.State, c *rules.Clause, binding int) bool {
	if c.Request == nil {
		return false
	}
	b := &c.Bindings[binding]
	asker := b.Vars[c.Request.By]
	if !asker.Playable() || !b.Obligor.Playable() {
		return false
	}
	what := forHelp
	if c.Consults() {
		what = forTalks
	}
	return (s.Asked[0][what][asker]|s.Asked[1][what][asker])>>b.Obligor&1 == 1
}
