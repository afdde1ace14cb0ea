package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// Injects fires what comes from outside the seats: by chance, by turn, by date
// or by a fact of the game. A fact beside one of the others must hold as well.
func Injects(s *world.State, w *world.Work, pack *rules.Pack, chosen []*rules.Inject, seed uint64, days int32) {
	for i, in := range chosen {
		if in.Once && s.Fired>>i&1 == 1 || !fires(s, w, in, seed, days) {
			continue
		}
		s.Fired |= 1 << i
		fire(s, w, pack, in)
	}
}

func fires(s *world.State, w *world.Work, in *rules.Inject, seed uint64, days int32) bool {
	return in.InSeason(s.Date()) && comes(s, in, seed, days) && (in.When == nil || in.When.Holds(&w.Env))
}

// comes reports whether it is the inject's turn or day, or the dice say so.
func comes(s *world.State, in *rules.Inject, seed uint64, days int32) bool {
	switch {
	case in.Chance > 0:
		k := dice.Key{Seed: seed, Stream: dice.Inject, Turn: s.Turn(), Index: in.Key}
		return dice.Roll(k, 10000) < in.Chance*days/month
	case in.AtTurn > 0:
		return s.Turn() == in.AtTurn
	case in.HasDate:
		return s.Date() <= in.AtDate && in.AtDate < s.Date()+rules.Date(days)
	}
	return true
}

func fire(s *world.State, w *world.Work, pack *rules.Pack, in *rules.Inject) {
	ev := world.NoEvent
	entry := world.Entry{K: world.KInject, Inject: in.ID, Actor: rules.NONE, Target: rules.NONE, First: rules.NONE, Against: rules.NONE}
	if in.Emits != nil {
		ev = FromFact(pack, in.Emits)
		if rules.Kinds[ev.Kind].Force && ev.FirstForce == rules.NONE {
			ev.FirstForce = s.FirstForce(ev.Actor, ev.Target, !ev.Accident)
		}
		entry.Actor, entry.Target, entry.Kind = ev.Actor, ev.Target, ev.Kind.String()
		entry.Sev, entry.Deaths, entry.Att, entry.First = ev.Severity, ev.Deaths, ev.Att, ev.FirstForce
		if ev.Place >= 0 {
			entry.Place = pack.Places[ev.Place].ID
		}
	}
	ev.Number = w.Log.Add(s, entry)
	for i := range in.Effects {
		e := &in.Effects[i]
		Nudge(s, w, e.Fact, e.Row.Pick(ev.Actor, ev.Target), e.Col.Pick(ev.Actor, ev.Target), e.Set, e.Value)
	}
	if in.Emits != nil {
		s.BookForce(w.Params, &ev)
		w.Happen(ev)
		doubt(s, w, &ev)
	}
}

// openDetect is the chance of evidence on what everybody saw happen, percent.
const openDetect = 50

// doubt opens a case where it is not established who did what came from outside:
// everybody believes what is said of the suspect, and has the rest for a group
// that is no state.
func doubt(s *world.State, w *world.Work, ev *world.Event) {
	if ev.Att >= world.Sure || ev.Accident || !ev.Actor.Playable() || rules.Kinds[ev.Kind].Severity < 100 {
		return
	}
	c := world.Clue{Event: *ev, Left: uint8(w.Params[rules.EvidenceTurns]), Detect: openDetect}
	for o := range c.Belief {
		c.Belief[o][ev.Actor], c.Belief[o][world.NonState] = int16(ev.Att), int16(world.WholeBelief-ev.Att)
	}
	s.OpenCase(c)
}

// Nudge changes one number within its range; tension is heated and a rung
// climbed at the end of the resolution, so that acts and injects add up.
func Nudge(s *world.State, w *world.Work, f rules.Fact, row, col rules.Seat, set bool, v int32) {
	switch {
	case f == rules.Tension && !set:
		w.Warm(row, col, v)
	case f == rules.Rung && set:
		w.Raise(row, col, v)
	case f.Shape() == rules.ByPair && set:
		s.SetPair(f, row, col, v)
	case f.Shape() == rules.ByPair:
		s.AddPair(f, row, col, v)
	case f.Shape() == rules.ByCountry && set:
		s.Set(f, row, v)
	case f.Shape() == rules.ByCountry:
		s.Add(f, row, v)
	case set:
		s.Facts[f.At()] = min(max(v, rules.Facts[f].Min), rules.Facts[f].Max)
	default:
		s.Facts[f.At()] = min(max(s.Facts[f.At()]+v, rules.Facts[f].Min), rules.Facts[f].Max)
	}
}

// whereOf is the kind of place in which a platform is met, by index in
// rules.Platforms, for facts that name no place: a ship is at sea.
var whereOf = [...]int8{0, 0, 1, 2, 0, 4}

// FromFact turns an event as rule files write it into an event of the engine.
func FromFact(pack *rules.Pack, f *rules.EventFact) world.Event {
	e := world.NoEvent
	e.Kind, e.Actor, e.Author, e.Target = f.Kind, f.Actor, f.Actor, f.Target
	e.PlaceKind = whereOf[f.Platform]
	if f.Place >= 0 {
		p := pack.Places[f.Place]
		e.Place, e.PlaceKind, e.Zone, e.Ocean, e.Admin = int16(f.Place), int8(p.Kind), int8(p.Zone), int8(p.Ocean), p.AdministeredBy
	}
	if f.HasAdmin {
		e.Admin = f.Admin
	}
	if f.HasZone {
		e.Zone = int8(f.Zone)
	}
	if f.Ocean != 0 {
		e.Ocean = int8(f.Ocean)
	}
	e.Overflight, e.FirstForce, e.Platform, e.Subject = f.Overflight, f.FirstForce, int8(f.Platform), int8(f.Subject)
	e.Deaths, e.ActorDeaths, e.Att = f.Deaths, f.ActorDeaths, f.Att
	e.Sustained, e.DeclaredWar, e.Accident = f.Sustained, f.DeclaredWar, f.Accident
	e.Severity = f.Severity
	if !f.HasSeverity {
		e.Severity = rules.Severity(e.Kind, e.Deaths, e.Sustained, e.DeclaredWar)
	}
	return e
}
