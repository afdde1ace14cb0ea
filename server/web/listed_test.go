package web_test

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// allowed is the list of what may go out: the kind of value by path.
func allowed(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(allowlist)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		path, kind, _ := strings.Cut(strings.TrimSpace(line), " ")
		out[path] = kind
		for i, c := range path { // what lies above may be there too, and empty
			if c == '.' || c == '[' {
				if _, ok := out[path[:i]]; !ok {
					out[path[:i]] = "above"
				}
			}
		}
	}
	return out
}

// beyond collects the paths of a value that are not on the list.
func beyond(list map[string]string, path string, v any) (out []string) {
	switch kind := list[path]; {
	case kind == "":
		return []string{path}
	case kind == "raw", kind == "again":
		return nil
	}
	switch v := v.(type) {
	case map[string]any:
		if list[path] == "any" {
			return []string{path + " holds an object"}
		}
		for key, value := range v {
			next := path + "." + key
			if list[next] == "" {
				next = path + ".*"
			}
			out = append(out, beyond(list, next, value)...)
		}
	case []any:
		for _, value := range v {
			out = append(out, beyond(list, path+"[]", value)...)
		}
	}
	return out
}

// names of what frames and events are made of.
var frameOf = map[string]string{"welcome": "wire.Welcome", "room": "wire.RoomChanged", "snapshot": "wire.Snapshot", "live": "wire.Live",
	"ev": "wire.Event", "ack": "wire.Ack", "nack": "wire.Nack", "pong": "wire.Pong", "reconnect": "wire.Reconnect"}

var bodyOf = map[string]string{wire.KindStart: "match.Full", wire.KindSent: "wire.Sent", wire.KindMessage: "wire.Message", wire.KindReveal: "view.Reveal"}

// audit holds every byte that was sent to the list.
type audit struct {
	*testing.T
	list map[string]string
	seen map[string]int
}

func (a *audit) json(root, text string) {
	a.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		a.Fatal(err)
	}
	a.seen[root]++
	if extra := beyond(a.list, root, v); len(extra) > 0 {
		slices.Sort(extra)
		a.Errorf("%s is sent, and not on the list in %s", slices.Compact(extra), allowlist)
	}
}

func (a *audit) frames(tab *webtest.Tab) {
	a.Helper()
	for _, f := range tab.Heard {
		a.json(frameOf[f.T], f.Raw)
		switch {
		case f.T == "ev":
			a.json(bodyOf[f.K], string(f.B))
		case f.T == "snapshot":
			a.json("match.Full", string(f.View))
		}
	}
}

func (a *audit) answer(root string, w *world, token, method, path, body string) {
	a.Helper()
	text := w.answerTo(token, method, path, body)
	if text[:3] != "200" {
		root = "web.refuse"
	}
	a.json(root, text[strings.IndexAny(text, "{"):])
}

// What a server really sends in a match, to players, spectators and facilitator,
// is on the list, whichever way it came to be encoded.
func TestSecurity07WhatIsSentIsOnTheList(t *testing.T) {
	w := build(t).sit("USA", "KOR", map[string]any{"turns": 2, "bot": "doctrine"})
	a := &audit{t, allowed(t), map[string]int{}}
	w.a.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "tonight"})
	w.a.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	w.resolve([]int{w.line("PRK", "C3", "KOR")})
	for _, d := range w.owes(w.a) {
		w.a.Do(wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: d.ID, Choice: d.Choices[0]}}})
	}
	w.back(w.others[0])
	match := "/api/matches/" + w.a.Match
	asks := func() {
		for _, tab := range []*webtest.Tab{w.a, w.teacher, w.others[2].tab} {
			a.answer("view.Explanation", w, tab.Token, "GET", match+"/why?clause=UK53-3", "")
			a.answer("view.Explanation", w, tab.Token, "GET", match+"/why?event=1", "")
			a.answer("view.Explanation", w, tab.Token, "GET", match+"/why?duty=1", "")
			a.answer("match.Replay", w, tab.Token, "GET", match+"/replay?as=all", "")
			a.answer("compare.Report", w, tab.Token, "GET", match+"/compare", "")
			a.answer("view.PreviewResult", w, tab.Token, "POST", match+"/preview", `{"lines":[0,1,2,3,9]}`)
			a.answer("web.ticket", w, tab.Token, "POST", "/api/tickets", "{}")
		}
		a.answer("lobby.Info", w, "", "GET", "/api/rooms/"+w.a.Room, "")
		a.answer("lobby.Entered", w, "", "POST", "/api/rooms", `{"mode":"solo","seat":"KOR"}`)
		a.answer("view.Rulebook", w, "", "GET", "/api/rules", "")
	}
	asks()
	for !w.teacher.Over {
		w.teacher.Do(wire.VerbNext, wire.None{})
	}
	w.hear()
	asks()
	for _, tab := range []*webtest.Tab{w.a, w.ally, w.teacher, w.others[0].tab, w.others[1].tab, w.others[2].tab, webtest.Open(w, w.a.Place)} {
		a.frames(tab)
	}
	for _, root := range []string{"match.Full", "view.Reveal", "view.Explanation", "match.Replay", "compare.Report", "view.PreviewResult", "wire.Message", "web.refuse"} {
		if a.seen[root] == 0 {
			t.Errorf("no %s was sent: the test shows nothing of it", root)
		}
	}
}

// What the listener for operators counts names no seat, no member, no room and
// no match: numbers by kind of command alone.
func TestSecurity06MetricsNameNobody(t *testing.T) {
	w := build(t).sit("KOR", "USA", nil)
	for _, name := range []string{"errs in every way", "writes to its ally", "changes its orders again and again"} {
		secrets[name](w)
	}
	w.end([]int{})
	operator := httptest.NewRecorder()
	w.door.Debug().ServeHTTP(operator, httptest.NewRequest("GET", "/metrics", nil))
	text := operator.Body.String()
	if !strings.Contains(text, `casus_commands_total{code="ok",verb="orders"}`) {
		t.Fatalf("the metrics are not there: %.300s", text)
	}
	for random, name := range w.masks {
		if strings.Contains(text, random) {
			t.Errorf("the metrics name the %s", name)
		}
	}
	for _, seat := range wire.Seats {
		if strings.Contains(text, `"`+seat+`"`) {
			t.Errorf("the metrics tell %s from the others", seat)
		}
	}
}
