package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
	"casus/server/wire/wiretest"
)

// The HTTP calls of the protocol's page, made in the order a client makes them:
// what is asked and what is answered fits the schemas the page names.
func TestTheCallsOfThePageAnswerAsItSays(t *testing.T) {
	h, c := build(t), &calls{T: t, contract: wiretest.Load(t)}
	c.base = h.base
	c.call("GET /api/scenarios", nil, nil)
	var room, solo webtest.Place
	c.call("POST /api/rooms", map[string]any{"mode": "room", "seed": "7", "turns": 4, "bot": "hold", "timer": 0}, &room)
	c.values = map[string]string{"{code}": room.Room}
	c.call("GET /api/rooms/{code}", nil, nil)
	c.call("POST /api/rooms/{code}/join", map[string]any{"nick": "Mina", "seat": "KOR"}, nil)
	c.call("POST /api/rooms", map[string]any{"mode": "solo", "seat": "KOR", "seed": "7", "readings": map[string]string{"D2": "broad"}}, &solo)
	solo.Base, c.token = h.base, solo.Token
	var ticket struct {
		Expires int64 `json:"expires_ms"`
	}
	c.call("POST /api/tickets", nil, &ticket)
	if life, said := ticket.Expires-h.clock.Now().UnixMilli(), c.limit("ticket_ms"); life != said {
		t.Errorf("a ticket lives %d ms, the page says %d", life, said)
	}
	tab := webtest.Open(t, solo)
	var view struct{ View struct{ Catalogue string } }
	if err := json.Unmarshal([]byte(tab.Heard[len(tab.Heard)-1].Raw), &view); err != nil {
		t.Fatal(err)
	}
	c.values = map[string]string{"{hash}": view.View.Catalogue, "{id}": solo.Match}
	c.call("GET /api/packs/{hash}", nil, nil)
	c.call("POST /api/matches/{id}/preview", map[string]any{"lines": []int{1, 2}}, nil)
	c.refused("/api/rooms/KX7-4PH")
	for _, row := range c.contract.Page["x-http"].(map[string]any)["calls"].([]any) {
		if name := row.(map[string]any)["call"].(string); !c.made[name] {
			t.Errorf("%s was not tried", name)
		}
	}
}

// A member's sockets are bounded as the page says.
func TestAMemberHasAsManySocketsAsThePageSays(t *testing.T) {
	h, c := build(t), &calls{T: t, contract: wiretest.Load(t)}
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	for range c.limit("sockets_per_member") {
		webtest.Open(t, place)
	}
	conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	tab := &webtest.Tab{TB: t, Place: place, Conn: conn}
	tab.Send(wire.Hello{T: "hello", Ticket: place.Ticket(t)})
	if code := tab.Ended(); code != int(wire.CloseLimit) {
		t.Errorf("one socket too many ended with %d", code)
	}
}

// calls makes calls and checks them against the page.
type calls struct {
	*testing.T
	contract    *wiretest.Contract
	base, token string
	values      map[string]string // for the parts in braces
	made        map[string]bool
}

func (c *calls) limit(name string) int64 {
	c.Helper()
	n, ok := c.contract.Page["x-limits"].(map[string]any)[name].(map[string]any)["value"].(uint64)
	if !ok {
		c.Fatalf("the page has no limit %s", name)
	}
	return int64(n)
}

// row finds what the page says of a call.
func (c *calls) row(name string) map[string]any {
	c.Helper()
	for _, row := range c.contract.Page["x-http"].(map[string]any)["calls"].([]any) {
		if row := row.(map[string]any); row["call"] == name {
			return row
		}
	}
	c.Fatalf("the page does not know %s", name)
	return nil
}

func (c *calls) call(name string, asks, into any) {
	c.Helper()
	row := c.row(name)
	if c.made == nil {
		c.made = map[string]bool{}
	}
	c.made[name] = true
	var body io.Reader
	if asks != nil {
		text := wire.Write(asks)
		c.fits(name+" asks", row["asks"], text)
		body = strings.NewReader(string(text))
	}
	method, path, _ := strings.Cut(name, " ")
	for part, value := range c.values {
		path = strings.ReplaceAll(path, part, value)
	}
	status, answer := c.send(method, path, body, row["token"] == true)
	if status != http.StatusOK {
		c.Fatalf("%s: %d %s", name, status, answer)
	}
	c.fits(name+" answers", row["answers"], answer)
	if into != nil {
		if err := json.Unmarshal(answer, into); err != nil {
			c.Fatal(err)
		}
	}
}

func (c *calls) send(method, path string, body io.Reader, token bool) (int, []byte) {
	c.Helper()
	req, err := http.NewRequest(method, c.base+path, body)
	if err != nil {
		c.Fatal(err)
	}
	if token {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		c.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		c.Fatal(err)
	}
	return resp.StatusCode, answer
}

// refused checks the body of a call that is refused.
func (c *calls) refused(path string) {
	c.Helper()
	status, answer := c.send("GET", path, nil, false)
	if status < 400 {
		c.Errorf("%s: %s", path, strconv.Itoa(status))
	}
	c.fits("a refusal", c.contract.Page["x-http"].(map[string]any)["refusal"], answer)
}

func (c *calls) fits(what string, ref any, text []byte) {
	c.Helper()
	if err := c.contract.Check(ref.(map[string]any)["$ref"].(string), text); err != nil {
		c.Errorf("%s: %v", what, err)
	}
}
