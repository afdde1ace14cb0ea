package study

import (
	"strconv"

	"casus/engine/ledger"
	"casus/rules"
)

// row is one row of any of the study's tables: which match it is of, and the
// turn, seat or clause it is about.
type row struct {
	study *Study
	match *Match
	turn  int
	seat  rules.Seat
	duty  *Duty
}

type column = ledger.Column[row]

// table is one of the study's files.
type table struct {
	name    string
	words   string
	columns []column
	rows    func(r row, each func(*row) error) error
}

var tables = []table{
	{"matches", "one row a match", matchColumns(), func(r row, each func(*row) error) error { return each(&r) }},
	{"turns", "one row a turn", turnColumns, eachTurn},
	{"seats", "one row a turn and seat", seatColumns, eachSeat},
	{"duties", "one row a match and clause that bore a duty", dutyColumns, eachDuty},
}

func eachTurn(r row, each func(*row) error) error {
	for r.turn = range r.match.Turns {
		if err := each(&r); err != nil {
			return err
		}
	}
	return nil
}

func eachSeat(r row, each func(*row) error) error {
	return eachTurn(r, func(t *row) error {
		for t.seat = rules.RUS; t.seat < rules.Seats; t.seat++ {
			if err := each(t); err != nil {
				return err
			}
		}
		return nil
	})
}

func eachDuty(r row, each func(*row) error) error {
	for i := range r.match.Duties {
		r.duty = &r.match.Duties[i]
		if err := each(&r); err != nil {
			return err
		}
	}
	return nil
}

func text(name, doc string, of func(*row) string) column {
	return column{Name: name, Type: ledger.Text, Doc: doc, Of: func(r *row) ledger.Value { return ledger.Word(of(r)) }}
}

func number(name, unit, doc string, of func(*row) int32) column {
	return column{Name: name, Type: ledger.Int, Unit: unit, Doc: doc, Of: func(r *row) ledger.Value { return ledger.Number(of(r)) }}
}

func decimal(name, doc string, of func(*row) int32) column {
	c := number(name, "", doc, of)
	c.Type = ledger.Tenths
	return c
}

// key says which match a row is of.
var key = []column{
	text("arm", "arm of the study", func(r *row) string { return r.study.Arms[r.match.Arm] }),
	number("pair", "", "number of the pair: the matches of one pair meet the same dice under every arm", func(r *row) int32 { return int32(r.match.Pair) }),
}

func with(head []column, more ...column) []column { return append(head[:len(head):len(head)], more...) }

func matchColumns() []column {
	out := with(key,
		text("seed", "seed of the match's luck", func(r *row) string { return strconv.FormatUint(r.match.Seed, 10) }),
		number("turns", "", "turns played", func(r *row) int32 { return int32(len(r.match.Turns)) }),
		text("end", "horizon, settlement, collapse or catastrophe", func(r *row) string { return r.match.End }),
	)
	for _, m := range Measures {
		c := number(m.Name, "", m.Words, func(r *row) int32 { return m.Of(r.match) })
		if m.Event {
			c.Type = ledger.Flag
		}
		out = append(out, c)
	}
	return out
}

func (r *row) at() *Turn  { return &r.match.Turns[r.turn] }
func (r *row) who() *Seat { return &r.at().Seats[r.seat] }

var turnKey = with(key,
	number("turn", "", "turn, from 1", func(r *row) int32 { return int32(r.turn) + 1 }),
	text("date", "first day of the turn", func(r *row) string { return r.at().Date }),
)

var turnColumns = with(turnKey,
	number("tension", "permille", "tension of the hottest pair at the turn's end", func(r *row) int32 { return r.at().Tension }),
	number("tension_mean", "permille", "mean tension of the fifteen pairs", func(r *row) int32 { return r.at().Mean }),
	number("tension_korea", "permille", "tension of North and South Korea", func(r *row) int32 { return r.at().Peninsula }),
	number("rung", "0..10", "highest rung of any pair", func(r *row) int32 { return r.at().Rung }),
	number("triggered", "", "duties triggered in the turn", func(r *row) int32 { return r.at().Triggered }),
	number("answered", "", "answers to duties", func(r *row) int32 { return r.at().Answered }),
	number("contested", "", "answers that contest the duty", func(r *row) int32 { return r.at().Contested }),
	number("broken", "", "duties broken", func(r *row) int32 { return r.at().Broken }),
	number("arms_index", "permille", "how armed and ready the region is: mean of the six build-up indices", func(r *row) int32 { return r.at().Index.Arms }),
	number("blocs_index", "permille", "how far the region has split into two camps", func(r *row) int32 { return r.at().Index.Blocs }),
	number("trade_index", "permille", "how much of the trade that countries need is open", func(r *row) int32 { return r.at().Index.Trade }),
	number("enforcement_index", "permille", "how far sanctions on North Korea are enforced", func(r *row) int32 { return r.at().Index.Enforcement }),
)

var seatColumns = with(turnKey,
	text("seat", "the seat", func(r *row) string { return r.seat.String() }),
	number("rung", "0..10", "highest rung of the seat with any other", func(r *row) int32 { return r.who().Rung }),
	number("support", "permille", "domestic support", func(r *row) int32 { return r.who().Support }),
	number("alert", "0..4", "readiness", func(r *row) int32 { return r.who().Alert }),
	number("rivera_known", "points", "escalation by acts everybody knew of, mapping "+ledger.RiveraVersion, func(r *row) int32 { return r.who().Known.Rivera }),
	number("rivera_true", "points", "escalation by all acts of the seat", func(r *row) int32 { return r.who().True.Rivera }),
	decimal("casus_known", "the same on our scale "+ledger.CasusVersion, func(r *row) int32 { return r.who().Known.Casus }),
	decimal("casus_true", "all acts on our scale", func(r *row) int32 { return r.who().True.Casus }),
	number("buildup_index", "permille", "arms and posture of the seat", func(r *row) int32 { return r.at().Index.Buildup[r.seat] }),
)

var dutyColumns = with(key,
	text("clause", "the clause", func(r *row) string { return r.duty.Clause }),
	number("available", "", "duties there to be called up", func(r *row) int32 { return r.duty.Available }),
	number("triggered", "", "duties triggered: disputed, waiting for a vote at home, due, or broken at once", func(r *row) int32 { return r.duty.Triggered }),
	number("disputed", "", "duties that turned on a reading", func(r *row) int32 { return r.duty.Disputed }),
	number("answered", "", "answers given", func(r *row) int32 { return r.duty.Answered }),
	number("contested", "", "answers that contest the duty", func(r *row) int32 { return r.duty.Contested }),
	number("kept", "", "duties kept", func(r *row) int32 { return r.duty.Kept }),
	number("broken", "", "duties broken", func(r *row) int32 { return r.duty.Broken }),
)
