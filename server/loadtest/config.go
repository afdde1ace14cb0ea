// Package loadtest plays many matches at once against a running server and
// says how fast, how dear and how right it was.
//
// The generator is a process of its own. It links the engine and plays every
// match beforehand, so it knows what each seat must be told and can send orders
// after which nobody has to answer; what the server then tells is kept while the
// clock runs and held against the reference when it has stopped.
package loadtest

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"time"

	"casus/engine"
)

// Config says what to play and against whom.
type Config struct {
	Matches int           // played at the same time, six sockets each
	Turns   int           // timed turns of each match
	Warmup  int           // turns before the clock starts
	Think   time.Duration // wait of a match between a new turn and its orders
	Seed    uint64        // all seeds derive from it
	Round   int           // copied into the result
	Verify  string        // VerifyRotate or VerifyAll

	URL   string        // of a running server on this machine; empty: start one
	PID   int           // of that server, to measure it; 0: not measured
	Debug string        // its metrics listener, to force a full GC; empty: not asked
	Limit time.Duration // the run fails when it takes longer

	// WrongText is the number of a match, from 1, whose reference is judged under
	// another treaty text than it is played under; 0: none. It shows that the
	// check can fail. (In quiet months another seed leads to the same states.)
	WrongText int

	Program []string  // command line of a server that takes further flags
	Notes   io.Writer // progress, for people
	Orders  int       // most orders of a seat in a turn, 1 to 3
}

// How much of what was told is held against the reference.
const (
	VerifyRotate = "rotate" // one seat a turn in rotation, all six at start and end
	VerifyAll    = "all"    // every seat after every turn
)

const (
	seats      = 6
	maxMatches = 2000
)

// Check refuses what cannot be played, in words that say what to give instead.
func (c *Config) Check() error {
	switch {
	case c.Matches < 1 || c.Matches > maxMatches:
		return fmt.Errorf("--matches %d: play 1 to %d matches at once", c.Matches, maxMatches)
	case c.Turns < 1 || c.Warmup < 0 || c.Turns+c.Warmup >= engine.MaxTurns:
		return fmt.Errorf("--turns %d with --warmup %d: a match has at most %d turns, and one is left over at the end; give fewer", c.Turns, c.Warmup, engine.MaxTurns)
	case c.Orders < 1 || c.Orders > maxOrders:
		return fmt.Errorf("--orders %d: a seat can give 1 to %d orders in a turn", c.Orders, maxOrders)
	case c.Think < 0:
		return fmt.Errorf("--think %s: give 0 or more", c.Think)
	case c.WrongText < 0 || c.WrongText > c.Matches:
		return fmt.Errorf("there is no match %d of %d to judge under another text", c.WrongText, c.Matches)
	}
	return checkURL(c.URL)
}

func checkURL(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" || u.Host == "" || u.Path != "" && u.Path != "/" {
		return fmt.Errorf("--url %s: write it like http://127.0.0.1:8080", text)
	}
	if host := u.Hostname(); host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return errors.New("--url " + text + ": only a server on this machine (127.0.0.1 or localhost) may be put under load; a test from here must not disturb anybody else's")
	}
	return nil
}
