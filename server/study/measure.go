package study

import (
	"strings"

	"casus/engine/ledger"
	"casus/engine/world"
	"casus/rules"
)

// Measure is one number a study takes of every match.
type Measure struct {
	Name  string
	Words string
	// Event marks a measure that is 1 when something happened and 0 when not.
	Event bool
	Of    func(*Match) int32
}

// Measures are the outcomes of the report, in its order, and columns of the
// table of matches.
var Measures = []Measure{
	{"crisis", "a pair reaches rung 5, harassing violence", true, func(m *Match) int32 { return reached(m, 5) }},
	{"war", "a pair reaches rung 7, limited war", true, func(m *Match) int32 { return reached(m, 7) }},
	{"nuclear", "a pair reaches rung 9, nuclear use", true, func(m *Match) int32 { return reached(m, 9) }},
	{"catastrophe", "the match ends in catastrophe", true, func(m *Match) int32 { return one(m.End == world.Catastrophe.String()) }},
	{"settlement", "the peninsula settles before the end", true, func(m *Match) int32 { return one(m.End == world.Settlement.String()) }},
	{"collapse", "the regime in Pyongyang falls", true, func(m *Match) int32 { return one(m.End == world.Collapse.String()) }},
	{"attacked", "armed force is used against North Korea", true, func(m *Match) int32 { return one(m.Attacks > 0) }},
	{"provoked", "North Korea acts at rung 5 or above", true, func(m *Match) int32 { return one(m.Force > 0) }},
	{"consulted", "a consultation is held", true, func(m *Match) int32 { return one(m.Talks > 0) }},
	{"attacks", "uses of armed force against North Korea", false, func(m *Match) int32 { return m.Attacks }},
	{"provocations", "acts of North Korea at rung 5 or above", false, func(m *Match) int32 { return m.Force }},
	{"pressure", "acts of North Korea against the South at rungs 1 to 4", false, func(m *Match) int32 { return m.Pressure }},
	{"consultations", "consultations held", false, func(m *Match) int32 { return m.Talks }},
	{"peninsula_crises", "crises on the peninsula: tension 650 on rung 3 or above, until it is below 590", false, func(m *Match) int32 { return m.Crises }},
	{"restrained", "consultations in which the ally was asked to hold back", false, func(m *Match) int32 { return m.Choices[world.Restrain] }},
	{"backed", "consultations in which the ally was backed", false, func(m *Match) int32 { return m.Choices[world.Back] }},
	{"technology", "North Korea's nine fields of technology at the end, added up", false, func(m *Match) int32 { return m.Tech }},
	{"front", "ground Russia gained in Ukraine, square kilometres", false, func(m *Match) int32 { return m.Front }},
	{"peak_rung", "highest rung of any pair", false, func(m *Match) int32 { return peak(m, func(t *Turn) int32 { return t.Rung }) }},
	{"peak_tension", "highest tension of any pair, permille", false, func(m *Match) int32 { return peak(m, func(t *Turn) int32 { return t.Tension }) }},
	{"deaths", "people killed", false, func(m *Match) int32 { return m.Deaths }},
	{"rivera", "escalation of all acts, points after Rivera et al.", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { r, _ := t.truth(); return r }) }},
	{"casus", "escalation of all acts on our scale, tenths", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { _, c := t.truth(); return c }) }},
	{"arms_change", "how far the region's arms and posture moved, permille of the start", false, func(m *Match) int32 { return moved(m, func(x *ledger.Index) int32 { return x.Arms }) }},
	{"blocs_change", "how far the split into two camps moved, permille of the start", false, func(m *Match) int32 { return moved(m, func(x *ledger.Index) int32 { return x.Blocs }) }},
	{"trade_change", "how far open trade moved, permille of the start", false, func(m *Match) int32 { return moved(m, func(x *ledger.Index) int32 { return x.Trade }) }},
	{"enforcement_change", "how far enforcement against North Korea moved, permille of the start", false, func(m *Match) int32 { return moved(m, func(x *ledger.Index) int32 { return x.Enforcement }) }},
	{"triggered", "duties triggered", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { return t.Triggered }) }},
	{"answered", "duties answered", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { return t.Answered }) }},
	{"contested", "duties contested in the answer", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { return t.Contested }) }},
	{"broken", "duties broken", false, func(m *Match) int32 { return total(m, func(t *Turn) int32 { return t.Broken }) }},
}

func init() {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		Measures = append(Measures, Measure{
			"score_" + strings.ToLower(seat.String()), "score of " + seat.String() + " at the end", false,
			func(m *Match) int32 { return m.Scores[seat] },
		})
	}
}

func reached(m *Match, rung int32) int32 {
	return one(peak(m, func(t *Turn) int32 { return t.Rung }) >= rung)
}

func peak(m *Match, of func(*Turn) int32) (top int32) {
	for i := range m.Turns {
		top = max(top, of(&m.Turns[i]))
	}
	return top
}

func total(m *Match, of func(*Turn) int32) (sum int32) {
	for i := range m.Turns {
		sum += of(&m.Turns[i])
	}
	return sum
}

// moved is how far an index went, up or down, between the ends of the first and
// the last turn, permille of where it began.
func moved(m *Match, of func(*ledger.Index) int32) int32 {
	if len(m.Turns) == 0 {
		return 0
	}
	from, to := of(&m.Turns[0].Index), of(&m.Turns[len(m.Turns)-1].Index)
	return max(to-from, from-to) * 1000 / max(1, from)
}

// truth sums the true scores of the seats.
func (t *Turn) truth() (rivera, casus int32) {
	for i := range t.Seats {
		rivera += t.Seats[i].True.Rivera
		casus += t.Seats[i].True.Casus
	}
	return rivera, casus
}

func one(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
