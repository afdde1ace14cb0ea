package pact_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// reordered is the pack with its clauses asked in another order. They keep their
// numbers: only who is asked when is different.
func reordered(pack *rules.Pack, seed uint64) *rules.Pack {
	luck := rand.New(rand.NewPCG(seed, 0))
	clauses := slices.Clone(pack.Clauses)
	luck.Shuffle(len(clauses), func(i, j int) { clauses[i], clauses[j] = clauses[j], clauses[i] })
	place := make([]int, len(clauses))
	for i, c := range clauses {
		place[c.Index] = i
	}
	sorted := func(all []rules.Listener) []rules.Listener {
		all = slices.Clone(all)
		slices.SortStableFunc(all, func(a, b rules.Listener) int { return place[a.Clause.Index] - place[b.Clause.Index] })
		return all
	}
	out := *pack
	out.Index = rules.NewIndex(clauses)
	out.ByTurn = sorted(pack.ByTurn)
	for k := range out.ByKind {
		out.ByKind[k] = sorted(pack.ByKind[k])
	}
	return &out
}

// twins are the law as it is and some in which the clauses are asked in another
// order.
func twins(t testing.TB) (pack *rules.Pack, law *pact.Treaties, others []*pact.Treaties) {
	t.Helper()
	pack = grown(t, 1)
	readings := rules.Readings{1: rules.Broad, 2: rules.Narrow}
	for seed := range uint64(6) {
		others = append(others, pact.New(reordered(pack, seed), "2024", readings))
	}
	return pack, pact.New(pack, "2024", readings), others
}

// The treaty step sees a frozen snapshot: in whatever order the clauses are
// asked, each gives the same answer, and the duties and their prices are the
// same, turn after turn.
func TestNoClauseHearsWhatAnotherAnswered(t *testing.T) {
	pack, law, others := twins(t)
	opened := int32(0)
	rapid.Check(t, func(rt *rapid.T) {
		other := rapid.SampledFrom(others).Draw(rt, "order of the clauses")
		one := anyWorld(rt, rapid.SampledFrom(dates).Draw(rt, "date"))
		two := one
		var a, b world.Work
		for turn := range rapid.IntRange(1, 3).Draw(rt, "turns") {
			a.Begin()
			for i := range rapid.IntRange(0, 4).Draw(rt, "events") {
				a.Happen(anyEvent(rt, int32(100*turn+i)))
			}
			b.Events, b.NEvents = a.Events, a.NEvents
			sameAnswers(rt, law, other, &one, &a)
			law.Pass(&one, &a)
			other.Pass(&two, &b)
			law.Reckon(&one, &a)
			other.Reckon(&two, &b)
			if one.NextDuty > world.MaxDuties {
				return // the oldest make room, and who is oldest is a matter of order
			}
			sameLaw(rt, pack, &one, &two)
			one.Facts[rules.TurnNumber.At()]++
			two.Facts[rules.TurnNumber.At()]++
		}
		opened += one.NextDuty
	})
	if opened < 100 {
		t.Errorf("only %d duties were opened: the drawn worlds show nothing", opened)
	}
}

// The same on the turns of matches between doctrine bots, where duties are under
// way that deeds fulfil.
func TestNoClauseHearsWhatAnotherAnsweredInPlay(t *testing.T) {
	pack, law, others := twins(t)
	for _, m := range played(t, pack, 2) {
		for _, other := range others {
			sameAnswers(t, law, other, &m.s, &m.w)
			one, two, a, b := m.s, m.s, m.w, m.w
			a.Live, b.Live = nil, nil
			law.Pass(&one, &a)
			other.Pass(&two, &b)
			if int(one.NextDuty-m.s.NextDuty) <= free(&m.s) {
				sameLaw(t, pack, &one, &two)
			}
		}
	}
}

func free(s *world.State) (n int) {
	for i := range s.Duties {
		if s.Duties[i].ID == 0 {
			n++
		}
	}
	return n
}

type failer interface{ Fatalf(string, ...any) }

// sameAnswers puts every question of a pass in both orders.
func sameAnswers(t failer, law, other *pact.Treaties, s *world.State, w *world.Work) {
	a, b := answers(law, *s, *w), answers(other, *s, *w)
	if len(a) != len(b) {
		t.Fatalf("%d questions were put in one order, %d in another", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("asked in one order: %s\nin another: %s", a[i], b[i])
		}
	}
}

// answers are the judgements of a pass, sorted.
func answers(law *pact.Treaties, s world.State, w world.Work) (out []string) {
	w.Live = nil
	w.Probe = func(j world.Judgement) {
		out = append(out, fmt.Sprintf("%s, trigger %d, binding %d, about %d: %s by %b, asked %t",
			j.Clause.ID, j.Trigger, j.Binding, j.Event, j.Verdict, j.Disputes, j.Requested))
	}
	law.Pass(&s, &w)
	slices.Sort(out)
	return out
}

// sameLaw compares what passes leave behind: the numbers, the edges and the
// duties but for their own numbers and places.
func sameLaw(t failer, pack *rules.Pack, one, two *world.State) {
	a, b := duties(pack, one), duties(pack, two)
	if !slices.Equal(a, b) {
		t.Fatalf("asked in one order the duties are\n%s\nin another\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
	for i := range one.Facts {
		if one.Facts[i] != two.Facts[i] {
			t.Fatalf("asked in one order %s is %d, in another %d", rules.FactAt(i).Name(), one.Facts[i], two.Facts[i])
		}
	}
	if one.Edges != two.Edges {
		t.Fatalf("what held before is remembered otherwise in another order")
	}
}

func duties(pack *rules.Pack, s *world.State) (out []string) {
	for i := range s.Duties {
		if d := s.Duties[i]; d.ID != 0 {
			d.ID = 0
			out = append(out, fmt.Sprintf("%s %+v", pack.Clauses[d.Clause].ID, d))
		}
	}
	slices.Sort(out)
	return out
}
