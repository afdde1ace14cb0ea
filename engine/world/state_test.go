package world

import (
	"testing"

	"casus/rules"
)

func TestStateFitsItsBudget(t *testing.T) {
	if Size > 8192 {
		t.Fatalf("a state takes %d bytes, search copies it and may use 8192", Size)
	}
}

func TestHashSeesEveryField(t *testing.T) {
	var s State
	seen := map[string]string{s.Hash(): "nothing"}
	change := map[string]func(*State){
		"a fact":     func(s *State) { s.SetPair(rules.Tension, rules.PRK, rules.KOR, 600) },
		"an edge":    func(s *State) { s.Edges[7] = 1 },
		"a duty":     func(s *State) { s.Duties[0].State = rules.Owed },
		"a clue":     func(s *State) { s.Clues[3].Belief[5][7] = 1 },
		"sealed":     func(s *State) { s.Sealed[5].Sent = true },
		"the ending": func(s *State) { s.End = Catastrophe },
	}
	for name, mutate := range change {
		var s State
		mutate(&s)
		h := s.Hash()
		if other, dup := seen[h]; dup {
			t.Errorf("%s hashes like %s", name, other)
		}
		seen[h] = name
	}
}

func TestSymmetricTablesStaySymmetricAndInRange(t *testing.T) {
	var s State
	s.AddPair(rules.Tension, rules.USA, rules.CHN, 1500)
	if got := s.Pair(rules.Tension, rules.CHN, rules.USA); got != 1000 {
		t.Errorf("tension CHN-USA is %d, want 1000 both ways", got)
	}
	s.AddPair(rules.Trust, rules.USA, rules.CHN, 300)
	if got := s.Pair(rules.Trust, rules.CHN, rules.USA); got != 0 {
		t.Errorf("trust is directed, yet CHN->USA became %d", got)
	}
}
