package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"casus/server/lobby"
	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

const denied = "forbidden"

// visitor is somebody in one role who tries everything.
type visitor struct {
	*testing.T
	h     *house
	place webtest.Place // of a stranger, only its Match and Room are known
	tab   *webtest.Tab  // nil for a stranger
}

// bodies of the verbs, such that they are carried out if they are allowed and
// their time has come.
func (v *visitor) body(verb string) any {
	switch verb {
	case wire.VerbOrders:
		return wire.Orders{Lines: []int{}}
	case wire.VerbAnswers:
		return wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}
	case wire.VerbReady:
		return wire.Ready{}
	case wire.VerbSay:
		return wire.Say{To: []string{"ALL"}, Text: "hello"}
	case wire.VerbExtend:
		return wire.Extend{Seconds: 1}
	case wire.VerbBot:
		return wire.SetBot{Seat: "RUS", Bot: "hold"}
	case wire.VerbKick:
		return wire.Kick{Member: "nobody"}
	case wire.VerbRename:
		return wire.Rename{Member: "nobody", Nick: "Somebody"}
	case wire.VerbLock:
		return wire.Lock{}
	case wire.VerbSeat:
		return wire.SetSeat{Member: "nobody"}
	}
	return wire.None{}
}

// command gives the code a verb is answered with.
func (v *visitor) command(verb string) string {
	cmd := wire.Cmd{T: "cmd", ID: webtest.NewID(), Verb: verb, Body: wire.Write(v.body(verb))}
	if v.tab == nil {
		return v.unasked(cmd)
	}
	return v.tab.CommandAs(cmd.ID, verb, v.body(verb)).Code
}

// unasked sends a frame on a socket that never said hello with a ticket.
func (v *visitor) unasked(frame any) string {
	conn, _, err := webtest.Dial(v.h.base, v.h.base, wire.Subprotocol)
	if err != nil {
		v.Fatal(err)
	}
	defer conn.Close()
	if err := conn.WriteMessage(websocket.TextMessage, wire.Write(frame)); err != nil {
		v.Fatal(err)
	}
	if code := closeCode(v.T, conn); code != int(wire.CloseProtocol) {
		v.Errorf("a frame before hello: closed with %d", code)
	}
	return denied
}

func (v *visitor) sub() string {
	sub := wire.Sub{T: "sub", Match: v.place.Match}
	if v.tab == nil {
		return v.unasked(sub)
	}
	v.tab.Send(sub)
	return v.tab.Until("a snapshot or a refusal", func(f webtest.Frame) bool { return f.T == "snapshot" || f.T == "nack" }).Code
}

func (v *visitor) get(path string) string {
	_, code := webtest.Get(v, v.h.base+path, v.place.Token, nil)
	return code
}

func (v *visitor) post(path string, body any) string {
	_, code := webtest.Post(v, v.h.base+path, v.place.Token, body, nil)
	return code
}

// open looks whether an address that answers no JSON is there.
func (v *visitor) open(path string) string {
	if status, _ := statusOf(v.T, v.h.base+path); status != http.StatusOK {
		return denied
	}
	return ""
}

func (v *visitor) knock() string {
	conn, _, err := webtest.Dial(v.h.base, v.h.base, wire.Subprotocol)
	if err != nil {
		return denied
	}
	conn.Close()
	return ""
}

