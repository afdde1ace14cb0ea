package study

import (
	"fmt"
	"slices"
	"strings"

	"casus/rules"
)

// variant is an arm that is more than a treaty text: the text with a part
// taken out, so that a difference between two texts can be taken apart.
type variant struct {
	name  string
	text  string // one of rules.TreatyArms
	words string
	// mute takes clauses of the text out of force.
	mute func(*rules.Clause) bool
	// cred takes start values that depend on the text from another one, and
	// holds those of belief fast: what answers show then moves nobody's mind.
	cred string
}

// The instrument of 2024 and its clause on consultation, in the shipped rules.
const (
	pact2024     = "RD24"
	consultation = "RD24-3"
)

var variants = []variant{
	{
		name: "2024-no-art3", text: "2024", words: "the treaty of 2024 without article 3, the duty to consult",
		mute: func(c *rules.Clause) bool { return c.ID == consultation },
	},
	{
		name: "2024-cred-2000", text: "2024", words: "the treaty of 2024, believed in as that of 2000 was: start values that depend on the text are those of 2000, and the belief that Moscow would fight stays there whatever it does",
		cred: "2000",
	},
	{
		name: "2024-no-duties", text: "2024", words: "the treaty of 2024 without its duties; help stays lawful",
		mute: func(c *rules.Clause) bool { return c.Treaty.Code == pact2024 && c.Modality == rules.Must },
	},
}

// SixArms are the arms of the treaty study. The first is what the others are
// compared with. The variants take the difference between 2000 and 2024 apart
// into consultation, belief and duty.
var SixArms = []string{"2000", "2024", "2024-no-art3", "1961", "2024-cred-2000", "2024-no-duties"}

// ArmNames lists the arms a study can have.
func ArmNames() []string {
	out := slices.Clone(rules.TreatyArms)
	for _, v := range variants {
		out = append(out, v.name)
	}
	return out
}

// armOf finds an arm by name.
func armOf(name string) (variant, error) {
	if slices.Contains(rules.TreatyArms, name) {
		return variant{name: name, text: name, words: rules.ArmWords(name)}, nil
	}
	for _, v := range variants {
		if v.name == name {
			return v, nil
		}
	}
	return variant{}, fmt.Errorf("there is no arm %q; there are: %s", name, strings.Join(ArmNames(), ", "))
}

// alter makes a pack that nobody else uses into that of the arm.
func (v *variant) alter(pack *rules.Pack) error {
	muted := 0
	for _, c := range pack.Clauses {
		if v.mute != nil && v.mute(c) {
			c.Suspended = []rules.Interval{{From: -1 << 31}}
			muted++
		}
	}
	if v.mute != nil && muted == 0 {
		return fmt.Errorf("arm %s: these rules have no clause for it to take out", v.name)
	}
	if v.cred == "" {
		return nil
	}
	for _, sc := range pack.Scenarios {
		sc.Deltas = v.believe(sc.Deltas)
	}
	return nil
}

// believe drops the start values meant for the arm's own text and takes those
// of another.
func (v *variant) believe(deltas []rules.Delta) (out []rules.Delta) {
	for _, d := range deltas {
		switch d.Arm {
		case v.text:
			continue
		case v.cred:
			d.Arm, d.Hold = v.text, rules.FactAt(d.Index) == rules.Cred
		}
		out = append(out, d)
	}
	return out
}
