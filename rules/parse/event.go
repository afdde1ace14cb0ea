package parse

import (
	"slices"

	"casus/rules"
)

// event reads an event as injects and tests write it.
func (d *Doc) event(n *node, places Places) rules.EventFact {
	o := d.object(n)
	e := d.happening(o)
	e.Place = d.place(o.get("place"), places)
	e.Subject = int32(d.choice(o.get("subject"), "a subject", rules.Subjects))
	o.close()
	return e
}

// happening reads what events of injects, tests and cases share. Absent: att is
// certain, nobody governs but the place file, nothing was sustained.
func (d *Doc) happening(o *object) rules.EventFact {
	e := rules.EventFact{
		Pos: o.pos, Target: rules.NONE, Admin: rules.NONE, Overflight: rules.NONE,
		FirstForce: rules.NONE, Att: 1000,
	}
	e.Kind = d.kind(o.need("kind"))
	e.Actor = d.power(o.need("actor"))
	d.overwrite(o.get("target"), &e.Target)
	if at := o.get("administered_by"); at != nil {
		e.Admin, e.HasAdmin = d.power(at), true
	}
	if zone := o.get("zone"); zone != nil {
		e.Zone, e.HasZone = int32(d.choice(zone, "a zone", rules.Zones)), true
	}
	e.Ocean = int32(d.choice(o.get("ocean"), "an ocean", rules.Oceans))
	d.overwrite(o.get("overflight"), &e.Overflight)
	d.weight(o, &e)
	d.overwrite(o.get("first_force"), &e.FirstForce)
	e.Accident = d.choice(o.get("intent"), "an intent", []string{"deliberate", "accident"}) == 1
	e.Clause = d.text(o.get("clause"))
	return e
}

// weight reads what makes an event heavy or light.
func (d *Doc) weight(o *object, e *rules.EventFact) {
	e.Platform = d.platform(o.get("platform"))
	e.Deaths = d.number(o.get("deaths"), 0, 2000000000)
	e.ActorDeaths = d.number(o.get("actor_deaths"), 0, 2000000000)
	e.Sustained = d.yes(o.get("sustained"))
	e.DeclaredWar = d.yes(o.get("declared_war"))
	if s := o.get("severity"); s != nil {
		e.Severity, e.HasSeverity = d.number(s, 0, 1000), true
	}
	if att := o.get("att"); att != nil {
		e.Att = d.number(att, 0, 1000)
	}
}

// Values of Platforms: land forces, and none.
const landForces, noPlatform = 1, 5

// platform reads what was hit or came. Files write land for land forces, which
// in conditions is the name of a kind of place.
func (d *Doc) platform(n *node) int32 {
	if n == nil {
		return noPlatform
	}
	if i := d.choice(n, "a platform", platforms); i < len(rules.Platforms) {
		return int32(i)
	}
	return landForces
}

var platforms = append(slices.Clone(rules.Platforms), "land")

// overwrite reads a country into place if the key is there.
func (d *Doc) overwrite(n *node, into *rules.Seat) {
	if n != nil {
		*into = d.power(n)
	}
}
