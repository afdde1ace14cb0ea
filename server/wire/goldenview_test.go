package wire

import (
	"casus/engine/view"
)

// full is a view as the server sends it.
type full struct {
	view.View
	Messages []Message `json:"messages"`
}

// A view with at least one of everything, made up: the golden frames show every
// field there is.
func sampleView() full {
	v := view.View{
		Match: "m1", Scenario: "november-2024", Title: "November 2024", Arm: "2024", Turn: 3, Phase: PhaseResponse,
		Date: "2025-01-03", As: "KOR", Readings: map[string]string{"D2": "contested", "D10": "narrow"},
		Countries: sampleCountries(), Duties: sampleDuties(),
		Clauses: []view.ClauseState{{Clause: "UK53-3", State: "due"}, {Clause: "RD24-4", State: "signed_not_in_force"}},
		Doubts:  sampleDoubts(), Log: sampleLog(), History: []view.Point{{Turn: 1, Rung: [6]int32{3: 3, 4: 3}, Tension: [15]int32{12: 640}}},
		Catalogue: "c0ffee00c0ffee00c0ffee00", Legal: "BQI=", Budget: &view.Budget{Capital: 6, Money: 9, Main: 2, Covert: 1},
		Pledge: &view.Pledge{To: "USA", Against: "PRK", Rung: 3, Until: 5},
		Sent:   &view.Sent{Lines: []int{8}, Answers: []view.Answer{{Duty: 5, Choice: "CONSULT"}}},
		World:  map[string]int32{"war_in_ukraine": 1, "taboo": 1000, "front": 420, "front_pace": 350, "us_aid": 900},
		Standing: &view.Account{Total: 412, Aims: map[string]int32{"security": 120, "economy": 90},
			Tolls: -20},
	}
	v.Tension[3][4], v.Tension[4][3] = 820, 820
	v.TensionBase[3][4], v.TensionBase[4][3] = 640, 640
	v.Rung[3][4], v.Rung[4][3] = 6, 6
	return full{v, []Message{{N: 1, Turn: 2, From: "NONE", To: []string{"ALL"}, Text: "ten minutes left", Nick: "Ms Ito"}}}
}

// endedView is what somebody sees who comes back after the end.
func endedView() full {
	v := sampleView()
	v.Phase, v.Legal, v.Budget, v.Sent, v.Over = PhaseOver, "", nil, nil, sampleEnd().Over
	return v
}

func sampleCountries() (out []view.Country) {
	for i, seat := range Seats {
		out = append(out, view.Country{Seat: seat, Facts: map[string]int32{"support": 500, "econ": 490 + int32(i)}})
	}
	out[3].Rung, out[4].Rung = 6, 6
	out[4].Facts["munitions"] = 3000
	return out
}

func sampleDuties() []view.Duty {
	return []view.Duty{
		{ID: 3, Clause: "UK53-3", Obligor: "USA", Claimant: "KOR", Against: "PRK", State: "disputed", By: []string{"D2"}, Opened: 3, Due: 4,
			Worth: 1, Need: 3, Cause: 2, Answer: "MATERIAL", Outlook: &view.Outlook{Status: "contested", Score: 480, Began: true},
			Conflicts: []view.Conflict{{Deed: "arms", Clause: "UNC-2.4", By: []string{"D5"}, Prevails: "UNC-2.4"}}},
		{ID: 5, Clause: "UK53-2", Obligor: "KOR", Claimant: "USA", State: "due", Opened: 3, Due: 3, Need: 1, Choices: []string{"CONSULT", "RESTRAIN"}},
	}
}

// sampleDutyChanges are a duty that was kept and one that is new, whole.
func sampleDutyChanges() []view.DutyChange {
	fresh := sampleDuties()[0]
	fresh.ID = 6
	return []view.DutyChange{
		{Duty: view.Duty{ID: 3, State: "fulfilled", Worth: 3}, Named: []string{"state", "worth", "by", "conflicts"}},
		{Duty: fresh, Named: []string{"clause", "obligor", "claimant", "against", "state", "by", "opened", "due", "worth", "need",
			"cause", "answer", "outlook", "conflicts"}},
		{Duty: sampleDuties()[1], Named: []string{"state", "choices"}},
	}
}

