package web_test

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
	"casus/server/wire/wiretest"
)

// A room of six and a teacher plays with everything there is: chat, pause,
// orders, refusals, answers, a break, a move, a removal, a restart. Every frame
// in either direction is one the protocol's documents describe, and every kind
// of frame was among them.
func TestEveryFrameOfASessionFitsTheProtocol(t *testing.T) {
	h := build(t)
	s := &classroom{house: h, contract: wiretest.Load(t), dice: rand.New(rand.NewPCG(5, 8))}
	s.gather()
	s.lead()
	for s.teacher.Turn < 4 {
		s.phase()
	}
	s.refusals()
	s.breaks()
	for turn := s.teacher.Turn; turn < 8 && !(s.answered && s.teacher.Turn > 5); turn = s.teacher.Turn {
		s.phase()
	}
	s.parting()
	s.judge()
}

// classroom is that room.
type classroom struct {
	*house
	contract  *wiretest.Contract
	dice      *rand.Rand
	catalogue struct {
		Lines map[string][]struct{ Action string }
	}
	teacher, watcher *webtest.Tab
	players          []*webtest.Tab
	answered         bool // somebody had a duty to answer, and did
}

func (s *classroom) tabs() []*webtest.Tab {
	return append(slices.Clone(s.players), s.teacher, s.watcher)
}

// gather makes the room, lets everybody in, and reads the catalogue.
func (s *classroom) gather() {
	s.Helper()
	place := webtest.Create(s, s.base, map[string]any{"mode": "room", "bot": "hold", "turns": 9, "timer": 3600})
	s.teacher = webtest.Open(s, place)
	for i, seat := range wire.Seats {
		open := webtest.Open
		if seat == "USA" {
			open = webtest.OpenStream // its network lets no WebSocket through
		}
		s.players = append(s.players, open(s, webtest.Join(s, s.base, place.Room, "Player "+string(rune('A'+i)), seat)))
	}
	s.watcher = webtest.Open(s, webtest.Join(s, s.base, place.Room, "Watcher", ""))
	var seen struct{ View struct{ Catalogue string } }
	if err := json.Unmarshal([]byte(s.watcher.Heard[len(s.watcher.Heard)-1].Raw), &seen); err != nil {
		s.Fatal(err)
	}
	webtest.Get(s, s.base+"/api/packs/"+seen.View.Catalogue, "", &s.catalogue)
}

// lead sends what only the teacher may, and begins.
func (s *classroom) lead() {
	s.Helper()
	s.teacher.Do(wire.VerbRename, wire.Rename{Member: s.watcher.Member, Nick: "The press"})
	s.teacher.Do(wire.VerbLock, wire.Lock{Locked: true})
	s.teacher.Do(wire.VerbBot, wire.SetBot{Seat: "JPN", Bot: "random"})
	s.teacher.Do(wire.VerbBot, wire.SetBot{Seat: "JPN", Bot: ""})
	s.teacher.Do(wire.VerbStart, wire.None{})
	s.teacher.Do(wire.VerbPause, wire.None{})
	s.teacher.Do(wire.VerbExtend, wire.Extend{Seconds: 60})
	s.teacher.Do(wire.VerbResume, wire.None{})
	s.teacher.Do(wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "begin"})
	for _, tab := range s.tabs() {
		tab.Arrive(1, "orders")
		tab.Send(wire.Ping{T: "ping", N: 7})
		tab.Until("pong", func(f webtest.Frame) bool { return f.T == "pong" })
	}
}

// phase lets every seat send something and ends the phase.
func (s *classroom) phase() {
	s.Helper()
	turn, phase := s.teacher.Turn, s.teacher.Phase
	for i, p := range s.players {
		p.Arrive(turn, phase)
		if phase == wire.PhaseOrders {
			p.Do(wire.VerbSay, wire.Say{To: []string{wire.Seats[(i+1)%6]}, Text: "what will you do?"})
			s.orders(p)
		} else {
			s.answers(p)
		}
	}
	s.players[0].Do(wire.VerbWithdraw, wire.None{})
	s.players[1].Do(wire.VerbReady, wire.Ready{Ready: true})
	s.teacher.Do(wire.VerbNext, wire.None{})
	s.clock.Advance(5 * time.Second) // for the rates
}

// orders seals two legal lines, or none if they cost too much. North Korea
// fights when it can: duties arise from that.
func (s *classroom) orders(p *webtest.Tab) {
	s.Helper()
	legal, err := base64.StdEncoding.DecodeString(p.Legal)
	if err != nil {
		s.Fatal(err)
	}
	var open, force []int
	for n, line := range s.catalogue.Lines[p.Seat] {
		if legal[n/8]>>(n%8)&1 == 0 {
			continue
		}
		open = append(open, n)
		if p.Seat == "PRK" && line.Action[0] == 'C' {
			force = append(force, n)
		}
	}
	if len(force) > 0 {
		open = force
	}
	lines := []int{open[s.dice.IntN(len(open))]}
	if f := p.Command(wire.VerbOrders, wire.Orders{Lines: append(lines, open[s.dice.IntN(len(open))])}); f.T == "ack" {
		return
	}
	if f := p.Command(wire.VerbOrders, wire.Orders{Lines: lines}); f.T == "nack" {
		p.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
}

// answers gives the first answer to each duty that offers some.
func (s *classroom) answers(p *webtest.Tab) {
	s.Helper()
	var last struct {
		B struct {
			Duties []struct {
				ID      int
				Choices []string
			}
		}
	}
	for _, f := range p.Heard {
		if f.K == wire.KindReveal {
			last.B.Duties = nil
			if err := json.Unmarshal([]byte(f.Raw), &last); err != nil {
				s.Fatal(err)
			}
		}
	}
	set := wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}
	for _, d := range last.B.Duties {
		if len(d.Choices) > 0 {
			set.Answers = append(set.Answers, wire.Answer{Duty: d.ID, Choice: d.Choices[0]})
		}
	}
	if f := p.Command(wire.VerbAnswers, set); f.T == "ack" && len(set.Answers) > 0 {
		s.answered = true
	}
}

