package sim

import (
	"encoding/json"
	"fmt"

	"casus/engine/view"
	"casus/server/match"
	"casus/server/wire"
)

// screen is what a client knows of the match: a snapshot, and every event since
// folded into it.
type screen struct {
	epoch  string
	offset uint64
	shows  bool
	view   match.Full
}

func (s *screen) load(f wire.Snapshot) error {
	*s = screen{epoch: f.Epoch, offset: f.Offset, shows: true}
	return json.Unmarshal(f.View, &s.view)
}

func (s *screen) apply(f wire.Event) error {
	s.offset = f.O
	switch f.K {
	case wire.KindStart:
		s.view = match.Full{}
		return json.Unmarshal(f.B, &s.view)
	case wire.KindSent:
		return s.sent(f.B)
	case wire.KindMessage:
		var m wire.Message
		err := json.Unmarshal(f.B, &m)
		s.view.Messages = append(s.view.Messages, m)
		return err
	case wire.KindReveal:
		var r view.Reveal
		err := json.Unmarshal(f.B, &r)
		s.view.View = view.Fold(s.view.View, r)
		return err
	}
	return fmt.Errorf("there is no kind %q", f.K)
}

func (s *screen) sent(body []byte) error {
	var b wire.Sent
	if err := json.Unmarshal(body, &b); err != nil {
		return err
	}
	if b.Withdrawn {
		s.view.Sent = nil
		return nil
	}
	sealed := &view.Sent{}
	for _, text := range [][]byte{[]byte(`{"answers":[]}`), body} { // answers are left out when there are none
		if err := json.Unmarshal(text, sealed); err != nil {
			return err
		}
	}
	s.view.Sent = sealed
	return nil
}

// text is the screen as a snapshot would write it. Duties that made room for
// newer ones a client may remember, and the server does not.
func (s *screen) text(like match.Full) []byte {
	live := map[int32]bool{}
	for _, d := range like.Duties {
		live[d.ID] = true
	}
	v := s.view
	v.Duties = []view.Duty{}
	for _, d := range s.view.Duties {
		if live[d.ID] {
			v.Duties = append(v.Duties, d)
		}
	}
	return wire.Write(v)
}
