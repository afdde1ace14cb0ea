package web_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// answerTo is the whole answer to a request, without its date.
func (h *house) answerTo(token, method, path, body string) string {
	h.Helper()
	req, err := http.NewRequest(method, h.base+path, strings.NewReader(body))
	if err != nil {
		h.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		h.Fatal(err)
	}
	resp.Header.Del("Date")
	return fmt.Sprint(resp.StatusCode, resp.Header, string(text))
}

// nack is why a command was refused, in full; the empty string if it was taken.
func nack(tab *webtest.Tab, verb string, body any) string {
	f := tab.Command(verb, body)
	return strings.Replace(f.Raw, f.ID, "", 1)
}

const nowhere = "0123456789abcdef01234567" // shaped as an id, and nobody's

// What exists and is not for you is refused as what does not exist: same status,
// same code, same words, same length.
func TestSecurity08HiddenLooksLikeAbsent(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	kor, gone := players[0], players[1]
	other := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	theirs := webtest.Join(t, h.base, other.Room, "Zoe", "KOR")
	teacher.Do(wire.VerbStart, wire.None{})
	teacher.Do(wire.VerbKick, wire.Kick{Member: gone.Member})
	for _, path := range []string{"/why?clause=RD24-4", "/why?event=1", "/why?clause=RD24-4&as=PRK", "/record", "/replay", "/replay?as=all", "/compare"} {
		for who, token := range map[string]string{"a player": kor.Token, "the facilitator": teacher.Token, "somebody removed": gone.Token} {
			if a, b := h.answerTo(token, "GET", "/api/matches/"+theirs.Match+path, ""), h.answerTo(token, "GET", "/api/matches/"+nowhere+path, ""); a != b {
				t.Errorf("%s asks for %s of another room's match and of none:\n%s\n%s", who, path, a, b)
			}
		}
	}
	ask := func(token, path, body string) string { return h.answerTo(token, "POST", path, body) }
	for name, pair := range map[string][2]string{
		"a preview in another room's match": {ask(kor.Token, "/api/matches/"+theirs.Match+"/preview", `{"lines":[]}`), ask(kor.Token, "/api/matches/"+nowhere+"/preview", `{"lines":[]}`)},
		"a removed member's ticket":         {ask(gone.Token, "/api/tickets", "{}"), ask(nowhere, "/api/tickets", "{}")},
		"a removed member's question":       {h.answerTo(gone.Token, "GET", "/api/matches/"+kor.Match+"/why?event=1", ""), h.answerTo(nowhere, "GET", "/api/matches/"+kor.Match+"/why?event=1", "")},
		"a removed member's matches":        {h.answerTo(gone.Token, "GET", "/api/replays", ""), h.answerTo(nowhere, "GET", "/api/replays", "")},
		"a closed order in a preview":       {ask(kor.Token, "/api/matches/"+kor.Match+"/preview", fmt.Sprintf(`{"lines":[%d]}`, closed(kor))), ask(kor.Token, "/api/matches/"+kor.Match+"/preview", `{"lines":[100000]}`)},
		"kicking another room's member":     {nack(teacher, wire.VerbKick, wire.Kick{Member: theirs.Member}), nack(teacher, wire.VerbKick, wire.Kick{Member: nowhere})},
		"renaming another room's member":    {nack(teacher, wire.VerbRename, wire.Rename{Member: theirs.Member, Nick: "Bo"}), nack(teacher, wire.VerbRename, wire.Rename{Member: nowhere, Nick: "Bo"})},
		"seating another room's member":     {nack(teacher, wire.VerbSeat, wire.SetSeat{Member: theirs.Member, Seat: "KOR"}), nack(teacher, wire.VerbSeat, wire.SetSeat{Member: nowhere, Seat: "KOR"})},
		"seating a removed member":          {nack(teacher, wire.VerbSeat, wire.SetSeat{Member: gone.Member, Seat: "KOR"}), nack(teacher, wire.VerbSeat, wire.SetSeat{Member: nowhere, Seat: "KOR"})},
		"a message to a bot":                {nack(kor, wire.VerbSay, wire.Say{To: []string{"RUS"}, Text: "hm"})[:10], nack(kor, wire.VerbSay, wire.Say{To: []string{"CHN"}, Text: "hm"})[:10]},
		"following another room's match":    {follows(kor, theirs.Match), follows(kor, nowhere)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s:\n%s\n%s", name, pair[0], pair[1])
		}
	}
}

// closed is an order of a tab's list that is not open to it now.
func closed(tab *webtest.Tab) int {
	open := map[int]bool{}
	last := 0
	for _, n := range lines(tab) {
		open[n], last = true, n
	}
	for n := range last {
		if !open[n] {
			return n
		}
	}
	tab.Fatal("every order is open")
	return -1
}

func follows(tab *webtest.Tab, match string) string {
	tab.Helper()
	tab.Send(wire.Sub{T: "sub", Match: match})
	return tab.Until("an answer", func(f webtest.Frame) bool { return f.T == "nack" || f.T == "snapshot" }).Raw
}

