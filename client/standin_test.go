package client_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"casus/client"
	"casus/engine/compare"
	"casus/engine/view"
	"casus/rules"
	"casus/rules/load"
)

type object = map[string]any

// standIn is a server with one fixed match from testdata: enough to show every
// screen of the page without an engine. Tokens name the role that they open.
type standIn struct {
	t    *testing.T
	site *client.Site
}

// startStandIn serves the page and the sample match; the address ends without a slash.
func startStandIn(t *testing.T, site *client.Site) string {
	t.Helper()
	s := &standIn{t, site}
	mux := http.NewServeMux()
	mux.Handle("/", site)
	for path, name := range map[string]string{
		"GET /api/scenarios":           "scenarios",
		"GET /api/packs/testpack":      "catalogue",
		"GET /api/rooms/{code}":        "room",
		"GET /api/matches/m1/why":      "why",
		"POST /api/matches/m1/preview": "preview",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { s.send(w, s.read(name)) })
	}
	for _, path := range []string{"GET /api/rules", "GET /api/rules/{hash}"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { s.send(w, rulebook(t)) })
	}
	mux.HandleFunc("GET /api/cases/{id}/compare", func(w http.ResponseWriter, r *http.Request) { s.send(w, compared(t, r.PathValue("id"))) })
	mux.HandleFunc("GET /api/replays", func(w http.ResponseWriter, _ *http.Request) {
		s.send(w, []object{{"id": "m1", "title": "November 2024", "scenario": "november-2024", "arm": "2024", "turns": 4, "finished": 1}})
	})
	mux.HandleFunc("POST /api/packs", s.bring)
	mux.HandleFunc("GET /api/matches/m1/replay", s.replay)
	mux.HandleFunc("GET /api/matches/zzzz/replay", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		s.send(w, object{"code": "forbidden", "reason": "join a room first"})
	})
	mux.HandleFunc("POST /api/rooms/{code}/join", func(w http.ResponseWriter, r *http.Request) {
		token := "observer"
		if r.PathValue("code") == "LOB-BY2" {
			token = "lobby-observer"
		}
		s.send(w, object{"token": token, "member": "o", "nick": "Screen", "role": "observer"})
	})
	mux.HandleFunc("POST /api/tickets", func(w http.ResponseWriter, r *http.Request) {
		s.send(w, object{"ticket": strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), "expires_ms": 30000})
	})
	mux.HandleFunc("/ws", s.socket)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// compared judges a shipped case under every Russia-DPRK text.
func compared(t *testing.T, id string) *compare.Report {
	pack, err := load.Shipped()
	if err != nil {
		t.Error(err)
		return nil
	}
	for _, c := range pack.Cases {
		if c.ID == id {
			return compare.Arms(pack, compare.Case(pack, c), rules.TreatyArms, 0)
		}
	}
	t.Errorf("no case %s", id)
	return nil
}

// rulebook is the shipped one: a sample of it would only grow old.
func rulebook(t *testing.T) view.Rulebook {
	pack, err := load.Shipped()
	if err != nil {
		t.Error(err)
		return view.Rulebook{}
	}
	return view.RulebookOf(pack)
}

func (s *standIn) read(name string) any {
	raw, err := os.ReadFile("testdata/" + name + ".json")
	if err != nil {
		s.t.Error(err)
	}
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		s.t.Errorf("%s: %v", name, err)
	}
	return value
}

func (s *standIn) send(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(value); err != nil {
		s.t.Error(err)
	}
}

// replay is the sample match in three steps, cut back turn by turn.
func (s *standIn) replay(w http.ResponseWriter, r *http.Request) {
	var steps []object
	for turn := 2; turn <= 4; turn++ {
		view := s.read("view").(object)
		view["as"] = r.URL.Query().Get("as")
		view["turn"], view["phase"] = turn, "orders"
		view["log"] = upTo(view["log"], turn)
		view["history"] = upTo(view["history"], turn)
		if turn < 4 {
			view["duties"] = []any{}
		} else {
			view["phase"] = "over"
			view["over"] = object{"reason": "horizon"}
		}
		steps = append(steps, object{"turn": turn, "phase": view["phase"], "view": view})
	}
	s.send(w, object{"header": object{"match": "m1", "scenario": "november-2024", "title": "November 2024", "arm": "2024", "turns": 4,
		"rules": object{"pack": "9f8e7d6c5b4a39281706f5e4d3c2b1a0", "name": "What if the pact were patient"}},
		"as": r.URL.Query().Get("as"), "catalogue": "testpack", "steps": steps})
}

