package wire

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

var rewrite = flag.Bool("rewrite", false, "write the golden frames anew")

func at(n uint64) *uint64 { return &n }
func num(n int) *int      { return &n }
func yes() *bool          { b := true; return &b }

var sample = Room{
	Code: "KX7-4P2", Title: "November 2024", Scenario: "november-2024", Arm: "2024", Match: "m1",
	Rules: &Rules{Pack: "5f2b6c0d9e", Name: "What if"}, Phase: PhaseOrders, Turn: 3, Clock: Clock{State: "running", EndsMS: 1_790_000_120_000},
	Members: []Member{{ID: "a1", Nick: "Ms Ito", Role: "facilitator"},
		{ID: "b2", Nick: "Mina", Role: "player", Seat: "KOR"}},
	Seats: []Seat{{Seat: "RUS", Members: []string{}, Bot: "doctrine"}, {Seat: "CHN", Members: []string{}, Bot: "doctrine"},
		{Seat: "USA", Members: []string{}, Bot: "doctrine"}, {Seat: "PRK", Members: []string{}, Bot: "tit-for-tat"},
		{Seat: "KOR", Members: []string{"Mina"}}, {Seat: "JPN", Members: []string{}, Bot: "hold"}},
	Readiness: "count", ReadyCount: num(5),
}

func facilitatorChange() RoomChange {
	r := sample
	r.Match, r.Phase, r.Turn, r.Locked = "m2", PhaseResponse, 4, true
	r.Clock = Clock{State: "paused", LeftMS: 45_000}
	r.Seats = append([]Seat(nil), r.Seats...)
	r.Seats[4].Ready = yes()
	r.Members = append([]Member(nil), r.Members...)
	r.Members[0].Online, r.Members[1].Online = yes(), new(bool)
	r.ReadyCount = num(2)
	change, _ := r.Since(&sample)
	return change
}

// golden has one frame of every kind; the name of its file says which.
var golden = map[string]any{
	"client.hello":        &Hello{T: "hello", Ticket: "Zm9v"},
	"client.sub":          &Sub{T: "sub", Match: "m1"},
	"client.sub-resume":   &Sub{T: "sub", Match: "m1", Epoch: "e1", After: at(17)},
	"client.ping":         &Ping{T: "ping", N: 7},
	"client.cmd-orders":   cmd(VerbOrders, Orders{Lines: []int{4, 19}}),
	"client.cmd-withdraw": cmd(VerbWithdraw, None{}),
	"client.cmd-answers":  answers(),
	"client.cmd-ready":    cmd(VerbReady, Ready{Ready: true}),
	"client.cmd-say":      cmd(VerbSay, Say{To: []string{"KOR"}, Text: "hold your fire"}),
	"client.cmd-start":    cmd(VerbStart, None{}),
	"client.cmd-pause":    cmd(VerbPause, None{}),
	"client.cmd-resume":   cmd(VerbResume, None{}),
	"client.cmd-extend":   cmd(VerbExtend, Extend{Seconds: 120}),
	"client.cmd-next":     cmd(VerbNext, None{}),
	"client.cmd-bot":      cmd(VerbBot, SetBot{Seat: "PRK", Bot: "tit-for-tat"}),
	"client.cmd-kick":     cmd(VerbKick, Kick{Member: "b2"}),
	"client.cmd-rename":   cmd(VerbRename, Rename{Member: "b2", Nick: "Mina K"}),
	"client.cmd-lock":     cmd(VerbLock, Lock{Locked: true}),
	"client.cmd-seat":     cmd(VerbSeat, SetSeat{Member: "b2", Seat: "KOR"}),

	"server.welcome": &Welcome{T: "welcome", V: Subprotocol, Role: "player", Seat: "KOR", Member: "b2", Match: "m1",
		Room: sample, HeartbeatMS: HeartbeatMS},
	"server.room":         &RoomChanged{T: "room", Room: facilitatorChange()},
	"server.snapshot":     &Snapshot{T: "snapshot", Epoch: "e1", Offset: 17, View: Write(sampleView())},
	"server.snapshot-end": &Snapshot{T: "snapshot", Epoch: "e1", Offset: 21, View: Write(endedView())},
	"server.ev-start":     event(1, KindStart, sampleView()),
	"server.ev-reveal":    event(20, KindReveal, sampleReveal()),
	"server.ev-end":       event(21, KindReveal, sampleEnd()),
	"server.live":         &Live{T: "live", Epoch: "e1", From: 18},
	"server.ev-sent":      event(18, KindSent, Sent{Turn: 3, Phase: PhaseOrders, Lines: []int{4, 19}}),
	"server.ev-withdrawn": event(18, KindSent, Sent{Turn: 3, Phase: PhaseOrders, Lines: []int{}, Withdrawn: true}),
	"server.ev-answer":    event(18, KindSent, Sent{Turn: 3, Phase: PhaseResponse, Lines: []int{}, Answers: []Answer{{Duty: 3, Choice: "MATERIAL"}}}),
	"server.ev-message": event(19, KindMessage,
		Message{N: 2, Turn: 3, From: "KOR", To: []string{"USA"}, Text: "stand by", Nick: "Mina"}),
	"server.ack":       &Ack{T: "ack", ID: id7, O: 18},
	"server.ack-plain": &Ack{T: "ack", ID: id7},
	"server.nack":      &Nack{T: "nack", ID: id7, Code: Late, Reason: "turn 3 is over", Retryable: false},
	"server.pong":      &Pong{T: "pong", N: 7},
	"server.reconnect": &Reconnect{T: "reconnect", AfterMS: 1500},
}

func cmd(verb string, body any) *Cmd {
	return &Cmd{T: "cmd", ID: id7, Verb: verb, Turn: num(3), Phase: PhaseOrders, Body: Write(body)}
}

func answers() *Cmd {
	c := cmd(VerbAnswers, Answers{Answers: []Answer{{Duty: 3, Choice: "MATERIAL"}}, Lines: []int{8}})
	c.Phase = PhaseResponse
	return c
}

func event(o uint64, kind string, body any) *Event {
	return &Event{T: "ev", O: o, K: kind, B: Write(body)}
}

func TestGoldenFrames(t *testing.T) {
	for name, want := range golden {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".json")
			if *rewrite {
				if err := os.WriteFile(file, append(indent(t, Write(want)), '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := reflect.New(reflect.TypeOf(want).Elem()).Interface()
			d := json.NewDecoder(bytes.NewReader(data))
			d.DisallowUnknownFields()
			if err := d.Decode(got); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(indent(t, Write(got)), indent(t, Write(want))) {
				t.Fatalf("the file says\n%s\nand the code\n%s", Write(got), Write(want))
			}
		})
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != len(golden) {
		t.Fatalf("%d golden files for %d frames (%v)", len(files), len(golden), err)
	}
}

// Each client frame of the golden set is one the server reads; each verb has one.
func TestGoldenClientFramesAreRead(t *testing.T) {
	seen := map[string]bool{}
	for name, frame := range golden {
		if name[:7] != "client." {
			continue
		}
		got, _, err := Read(Write(frame))
		if err != nil || !reflect.DeepEqual(got, frame) {
			t.Errorf("%s read as %+v, %v", name, got, err)
		}
		if c, ok := got.(*Cmd); ok {
			seen[c.Verb] = true
		}
	}
	for _, v := range Verbs {
		if !seen[v] {
			t.Errorf("no golden frame for the verb %s", v)
		}
	}
}

func indent(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
