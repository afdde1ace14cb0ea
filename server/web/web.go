// Package web is the door: HTTP routes, sockets and streams. It translates between the
// wire and the lobby and decides nothing.
package web

import (
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"casus/server/feed"
	"casus/server/lobby"
	"casus/server/match"
	"casus/server/meter"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"
)

// Config is what the door needs from outside.
type Config struct {
	Lobby   *lobby.Lobby
	Site    http.Handler // the app, for every address that is not ours
	Clock   match.Clock
	Origins []string // scheme://host:port of the pages that may talk to us
	TLS     bool     // served over https: browsers are told to stay there
	// Proxies are the networks of the proxies before us: what they say of who asks
	// is believed.
	Proxies []netip.Prefix
	// PrivateOnly refuses askers from outside this machine's networks.
	PrivateOnly bool
	Limits      Limits
	Log         *zap.Logger
	Meter       *meter.Meter // nil: one of the door's own
	Jobs        func() int   // writes waiting for the disk; may be nil
}

// Web is the door of one server.
type Web struct {
	cfg     Config
	origins map[string]bool
	limits  *limiters
	pool    *feed.Pool
	crew    *feed.Crew
	bodies  bodies
	waits   patiences
	upgrade websocket.Upgrader

	draining atomic.Bool
	conns    atomic.Uint64 // sockets so far; their number names them in the log
	mu       sync.Mutex
	lines    map[*line]struct{}
	streams  map[streamKey]*stream // the lines that are streams, by key
	running  sync.WaitGroup        // one for each line
}

// New makes a door; Handler serves it.
func New(cfg Config) *Web {
	if cfg.Meter == nil {
		cfg.Meter = meter.New()
	}
	w := &Web{cfg: cfg, origins: map[string]bool{}, limits: newLimiters(cfg.Limits, cfg.Clock, cfg.Meter),
		pool: feed.NewPool(cfg.Limits.AllQueueBytes), crew: feed.NewCrew(), lines: map[*line]struct{}{}, streams: map[streamKey]*stream{}}
	cfg.Meter.Read(w.levels)
	for _, o := range cfg.Origins {
		w.origins[o] = true
	}
	w.upgrade = websocket.Upgrader{
		HandshakeTimeout: 5 * time.Second,
		ReadBufferSize:   256, // a command is half as long; what is longer is read past it
		WriteBufferSize:  4096,
		WriteBufferPool:  &sync.Pool{},
		CheckOrigin:      w.originAllowed,
		// Compression stays off: what a player wrote and what is secret share
		// frames, and the length would tell.
		EnableCompression: false,
	}
	return w
}

// Handler routes every request.
func (w *Web) Handler() http.Handler { return w.guard(w.routes()) }

func (w *Web) routes() *doors {
	mux := &doors{ServeMux: http.NewServeMux(), w: w}
	mux.HandleFunc("GET /healthz", w.health)
	mux.HandleFunc("GET /readyz", w.ready)
	mux.HandleFunc("GET /ws", w.socket)
	mux.HandleFunc("POST /api/stream", w.stream)
	mux.HandleFunc("POST /api/stream/frame", w.streamFrame)
	mux.HandleFunc("GET /api/scenarios", w.api(w.limits.ask, w.scenarios))
	mux.HandleFunc("GET /api/packs/{hash}", w.pack)
	mux.HandleFunc("GET /api/rules", w.rules)
	mux.HandleFunc("GET /api/rules/{hash}", w.rules)
	mux.HandleFunc("GET /api/cases/{id}/compare", w.api(w.limits.think, w.compareCase))
	mux.HandleFunc("POST /api/packs", w.bringPack)
	mux.HandleFunc("POST /api/rooms", w.api(w.limits.create, w.createRoom))
	mux.HandleFunc("GET /api/rooms/{code}", w.api(w.limits.ask, w.roomInfo))
	mux.HandleFunc("POST /api/rooms/{code}/join", w.api(w.limits.join, w.joinRoom))
	mux.HandleFunc("POST /api/tickets", w.api(w.limits.ask, w.ticket))
	mux.HandleFunc("GET /api/matches/{id}/why", w.api(w.limits.think, w.why))
	mux.HandleFunc("POST /api/matches/{id}/preview", w.api(w.limits.ask, w.preview))
	mux.HandleFunc("GET /api/matches/{id}/record", w.record)
	mux.HandleFunc("GET /api/matches/{id}/replay", w.api(w.limits.think, w.replay))
	mux.HandleFunc("GET /api/matches/{id}/compare", w.api(w.limits.think, w.compareMatch))
	mux.HandleFunc("GET /api/replays", w.api(w.limits.ask, w.replays))
	mux.HandleFunc("POST /api/replays", w.api(w.limits.think, w.importReplay))
	mux.HandleFunc("GET /api/replays/{id}", w.api(w.limits.think, w.imported))
	mux.HandleFunc("/api/", w.noRoute)
	mux.Handle("/", w.cfg.Site)
	return mux
}

// health says that the process lives and answers; what it can do is asked of
// ready.
func (w *Web) health(rw http.ResponseWriter, _ *http.Request) {
	rw.Write([]byte("ok\n")) //nolint:errcheck // the asker has gone
}

// ready says whether to send people here: everything can be stored and the
// server is not stopping.
func (w *Web) ready(rw http.ResponseWriter, _ *http.Request) {
	switch {
	case w.draining.Load():
		http.Error(rw, "stopping", http.StatusServiceUnavailable)
	case w.cfg.Lobby.Trouble() != nil:
		// Why is in the log: the reason may name folders of this machine.
		http.Error(rw, "nothing can be stored any more", http.StatusServiceUnavailable)
	default:
		rw.Write([]byte("ready\n")) //nolint:errcheck // the asker has gone
	}
}
