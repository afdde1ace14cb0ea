package web_test

import (
	"net/http"
	"testing"

	"casus/engine/compare"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// The Russia-DPRK texts stand side by side over a case, and over a match once it
// is over: while it runs the comparison would tell its secrets.
func TestTextsSideBySide(t *testing.T) {
	h := build(t)
	var report compare.Report
	if status, _ := webtest.Get(t, h.base+"/api/cases/H49/compare", "", &report); status != http.StatusOK || len(report.Arms) != 4 || len(report.Rows) == 0 {
		t.Fatalf("case H49: %d, %+v", status, report)
	}
	var today compare.Report
	if status, _ := webtest.Get(t, h.base+"/api/cases/H49/compare?law=2025-01-10", "", &today); status != http.StatusOK || today.LawOf != "2025-01-10" {
		t.Fatalf("by the law of 2025: %d, %q", status, today.LawOf)
	}
	for path, want := range map[string]string{"/api/cases/H99/compare": "not_found", "/api/cases/H49/compare?law=soon": "malformed"} {
		if _, code := webtest.Get(t, h.base+path, "", nil); code != want {
			t.Errorf("%s: %q, want %q", path, code, want)
		}
	}
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 2, "seed": "7"})
	address := h.base + "/api/matches/" + place.Match + "/compare"
	if _, code := webtest.Get(t, address, place.Token, nil); code != "forbidden" {
		t.Errorf("a running match is compared: %q", code)
	}
	tab := webtest.Open(t, place)
	for !tab.Over {
		tab.Do(wire.VerbNext, wire.None{})
	}
	if _, code := webtest.Get(t, address, "", nil); code == "" {
		t.Error("a stranger may compare the match")
	}
	var whole compare.Report
	if status, _ := webtest.Get(t, address, place.Token, &whole); status != http.StatusOK || whole.Subject != "match" {
		t.Fatalf("the finished match: %d, %+v", status, whole)
	}
	var opened struct{ Replay string }
	webtest.PostText(t, h.base+"/api/replays", place.Record(t), &opened)
	var again compare.Report
	if status, _ := webtest.Get(t, h.base+"/api/matches/"+opened.Replay+"/compare", "", &again); status != http.StatusOK || len(again.Rows) != len(whole.Rows) {
		t.Errorf("from its file: %d, %d rows, want %d", status, len(again.Rows), len(whole.Rows))
	}
}