// bring takes every upload but one of a file called broken.yaml.
func (s *standIn) bring(w http.ResponseWriter, r *http.Request) {
	_, file, err := r.FormFile("rules")
	if err != nil {
		s.t.Errorf("the form has no rules: %v", err)
		return
	}
	if file.Filename == "broken.yaml" {
		w.WriteHeader(http.StatusUnprocessableEntity)
		s.send(w, s.read("mistakes"))
		return
	}
	taken := s.read("brought").(object)
	taken["scenarios"] = append(s.read("scenarios").([]any), taken["scenarios"].([]any)...)
	s.send(w, taken)
}

func upTo(list any, turn int) []any {
	var kept []any
	for _, item := range list.([]any) {
		if item.(object)["turn"].(float64) <= float64(turn) {
			kept = append(kept, item)
		}
	}
	return kept
}

func (s *standIn) socket(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{Subprotocols: []string{"casus.v1.json"}}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	offset, role := 10, ""
	for {
		var frame object
		if err := conn.ReadJSON(&frame); err != nil {
			return // the page has gone away
		}
		for _, answer := range s.answer(frame, &role, &offset) {
			if err := conn.WriteJSON(answer); err != nil {
				return
			}
		}
	}
}

func (s *standIn) answer(frame object, role *string, offset *int) []object {
	switch frame["t"] {
	case "hello":
		*role = frame["ticket"].(string)
		room := s.room(*role)
		welcome := object{"t": "welcome", "v": "casus.v1", "role": strings.TrimPrefix(*role, "lobby-"), "member": "b", "match": "m1", "room": room, "heartbeat_ms": 20000}
		if *role == "player" {
			welcome["seat"] = "KOR"
		}
		return []object{welcome}
	case "sub":
		return []object{{"t": "snapshot", "epoch": "e1", "offset": *offset, "view": s.view(*role)}}
	case "ping":
		return []object{{"t": "pong", "n": frame["n"]}}
	case "cmd":
		return append([]object{{"t": "ack", "id": frame["id"]}}, s.effect(frame, offset)...)
	}
	return nil
}

// effect answers a commit of orders with a response phase in which KOR must answer.
func (s *standIn) effect(frame object, offset *int) []object {
	ev := func(kind string, body object) object {
		*offset++
		return object{"t": "ev", "o": *offset, "k": kind, "b": body}
	}
	body, _ := frame["body"].(object)
	switch frame["verb"] {
	case "orders":
		return []object{ev("sent", object{"turn": 4, "phase": "orders", "lines": body["lines"]})}
	case "answers":
		return []object{ev("sent", object{"turn": 4, "phase": "response", "lines": body["lines"], "answers": body["answers"]})}
	case "say":
		return []object{ev("message", object{"n": 99, "turn": 4, "from": "KOR", "to": body["to"], "text": body["text"]})}
	case "ready":
		if frame["phase"] == "orders" {
			return []object{ev("reveal", object{"turn": 4, "phase": "response", "date": "2025-02-02", "log": []object{}, "tension": [][]int{{3, 4, 900}}})}
		}
	}
	return nil
}

func (s *standIn) room(role string) any {
	room := s.read("room").(object)
	if strings.HasPrefix(role, "lobby-") {
		room["phase"] = "lobby"
	}
	room["clock"].(object)["state"] = "paused"
	return room
}

func (s *standIn) view(role string) any {
	view := s.read("view").(object)
	switch role {
	case "facilitator":
		view["as"] = "all"
	case "observer":
		view["as"] = "public"
	case "answering":
		view["phase"] = "response"
	case "idle":
		view["phase"], view["duties"] = "response", []object{}
		view["budget"] = object{"pc": 4, "m": 8, "main": 1, "covert": 0}
	}
	return view
}
