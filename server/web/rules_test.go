package web_test

import (
	"testing"

	"casus/engine/view"
	"casus/server/web/webtest"
)

// The rulebook can be read without a room; that of a match has the address of
// the match's own rules.
func TestRulebook(t *testing.T) {
	h := build(t)
	var now, again view.Rulebook
	if status, code := webtest.Get(t, h.base+"/api/rules", "", &now); status != 200 || len(now.Instruments) == 0 {
		t.Fatalf("rulebook: %d %s", status, code)
	}
	if status, code := webtest.Get(t, h.base+"/api/rules/"+now.Pack, "", &again); status != 200 || len(again.Instruments) != len(now.Instruments) {
		t.Fatalf("by its address: %d %s", status, code)
	}
	if status, code := webtest.Get(t, h.base+"/api/rules/0000", "", nil); status != 404 || code != "not_found" {
		t.Fatalf("unknown rules: %d %s", status, code)
	}
}
