package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// filter is a school's proxy: it lets everything through but WebSockets.
type filter struct {
	*httptest.Server
	to      atomic.Pointer[httputil.ReverseProxy]
	refused atomic.Int32 // upgrades

	opened chan struct{} // one token for each stream that was opened

	mu      sync.Mutex
	streams map[*http.Request]context.CancelFunc // those open now
}

func startFilter(t *testing.T) *filter {
	t.Helper()
	f := &filter{opened: make(chan struct{}, 100), streams: map[*http.Request]context.CancelFunc{}}
	f.Server = httptest.NewServer(http.HandlerFunc(f.pass))
	t.Cleanup(func() { f.cut(); f.Close() })
	return f
}

// leadsTo names the server behind the filter.
func (f *filter) leadsTo(t *testing.T, base string) {
	t.Helper()
	at, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	f.to.Store(httputil.NewSingleHostReverseProxy(at))
}

func (f *filter) pass(rw http.ResponseWriter, r *http.Request) {
	switch {
	case r.Header.Get("Upgrade") != "":
		f.refused.Add(1)
		http.Error(rw, "this network does not allow that", http.StatusForbidden)
		return
	case r.URL.Path == "/api/stream":
		ctx, cancel := context.WithCancel(r.Context())
		r = r.WithContext(ctx)
		f.note(r, cancel)
		defer f.note(r, nil)
		defer cancel()
		f.opened <- struct{}{}
	}
	f.to.Load().ServeHTTP(rw, r)
}

// note remembers how to cut a stream, or with nil forgets it.
func (f *filter) note(r *http.Request, cancel context.CancelFunc) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.streams[r] = cancel; cancel == nil {
		delete(f.streams, r)
	}
}

// cut breaks every stream off.
func (f *filter) cut() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, cancel := range f.streams {
		cancel()
	}
}

// open waits until the page opens a stream.
func (f *filter) open(p *page) {
	p.t.Helper()
	select {
	case <-f.opened:
	case <-time.After(within):
		p.fail("the page opens no stream")
	}
}

// Behind a filter that refuses WebSockets the page plays all the same, by
// streams, and the player notices nothing: not when a stream is cut off in the
// middle of a turn, and not when the page is loaded again.
func TestPlayingBehindAFilter(t *testing.T) {
	t.Parallel()
	f := startFilter(t)
	s := startServer(t, "--origin", f.URL)
	f.leadsTo(t, s.base)
	teacher := webtest.Open(t, webtest.Create(t, s.base, map[string]any{
		"scenario": "november-2024", "arm": "2024", "mode": "room", "bot": "hold", "turns": 6, "seed": "7"}))
	kor := webtest.Open(t, webtest.Join(t, s.base, teacher.Room, "Mina", "KOR"))
	p := openPage(t, 1366, 768)
	p.join(f.URL, teacher.Room, "Kim", "PRK")
	f.open(p)
	teacher.Do(wire.VerbStart, wire.None{})
	p.at(1, "orders")

	p.pick(alert)
	f.cut()
	p.commit()
	f.open(p)
	p.see(sealed)
	p.until(`!document.querySelector(".line-down")`)
	p.shot("behind-a-filter")
	endPhase(t, kor, teacher, p, 1)

	refused := f.refused.Load()
	if refused == 0 || len(p.heard()) > 0 {
		t.Errorf("%d sockets were refused and %d frames came by socket", refused, len(p.heard()))
	}
	p.reload()
	p.at(2, "orders")
	if again := f.refused.Load(); again != refused {
		t.Errorf("the tab forgot that sockets are refused: %d, then %d", refused, again)
	}
}
