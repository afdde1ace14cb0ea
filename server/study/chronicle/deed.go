package chronicle

import (
	"slices"

	"casus/engine/world"
	"casus/rules"
)

// Deed is one thing a seat did to another, or that happened between two
// forces, under its true author.
type Deed struct {
	Turn     int32
	Answer   bool // in the response phase
	Chance   bool // nobody ordered it
	Accident bool
	Actor    rules.Seat
	Target   rules.Seat // NONE: at nobody
	Kind     rules.Kind // KindNone: no event
	Action   *rules.Action
	Deaths   int32
	// MID is the deed's code among the highest acts of Militarized Interstate
	// Disputes: 2 to 6 threats, 7 to 12 displays, 13 to 19 uses, 20 and 21
	// war; 0 is nothing military.
	MID int32
}

// When orders deeds by turn and phase: two orders of one phase are given at
// once, and neither answers the other.
func (d *Deed) When() int32 {
	if d.Answer {
		return d.Turn*2 + 1
	}
	return d.Turn * 2
}

// Violent reports whether armed force was used on purpose.
func (d *Deed) Violent() bool { return rules.Kinds[d.Kind].Force && !d.Accident }

// Military reports a threat, a display or a use of force at another seat.
func (d *Deed) Military() bool { return d.MID > 0 && d.Target.Playable() }

// Floor is the rung the deed puts a pair on.
func (d *Deed) Floor() int32 {
	if d.Action == nil {
		return 0
	}
	return d.Action.Floor
}

// Is reports whether the deed carries out one of the orders named.
func (d *Deed) Is(ids ...string) bool { return d.Action != nil && slices.Contains(ids, d.Action.ID) }

// Between reports whether the deed is of one side of a pair against the other.
func (d *Deed) Between(p Pair) bool { return d.Target.Playable() && Of(d.Actor, d.Target) == p }

func (c *Chronicle) deed(e *world.Entry) (Deed, bool) {
	if !e.Actor.Playable() {
		return Deed{}, false
	}
	kind, _ := rules.ParseKind(e.Kind) // none for what is no event
	d := Deed{
		Turn: e.Turn, Answer: e.Phase == world.Response.String(), Chance: e.K != world.KAct, Accident: e.Reason == "accident",
		Actor: e.Actor, Target: e.Target, Kind: kind, Deaths: e.Deaths, Action: c.orders[e.Action],
	}
	d.MID = mid(&d)
	return d, true
}

// mid is the highest-act code of a deed. The rule files write 1 for acts that
// are nothing military. Help for an ally and drills beside one are directed at
// nobody, and coders of disputes leave them out.
func mid(d *Deed) int32 {
	switch {
	case d.Accident:
		return 0
	case d.Action == nil:
		return unordered[d.Kind]
	case d.Action.Target == rules.Ally, d.Action.Codes.MID <= 1:
		return 0
	}
	return d.Action.Codes.MID
}

// unordered are the codes of what forces do to each other by themselves: a
// show of force, a border crossed, a clash.
var unordered = map[rules.Kind]int32{
	rules.Harassment: 7, rules.Intrusion: 12, rules.WarningFire: 12, rules.Seizure: 15, rules.ArmedAttack: 17,
}
