package chronicle

// Grade sorts deeds as the crisis literature sorts triggers and replies.
type Grade uint8

// The grades: nothing, words and pressure, military without violence, violence.
const (
	Nothing Grade = iota
	Political
	Military
	Violent
)

func (d *Deed) grade() Grade {
	switch {
	case d.Violent():
		return Violent
	case d.Military():
		return Military
	case d.Floor() > 0:
		return Political
	}
	return Nothing
}

// Exchange is what began a crisis and how the other side first replied.
type Exchange struct{ Trigger, Reply Grade }

// Exchange finds the gravest deed of the turn in which a crisis of one pair
// opened, or of the turn before, and the gravest reply to it by the end of the
// next turn. Orders of one phase are given at once, so a reply is later.
func (c *Chronicle) Exchange(k *Crisis) Exchange {
	var trigger *Deed
	for i := range c.Deeds {
		d := &c.Deeds[i]
		early := int(d.Turn) == k.Opened-1 || int(d.Turn) == k.Opened
		if early && d.Between(k.Pairs[0]) && (trigger == nil || d.grade() > trigger.grade()) {
			trigger = d
		}
	}
	if trigger == nil {
		return Exchange{}
	}
	out := Exchange{Trigger: trigger.grade()}
	for i := range c.Deeds {
		d := &c.Deeds[i]
		later := d.When() > trigger.When() && d.Turn <= trigger.Turn+1
		if later && !d.Chance && d.Actor == trigger.Target && d.Target == trigger.Actor {
			out.Reply = max(out.Reply, d.grade())
		}
	}
	return out
}
