package study

import (
	"casus/engine"
	"casus/engine/ledger"
	"casus/engine/world"
	"casus/rules"
	"casus/server/study/chronicle"
)

// Match is what a study keeps of one match: whole numbers only, so that no
// machine rounds otherwise.
type Match struct {
	Pair   int    `json:"pair"`
	Arm    int    `json:"arm"`
	Seed   uint64 `json:"seed,string"`
	End    string `json:"end"`
	Deaths int32  `json:"deaths"`
	// Attacks are events of armed force against North Korea.
	Attacks int32 `json:"attacks"`
	// Force are North Korea's own acts with a rung floor of 5 or more.
	Force int32 `json:"force"`
	// Pressure are its acts against South Korea below that: words, tests, shows
	// of force.
	Pressure int32 `json:"pressure"`
	Talks    int32 `json:"talks"` // consultations held
	// Crises are those of the peninsula, Tech is what North Korea's nine fields
	// of technology add up to at the end, Front the ground Russia gained.
	Crises int32 `json:"crises"`
	Tech   int32 `json:"tech"`
	Front  int32 `json:"front"`
	// Choices counts the answers to duties by world.Choice.
	Choices Choices `json:"choices"`
	// Scores are those of the seats at the end.
	Scores [rules.Seats]int32 `json:"scores"`
	Turns  []Turn             `json:"turns"`
	Duties []Duty             `json:"duties"`
}

// Choices counts answers by world.Choice; the first place, no answer, stays 0.
type Choices [world.Back + 1]int32

// Turn is the end of one turn.
type Turn struct {
	Date      string            `json:"date"`
	Tension   int32             `json:"tension"`   // of the hottest pair
	Peninsula int32             `json:"peninsula"` // of North and South Korea
	Mean      int32             `json:"mean"`      // of all fifteen pairs
	Rung      int32             `json:"rung"`      // the highest
	Triggered int32             `json:"triggered"` // duties, in this turn
	Answered  int32             `json:"answered"`
	Contested int32             `json:"contested"`
	Broken    int32             `json:"broken"`
	Index     ledger.Index      `json:"index"` // slow change
	Seats     [rules.Seats]Seat `json:"seats"`
}

// Seat is one seat at the end of a turn.
type Seat struct {
	Rung    int32        `json:"rung"`
	Support int32        `json:"support"`
	Alert   int32        `json:"alert"`
	Known   ledger.Score `json:"known"`
	True    ledger.Score `json:"true"`
}

// Duty counts what became of the duties of one clause.
type Duty struct {
	Clause    string `json:"clause"`
	Available int32  `json:"available"` // there to be called up
	Triggered int32  `json:"triggered"` // disputed, waiting for a vote at home, due, or broken at once
	Disputed  int32  `json:"disputed"`  // turned on a reading
	Answered  int32  `json:"answered"`
	Contested int32  `json:"contested"` // answered CONTEST
	Kept      int32  `json:"kept"`
	Broken    int32  `json:"broken"`
}

// tally counts a match while it is played.
type tally struct {
	game  *engine.Game
	tale  *chronicle.Chronicle
	match Match
	log   []world.Entry
	at    map[string]int        // clause: place in Match.Duties
	was   map[int32]rules.State // duty: strongest open state so far
}

func newTally(g *engine.Game, arm, pair int) *tally {
	return &tally{
		game: g, match: Match{Pair: pair, Arm: arm, Seed: g.Setup.Seed},
		tale: chronicle.New(g.Pack), at: map[string]int{}, was: map[int32]rules.State{},
	}
}

// turn notes the state at the end of a turn. Its date is the first day of the turn,
// which the state has already left behind.
func (t *tally) turn(s *world.State) {
	out := Turn{Index: ledger.IndexOf(s)}
	sum := int32(0)
	for a := rules.RUS; a < rules.Seats; a++ {
		out.Seats[a] = Seat{Rung: s.CountryRung(a), Support: s.Of(rules.Support, a), Alert: s.Of(rules.AlertLevel, a)}
		out.Rung = max(out.Rung, out.Seats[a].Rung)
		for b := a + 1; b < rules.Seats; b++ {
			heat := s.Pair(rules.Tension, a, b)
			out.Tension = max(out.Tension, heat)
			sum += heat
		}
	}
	const pairs = rules.Seats * (rules.Seats - 1) / 2
	out.Mean = sum / pairs
	out.Peninsula = s.Pair(rules.Tension, rules.PRK, rules.KOR)
	days := int32(len(t.match.Turns)) * t.game.Scenario.TurnDays
	out.Date = (t.game.Scenario.Start + rules.Date(days)).String()
	t.match.Turns = append(t.match.Turns, out)
	t.match.End = s.End.String()
	for seat, sheet := range t.game.Scores(s) {
		t.match.Scores[seat] = sheet.Total
	}
}

