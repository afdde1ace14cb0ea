package engine_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/engine"
	"casus/engine/order"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// Stories are matches told as text: a comment says what is at stake, commands
// act, `----` divides deed from result. Run with -rewrite to renew results and
// read the diff: accept it only if you can say why each line moved.
//
//	match [scenario=..] [seed=..] [arm=..] [turns=..] [readings=(D2:broad,..)] [params=(restraint:0,..)] [scripted] [truces] [wild]
//	given             numbers, one a line: alert[PRK] = 1
//	orders SEAT       orders, one a line: C3 KOR yeonpyeong
//	answers SEAT      answers, one a line: RD24-4 FULL; orders may follow
//	advance           resolves the phase and tells what happened [only=(CODE,..)] [quiet]
//	clauses ID...     where clauses stand
//	sees SEAT         the last phase's log as that seat (or public) reads it
//	value NAME...     numbers: tension[PRK][KOR]
//	beliefs           who is suspected of what, and what each seat believes
//	outlook           how others see the attacks that duties are about
//	success           the scenario's success test as it stands
//	hash              the first digits of the state hash
func TestStories(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	datadriven.Walk(t, "testdata", func(t *testing.T, path string) {
		st := &story{pack: pack}
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			run, ok := storyCommands[d.Cmd]
			if !ok {
				d.Fatalf(t, "no command %q", d.Cmd)
			}
			return run(t, st, d)
		})
	})
}

type story struct {
	pack *rules.Pack
	g    *engine.Game
	s    world.State
	log  []world.Entry
	from int
}

type storyCommand = func(*testing.T, *story, *datadriven.TestData) string

var storyCommands map[string]storyCommand

func init() {
	storyCommands = map[string]storyCommand{
		"match": storyMatch, "given": storyGiven, "orders": storyOrders, "answers": storyAnswers,
		"advance": storyAdvance, "clauses": storyClauses, "sees": storySees, "value": storyValue, "hash": storyHash,
		"success": storySuccess, "beliefs": storyBeliefs, "outlook": storyOutlook,
	}
}

// storyMatch starts a match. Unless `wild` is given nothing happens by chance:
// no incidents, no cease-fire in Ukraine but with `truces`, and no injects but,
// with `scripted`, those that come by turn, by date or by a fact.
func storyMatch(t *testing.T, st *story, d *datadriven.TestData) string {
	setup := engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 12, Readings: map[string]string{}, Params: map[string]int32{}}
	d.MaybeScanArgs(t, "scenario", &setup.Scenario)
	d.MaybeScanArgs(t, "seed", &setup.Seed)
	d.MaybeScanArgs(t, "arm", &setup.Arm)
	d.MaybeScanArgs(t, "turns", &setup.Turns)
	for _, arg := range d.CmdArgs {
		for _, v := range arg.Vals {
			switch name, word, _ := strings.Cut(v, ":"); arg.Key {
			case "readings":
				setup.Readings[name] = word
			case "params":
				n, err := strconv.Atoi(word)
				if err != nil {
					d.Fatalf(t, "%s: %v", v, err)
				}
				setup.Params[name] = int32(n)
			}
		}
	}
	pack := *st.pack
	if !d.HasArg("wild") {
		pack.Scenarios = withoutLuck(&pack, d.HasArg("scripted"))
	}
	if !d.HasArg("wild") && !d.HasArg("truces") {
		setup.Params["truce_odds"], setup.Params["truce_weary"] = 0, 0
	}
	g, err := engine.New(&pack, setup)
	if err != nil {
		d.Fatalf(t, "%v", err)
	}
	st.g, st.s, st.log, st.from = g, g.Start(), nil, 0
	if !d.HasArg("wild") {
		st.s.Facts[rules.Hazard.At()] = 0
	}
	return fmt.Sprintf("turn %d, %s, treaty of %s\n", st.s.Turn(), st.s.Date(), g.Arm)
}