// A duty of somebody else and one there is none of cannot be told apart by
// answering them; nor can, by code, an order that is closed and one that is none.
func TestSecurity08AnsweringAnothersDuty(t *testing.T) {
	w := build(t).sit("USA", "KOR", nil)
	w.a.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	w.resolve([]int{w.line("PRK", "C3", "KOR")})
	theirs := w.owes(w.a)
	if len(theirs) == 0 {
		t.Fatal("Washington owes nothing")
	}
	jpn := w.others[1].tab
	none := nack(jpn, wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: 9_999, Choice: "DENY"}}})
	for _, d := range theirs {
		for _, choice := range append(d.Choices, "NOTHING") {
			got := nack(jpn, wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: d.ID, Choice: choice}}})
			if got != none || !strings.Contains(got, `"unknown_duty"`) {
				t.Errorf("answering the duty %d of another seat with %s: %s\nand one that does not exist: %s", d.ID, choice, got, none)
			}
		}
	}
	w.teacher.Do(wire.VerbNext, wire.None{})
	jpn.Arrive(2, "orders")
	shut, absent := jpn.Command(wire.VerbOrders, wire.Orders{Lines: []int{closed(jpn)}}), jpn.Command(wire.VerbOrders, wire.Orders{Lines: []int{100_000}})
	if shut.Code != "illegal" || absent.Code != shut.Code || absent.Retryable != shut.Retryable {
		t.Errorf("a closed order is refused with %q, one that does not exist with %q", shut.Code, absent.Code)
	}
}

// Every ticket that opens nothing is turned away with the same words, whatever
// is wrong with it.
func TestSecurity08TicketsThatOpenNothing(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	kicked := players[0].Ticket(t)
	teacher.Do(wire.VerbKick, wire.Kick{Member: players[0].Member})
	words := map[string]string{}
	for name, ticket := range map[string]string{"of somebody removed": kicked, "invented": nowhere, "a token": teacher.Token, "a removed member's token": players[0].Token} {
		conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
		if err != nil {
			t.Fatal(err)
		}
		tab := &webtest.Tab{TB: t, Conn: conn}
		tab.Send(wire.Hello{T: "hello", Ticket: ticket})
		_, _, err = conn.ReadMessage()
		closed, ok := err.(*websocket.CloseError)
		if !ok {
			t.Fatalf("%s: %v", name, err)
		}
		words[fmt.Sprint(closed.Code, closed.Text)] = name
		conn.Close()
	}
	if len(words) != 1 {
		t.Errorf("tickets are turned away with different words: %v", words)
	}
}

// A stored match that cannot be read is the operator's business: the asker is
// not told which line is at fault, for lines count what others have sealed.
func TestSecurity08AFaultNamesNothing(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	teacher.Do(wire.VerbStart, wire.None{})
	players[1].Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	h.damage(players[0].Match)
	var fault struct{ Code, Reason string }
	answer := h.answerTo(players[0].Token, "GET", "/api/matches/"+players[0].Match+"/why?clause=RD24-4", "")
	if err := json.Unmarshal([]byte(answer[strings.Index(answer, "{"):]), &fault); err != nil || fault.Code != "internal" {
		t.Fatalf("answered %s", answer)
	}
	if strings.Contains(fault.Reason, "line") || strings.Contains(fault.Reason, "order") || strings.Contains(fault.Reason, "PRK") {
		t.Errorf("the fault names what is secret: %s", fault.Reason)
	}
}

// While a match runs, nobody but the facilitator opens its record, its replay or
// its comparison, as whomever; once it is over, everybody of the room does.
func TestSecurity06NothingOpensBeforeTheEnd(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "turns": 1})
	teacher := webtest.Open(t, place)
	kor := webtest.Open(t, webtest.Join(t, h.base, place.Room, "Kim", "KOR"))
	watcher := webtest.Open(t, webtest.Join(t, h.base, place.Room, "Watcher", ""))
	teacher.Do(wire.VerbStart, wire.None{})
	doors := []string{"/record", "/replay", "/replay?as=KOR", "/replay?as=PRK", "/replay?as=all", "/compare", "/why?clause=RD24-4&as=PRK", "/why?clause=RD24-4&as=all"}
	open := func(tab *webtest.Tab, door string) bool {
		return strings.HasPrefix(h.answerTo(tab.Token, "GET", "/api/matches/"+place.Match+door, ""), "200")
	}
	for _, door := range doors {
		if open(kor, door) || open(watcher, door) {
			t.Errorf("%s is open while the match runs", door)
		}
		if own := strings.Contains(door, "as=all") || !strings.HasPrefix(door, "/why"); open(teacher, door) != own {
			t.Errorf("the facilitator opens %s: %v", door, !own)
		}
	}
	for !teacher.Over {
		teacher.Do(wire.VerbNext, wire.None{})
	}
	for _, door := range doors {
		for _, tab := range []*webtest.Tab{teacher, kor, watcher} {
			if !open(tab, door) {
				t.Errorf("%s stays shut to the %s after the end", door, tab.Role)
			}
		}
	}
}

// What lies sealed is not in the file that the leader may take home meanwhile; what
// was resolved is.
func TestSecurity06TheRecordHoldsNothingSealed(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "turns": 3})
	teacher := webtest.Open(t, place)
	kor := webtest.Open(t, webtest.Join(t, h.base, place.Room, "Kim", "KOR"))
	webtest.Join(t, h.base, place.Room, "Lee", "PRK") // is still thinking
	sealed := func() int { return strings.Count(place.Record(t), `"verb":"orders","seat":"KOR"`) }
	teacher.Do(wire.VerbStart, wire.None{})
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	if n := sealed(); n != 0 {
		t.Errorf("%d sealed sets of Korea are in the record", n)
	}
	teacher.Do(wire.VerbNext, wire.None{})
	if n := sealed(); n != 1 {
		t.Errorf("after the phase %d sets of Korea are in the record", n)
	}
}
