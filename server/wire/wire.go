// Package wire holds the frames server and browser exchange: their shapes, the
// strict reader for what browsers send, and the tables of refusal and close
// codes. testdata/ has one golden frame of each kind; the browser's tests read
// the same files.
//
// The server ignores nothing it receives (an unknown field is refused) while a
// browser ignores what it does not know, so that the server may grow first.
package wire

// Subprotocol is the WebSocket subprotocol both sides must name.
const Subprotocol = "casus.v1.json"

// Limits of what a browser may send.
const (
	MaxFrame    = 16 << 10 // bytes of one text frame
	MaxDepth    = 8        // nested objects and lists
	MaxNick     = 24       // characters
	MaxText     = 1000     // characters of one message
	HeartbeatMS = 20_000   // a ping goes out this often
)

// Phases of a match as the wire names them.
const (
	PhaseLobby    = "lobby"
	PhaseOrders   = "orders"
	PhaseResponse = "response"
	PhaseOver     = "over"
)

// Seats in their fixed order.
var Seats = [6]string{"RUS", "CHN", "USA", "PRK", "KOR", "JPN"}

// SeatIndex gives a seat's place in Seats, or -1.
func SeatIndex(seat string) int {
	for i, s := range Seats {
		if s == seat {
			return i
		}
	}
	return -1
}