func withoutLuck(pack *rules.Pack, scripted bool) []*rules.Scenario {
	var out []*rules.Scenario
	for _, sc := range pack.Scenarios {
		quiet := *sc
		quiet.Injects = slices.DeleteFunc(slices.Clone(sc.Injects), func(id string) bool {
			return !scripted || slices.ContainsFunc(pack.Injects, func(in *rules.Inject) bool { return in.ID == id && in.Chance > 0 })
		})
		out = append(out, &quiet)
	}
	return out
}

func storyGiven(t *testing.T, st *story, d *datadriven.TestData) string {
	for _, line := range inputLines(d) {
		name, value, _ := strings.Cut(line, "=")
		var v int32
		if _, err := fmt.Sscan(value, &v); err != nil {
			d.Fatalf(t, "%s: %v", line, err)
		}
		f, a, b := readName(t, d, strings.TrimSpace(name))
		switch f.Shape() {
		case rules.ByPair:
			st.s.SetPair(f, a, b, v)
		case rules.ByCountry:
			st.s.Set(f, a, v)
		default:
			st.s.Facts[f.At()] = v
		}
	}
	return ""
}

// readName reads tension[PRK][KOR], alert[PRK] or taboo.
func readName(t *testing.T, d *datadriven.TestData, text string) (f rules.Fact, a, b rules.Seat) {
	parts := strings.Split(strings.ReplaceAll(text, "]", ""), "[")
	name := parts[0]
	if name == "tech" && len(parts) == 3 {
		name, parts = parts[2], parts[:2]
	}
	for f = 0; int(f) < rules.FactCount; f++ {
		if rules.Facts[f].Name == name && f.Shape() != rules.OfEvent {
			break
		}
	}
	if int(f) == rules.FactCount {
		d.Fatalf(t, "no number is called %q", text)
	}
	seats := [2]rules.Seat{}
	for i, p := range parts[1:] {
		seat, ok := rules.ParseSeat(p)
		if !ok {
			d.Fatalf(t, "no country %q", p)
		}
		seats[i] = seat
	}
	return f, seats[0], seats[1]
}

func inputLines(d *datadriven.TestData) []string {
	var out []string
	for _, l := range strings.Split(d.Input, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func storySeat(t *testing.T, d *datadriven.TestData) rules.Seat {
	seat, ok := rules.ParseSeat(d.CmdArgs[0].Key)
	if !ok {
		d.Fatalf(t, "no seat %q", d.CmdArgs[0].Key)
	}
	return seat
}

func storyOrders(t *testing.T, st *story, d *datadriven.TestData) string {
	seat := storySeat(t, d)
	cmd := engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(st.s.Turn()), Phase: st.s.Phase.String()}
	for _, line := range inputLines(d) {
		cmd.Lines = append(cmd.Lines, findLine(st.g.Cat, seat, line))
	}
	return st.send(cmd)
}

// findLine looks an order up: ACTION [TARGET] [PLACE].
func findLine(c *order.Catalogue, seat rules.Seat, text string) int {
	words := strings.Fields(text)
	target, place := rules.NONE, ""
	for _, w := range words[1:] {
		if s, ok := rules.ParseSeat(w); ok {
			target = s
		} else {
			place = w
		}
	}
	return c.Find(seat, words[0], target, place)
}

func storyAnswers(t *testing.T, st *story, d *datadriven.TestData) string {
	seat := storySeat(t, d)
	cmd := engine.Command{Verb: engine.VerbAnswers, Seat: seat, Turn: int(st.s.Turn()), Phase: st.s.Phase.String()}
	for _, line := range inputLines(d) {
		words := strings.Fields(line)
		if id := st.duty(seat, words[0]); id != 0 {
			cmd.Answers = append(cmd.Answers, engine.Answer{Duty: id, Choice: words[1]})
		} else {
			cmd.Lines = append(cmd.Lines, findLine(st.g.Cat, seat, line))
		}
	}
	return st.send(cmd)
}

// duty finds the open duty of a seat under a clause.
func (st *story) duty(seat rules.Seat, clause string) int {
	for i := range st.s.Duties {
		d := &st.s.Duties[i]
		if d.ID != 0 && d.State.Open() && d.State != rules.Available && st.g.Obligor(d) == seat && st.g.Pack.Clauses[d.Clause].ID == clause {
			return int(d.ID)
		}
	}
	return 0
}

func (st *story) send(cmd engine.Command) string {
	before := st.s.Hash()
	if _, err := st.g.Apply(&st.s, cmd); err != nil {
		if st.s.Hash() != before {
			return "refused, but the state changed: " + err.Error() + "\n"
		}
		return "refused: " + err.Error() + "\n"
	}
	return fmt.Sprintf("sealed: %d\n", len(cmd.Lines)+len(cmd.Answers))
}

func storyAdvance(t *testing.T, st *story, d *datadriven.TestData) string {
	cmd := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(st.s.Turn()), Phase: st.s.Phase.String()}
	out, err := st.g.Apply(&st.s, cmd)
	if err != nil {
		d.Fatalf(t, "%v", err)
	}
	st.from = len(st.log)
	st.log = append(st.log, out.Entries...)
	var b strings.Builder
	for i := range out.Entries {
		if interesting(d, &out.Entries[i]) {
			fmt.Fprintln(&b, world.Tell(&out.Entries[i]))
		}
	}
	fmt.Fprintf(&b, "now turn %d, %s, %s\n", st.s.Turn(), st.s.Phase, st.s.Date())
	return b.String()
}

