package view_test

import (
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/rules"
	"casus/rules/load"
)

// A clause that is not asked says why, with the days that matter.
func TestAClauseThatSleepsSaysSince(t *testing.T) {
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		arm, clause string
		change      func(*rules.Clause)
		verdict     rules.State
		says        string
	}{
		{arm: "2024", clause: "RD24-4", verdict: rules.SignedNotInForce,
			says: "On 2024-11-04 the Russia-DPRK Treaty on Comprehensive Strategic Partnership was signed (on 2024-06-19) but not yet in force: in force from 2024-12-04."},
		{arm: "2024", clause: "SD61-1", verdict: rules.NotInForce, says: "does not exist in it"},
		{arm: "2000", clause: "RD24-4", verdict: rules.NotInForce, says: "under this law between Russia and North Korea: the treaty of 2000"},
		{arm: "2024", clause: "UK53-3", verdict: rules.Suspended,
			change: func(c *rules.Clause) {
				c.Suspended = []rules.Interval{{From: rules.Civil(2024, 6, 4), Until: rules.Civil(2025, 8, 15), HasEnd: true}}
			},
			says: "this clause was suspended: from 2024-06-04 until 2025-08-15."},
		{arm: "2024", clause: "UNC-51", verdict: rules.None, says: "At this moment nothing happened that this clause listens to."},
	} {
		t.Run(c.clause+" "+c.verdict.String(), func(t *testing.T) {
			for _, cl := range p.Clauses {
				if cl.ID == c.clause && c.change != nil {
					c.change(cl)
				}
			}
			g, err := engine.New(p, engine.Setup{Scenario: "november-2024", Arm: c.arm, Seed: 7})
			if err != nil {
				t.Fatal(err)
			}
			x, err := view.Why(g, view.Moment{Before: g.Start()}, 0, c.clause, view.All)
			if err != nil {
				t.Fatal(err)
			}
			if prose := strings.Join(x.Prose, " "); x.Verdict != c.verdict || !strings.Contains(prose, c.says) {
				t.Errorf("verdict %s, says %q; want %s, %q", x.Verdict, prose, c.verdict, c.says)
			}
		})
	}
}
