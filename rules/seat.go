package rules

// Seat names a power. The first six are the playable seats; the rest appear
// only as actors or targets of events, and in the binding of a clause never.
type Seat uint8

// The six seats in their fixed order, then the off-board powers.
const (
	RUS Seat = iota
	CHN
	USA
	PRK
	KOR
	JPN
	UKR  // Ukraine, off the board
	OTH  // any other state
	UN   // the Security Council
	NONE // nobody: the high seas administer themselves, a test has no target
)

const (
	// Seats is the number of playable seats.
	Seats = 6
	// Stride is the width of a row in the fact tables: six seats, Ukraine and
	// one column that stands for every other power and always reads zero.
	Stride = 8
)

var seatNames = [...]string{"RUS", "CHN", "USA", "PRK", "KOR", "JPN", "UKR", "other", "UN", "none"}

// String returns the code that rule files, the wire and commands use.
func (s Seat) String() string { return enumName(seatNames[:], int(s)) }

// Playable reports whether s is one of the six seats.
func (s Seat) Playable() bool { return s < Seats }

// Column is the index of s in a fact table, 0..7.
func (s Seat) Column() int { return int(min(s, OTH)) }

// SeatSet is a set of powers, one bit a Seat.
type SeatSet uint16

// AllSeats holds the six playable seats: the set `countries` of the rule files.
const AllSeats SeatSet = 1<<Seats - 1

// Has reports whether s is in the set.
func (set SeatSet) Has(s Seat) bool { return set>>s&1 == 1 }

// With returns the set with s added.
func (set SeatSet) With(s Seat) SeatSet { return set | 1<<s }

// Members lists the set in seat order.
func (set SeatSet) Members() []Seat {
	var out []Seat
	for s := RUS; s <= NONE; s++ {
		if set.Has(s) {
			out = append(out, s)
		}
	}
	return out
}

// ParseSeat finds a power by its code.
func ParseSeat(code string) (Seat, bool) {
	i, ok := enumIndex(seatNames[:], code)
	return Seat(i), ok
}

func enumName(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return "?"
	}
	return names[i]
}

func enumIndex(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name {
			return i, true
		}
	}
	return 0, false
}
