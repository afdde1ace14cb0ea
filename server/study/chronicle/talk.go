package chronicle

import (
	"casus/engine/world"
	"casus/rules"
)

// Talk is one consultation held because a duty asked for it, and the advice
// given.
type Talk struct {
	Turn   int32
	By, To rules.Seat
	Choice world.Choice // Consult, Restrain or Back
}

// talk notes the answer to a duty to consult.
func (c *Chronicle) talk(e *world.Entry) {
	if choice, _ := world.ParseChoice(e.Choice); choice == world.Consult || choice == world.Restrain || choice == world.Back {
		c.Talks = append(c.Talks, Talk{e.Turn, e.Actor, e.Target, choice})
	}
}
