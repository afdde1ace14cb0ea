package validate

// Facts are the patterns, in the order of the model's list (D2). They were
// written down before the model was measured against them.
var Facts = []*Fact{
	shortOfWar, peninsula, replies, disputes, tails,
	deterrence, provocation, clients, consultation, honour,
	fogOfWar, audiences, entrapment, sanctions, exchange,
	council, bomb, paradox,
}
