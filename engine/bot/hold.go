package bot

import (
	"casus/engine"
	"casus/engine/view"
	"casus/rules"
)

// hold does nothing and says nothing: what a match is like when a seat stands
// still, and the yardstick for every other bot.
type hold struct{}

func (hold) Name() string { return "hold" }

func (hold) Orders(_ *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	return command(engine.VerbOrders, v, seat)
}

func (hold) Answers(_ *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	return command(engine.VerbAnswers, v, seat)
}
