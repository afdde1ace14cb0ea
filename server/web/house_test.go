package web_test

import (
	"context"
	"database/sql"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine/bot"
	"casus/server/lobby"
	"casus/server/match/matchtest"
	"casus/server/meter"
	"casus/server/store"
	"casus/server/store/sqlite"
	"casus/server/web"
	"casus/server/web/webtest"

	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		http.DefaultClient.CloseIdleConnections()
	}))
}

// house is a whole server in this process, on a real port and a real database.
type house struct {
	*testing.T
	base  string
	dir   string
	clock *matchtest.Clock
	store store.Store
	lobby *lobby.Lobby
	door  *web.Web
	http  *httptest.Server
	logs  *observer.ObservedLogs

	limits  web.Limits
	proxies []netip.Prefix
	onConn  func(net.Conn)
	plain   bool // over plain HTTP to a network, as with --lan
}

func build(t *testing.T, change ...func(*house)) *house {
	t.Helper()
	h := &house{T: t, dir: t.TempDir(), clock: matchtest.NewClock(), limits: web.DefaultLimits}
	for _, c := range change {
		c(h)
	}
	h.open("")
	t.Cleanup(func() { h.shut() })
	return h
}

// open starts the server; addr is where it listened before, so that pages stay
// allowed and tabs find it again.
func (h *house) open(addr string) {
	h.Helper()
	m := meter.New()
	db, err := sqlite.Open(context.Background(), h.dir, store.Watch{Committed: m.Committed})
	if err != nil {
		h.Fatal(err)
	}
	core, logs := observer.New(zap.DebugLevel)
	h.store, h.logs = db, logs
	h.lobby, err = lobby.Open(context.Background(), lobby.Config{Store: db, Games: matchtest.Games(h, db), Clock: h.clock,
		Bot: matchtest.Bot, Bots: bot.Names(), Log: zap.New(core), Meter: m})
	if err != nil {
		h.Fatal(err)
	}
	h.http = httptest.NewUnstartedServer(http.NotFoundHandler())
	if addr != "" {
		h.listenAgain(addr)
	}
	h.base = "http://" + h.http.Listener.Addr().String()
	h.door = web.New(web.Config{Lobby: h.lobby, Site: http.NotFoundHandler(), Clock: h.clock,
		Origins: []string{h.base}, Proxies: h.proxies, PrivateOnly: h.plain, Limits: h.limits, Log: zap.New(core), Meter: m, Jobs: db.Waiting})
	h.http.Config = h.door.Server()
	if state := h.http.Config.ConnState; h.onConn != nil {
		h.http.Config.ConnState = func(c net.Conn, s http.ConnState) {
			if s == http.StateNew {
				h.onConn(c)
			}
			state(c, s)
		}
	}
	h.http.Start()
}

// shut ends the server as a signal would.
func (h *house) shut() {
	ctx, cancel := context.WithTimeout(context.Background(), webtest.Within)
	defer cancel()
	h.door.Drain(ctx)
	h.http.Close()
	h.lobby.Stop()
	if err := h.store.Close(); err != nil {
		h.Error(err)
	}
}

// addr is where the server listens.
func (h *house) addr() string { return strings.TrimPrefix(h.base, "http://") }

// damage changes one byte of a stored record while the server is down.
func (h *house) damage(match string) {
	h.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(h.dir, "casus.db"))
	if err != nil {
		h.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec("UPDATE appends SET lines = CAST(replace(CAST(lines AS TEXT), 'orders', 'border') AS BLOB) WHERE match = (SELECT n FROM matches WHERE id = ?) AND seq = 1", match)
	if err != nil {
		h.Fatal(err)
	}
}