// finish counts the log.
func (t *tally) finish(codes *ledger.Codes) (*Match, error) {
	scores, err := codes.Scores(t.log)
	if err != nil {
		return nil, err
	}
	for i := range min(len(scores), len(t.match.Turns)) {
		for seat := range rules.Seats {
			t.match.Turns[i].Seats[seat].Known = scores[i].Known[seat]
			t.match.Turns[i].Seats[seat].True = scores[i].True[seat]
		}
	}
	for i := range t.log {
		t.entry(&t.log[i])
	}
	t.tale.Log(t.log)
	t.match.Crises = int32(len(t.tale.Crises(chronicle.Peninsula...)))
	for f := rules.TechSRBM; f.IsTech(); f++ {
		t.match.Tech += t.tale.End.Of(f, rules.PRK)
	}
	t.match.Front = t.tale.End.Facts[rules.Front.At()]
	return &t.match, nil
}

func (t *tally) entry(e *world.Entry) {
	t.match.Deaths += e.Deaths
	switch e.K {
	case world.KDuty:
		t.duty(e)
	case world.KAnswer:
		t.answer(e)
	case world.KAct, world.KIncident, world.KInject:
		t.event(e)
	}
}

func (t *tally) answer(e *world.Entry) {
	d, turn := t.clause(e.Clause), t.turnOf(e)
	choice, _ := world.ParseChoice(e.Choice) // written by the engine
	d.Answered++
	turn.Answered++
	t.match.Choices[choice]++
	switch choice {
	case world.Contest:
		d.Contested++
		turn.Contested++
	case world.Consult, world.Restrain, world.Back:
		t.match.Talks++
	}
}

func (t *tally) event(e *world.Entry) {
	kind, _ := rules.ParseKind(e.Kind) // none for what is no event
	if rules.Kinds[kind].Force && e.Target == rules.PRK && e.Actor != rules.PRK {
		t.match.Attacks++
	}
	if kind == rules.Consultation {
		t.match.Talks++
	}
	if e.K != world.KAct || e.Actor != rules.PRK {
		return
	}
	for _, a := range t.game.Pack.Actions {
		switch {
		case a.ID != e.Action:
		case a.Floor >= 5:
			t.match.Force++
		case a.Floor > 0 && e.Target == rules.KOR:
			t.match.Pressure++
		}
	}
}

// duty follows one duty through its states: each stage counts once a duty.
func (t *tally) duty(e *world.Entry) {
	to, _ := rules.ParseState(e.To) // written by the engine
	d, turn := t.clause(e.Clause), t.turnOf(e)
	was := t.was[e.Duty]
	switch {
	case to == rules.Fulfilled:
		d.Kept++
	case to == rules.Available && was == rules.None:
		d.Available++
	}
	if to >= rules.Disputed && was < rules.Disputed {
		d.Triggered++
		turn.Triggered++
	}
	if to == rules.Disputed && was != rules.Disputed {
		d.Disputed++
	}
	if to == rules.Breached {
		d.Broken++
		turn.Broken++
	}
	if to >= rules.Available {
		t.was[e.Duty] = max(was, to)
	}
}

// turnOf is the turn of an entry; the log counts from 1.
func (t *tally) turnOf(e *world.Entry) *Turn {
	return &t.match.Turns[min(int(e.Turn), len(t.match.Turns))-1]
}

func (t *tally) clause(id string) *Duty {
	i, ok := t.at[id]
	if !ok {
		i = len(t.match.Duties)
		t.at[id] = i
		t.match.Duties = append(t.match.Duties, Duty{Clause: id})
	}
	return &t.match.Duties[i]
}
