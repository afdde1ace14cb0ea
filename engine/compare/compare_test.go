package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/compare"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// Stories of comparison: a case is told, and what stands below is where the
// texts differ and why. Run with -rewrite to renew results and read the diff.
//
//	compare [law=DATE] [all]     a case, without its format line
func TestStories(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	datadriven.Walk(t, "testdata", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			cases, err := load.Cases(pack, map[string]string{"case.yaml": "format: casus/1\ncase: X\nexpect: {RD24-4: none}\n" + d.Input})
			if err != nil {
				d.Fatalf(t, "%v", err)
			}
			var law rules.Date
			if d.HasArg("law") {
				var day string
				d.ScanArgs(t, "law", &day)
				law, _ = rules.ParseDate(day)
			}
			return told(compare.Arms(pack, compare.Case(pack, cases[0]), rules.TreatyArms, law), d.HasArg("all"))
		})
	})
}

func told(r *compare.Report, all bool) string {
	var b strings.Builder
	for _, row := range r.Rows {
		if !row.Differs && !all {
			continue
		}
		what := "the state of the world"
		if row.Event != nil {
			what = fmt.Sprintf("%s %s -> %s", row.Event.Actor, row.Event.Kind, row.Event.Target)
		}
		fmt.Fprintf(&b, "%s; %s: %s to %s\n", what, row.Duty, row.Obligor, row.Claimant)
		for _, c := range row.Cells {
			fmt.Fprintf(&b, "  %s: %s %s %s %s\n", c.Arm, c.Clause, c.State, strings.Join(c.By, ","), c.Reason)
		}
	}
	if b.Len() == 0 {
		return "the texts agree\n"
	}
	return b.String()
}

// played is a match between doctrine bots.
func played(t *testing.T, arm string) (*engine.Game, []record.Line) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 8, Arm: arm})
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New("doctrine", 3)
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	var lines []record.Line
	apply := func(c engine.Command) {
		out, err := g.Apply(&s, c)
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, out.Entries...)
		lines = append(lines, record.Line{Cmd: &c, Entries: out.Entries, Hash: out.Hash})
	}
	for s.Phase != world.Over {
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			v := view.Brief(g, &s, log, seat)
			ask := b.Orders
			if s.Phase == world.Response {
				ask = b.Answers
			}
			apply(ask(g, v, seat))
		}
		apply(engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})
	}
	return g, lines
}

// Under the arm a match was played in, the comparison says what the match said:
// each new duty under a Russia-DPRK clause has a row with that answer or a
// stronger one, for the event that raised it.
func TestThePlayedArmSaysWhatTheMatchSaid(t *testing.T) {
	for _, arm := range rules.TreatyArms {
		g, lines := played(t, arm)
		stream, err := compare.Match(g, "a match", lines)
		if err != nil {
			t.Fatal(err)
		}
		report := compare.Arms(g.Pack, stream, []string{arm}, 0)
		opened := 0
		for _, e := range record.Fold(lines) {
			if e.K != world.KDuty || e.From != "none" || !chosen(g.Pack, e.Clause) {
				continue
			}
			opened++
			if !foreseen(report, &e) {
				t.Errorf("%s, turn %d: %s became %s because of %d, and no row says so", arm, e.Turn, e.Clause, e.To, e.Cause)
			}
		}
		if opened == 0 {
			t.Errorf("%s: no Russia-DPRK clause moved, the match shows nothing", arm)
		}
	}
}

func chosen(pack *rules.Pack, clause string) bool {
	for _, c := range pack.Clauses {
		if c.ID == clause {
			return len(c.Treaty.Arms) > 0
		}
	}
	return false
}

func foreseen(r *compare.Report, e *world.Entry) bool {
	to, _ := rules.ParseState(e.To)
	for i := range r.Rows {
		row := &r.Rows[i]
		cause := int32(0)
		if row.Event != nil {
			cause = row.Event.N
		}
		state, _ := rules.ParseState(row.Cells[0].State)
		if row.Turn == e.Turn && row.Phase == e.Phase && cause == e.Cause && row.Obligor == e.Actor.String() && state >= to {
			return true
		}
	}
	return false
}

func TestARecordOfOtherRulesIsRefused(t *testing.T) {
	g, lines := played(t, "2024")
	lines[2].Cmd.Lines = []int{99999}
	if _, err := compare.Match(g, "a match", lines); err == nil || !strings.Contains(err.Error(), "line 4 of the record") {
		t.Fatalf("error %v", err)
	}
}
