package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium is the one browser of all tests; each page gets a profile of its own.
var chromium browser

type browser struct {
	once sync.Once
	ctx  context.Context
	end  []func()
	err  error
}

func (b *browser) start(path string) {
	dir, err := os.MkdirTemp("", "casus-profile-")
	if err != nil {
		b.err = err
		return
	}
	b.end = append(b.end, func() { os.RemoveAll(dir) }) //nolint:errcheck // it lies in the temporary folder
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(dir), chromedp.Headless}
	for _, name := range []string{"no-first-run", "disable-gpu", "disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(name, true))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	b.end = append(b.end, stop, cancel)
	b.ctx, b.err = ctx, chromedp.Do(ctx)
}

func (b *browser) stop() {
	for i := len(b.end) - 1; i >= 0; i-- {
		b.end[i]()
	}
}

// needBrowser skips a test by name where there is no Chromium; the project's own
// checks may not skip.
func needBrowser(t *testing.T) {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("no Chromium on this machine: install chromium to run the browser tests")
	}
	if err != nil {
		t.Skip("no Chromium on this machine: install chromium to run the browser tests")
	}
	chromium.once.Do(func() { chromium.start(path) })
	if chromium.err != nil {
		t.Fatalf("Chromium does not start: %v", chromium.err)
	}
}

// page is one person's tab.
type page struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	frames []string // every frame the server sent to this tab
	wrong  []string // what the page's script complained about
}

// openPage opens a tab that shares nothing with any other.
func openPage(t *testing.T, width, height int64) *page {
	t.Helper()
	needBrowser(t)
	t.Logf("pictures of this test are in %s", shots)
	p := &page{t: t}
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.hear))
	t.Cleanup(func() {
		cancel()
		for _, what := range p.wrong {
			t.Errorf("the page's script failed: %s", what)
		}
	})
	p.ctx = ctx
	p.run(chromedp.EmulateViewport(width, height), haveFocus)
	return p
}

// haveFocus lets a tab take keys although another one is in front.
func haveFocus(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return chromedp.Void{}, err
}

func (p *page) hear(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventWebSocketFrameReceived:
		p.frames = append(p.frames, string(e.Response.PayloadData))
	case *runtime.EventExceptionThrown:
		p.wrong = append(p.wrong, fmt.Sprintf("%+v", e.ExceptionDetails))
	}
}

// heard gives the frames so far.
func (p *page) heard() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.frames)
}

type step = chromedp.Action[chromedp.Void]

// run carries out steps; the first one must not be bounded in time, because the
// tab lives as long as the context of its first step.
func (p *page) run(steps ...step) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.fail(err)
	}
}

// fail shows what was on the screen and ends the test.
func (p *page) fail(why any) {
	p.t.Helper()
	seen, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](`location.pathname + "\n" + document.body.innerText.slice(0, 3000)`))
	p.t.Fatalf("%v\npicture: %s\non the page: %s", why, p.shot("failed-"+strings.ReplaceAll(p.t.Name(), "/", "-")), seen)
}

func value[T any](p *page, script string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.fail(fmt.Errorf("%s: %w", script, err))
	}
	return v
}

// until waits for a condition on the page.
func (p *page) until(condition string, args ...any) {
	p.t.Helper()
	if len(args) > 0 {
		condition = fmt.Sprintf(condition, args...)
	}
	deadline, tick := time.After(within), time.NewTicker(20*time.Millisecond)
	defer tick.Stop()
	for {
		// An error is a page that is just being loaded: ask again.
		if ok, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("Boolean("+condition+")")); err == nil && ok {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			p.fail("never came true: " + condition)
		}
	}
}

// see waits for an element.
func (p *page) see(selector string) {
	p.t.Helper()
	p.until("document.querySelector(%q)", selector)
}

// visit opens an address and waits for what must be there.
func (p *page) visit(url, ready string) {
	p.t.Helper()
	p.run(chromedp.Navigate(url))
	p.see(ready)
}

// click presses the mouse in the middle of an element, once it is there, stands
// still and nothing covers it.
func (p *page) click(selector string) {
	p.t.Helper()
	p.until(`(e => {
		if (!e?.checkVisibility()) return false;
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getBoundingClientRect(), before = window.spot;
		window.spot = [r.x + r.width / 2, r.y + r.height / 2];
		const top = document.elementFromPoint(...window.spot);
		return String(before) === String(window.spot) && (e.contains(top) || top?.closest("label")?.contains(e));
	})(document.querySelector(%q))`, selector)
	at := value[[]float64](p, "window.spot")
	p.run(chromedp.MouseClickXY(at[0], at[1]))
}

// fill types into a field, over what it holds.
func (p *page) fill(selector, text string) {
	p.t.Helper()
	p.click(selector)
	p.run(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		if _, err := chromedp.Evaluate[bool](fmt.Sprintf(`document.querySelector(%q).select(), true`, selector))(ctx, tab); err != nil {
			return err
		}
		_, err := chromedp.KeyEvent(text)(ctx, tab)
		return err
	}))
}

// text is what an element shows, in one line.
func (p *page) text(selector string) string {
	p.t.Helper()
	p.see(selector)
	return strings.Join(strings.Fields(value[string](p, fmt.Sprintf(`document.querySelector(%q).innerText`, selector))), " ")
}

// shot saves a picture for people to look at and gives its path.
func (p *page) shot(name string) string {
	p.t.Helper()
	path := filepath.Join(shots, name+".png")
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(path, png, 0o644)
	}
	if err != nil {
		p.t.Errorf("no picture of %s: %v", name, err)
	}
	return path
}