// interesting keeps a story on its subject: with `only=(RD24,..)` just the
// duties of those instruments are told, with `quiet` nothing.
func interesting(d *datadriven.TestData, e *world.Entry) bool {
	if d.HasArg("quiet") {
		return false
	}
	if e.K != world.KDuty || !d.HasArg("only") {
		return true
	}
	for _, arg := range d.CmdArgs {
		for _, v := range arg.Vals {
			if arg.Key == "only" && strings.HasPrefix(e.Clause, v+"-") {
				return true
			}
		}
	}
	return false
}

func storyClauses(t *testing.T, st *story, d *datadriven.TestData) string {
	var b strings.Builder
	for _, arg := range d.CmdArgs {
		for _, c := range st.g.Pack.Clauses {
			if c.ID == arg.Key {
				fmt.Fprintf(&b, "%s %s\n", c.ID, view.Standing(st.g, &st.s, c))
			}
		}
	}
	return b.String()
}

func storySees(t *testing.T, st *story, d *datadriven.TestData) string {
	as, err := view.Parse(d.CmdArgs[0].Key)
	if err != nil {
		d.Fatalf(t, "%v", err)
	}
	r := view.RevealOf(st.g, &st.s, &st.s, st.log, st.from, as)
	var b strings.Builder
	for _, e := range r.Log {
		if e.K == world.KDuty {
			continue
		}
		fmt.Fprintf(&b, "%d %s %s %s %s %s\n", e.N, e.K, dash(e.Actor), dash(e.Action), dash(e.Kind), dash(e.Target))
	}
	return b.String()
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func storyValue(t *testing.T, st *story, d *datadriven.TestData) string {
	var b strings.Builder
	for _, line := range inputLines(d) {
		f, x, y := readName(t, d, line)
		v := int32(0)
		switch f.Shape() {
		case rules.ByPair:
			v = st.s.Pair(f, x, y)
		case rules.ByCountry:
			v = st.s.Of(f, x)
		default:
			v = st.s.Facts[f.At()]
		}
		fmt.Fprintf(&b, "%s %d\n", line, v)
	}
	return b.String()
}

func storySuccess(_ *testing.T, st *story, _ *datadriven.TestData) string {
	var b strings.Builder
	for _, part := range st.g.Success(&st.s) {
		fmt.Fprintf(&b, "%s: %t\n", part.Says, part.Met)
	}
	return b.String()
}

func storyHash(_ *testing.T, st *story, _ *datadriven.TestData) string {
	return st.s.Hash()[:16] + "\n"
}
