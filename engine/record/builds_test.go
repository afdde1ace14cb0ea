package record_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// With these a test binary becomes one voice of .ci/golden, which builds it for
// several processors and lets each check what another wrote. Without them the
// test reads its own records.
var (
	keepIn   = flag.String("keep", "", "folder to write the records of the golden matches to")
	verifyIn = flag.String("verify", "", "folder with the records of another build, to replay")
)

// golden are the matches that every build must play alike: calm and hot starts,
// all three treaties, considered play and wild play, in all the scenarios.
var golden = []struct {
	scenario, arm, bots string
	seed                uint64
}{
	{"november-2024", "2024", "doctrine", 1},
	{"november-2024", "1961", "doctrine random", 2},
	{"yeonpyeong", "2024", "doctrine", 3},
	{"heightened-tensions", "2024", "doctrine", 4},
	{"lethal-aid", "2000", "doctrine tit-for-tat", 5},
	{"sino-russian-rift", "", "random doctrine", 6},
	{"november-2024", "2024", "random", 7},
	{"november-2024", "2000", "random", 18446744073709551615}, // the greatest seed
	{"yeonpyeong", "2000", "random", 8},
	{"kursk-2024", "", "random", 9},
	{"missiles-left-behind", "", "random", 10},
	{"first-lesson", "", "random", 11},
	{"tutorial", "", "random", 12},
}

const goldenTurns = 24

// Every golden match is replayed from its record, be it made here or by a build
// for another processor, to the hash with which it ended.
func TestGoldenMatchesReplay(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	keep, verify := *keepIn, *verifyIn
	if keep == "" {
		keep = t.TempDir()
	}
	if verify == "" {
		verify = keep
	}
	finals := map[string]string{}
	for i, m := range golden {
		setup := engine.Setup{Scenario: m.scenario, Arm: m.arm, Seed: m.seed, Turns: goldenTurns}
		names := strings.Fields(m.bots)
		for seat := range setup.Seats {
			setup.Seats[seat] = names[seat%len(names)]
		}
		name := fmt.Sprintf("%02d-%s.ndjson", i+1, m.scenario)
		text, final := playedOut(t, pack, setup)
		if err := os.WriteFile(filepath.Join(keep, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		finals[name] = final
	}
	for name, final := range finals {
		text, err := os.ReadFile(filepath.Join(verify, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := replayed(t, pack, string(text)); got != final {
			t.Errorf("%s: played to %s, the record in %s replays to %s", name, final, verify, got)
		}
	}
}

// playedOut lets the setup's bots play to the end and gives the record and the
// hash the match ended with.
func playedOut(t *testing.T, pack *rules.Pack, setup engine.Setup) (text, final string) {
	t.Helper()
	g, err := engine.New(pack, setup)
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	var lines []record.Line
	apply := func(cmd engine.Command) engine.Outcome {
		out, err := g.Apply(&s, cmd)
		if err != nil {
			t.Fatalf("%s of %s in turn %d: %v", cmd.Verb, cmd.Seat, cmd.Turn, err)
		}
		lines = append(lines, record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash})
		return out
	}
	for s.Phase != world.Over {
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			apply(decision(t, g, view.Brief(g, &s, log, seat)))
		}
		out := apply(engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})
		log = append(log, out.Entries...)
	}
	return written(t, g, lines), s.Hash()
}

func decision(t *testing.T, g *engine.Game, v *view.Briefing) engine.Command {
	t.Helper()
	b, err := bot.New(g.Setup.Seats[v.Seat], g.Setup.Seed)
	if err != nil {
		t.Fatal(err)
	}
	if v.Phase == world.Response {
		return b.Answers(g, v, v.Seat)
	}
	return b.Orders(g, v, v.Seat)
}

// replayed checks a record as `replay verify` does: its chain, its rules, every
// state and event. It gives the final hash.
func replayed(t *testing.T, pack *rules.Pack, text string) string {
	t.Helper()
	head, lines, err := record.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if head.Engine != engine.Version || head.Pack != pack.Hash {
		t.Fatalf("recorded by %s under the rules %.12s; this is %s with the rules %.12s", head.Engine, head.Pack, engine.Version, pack.Hash)
	}
	g, err := engine.New(pack, head.Setup)
	if err != nil {
		t.Fatal(err)
	}
	final, err := record.Replay(g, lines, nil)
	if err != nil {
		t.Fatal(err)
	}
	return final
}
