package ledger

import (
	"strconv"
	"strings"

	"casus/engine/world"
	"casus/rules"
)

// Columns is the export's format: names, order and meaning are stable; a new
// column goes to the end.
var Columns = []Column[Row]{
	{"match", Text, "", "the match: m- and the first 16 digits of its final state hash", func(r *Row) Value { return Word(r.Match.ID) }},
	{"scenario", Text, "", "scenario that was played", func(r *Row) Value { return Word(r.Match.Scenario) }},
	{"arm", Text, "", "Russia-DPRK text in force", func(r *Row) Value { return Word(r.Match.Arm) }},
	{"seed", Text, "", "seed of the match's luck; text, since it may exceed what a float holds", func(r *Row) Value { return Word(strconv.FormatUint(r.Match.Seed, 10)) }},
	{"turn", Int, "", "turn, from 1", func(r *Row) Value { return Number(r.Entry.Turn) }},
	{"date", Text, "ISO day", "first day of the turn", func(r *Row) Value { return Word(r.Date.String()) }},
	{"phase", Text, "", "orders, response, or over for what ends the match", func(r *Row) Value { return Word(r.Entry.Phase) }},
	{"n", Int, "", "number of the row in the match's log", func(r *Row) Value { return Number(r.Entry.N) }},
	{"event", Text, "", "act, incident, inject, slip, duty, answer, rung, refused, vote, claim, advice, alarm, home, tech, truce or end", func(r *Row) Value { return Word(r.Entry.K) }},
	{"actor", Text, "", "whom everybody held to be the author when it happened; of a duty, who owes it", func(r *Row) Value { return seat(Held(r.Entry)) }},
	{"true_actor", Text, "", "who really did it", func(r *Row) Value { return seat(r.Author) }},
	{"target", Text, "", "at whom; of a duty, to whom it is owed", func(r *Row) Value { return seat(r.Entry.Target) }},
	{"action", Text, "", "id of the order in the rule files", func(r *Row) Value { return Word(r.Entry.Action) }},
	{"kind", Text, "", "kind of event the treaties saw", func(r *Row) Value { return Word(r.Entry.Kind) }},
	{"place", Text, "", "id of the place", func(r *Row) Value { return Word(r.Entry.Place) }},
	{"inject", Text, "", "id of the inject", func(r *Row) Value { return Word(r.Entry.Inject) }},
	{"cameo", Text, "", "CAMEO code; text, since zeros lead; an answer to a duty has the codes of the order that does the same", coded(func(r *Row) Value { return Word(r.Action.Codes.CAMEO) })},
	{"plover", Text, "", "PLOVER event type", coded(func(r *Row) Value { return Word(r.Action.Codes.PLOVER) })},
	{"goldstein", Tenths, "-10..10", "Goldstein value of the CAMEO code, for the target", coded(func(r *Row) Value { return Number(r.Action.Codes.Goldstein) })},
	{"rivera_class", Text, "", "class after Rivera et al. 2024, mapping " + RiveraVersion, coded(func(r *Row) Value { return Word(r.Class.String()) })},
	{"rivera_points", Int, "points", "points of the class", scored(func(r *Row) Value { return Number(r.Class.Points()) })},
	{"casus_score", Tenths, "", "the act on our scale " + CasusVersion, scored(func(r *Row) Value { return Number(weigh(r.Action.Codes, r.Class)) })},
	{"mid", Int, "", "highest-act code of Militarized Interstate Disputes", coded(func(r *Row) Value { return Number(r.Action.Codes.MID) })},
	{"kahn", Int, "0..44", "rung on Kahn's ladder", coded(func(r *Row) Value { return Number(r.Action.Codes.Kahn) })},
	{"public", Flag, "", "everybody saw that it happened, if not by whom", func(r *Row) Value { return Truth(Public(r.Entry)) }},
	{"severity", Int, "0..1000", "severity of the event", event(func(r *Row) Value { return Number(r.Entry.Sev) })},
	{"deaths", Int, "people", "dead on the target's side", event(func(r *Row) Value { return Number(r.Entry.Deaths) })},
	{"att", Int, "permille", "how surely it was put down to its actor", event(func(r *Row) Value { return Number(r.Entry.Att) })},
	{"dt", Int, "permille", "change of tension between actor and target over the whole resolution, not by this row alone", pair(func(r *Row) int32 { return r.After - r.Before })},
	{"tension_before", Int, "permille", "tension between true actor and target before the resolution", pair(func(r *Row) int32 { return r.Before })},
	{"tension_after", Int, "permille", "the same after it", pair(func(r *Row) int32 { return r.After })},
	{"rung", Int, "0..10", "rung of the two after the resolution", pair(func(r *Row) int32 { return r.Rung })},
	{"opened", Text, "", "duties this row opened, as clause#duty, separated by spaces", func(r *Row) Value { return Word(strings.Join(r.OpenedLaw, " ")) }},
	{"closed", Text, "", "the duty that ends with this row", func(r *Row) Value { return Word(strings.Join(r.ClosedDuty, " ")) }},
	{"clause", Text, "", "clause of a duty or an answer", func(r *Row) Value { return Word(r.Entry.Clause) }},
	{"duty", Int, "", "number of the duty", func(r *Row) Value {
		if r.Entry.Duty == 0 {
			return Value{}
		}
		return Number(r.Entry.Duty)
	}},
	{"from", Text, "", "state of the duty before", func(r *Row) Value { return Word(r.Entry.From) }},
	{"to", Text, "", "state of the duty after; result of a vote", func(r *Row) Value { return Word(r.Entry.To) }},
	{"disputes", Text, "", "disputes the duty turns on, separated by spaces", func(r *Row) Value { return Word(strings.Join(r.Entry.By, " ")) }},
	{"choice", Text, "", "answer a seat gave about its duty", func(r *Row) Value { return Word(r.Entry.Choice) }},
	{"reason", Text, "", "why a match ended, what was voted on, or a remark", func(r *Row) Value { return Word(r.Entry.Reason) }},
	{"cause", Int, "", "number of the row that brought it about", func(r *Row) Value {
		if r.Entry.Cause == 0 {
			return Value{}
		}
		return Number(r.Entry.Cause)
	}},
	{"arms_index", Int, "permille", "how armed and ready the region is after the resolution: mean of the six build-up indices", indexed(func(r *Row) Value { return Number(r.Index.Arms) })},
	{"blocs_index", Int, "permille", "how far the region has split into two camps after the resolution", indexed(func(r *Row) Value { return Number(r.Index.Blocs) })},
	{"trade_index", Int, "permille", "how much of the trade that countries need is open after the resolution", indexed(func(r *Row) Value { return Number(r.Index.Trade) })},
	{"enforcement_index", Int, "permille", "how far sanctions on North Korea are enforced after the resolution", indexed(func(r *Row) Value { return Number(r.Index.Enforcement) })},
	{"buildup_index", Int, "permille", "arms and posture of the true actor after the resolution", indexed(func(r *Row) Value {
		if !r.Author.Playable() {
			return Value{}
		}
		return Number(r.Index.Buildup[r.Author])
	})},
	scoreOf(rules.RUS), scoreOf(rules.CHN), scoreOf(rules.USA), scoreOf(rules.PRK), scoreOf(rules.KOR), scoreOf(rules.JPN),
}

