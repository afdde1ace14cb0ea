package world

// Choice is how an obligated seat answers.
type Choice uint8

// The answers: help in full, with materiel, with words; dispute the duty;
// refuse it; or, where the duty is to consult, the advice given.
const (
	NoAnswer Choice = iota
	Full
	Material
	Diplomatic
	Contest
	Refuse
	Consult
	Restrain
	Back
)

var choiceNames = [...]string{"", "FULL", "MATERIAL", "DIPLOMATIC", "CONTEST", "REFUSE", "CONSULT", "RESTRAIN", "BACK"}

func (c Choice) String() string { return choiceNames[c] }

// ParseChoice reads a choice by name.
func ParseChoice(s string) (Choice, bool) {
	for i, n := range choiceNames {
		if n == s && i > 0 {
			return Choice(i), true
		}
	}
	return NoAnswer, false
}

// MarshalText writes the name, for records and the wire.
func (c Choice) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// AssistChoices answer a duty to help, ConsultChoices a duty to talk.
var (
	AssistChoices  = []Choice{Full, Material, Diplomatic, Contest, Refuse}
	ConsultChoices = []Choice{Consult, Restrain, Back, Contest, Refuse}
)
