package mechanism

import (
	"casus/engine/dice"
	"casus/rules"
)

// What a warning does to American aid, permille of that of 2024. Small on
// purpose: a speech is no policy. Design values.
const (
	wavers  = -20
	hardens = 10
)

// audiences lets the American Congress, which holds no seat, hear a warning: the
// more resolved the speaker is thought, the likelier some waver; otherwise it
// hardens.
func audiences(c Context) {
	k := dice.Key{Seed: c.Seed, Stream: dice.Domestic, Turn: c.State.Turn(), Actor: uint8(c.Act.Actor), Target: uint8(rules.NONE)}
	step := int32(hardens)
	if dice.Roll(k, 1000) < c.State.Of(rules.Resolve, c.Act.Actor) {
		step = wavers
	}
	i := rules.USAid.At()
	c.State.Facts[i] = min(max(c.State.Facts[i]+step, 0), 1000)
}
