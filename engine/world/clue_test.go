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
	if who, att := c.Leading(); who != rules.NONE || att != 0 {
		t.Errorf("%s is named, %d sure", who, att)
	}
	c.Belief[rules.JPN][rules.CHN] = 950
	if who, att := c.Leading(); who != rules.CHN || att != 950 {
		t.Errorf("four know that China did it; named is %s, %d sure", who, att)
	}
}

// Where two are suspected alike, neither is named, whatever their numbers.
func TestATieNamesNobody(t *testing.T) {
	var c Clue
	for o := range c.Belief {
		c.Belief[o][rules.RUS], c.Belief[o][rules.CHN], c.Belief[o][ByAccident] = 350, 350, 300
	}
	if who, att := c.Leading(); who != rules.NONE || att != 0 {
		t.Errorf("Russia and China are suspected alike, and named is %s, %d sure", who, att)
	}
	for o := range c.Belief {
		c.Belief[o][rules.CHN], c.Belief[o][ByAccident] = 360, 290
	}
	if who, att := c.Leading(); who != rules.CHN || att != 360 {
		t.Errorf("China leads with 360; named is %s, %d sure", who, att)
	}
	c.Belief = [rules.Seats]Beliefs{}
	for o := range c.Belief {
		c.Belief[o][NonState], c.Belief[o][rules.RUS] = 600, 400
	}
	if who, att := c.Leading(); who != rules.NONE || att != 600 {
		t.Errorf("a group that is no state leads with 600; named is %s, %d sure", who, att)
	}
}
