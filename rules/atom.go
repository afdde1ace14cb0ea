package rules

// Atoms lists the smallest yes/no parts of a condition in the order they are
// written: comparisons, memberships, yes/no facts and disputes. What joins
// them (and, or, not, exists, all, a comparison of two yes/no parts) is none.
func (e *Expr) Atoms() []*Expr {
	if e.Type != TypeBool {
		return nil
	}
	var out []*Expr
	for _, k := range e.Kids {
		out = append(out, k.Atoms()...)
	}
	if len(out) == 0 && e.Op != OpConst {
		out = append(out, e)
	}
	return out
}

// Ends lists the states in which the clause can come to rest, by its own
// words: a duty is kept or broken (an organ's lapses), given up where the clause
// says by whom, and falls away where the clause says when. What only the clock
// of a match ends (a title nobody uses, a dispute nobody answers) is the
// engine's business.
func (c *Clause) Ends() []State {
	switch c.Modality {
	case MustNot:
		return []State{Breached}
	case May:
		return []State{Available}
	}
	ends := []State{Fulfilled, Breached}
	if c.unseated() {
		ends[1] = Lapsed
	}
	if c.Waive != nil {
		ends = append(ends, Waived)
	}
	if c.Lapse != nil && !c.unseated() {
		ends = append(ends, Lapsed)
	}
	return ends
}

// unseated reports whether nobody plays whoever owes the duty: an organ of the
// United Nations breaks no faith, what it leaves undone lapses.
func (c *Clause) unseated() bool {
	for i := range c.Bindings {
		if c.Bindings[i].Obligor.Playable() {
			return false
		}
	}
	return len(c.Bindings) > 0
}

// Uncovered is the reason why no test shows one part of a clause. Exactly one
// of Atom, Exception, Dispute and State says which part.
type Uncovered struct {
	Clause    string
	Atom      string // text of a part of a condition
	Exception string // id
	Dispute   int    // number, 0: none
	State     State  // None: none
	Why       string
	Pos       Pos
}