// refusals collects nacks of many kinds.
func (s *classroom) refusals() {
	s.Helper()
	p, id := s.players[4], webtest.NewID()
	before := 1
	for want, send := range map[wire.Code]any{
		wire.Forbidden:   wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbPause},
		wire.UnknownVerb: wire.Cmd{T: "cmd", ID: id, Verb: "dance"},
		wire.Late:        wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbReady, Turn: &before, Phase: "orders", Body: []byte(`{"ready":true}`)},
		wire.Malformed:   map[string]any{"t": "ping", "m": 1},
		wire.NotFound:    wire.Sub{T: "sub", Match: "another"},
		"illegal":        wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbOrders, Body: []byte(`{"lines":[99999]}`)},
		"unknown_duty":   wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbAnswers, Body: []byte(`{"answers":[{"duty":99999,"choice":"FULL"}],"lines":[]}`)},
	} {
		if want == "unknown_duty" && s.teacher.Phase != wire.PhaseResponse {
			want = wire.WrongPhase
		}
		if want == "illegal" && s.teacher.Phase == wire.PhaseResponse {
			want = wire.WrongPhase
		}
		p.Send(send)
		f := p.Until("a nack", func(f webtest.Frame) bool { return f.T == "nack" })
		if f.Code != string(want) {
			s.Errorf("refused with %s, want %s", f.Code, want)
		}
	}
	s.clock.Advance(5 * time.Second)
}

// breaks cuts a line, lets something happen, and resumes: first with what was
// missed, then with an epoch that is not known any more.
func (s *classroom) breaks() {
	s.Helper()
	p := s.players[4]
	p.Conn.Close()
	s.teacher.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "where are you?"})
	if f := p.Resume(); f.T != "live" || f.From != p.Offset+1 {
		s.Fatalf("resumed with %.80s", f.Raw)
	}
	p.Until("what was said", func(f webtest.Frame) bool { return f.K == wire.KindMessage })
	p.Conn.Close()
	p.Epoch = "of another server"
	if f := p.Resume(); f.T != "snapshot" {
		s.Fatalf("resumed with %.80s", f.Raw)
	}
}

// parting moves one, removes one, and ends the server under the others.
func (s *classroom) parting() {
	s.Helper()
	s.teacher.Do(wire.VerbSeat, wire.SetSeat{Member: s.players[5].Member, Seat: ""})
	s.teacher.Do(wire.VerbKick, wire.Kick{Member: s.watcher.Member})
	if moved, kicked := s.players[5].Ended(), s.watcher.Ended(); moved != int(wire.CloseMoved) || kicked != int(wire.CloseKicked) {
		s.Errorf("ended with %d and %d", moved, kicked)
	}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		s.door.Drain(s.Context())
	}()
	for _, tab := range append(slices.Clone(s.players[:5]), s.teacher) {
		if code := tab.Ended(); code != int(wire.CloseShutdown) {
			s.Errorf("%s ended with %d", tab.Seat, code)
		}
	}
	<-drained
}

// judge holds all frames against the documents and counts their kinds.
func (s *classroom) judge() {
	s.Helper()
	seen := map[string]bool{"ev": true, "cmd": true}
	wrong := 0
	for _, tab := range s.tabs() {
		for _, f := range tab.Heard {
			seen[f.T], seen["ev "+f.K] = true, true
			if err := s.contract.Sent([]byte(f.Raw)); err != nil && wrong < 5 {
				wrong++
				s.Errorf("%s got %.200s: %v", tab.Seat, f.Raw, err)
			}
		}
		for _, text := range tab.Said {
			if frame, _, err := wire.Read(text); err == nil {
				if c, ok := frame.(*wire.Cmd); ok {
					seen["cmd "+c.Verb] = true
				}
			}
			if (s.contract.Received(text) == nil) != s.meant(text) {
				s.Errorf("%s said %s: %v", tab.Seat, text, s.contract.Received(text))
			}
		}
	}
	for table, prefix := range map[string]string{"x-verbs": "cmd ", "x-events": "ev "} {
		for name := range s.contract.Page[table].(map[string]any) {
			if !seen[prefix+name] {
				s.Errorf("the session has no %s%s", prefix, name)
			}
		}
	}
	for _, t := range []string{"welcome", "room", "snapshot", "live", "ack", "nack", "pong", "reconnect"} {
		if !seen[t] {
			s.Errorf("the session has no frame %s", t)
		}
	}
	if !s.answered {
		s.Error("nobody had a duty to answer")
	}
}

// meant is false for the frames that were sent to be refused as no frames.
func (s *classroom) meant(text []byte) bool {
	var f struct {
		Verb string
		M    int
	}
	if err := json.Unmarshal(text, &f); err != nil {
		s.Fatal(err)
	}
	return f.Verb != "dance" && f.M == 0
}
