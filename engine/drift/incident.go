package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// bases are incidents a pair would see in 10,000 months at its base tension:
// 40 per cent of the militarised disputes observed 1992-2014 (MID v5, see the
// escalation model A7 and C4). Pairs not listed have 5.
var bases = [rules.Seats][rules.Seats]int32{
	rules.PRK: {rules.KOR: 200, rules.JPN: 130},
	rules.CHN: {rules.USA: 160, rules.JPN: 160, rules.KOR: 90, rules.PRK: 90},
	rules.RUS: {rules.JPN: 145, rules.USA: 130, rules.CHN: 60, rules.KOR: 30, rules.PRK: 10},
	rules.USA: {rules.PRK: 130},
	rules.KOR: {rules.JPN: 90},
}

// classes of incident: share of all in permille, severity on the scale of C6
// (warning shots 100, fire 200, dead 400), kind of event, and the rung it puts
// the pair on.
var classes = []struct {
	share, severity, floor int32
	kind                   rules.Kind
}{
	{550, 50, 1, rules.Harassment},
	{250, 100, 2, rules.Intrusion},
	{120, 100, 3, rules.WarningFire},
	{60, 200, 4, rules.ArmedAttack},
	{20, 400, 5, rules.ArmedAttack},
}

// Incidents rolls once a pair: what forces do to each other unordered.
func Incidents(s *world.State, w *world.Work, seed uint64, days int32) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			row := dice.Open(dice.Key{Seed: seed, Stream: dice.Incident, Turn: s.Turn(), Actor: uint8(a), Target: uint8(b)})
			if int64(row.Roll(10000)) < incidentOdds(s, w, a, b)*int64(days)/month {
				incident(s, w, &row, a, b)
			}
		}
	}
}

// incidentOdds is the chance of an incident in 30 days, per 10,000 (C4).
func incidentOdds(s *world.State, w *world.Work, a, b rules.Seat) int64 {
	base := max(bases[a][b], bases[b][a], 5)
	over := max(0, s.Pair(rules.Tension, a, b)-s.Pair(rules.TensionBase, a, b))
	alert := s.Of(rules.AlertLevel, a) + s.Of(rules.AlertLevel, b)
	return int64(base) * int64(1000+w.Params[rules.IncidentHeat]*over) / 1000 *
		int64(1000+w.Params[rules.IncidentAlert]*alert) / 1000 *
		int64(s.Facts[rules.Hazard.At()]) / 1000 * int64(courting(w, a, b)) / 1000
}

// courting is how far the two courted an incident this month, permille: live
// rounds near the line, ships stopped.
func courting(w *world.Work, a, b rules.Seat) int32 {
	most := int32(1000)
	for i := range w.NEvents {
		e := &w.Events[i]
		if e.Actor != a && e.Actor != b || e.Target != a && e.Target != b {
			continue
		}
		switch e.Kind {
		case rules.LiveFire:
			most = max(most, w.Params[rules.LiveFireRisk])
		case rules.Inspection:
			most = max(most, w.Params[rules.InspectionRisk])
		}
	}
	return most
}

// began says whether the first of two seats began an incident between them.
func began(w *world.Work, row *dice.Row, a, b rules.Seat) bool {
	share := int32(500)
	switch rules.PRK {
	case a:
		share = w.Params[rules.IncidentNorth]
	case b:
		share = 1000 - w.Params[rules.IncidentNorth]
	}
	return row.Roll(1000) < share
}

func incident(s *world.State, w *world.Work, row *dice.Row, a, b rules.Seat) {
	roll, class := row.Roll(1000), 0
	for roll >= classes[class].share && class < len(classes)-1 {
		roll -= classes[class].share
		class++
	}
	c := &classes[class]
	if !began(w, row, a, b) {
		a, b = b, a
	}
	ev := world.NoEvent
	ev.Kind, ev.Actor, ev.Author, ev.Target, ev.Att = c.kind, a, a, b, 1000
	ev.PlaceKind, ev.Platform, ev.Severity = 1, 2, c.severity
	ev.Accident = row.Roll(1000) < w.Params[rules.IncidentAccident]
	if c.severity >= 400 {
		ev.Deaths = 1 + row.Roll(8)
		s.Bury(w.Params, b, ev.Deaths)
	}
	if !ev.Accident && rules.Kinds[c.kind].Force {
		ev.FirstForce = a
		s.Used[a][b] |= 1
		if s.Pair(rules.FirstForce, b, a) == 0 {
			s.SetPair(rules.FirstForce, a, b, 1)
		} else {
			ev.FirstForce = b
		}
	}
	w.Warm(a, b, c.severity*w.Params[rules.IncidentShock]/1000)
	w.Raise(a, b, c.floor)
	ev.Number = w.Log.Add(s, world.Entry{
		K: world.KIncident, Actor: a, Target: b, Kind: c.kind.String(), Sev: c.severity, Deaths: ev.Deaths,
		Att: 1000, First: ev.FirstForce, Against: rules.NONE, Reason: accident(ev.Accident),
	})
	w.Happen(ev)
}

func accident(b bool) string {
	if b {
		return world.Accident
	}
	return ""
}
