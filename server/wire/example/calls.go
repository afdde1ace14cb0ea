package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// server is asked over HTTP. The token says who asks; it stays out of addresses.
type server struct {
	url, token string
}

// place is what one gets who makes or joins a room.
type place struct {
	Room, Match, Token, Seat string
}

// refusal is why the server would not.
type refusal struct {
	Status       int `json:"-"`
	Code, Reason string
}

func (r *refusal) Error() string { return r.Reason }

// final reports whether asking again is of no use.
func (r *refusal) final() bool {
	return r.Status >= 400 && r.Status < 500 && r.Status != http.StatusTooManyRequests
}

func (s *server) makeRoom(room map[string]any) (p place, err error) {
	return p, s.ask("POST", "/api/rooms", room, &p)
}

func (s *server) join(code, nick, seat string) (p place, err error) {
	return p, s.ask("POST", "/api/rooms/"+code+"/join", map[string]any{"nick": nick, "seat": seat}, &p)
}

// ticket opens one connection, once.
func (s *server) ticket() (string, error) {
	var out struct{ Ticket string }
	err := s.ask("POST", "/api/tickets", struct{}{}, &out)
	return out.Ticket, err
}

// catalogue is what the server knows of orders that matters here.
type catalogue struct {
	Actions []struct {
		ID      string
		Capital int `json:"pc"`
		Money   int `json:"m"`
		Covert  int
	}
	Lines map[string][]struct{ Action, Target, Place string }
}

// catalogue may be kept for good: its hash names it.
func (s *server) catalogue(hash string) (c catalogue, err error) {
	return c, s.ask("GET", "/api/packs/"+hash, nil, &c)
}

// ask makes a call. Fields of an answer that are not in into are ignored: a
// later server may send more.
func (s *server) ask(method, path string, body, into any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(method, s.url+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	if s.token != "" {
		req.Header.Set("Authorization", "Bearer "+s.token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		r := &refusal{Status: resp.StatusCode}
		if err := json.NewDecoder(resp.Body).Decode(r); err != nil {
			return fmt.Errorf("%s %s: status %d", method, path, resp.StatusCode)
		}
		return r
	}
	return json.NewDecoder(resp.Body).Decode(into)
}
