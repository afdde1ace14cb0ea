package web_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// says checks what health and readiness answer.
func (h *house) says(healthz, readyz int) {
	h.Helper()
	if got, _ := statusOf(h.T, h.base+"/healthz"); got != healthz {
		h.Errorf("healthz says %d, want %d", got, healthz)
	}
	if got, _ := statusOf(h.T, h.base+"/readyz"); got != readyz {
		h.Errorf("readyz says %d, want %d", got, readyz)
	}
}

// While it drains a server lives and is not ready: whoever shares out visitors
// sends them elsewhere, and nobody kills it before it is done.
func TestNotReadyWhileDraining(t *testing.T) {
	h := build(t)
	h.says(200, 200)
	ctx, cancel := context.WithTimeout(context.Background(), webtest.Within)
	defer cancel()
	h.door.Drain(ctx)
	h.says(200, 503)
}

// After a commit that failed nothing can be promised any more.
func TestNotReadyAfterAFailedCommit(t *testing.T) {
	h := build(t)
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
	db, err := sql.Open("sqlite", "file:"+filepath.Join(h.dir, "casus.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("DROP TABLE appends"); err != nil { // as a broken disk would make it
		t.Fatal(err)
	}
	if f := tab.Command(wire.VerbOrders, wire.Orders{Lines: []int{}}); f.T != "nack" || f.Code != string(wire.Internal) {
		t.Fatalf("answered %s", f.Raw)
	}
	h.says(200, 503)
	select {
	case <-h.store.Failed():
	default:
		t.Fatal("the store does not say that it failed")
	}
}