func sampleDoubts() []view.Doubt {
	return []view.Doubt{{Event: 1, Kind: "sabotage", Target: "KOR", Suspect: "PRK", Att: 610, Left: 2, Inquiry: 1,
		Denied: []string{"PRK"}, Belief: map[string]int32{"PRK": 700, "no_state": 200, "accident": 100}}}
}

func sampleLog() []view.LogEvent {
	return []view.LogEvent{
		{N: 1, Turn: 2, Phase: PhaseOrders, K: "act", Suspect: "PRK", Target: "KOR", Kind: "sabotage", Place: "incheon", Severity: 200, Att: 610, Covert: true},
		{N: 2, Turn: 3, Phase: PhaseOrders, K: "act", Actor: "PRK", Target: "KOR", Action: "C3", Kind: "armed_attack", Place: "yeonpyeong",
			Severity: 420, Deaths: 4, Att: 1000, First: "PRK", Sustained: true, Tension: 180},
		{N: 3, Turn: 3, Phase: PhaseOrders, K: "rung", Actor: "PRK", Target: "KOR", From: "3", Rung: 6, Reason: "armed_attack", Cause: 2},
		{N: 4, Turn: 3, Phase: PhaseOrders, K: "duty", Actor: "USA", Target: "KOR", Against: "PRK", Clause: "UK53-3", Duty: 3, From: "none", To: "disputed",
			By: []string{"D2"}, Cause: 2, Conflicts: []view.Conflict{{Clause: "UNC-2.4"}}},
		{N: 5, Turn: 3, Phase: PhaseOrders, K: "answer", Actor: "USA", Clause: "UK53-3", Duty: 3, Choice: "MATERIAL"},
		{N: 6, Turn: 3, Phase: PhaseOrders, K: "inject", Inject: "typhoon"},
	}
}

// leanLog is a line and one that does not repeat its turn and phase.
func leanLog() []view.LogEvent {
	log := sampleLog()[4:6]
	log[1].Turn, log[1].Phase = 0, ""
	return log
}

func sampleReveal() view.Reveal {
	return view.Reveal{
		Turn: 4, Phase: PhaseOrders, Date: "2025-02-02", Log: leanLog(),
		Tension: [][3]int32{{3, 4, 860}}, Base: [][3]int32{{3, 4, 655}}, Rung: [][3]int32{{3, 4, 7}},
		Facts:  map[string]map[string]int32{"KOR": {"support": 520, "money": 7}},
		Duties: sampleDutyChanges(), Clauses: []view.ClauseState{{Clause: "UK53-3", State: "fulfilled"}}, Doubts: sampleDoubts(),
		Legal: "BQI=", Budget: &view.Budget{Capital: 5, Money: 7, Main: 3, Covert: 1},
		Pledge: &view.Pledge{To: "USA", Against: "PRK", Rung: 3, Until: 5},
		World:  map[string]int32{"front": 700}, Standing: &view.Account{Total: 398, Aims: map[string]int32{"security": 100}},
	}
}

// sampleEnd is the last reveal of a match, as who leads the room gets it.
func sampleEnd() view.Reveal {
	doubt := sampleDoubts()[0]
	doubt.Author, doubt.Belief = "PRK", nil
	return view.Reveal{
		Turn: 4, Phase: PhaseOver, Date: "2025-02-02", Log: []view.LogEvent{{N: 9, Turn: 4, Phase: PhaseOrders, K: "end", Reason: "horizon"}},
		Doubts: []view.Doubt{doubt},
		Over: &view.Ending{Reason: "horizon", Success: []view.Met{{Says: "No war on the peninsula", Met: true}}, Ranked: true,
			Scores: []view.Score{{Seat: "KOR", Total: 398, Parts: []view.ScorePart{
				{Aim: "security", Says: "How far war is from the own door", Weight: 400, Points: 100}, {Says: "A month of war", Points: -20}}}}},
	}
}
