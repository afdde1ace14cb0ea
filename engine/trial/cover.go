package trial

import (
	"fmt"
	"math/bits"
	"strings"

	"casus/rules"
)

// Cover is how much of one treaty its own tests show.
type Cover struct {
	Treaty *rules.Treaty
	// Seen and All count by sort of part.
	Seen, All [PartCount]int
	Gaps      []Gap
	// Stale lists the entries under uncovered that tests do cover.
	Stale []string
}

// Part is a sort of part that tests must show.
type Part uint8

// The sorts of part. An atom must be seen true and false; a dispute must make
// the difference read broadly and read narrowly; an exception must block; a
// state must be expected.
const (
	Atom Part = iota
	Dispute
	Exception
	End
	PartCount
)

func (p Part) String() string { return [...]string{"atom", "dispute", "exception", "state"}[p] }

// Gap is a part that no test of the file shows.
type Gap struct {
	Clause  *rules.Clause
	Part    Part
	Name    string // the atom's text, the exception's id, D3, fulfilled
	Pos     rules.Pos
	Missing []string // never true, never false ...
	Needs   []string // for each of these the test that would show it
	Why     string   // the reason the file gives, empty: none
}

// Open reports gaps without a reason and reasons without a gap.
func (c *Cover) Open() int {
	open := len(c.Stale)
	for i := range c.Gaps {
		if c.Gaps[i].Why == "" {
			open++
		}
	}
	return open
}

// Coverage plays the tests of every treaty and measures what they show of its
// clauses, in file order.
func Coverage(pack *rules.Pack) []Cover {
	out := make([]Cover, len(pack.Treaties))
	for i, t := range pack.Treaties {
		show := newTally(t)
		for k := range t.Tests {
			if len(runTreaty(pack, &t.Tests[k], show)) == 0 {
				show.expected(&t.Tests[k])
			}
		}
		c := &coverer{Cover: Cover{Treaty: t}, pack: pack, show: show, used: make([]bool, len(t.Uncovered))}
		for _, clause := range t.Clauses {
			c.clause(clause)
		}
		c.stale()
		out[i] = c.Cover
	}
	return out
}

type coverer struct {
	Cover
	pack *rules.Pack
	show *tally
	used []bool // entries under uncovered that excuse a gap
}

// clause holds every part of a clause against the tally.
func (c *coverer) clause(cl *rules.Clause) {
	for _, cond := range cl.Conditions() {
		for _, a := range cond.Expr.Atoms() {
			if a.Op != rules.OpDispute {
				c.atom(cl, a)
			}
		}
	}
	for rest := cl.Disputes; rest != 0; rest &= rest - 1 {
		c.dispute(cl, bits.TrailingZeros32(rest))
	}
	for i := range cl.Triggers {
		for k := range cl.Triggers[i].Unless {
			x := &cl.Triggers[i].Unless[k]
			c.part(Gap{Clause: cl, Part: Exception, Name: x.ID, Pos: x.When.Pos}, c.show.blocked[x], "never blocks", c.needsBlock(x), true, "", "")
		}
	}
	for _, end := range cl.Ends() {
		c.part(Gap{Clause: cl, Part: End, Name: end.String(), Pos: cl.Pos}, c.show.ends[cl][end], "never expected", c.needsEnd(cl, end), true, "", "")
	}
}

func (c *coverer) atom(cl *rules.Clause, a *rules.Expr) {
	s := c.show.atoms[a]
	c.part(Gap{Clause: cl, Part: Atom, Name: squeeze(a.Text), Pos: a.Pos}, s.yes, "never true", c.needsAtom(a, true), s.no, "never false", c.needsAtom(a, false))
}

func (c *coverer) dispute(cl *rules.Clause, n int) {
	s := c.show.decides[cl][n]
	g := Gap{Clause: cl, Part: Dispute, Name: fmt.Sprintf("D%d", n+1), Pos: cl.Pos}
	if !s.yes && !s.no {
		c.part(g, false, "never decides", c.needsDispute(n), true, "", "")
		return
	}
	c.part(g, s.yes, "never decides read broadly", c.needsReading(n, true), s.no, "never decides read narrowly", c.needsReading(n, false))
}

// part counts one part with its two sides and keeps it if one is missing.
func (c *coverer) part(g Gap, yes bool, noYes, needYes string, no bool, noNo, needNo string) {
	c.All[g.Part]++
	if yes && no {
		c.Seen[g.Part]++
		return
	}
	if !yes {
		g.Missing, g.Needs = append(g.Missing, noYes), append(g.Needs, needYes)
	}
	if !no {
		g.Missing, g.Needs = append(g.Missing, noNo), append(g.Needs, needNo)
	}
	for i := range c.Treaty.Uncovered {
		if u := &c.Treaty.Uncovered[i]; u.Clause == g.Clause.ID && partOf(u) == g.Part.String()+" "+g.Name {
			g.Why, c.used[i] = u.Why, true
		}
	}
	c.Gaps = append(c.Gaps, g)
}

// partOf is the part an entry under uncovered names, as `state lapsed`.
func partOf(u *rules.Uncovered) string {
	switch {
	case u.Atom != "":
		return "atom " + squeeze(u.Atom)
	case u.Exception != "":
		return "exception " + u.Exception
	case u.Dispute != 0:
		return fmt.Sprintf("dispute D%d", u.Dispute)
	}
	return "state " + u.State.String()
}

func (c *coverer) stale() {
	for i, used := range c.used {
		if u := &c.Treaty.Uncovered[i]; !used {
			part, name, _ := strings.Cut(partOf(u), " ")
			c.Stale = append(c.Stale, fmt.Sprintf("%s:%d: the tests do cover the %s %s of %s; take the entry out of uncovered", u.Pos.File, u.Pos.Line, part, name, u.Clause))
		}
	}
}
