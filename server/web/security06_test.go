package web_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// secrets are what a seat can do that nobody else may notice. Each is a story of
// its own; the property test mixes them.
var secrets = map[string]func(w *world){
	"changes its orders again and again": func(w *world) {
		open := lines(w.a)
		w.a.Do(wire.VerbOrders, wire.Orders{Lines: open[:1]})
		w.a.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		w.a.Do(wire.VerbOrders, wire.Orders{Lines: []int{open[len(open)-1]}})
	},
	"seals orders and takes them back": func(w *world) {
		w.a.Do(wire.VerbOrders, wire.Orders{Lines: lines(w.a)[:1]})
		w.a.Do(wire.VerbWithdraw, wire.None{})
	},
	"is ready, and then is not": func(w *world) {
		w.a.Do(wire.VerbReady, wire.Ready{Ready: true})
		w.a.Do(wire.VerbReady, wire.Ready{Ready: false})
	},
	"writes to its ally": func(w *world) {
		for _, text := range []string{"tonight", "or tomorrow night", strings.Repeat("x", 900)} {
			w.a.Do(wire.VerbSay, wire.Say{To: []string{w.ally.Seat}, Text: text})
		}
	},
	"asks for previews and reasons": func(w *world) {
		match := w.base + "/api/matches/" + w.a.Match
		webtest.Post(w, match+"/preview", w.a.Token, wire.Orders{Lines: lines(w.a)}, nil)
		webtest.Get(w, match+"/why?clause=UK53-3", w.a.Token, nil)
	},
	"errs in every way": func(w *world) {
		for _, sent := range []struct {
			verb string
			body any
		}{{wire.VerbOrders, wire.Orders{Lines: []int{100_000}}}, {wire.VerbKick, wire.Kick{Member: w.teacher.Member}}, {"launch", wire.None{}},
			{wire.VerbSay, wire.Say{To: []string{w.a.Seat}, Text: "me"}}, {wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: 999, Choice: "DENY"}}}}} {
			if f := w.a.Command(sent.verb, sent.body); f.T != "nack" {
				w.Errorf("%s was taken: %s", sent.verb, f.Raw)
			}
		}
		w.a.SendText([]byte(`{"t":"cmd"`))
		webtest.Get(w, w.base+"/api/matches/"+w.a.Match+"/record", w.a.Token, nil)
		webtest.Get(w, w.base+"/api/matches/"+w.ally.Member+"/why?clause=UK53-3", w.a.Token, nil)
	},
	"loses its connection and comes back": func(w *world) {
		for range 3 {
			w.a.Conn.Close()
			w.a.Resume()
		}
	},
	"has many tabs": func(w *world) {
		for range 3 {
			webtest.Open(w, w.a.Place).Conn.Close()
		}
		w.a.Conn.Close() // and then none for a while
		w.calm()
		w.hearOthers()
		w.a.Resume()
	},
}

// hearOthers keeps what the others hear while the seat itself is away.
func (w *world) hearOthers() {
	w.Helper()
	for _, o := range w.others {
		from := len(o.tab.Heard)
		w.ping(o.tab)
		w.keep(o.who, o.tab.Heard[from:len(o.tab.Heard)-1])
	}
}

// Two servers, two rooms with the same seed. In one of them a seat does things in
// secret, and then what it does in the other too. Nobody else is told a byte
// more, less or otherwise: not before the orders are carried out, and not after.
func TestSecurity06TwoWorlds(t *testing.T) {
	quiet, busy := build(t), build(t)
	for name, secret := range secrets {
		t.Run(name, func(t *testing.T) {
			quiet.T, busy.T = t, t
			one, two := quiet.sit("KOR", "USA", nil), busy.sit("KOR", "USA", nil)
			defer one.leave()
			defer two.leave()
			for range 2 {
				secret(two)
				for _, w := range []*world{one, two} {
					w.live()
				}
				if d := differs(one, two); d != "" {
					t.Fatalf("before the phase ends: %s", d)
				}
				for _, w := range []*world{one, two} {
					w.end([]int{})
					w.clock.Advance(10 * time.Minute)
				}
				if d := differs(one, two); d != "" {
					t.Fatalf("after the phase has ended: %s", d)
				}
			}
			sameLogs(t, one, two)
		})
	}
}

// end lets everybody seal, one of the others last, so that the phase resolves by
// itself; the teacher ends the response phase. Time passes.
func (w *world) end(orders []int) {
	w.Helper()
	turn := w.a.Turn
	w.a.Do(wire.VerbOrders, wire.Orders{Lines: orders})
	w.resolve(nil)
	if w.a.Turn == turn && !w.a.Over {
		w.pass()
	}
}

// resolve lets the others seal what they are given, or hold.
func (w *world) resolve(prk []int) {
	w.Helper()
	w.ally.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	w.says(w.others[1], wire.VerbOrders, wire.Orders{Lines: []int{}})
	w.says(w.others[0], wire.VerbOrders, wire.Orders{Lines: append([]int{}, prk...)})
	w.hear()
}

// pass lets the teacher end a phase, and time go by.
func (w *world) pass() {
	w.Helper()
	w.teacher.Do(wire.VerbNext, wire.None{})
	w.hear()
	w.clock.Advance(10 * time.Minute)
}

// sameLogs compares what the two servers wrote down, at the level an operator
// reads, apart from what names the seat's own member. Connections are numbered
// for the whole server, and the order of lines is not compared.
func sameLogs(t *testing.T, one, two *world) {
	t.Helper()
	a, b := one.wrote(), two.wrote()
	if a != b {
		t.Errorf("the logs differ:\n%s\nand\n%s", a, b)
	}
}

// ownTime is what happens some time after its cause.
var ownTime = map[string]bool{"socket ended": true, "room sleeps": true, "room woke": true}

func (w *world) wrote() string {
	var lines []string
	for _, e := range w.logs.TakeAll() {
		fields := e.ContextMap()
		delete(fields, "conn")
		text, err := json.Marshal(fields)
		if err != nil {
			w.Fatal(err)
		}
		if e.Level >= 0 && !ownTime[e.Message] && !strings.Contains(string(text), w.a.Member) {
			lines = append(lines, w.masked(e.Message+" "+string(text)))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
