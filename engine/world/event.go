package world

import "casus/rules"

// Event is what the treaty pass sees of one act: facts, never verdicts, and
// only such as everybody may know. What nobody but its makers knows is no event
// before it comes out; of an act whose author is in doubt, Actor and what rests
// on it (Att, FirstForce, Sustained, DeclaredWar) speak of the suspect.
type Event struct {
	Number      int32 // log number of its entry
	Kind        rules.Kind
	Actor       rules.Seat // who did it, so far as is known
	Author      rules.Seat // who really did it
	Target      rules.Seat
	Place       int16 // index in Pack.Places, -1: none
	PlaceKind   int8
	Zone        int8
	Ocean       int8
	Platform    int8
	Subject     int8
	Admin       rules.Seat
	Overflight  rules.Seat
	FirstForce  rules.Seat
	Deaths      int32
	ActorDeaths int32
	Severity    int32
	Att         int32
	Sustained   bool
	DeclaredWar bool
	Accident    bool
}

// Fill writes the event's part of a frame.
func (e *Event) Fill(f *rules.Frame) {
	base := rules.EventKind.At()
	row := f[base : base+int(rules.EventSubject-rules.EventKind)+1]
	put := func(fact rules.Fact, v int32) { row[fact-rules.EventKind] = v }
	put(rules.EventKind, int32(e.Kind))
	put(rules.EventActor, int32(e.Actor))
	put(rules.EventTarget, int32(e.Target))
	put(rules.EventPlace, int32(e.Place))
	put(rules.EventPlaceKind, int32(e.PlaceKind))
	put(rules.EventAdmin, int32(e.Admin))
	put(rules.EventZone, int32(e.Zone))
	put(rules.EventOcean, int32(e.Ocean))
	put(rules.EventOverflight, int32(e.Overflight))
	put(rules.EventPlatform, int32(e.Platform))
	put(rules.EventDeaths, e.Deaths)
	put(rules.EventActorDeaths, e.ActorDeaths)
	put(rules.EventSeverity, e.Severity)
	put(rules.EventSustained, bit(e.Sustained))
	put(rules.EventDeclaredWar, bit(e.DeclaredWar))
	put(rules.EventAtt, e.Att)
	put(rules.EventFirstForce, int32(e.FirstForce))
	put(rules.EventAccident, bit(e.Accident))
	put(rules.EventSubject, int32(e.Subject))
}

// Blame puts the event down to a suspect, NONE for nobody, as surely as att
// says, 0..1000.
func (e *Event) Blame(s *State, suspect rules.Seat, att int32) {
	e.Actor, e.Att = suspect, att
	e.FirstForce = s.FirstForce(suspect, e.Target, rules.Kinds[e.Kind].Force)
}

// NoEvent is the event part of a frame outside any event.
var NoEvent = Event{
	Kind: rules.KindNone, Actor: rules.NONE, Author: rules.NONE, Target: rules.NONE, Place: -1,
	PlaceKind: 4, Platform: 5, Admin: rules.NONE, Overflight: rules.NONE, FirstForce: rules.NONE,
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
