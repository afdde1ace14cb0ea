package rules

// Bond is how closely a clause ties a state to the quarrels of another, by what
// it owes and how freely it may judge whether it owes it (model C8). It is read
// from modality, discretion and deeds, never from an instrument's name.
type Bond uint8

// The bonds, from none to the closest.
const (
	NoBond      Bond = iota
	Consultive       // must talk when asked
	Conditional      // must help, with some say of its own
	Automatic        // must help at once and by all means (D4)
)

// Bond is the tie that a clause makes. Political promises (D0) make none.
func (c *Clause) Bond() Bond {
	switch {
	case c.Modality != Must || !c.Binding():
		return NoBond
	case c.kept(Troops, Arms) && !c.Consults():
		if c.Discretion == 4 {
			return Automatic
		}
		return Conditional
	case c.Consults():
		return Consultive
	}
	return NoBond
}

// Bonds are the closest ties between seats: by who is bound, to whom.
type Bonds [Seats][Seats]Bond

// BondsOf collects the ties that the clauses in force make between seats.
func BondsOf(clauses []*Clause, inForce func(*Clause) bool) (out Bonds) {
	for _, c := range clauses {
		bond := c.Bond()
		if bond == NoBond || !inForce(c) {
			continue
		}
		for i := range c.Bindings {
			if b := &c.Bindings[i]; b.Obligor.Playable() && b.Claimant.Playable() {
				out[b.Obligor][b.Claimant] = max(out[b.Obligor][b.Claimant], bond)
			}
		}
	}
	return out
}
