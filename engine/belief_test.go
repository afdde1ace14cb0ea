package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/engine/world"
	"casus/rules"
)

// storyBeliefs tells the cases on file, each seat's belief in one line.
func storyBeliefs(_ *testing.T, st *story, _ *datadriven.TestData) string {
	var b strings.Builder
	for i := range st.s.Clues {
		c := &st.s.Clues[i]
		if !c.Known() {
			continue
		}
		who, att := c.Leading()
		fmt.Fprintf(&b, "%s against %s: %s, belief %d; evidence for %d turns", c.Event.Kind, c.Event.Target, who, att, c.Left)
		if c.Inquiry > 0 {
			fmt.Fprintf(&b, ", inquiry for %d", c.Inquiry)
		}
		fmt.Fprintln(&b)
		for o := rules.RUS; o < rules.Seats; o++ {
			fmt.Fprintf(&b, "  %s:%s\n", o, believed(&c.Belief[o]))
		}
	}
	return b.String()
}

func believed(b *world.Beliefs) string {
	var out strings.Builder
	for h, v := range b {
		name := rules.Seat(h).String()
		switch h {
		case world.NonState:
			name = "no state"
		case world.ByAccident:
			name = "accident"
		}
		if v > 0 {
			fmt.Fprintf(&out, " %s %d", name, v)
		}
	}
	return out.String()
}

// storyOutlook tells how others see the attacks that open duties are about.
func storyOutlook(_ *testing.T, st *story, _ *datadriven.TestData) string {
	var b strings.Builder
	for i := range st.s.Duties {
		d := &st.s.Duties[i]
		if d.ID == 0 || !d.Outlook.Formed() {
			continue
		}
		c := st.g.Pack.Clauses[d.Clause]
		bind := &c.Bindings[d.Binding]
		fmt.Fprintf(&b, "%s of %s to %s: %s; others: %s, %d", c.ID, bind.Obligor, bind.Claimant, d.State, st.g.Treaties.Outlook(d), d.Outlook.Median())
		if d.Outlook.Began() {
			fmt.Fprintf(&b, "; %s is held to have begun", bind.Claimant)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}
