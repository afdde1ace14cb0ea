package view

import (
	"fmt"

	"casus/engine/world"
	"casus/rules/explain"
)

// homeProse explains a turn in a struggle for power.
func homeProse(e *world.Entry) string {
	switch e.Reason {
	case world.PowerStruggle:
		return fmt.Sprintf("Support for the government of %s had fallen so low that its rivals saw their chance. Backing down from a threat, losses and a weak economy all cost support. Until the struggle is over the country can give only half as many orders.", explain.Power(e.Actor))
	case world.NewGovernment:
		return "The old government has had to go, and voters give the new one some credit."
	}
	return "Nobody could be voted out, so the struggle was settled among the rulers. It leaves them with little support."
}

// techProse explains what became of a test, or what a threshold means.
func techProse(e *world.Entry) string {
	if e.Reason == world.TestFailed {
		return "Tests fail, the more often the less a country has mastered the field. Even a failure teaches something."
	}
	return "Know-how grew past the point from which more of the nuclear forces would survive a first blow. Others will see it in the forces within a few months."
}
