package web_test

import (
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

func TestPreviewAndWhy(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "seed": "7"})
	tab := webtest.Open(t, place)
	url := h.base + "/api/matches/" + place.Match
	var p struct {
		Opens, Breaches []struct{ Clause string }
		Cost            struct{ PC, M int }
	}
	if status, code := webtest.Post(t, url+"/preview", place.Token, wire.Orders{Lines: []int{0}}, &p); status != 200 || p.Opens == nil {
		t.Fatalf("preview: %d %s %+v", status, code, p)
	}
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	var x struct{ Verdict string }
	if status, code := webtest.Get(t, url+"/why?clause=RD24-4", place.Token, &x); status != 200 || x.Verdict == "" {
		t.Fatalf("why: %d %s %+v", status, code, x)
	}
	watcher := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	if _, code := webtest.Post(t, h.base+"/api/matches/"+watcher.Match+"/preview", watcher.Token, wire.Orders{Lines: []int{0}}, nil); code != "forbidden" {
		t.Fatalf("who has no seat previews: %q", code)
	}
}