// record and its like answer a file or JSON; only the refusal counts.
func (v *visitor) match(what string) string {
	req, err := http.NewRequest("GET", v.h.base+"/api/matches/"+v.place.Match+what, nil)
	if err != nil {
		v.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+v.place.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		v.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode == http.StatusForbidden {
		return denied
	}
	if resp.StatusCode != http.StatusOK {
		v.Errorf("%s: status %d", what, resp.StatusCode)
	}
	return ""
}

// deeds are the rows of the table of rights that are no verb of the wire: each
// gives the code it was refused with, or nothing.
var deeds = map[string]func(*visitor) string{
	lobby.AskSub:    (*visitor).sub,
	lobby.AskTicket: func(v *visitor) string { return v.post("/api/tickets", struct{}{}) },
	lobby.AskWhy:    func(v *visitor) string { return v.get("/api/matches/" + v.place.Match + "/why?clause=RD24-4") },
	lobby.AskPreview: func(v *visitor) string {
		return v.post("/api/matches/"+v.place.Match+"/preview", wire.Orders{Lines: []int{}})
	},
	lobby.AskRecord:  func(v *visitor) string { return v.match("/record") },
	lobby.AskReplay:  func(v *visitor) string { return v.match("/replay?as=all") },
	lobby.AskCompare: func(v *visitor) string { return v.match("/compare") },

	lobby.Over(lobby.AskRecord):  func(v *visitor) string { return v.match("/record") },
	lobby.Over(lobby.AskReplay):  func(v *visitor) string { return v.match("/replay?as=all") },
	lobby.Over(lobby.AskCompare): func(v *visitor) string { return v.match("/compare") },

	lobby.AskPage:      func(v *visitor) string { return v.open("/healthz") },
	lobby.AskRules:     func(v *visitor) string { return v.get("/api/scenarios") },
	lobby.AskBring:     func(v *visitor) string { return v.post("/api/packs", struct{}{}) },
	lobby.AskCreate:    func(v *visitor) string { return v.post("/api/rooms", struct{}{}) },
	lobby.AskRoom:      func(v *visitor) string { return v.get("/api/rooms/" + v.place.Room) },
	lobby.AskJoin:      func(v *visitor) string { return v.post("/api/rooms/"+v.place.Room+"/join", map[string]any{"nick": ""}) },
	lobby.AskFinished:  func(v *visitor) string { return v.get("/api/replays") },
	lobby.AskImport:    func(v *visitor) string { return v.post("/api/replays", struct{}{}) },
	lobby.AskImported:  func(v *visitor) string { return v.get("/api/replays/00?as=all") },
	lobby.AskSocket:    (*visitor).knock,
	lobby.AskNoAddress: func(v *visitor) string { return strings.Replace(v.get("/api/everything"), "not_found", denied, 1) },
}

// visitors gives one visitor of each role, in a room whose match runs.
func (h *house) visitors() map[string]*visitor {
	h.Helper()
	teacher, players := h.room("PRK", "KOR", "KOR", "USA", "", "")
	teacher.Do(wire.VerbStart, wire.None{})
	of := func(tab *webtest.Tab) *visitor { return &visitor{h.T, h, tab.Place, tab} }
	solo := of(webtest.Open(h, webtest.Create(h, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 6})))
	stranger := of(teacher)
	stranger.tab, stranger.place.Token = nil, ""
	return map[string]*visitor{lobby.Stranger: stranger, lobby.Facilitator: of(teacher), lobby.Player: of(players[0]),
		lobby.Team: of(players[1]), lobby.Bot: of(players[3]), lobby.Observer: of(players[4]), lobby.Spectator: of(players[5]), lobby.Solo: solo}
}

// Everybody tries everything; the server does what the table says, cell by cell.
func TestSecurity05RightsOfEveryRole(t *testing.T) {
	h := build(t)
	visitors := h.visitors()
	try := func(do string) {
		for _, role := range lobby.Roles {
			v := visitors[role]
			if v == nil {
				t.Fatalf("no visitor is %q", role)
			}
			code := ""
			if deed := deeds[do]; deed != nil {
				code = deed(v)
			} else {
				code = v.command(do)
			}
			if may := lobby.May(role, do); (code != denied) != may {
				t.Errorf("%s tries %s: answered %q, the table says %v", role, do, code, may)
			}
		}
		h.clock.Advance(10 * time.Second) // so many questions at once are no abuse
	}
	later := []string{}
	for _, do := range lobby.Rows() {
		if strings.HasSuffix(do, ", over") {
			later = append(later, do)
		} else {
			try(do)
		}
	}
	for _, leader := range []*webtest.Tab{visitors[lobby.Facilitator].tab, visitors[lobby.Solo].tab} {
		for !leader.Over {
			leader.Do(wire.VerbNext, wire.None{})
			h.clock.Advance(time.Second)
		}
	}
	for _, do := range later {
		try(do)
	}
}

// A verb or a route without a row, or a row that nobody tries, cannot slip in.
func TestSecurity05TableIsWhole(t *testing.T) {
	rows := lobby.Rows()
	for _, do := range rows {
		if (deeds[do] == nil) != slices.Contains(wire.Verbs, do) {
			t.Errorf("%q is either a verb or something the test tries", do)
		}
	}
	for _, verb := range wire.Verbs {
		if !slices.Contains(rows, verb) {
			t.Errorf("the verb %s has no row", verb)
		}
	}
	h := build(t)
	for pattern, do := range h.door.Routes() {
		if !slices.Contains(rows, do) {
			t.Errorf("the route %s has no row, and answers nobody", pattern)
		}
	}
}
