package world

import (
	"testing"

	"casus/rules"
)

// Half of the seats know of a quiet delivery and the others have noticed
// nothing: the median belief is nought, and that is no suspicion of anybody.
func TestNobodyIsNamedWhereNobodyIsSuspected(t *testing.T) {
	var c Clue
	for _, o := range []rules.Seat{rules.CHN, rules.PRK, rules.KOR} {
		c.Belief[o][rules.CHN] = 950
	}
	if h, att := c.Leading(); h < NonState || att != 0 {
		t.Errorf("seat %d is named, %d sure", h, att)
	}
	c.Belief[rules.JPN][rules.CHN] = 950
	if h, att := c.Leading(); h != int(rules.CHN) || att != 950 {
		t.Errorf("four know that China did it; named is %d, %d sure", h, att)
	}
}
