package match

import (
	"encoding/json"
	"fmt"
	"time"

	"casus/rules"
	"casus/server/store"
	"casus/server/wire"
)

// side is what is stored beside the record: it decides when a phase ends, never
// how it ends.
type side struct {
	Started bool              `json:"started"`
	Paused  bool              `json:"paused,omitempty"`
	Seconds int               `json:"seconds,omitempty"` // length of a phase; 0: no clock
	EndsMS  int64             `json:"ends_ms,omitempty"` // unix milliseconds, while running
	LeftMS  int64             `json:"left_ms,omitempty"` // while paused
	Ready   [rules.Seats]bool `json:"ready"`
}

// grace is what a phase has left at least when the server comes back.
const grace = 30 * time.Second

func (s side) encode() []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic("match: " + err.Error()) // numbers and booleans always encode
	}
	return b
}

func decodeSide(b []byte) (s side, err error) {
	if err = json.Unmarshal(b, &s); err != nil {
		err = fmt.Errorf("match: stored clock is damaged: %w", err)
	}
	return s, err
}

// ClockRuns reports whether a stored match has a phase that ends by itself: it
// must be resumed even if nobody comes.
func ClockRuns(m store.Match) bool {
	s, err := decodeSide(m.Side)
	return err == nil && !s.deadline(m.Over).IsZero()
}

func (s *side) begin(now time.Time) {
	s.Started = true
	s.wind(now)
}

// nextPhase clears who is ready and gives the phase its full time.
func (s *side) nextPhase(now time.Time) {
	s.Ready = [rules.Seats]bool{}
	s.wind(now)
}

func (s *side) wind(now time.Time) {
	full := int64(s.Seconds) * 1000
	s.EndsMS, s.LeftMS = 0, 0
	switch {
	case full == 0:
	case s.Paused:
		s.LeftMS = full
	default:
		s.EndsMS = now.UnixMilli() + full
	}
}

func (s *side) pause(now time.Time) {
	s.Paused = true
	if s.EndsMS > 0 {
		s.LeftMS = max(s.EndsMS-now.UnixMilli(), 0)
		s.EndsMS = 0
	}
}

func (s *side) resume(now time.Time) {
	s.Paused = false
	if s.Seconds > 0 {
		s.EndsMS = now.UnixMilli() + s.LeftMS
		s.LeftMS = 0
	}
}

func (s *side) extend(seconds int) {
	if s.Paused {
		s.LeftMS += int64(seconds) * 1000
	} else {
		s.EndsMS += int64(seconds) * 1000
	}
}

// awake makes sure that time the server was away is not taken from players.
func (s *side) awake(now time.Time) {
	if s.EndsMS > 0 {
		s.EndsMS = max(s.EndsMS, now.Add(grace).UnixMilli())
	}
}

// deadline is when the phase ends by itself, or the zero time.
func (s *side) deadline(over bool) time.Time {
	if s.EndsMS == 0 || s.Paused || !s.Started || over {
		return time.Time{}
	}
	return time.UnixMilli(s.EndsMS)
}

// clock is what the room shows.
func (s *side) clock(over bool) wire.Clock {
	switch {
	case over, !s.Started:
		return wire.Clock{State: "off"}
	case s.Paused:
		return wire.Clock{State: "paused", LeftMS: s.LeftMS}
	case s.EndsMS > 0:
		return wire.Clock{State: "running", EndsMS: s.EndsMS}
	}
	return wire.Clock{State: "off"}
}