// scoreOf is the column of a seat's score, which stands on the row that ends
// the match.
func scoreOf(s rules.Seat) Column[Row] {
	return Column[Row]{"score_" + strings.ToLower(s.String()), Int, "-10000..1000", "score of " + s.String() + ", on the row that ends the match", func(r *Row) Value {
		if r.Entry.K != world.KEnd || r.Index == nil {
			return Value{}
		}
		return Number(r.Match.Scores[s])
	}}
}

func seat(s rules.Seat) Value {
	if s == rules.NONE {
		return Value{}
	}
	return Word(s.String())
}

// indexed is absent where the state is not known.
func indexed(of func(*Row) Value) func(*Row) Value {
	return func(r *Row) Value {
		if r.Index == nil {
			return Value{}
		}
		return of(r)
	}
}

// coded is absent where nobody ordered the event.
func coded(of func(*Row) Value) func(*Row) Value {
	return func(r *Row) Value {
		if r.Action == nil {
			return Value{}
		}
		return of(r)
	}
}

// scored is absent where no act was carried out, so that a column's sum is the
// match's score.
func scored(of func(*Row) Value) func(*Row) Value {
	return func(r *Row) Value {
		if r.Action == nil || !counts(r.Entry) {
			return Value{}
		}
		return of(r)
	}
}

// event is absent where the row is no event.
func event(of func(*Row) Value) func(*Row) Value {
	return func(r *Row) Value {
		if r.Entry.Kind == "" {
			return Value{}
		}
		return of(r)
	}
}

// pair is absent where actor and target are not two seats.
func pair(of func(*Row) int32) func(*Row) Value {
	return func(r *Row) Value {
		if !r.Pair {
			return Value{}
		}
		return Number(of(r))
	}
}
