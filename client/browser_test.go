package client_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"casus/client"
	"casus/client/bundle"
)

// A screen of the page as it is first seen: what the browser remembers, where it
// goes, and what must be there before anything is judged.
type screen struct {
	name, token, path, ready string
	then                     []step
}

var screens = []screen{
	{name: "home", path: "/", ready: ".arm-grid"},
	{name: "home-replay", path: "/", ready: ".arm-grid", then: []step{press(".way:nth-child(4)"), see(".replay-list a")}},
	{name: "home-own-rules", path: "/", ready: ".arm-grid", then: bring("own.zip", "#own-name")},
	{name: "home-broken-rules", path: "/", ready: ".arm-grid", then: bring("broken.yaml", ".mistakes pre")},
	{name: "join", path: "/join/kx74p2", ready: ".seat-grid"},
	{name: "about", path: "/about", ready: "main p"},
	{name: "rules", path: "/rules", ready: ".instrument-list"},
	{name: "rules-one", path: "/rules/RD24", ready: ".rule-card"},
	{name: "rules-clause", path: "/rules/rd24#RD24-4", ready: ".rule-card:focus"},
	{name: "rules-tests", path: "/rules/UK53", ready: ".rule-card", then: []step{do(`document.querySelectorAll("details").forEach(d => d.open = true); scrollTo(0, 1e5)`)}},
	{name: "rules-found", path: "/rules", ready: ".instrument-list", then: []step{find("crimea"), see(".result-list")}},
	{name: "rules-compare", path: "/rules/compare", ready: ".side-by-side"},
	{name: "rules-stream", path: "/rules/compare", ready: ".stream .side-by-side", then: []step{do(`document.querySelector(".stream").scrollIntoView()`)}},
	{name: "rules-none", path: "/rules/XX99", ready: ".rule-pages h1"},
	{name: "lost", path: "/nope", ready: "main .button"},
	{name: "replay-none", path: "/replay/zzzz", ready: "main .notice"},
	{name: "replay-end", path: "/replay/m1", ready: ".chart", then: []step{press(".scrub-buttons .button:last-child"), see(".debrief"), do(`document.querySelector(".tab-orders").click()`)}},
	{name: "map-near", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-map"), press(".map-zoom")}},
	{name: "game-found", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{look("shell"), see(".ranked .target"), press(".ranked .target"), see(".preview-list"), clear(".ranked .target")}},
	{name: "idle-answers", token: "idle", path: "/room/KX7-4P2", ready: ".commit"},
	{name: "waiting", token: "lobby-player", path: "/room/KX7-4P2", ready: ".seat-card"},
	{name: "leader-lobby", token: "lobby-facilitator", path: "/room/KX7-4P2", ready: ".member-table"},
	{name: "leader", token: "facilitator", path: "/room/KX7-4P2", ready: ".leader"},
	{name: "game", token: "player", path: "/room/KX7-4P2", ready: ".offer"},
	{name: "game-chosen", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".offer .target"), see(".preview-list")}},
	{name: "answering", token: "answering", path: "/room/KX7-4P2", ready: ".answers"},
	{name: "treaties", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-treaties"), see(".clause")}},
	{name: "tension", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-tension"), see(".matrix")}},
	{name: "log", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-log"), see(".log-turn")}},
	{name: "messages", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-messages"), see(".composer")}},
	{name: "map", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".tab-map"), press(".rail-button"), see(".country-card")}},
	{name: "why", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".duty-rows .link"), see(".tree")}},
	{name: "clause-over-game", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".duty-rows .clause-link"), see("dialog .rule-card")}},
	{name: "help", token: "player", path: "/room/KX7-4P2", ready: ".offer", then: []step{press(".menu button:last-of-type"), see(".help-list")}},
	{name: "lobby", token: "", path: "/screen/LOB-BY2", ready: ".qr"},
	{name: "screen", path: "/screen/KX7-4P2", ready: ".projector .chart"},
	{name: "replay", path: "/replay/m1", ready: ".chart"},
}

// sizes are a projector, a laptop, a phone and the narrowest page that must still
// reflow. What axe-core finds does not turn on size but on layout, of which there
// are two: it judges the laptop's and the phone's.
var sizes = []struct {
	w, h int64
	axe  bool
}{{1920, 1080, false}, {1366, 768, true}, {390, 844, true}, {320, 640, false}}

type step = chromedp.Action[chromedp.Void]

func press(selector string) step {
	return do(fmt.Sprintf(`document.querySelector(%q).click()`, selector))
}

// find types into the search of the rulebook.
func find(words string) step {
	return do(fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector(".rules-search"))`, words))
}

// look types into the search of the orders, as a person who then reads on there.
func look(words string) step {
	return do(fmt.Sprintf(`(e => { e.focus(); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("#order-search"))`, words))
}

// clear waits until an element stands on the screen, under nothing.
func clear(selector string) step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		where, err := chromedp.Evaluate[string](fmt.Sprintf(`new Promise(done => {
			const end = performance.now() + 10000;
			const look = () => {
				const e = document.querySelector(%q), r = e.getBoundingClientRect();
				if (e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2))) done("");
				else if (performance.now() > end) done("stands at " + r.y + " of " + innerHeight + " with the page at " + scrollY);
				else setTimeout(look, 20);
			};
			look();
		})`, selector), chromedp.EvalAwaitPromise)(ctx, target)
		if err == nil && where != "" {
			err = fmt.Errorf("%s is covered or off the screen: it %s", selector, where)
		}
		return err
	})
}

// bring chooses a file of rules in the form, and waits for what comes of it.
func bring(file, seen string) []step {
	return []step{
		do(`document.querySelector(".own-rules").closest("details").open = true`),
		do(fmt.Sprintf(`{
			const files = new DataTransfer();
			files.items.add(new File(["format: casus/1"], %q));
			const input = document.querySelector("#own-files");
			input.files = files.files;
			input.dispatchEvent(new Event("change", {bubbles: true}));
		}`, file)),
		see(seen),
		do(`document.querySelector(".own-rules").scrollIntoView()`),
	}
}

// do runs a line of script for its effect.
func do(script string) step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](script+"; true")(ctx, target)
		return err
	})
}

func see(selector string) step {
	return chromedp.WaitReady(chromedp.CSS(selector))
}

// TestScreens opens every screen in every size: axe-core finds nothing, no line of
// the script's console is an error, and nothing has to be scrolled sideways. With
// CASUS_SHOTS=DIR each is also saved as a picture, to be looked at.
func TestScreens(t *testing.T) {
	site := loadSite(t)
	dir := clientDir(t)
	if err := bundle.Install(dir, true, os.Stderr); err != nil {
		unable(t, "axe-core is not installed: %v", err)
	}
	axe, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	base := startStandIn(t, site)
	browser := startBrowser(t)
	for _, size := range sizes {
		for _, s := range screens {
			t.Run(fmt.Sprintf("%s %dx%d", s.name, size.w, size.h), func(t *testing.T) {
				tab, cancel := chromedp.NewContext(browser)
				defer cancel()
				tab, stop := context.WithTimeout(tab, time.Minute)
				defer stop()
				open(t, tab, base, s, size.w, size.h)
				picture(t, tab, s.name, size.w, size.h)
				reflows(t, tab)
				if size.axe {
					judge(t, tab, string(axe))
				}
			})
		}
	}
}

func open(t *testing.T, tab context.Context, base string, s screen, w, h int64) {
	t.Helper()
	seat := fmt.Sprintf(`localStorage.clear(); sessionStorage.clear(); %q && localStorage.setItem("casus.rooms", JSON.stringify({KX74P2: {token: %q, match: "m1", used: 1, title: "November 2024"}}))`, s.token, s.token)
	actions := []step{
		chromedp.EmulateViewport(w, h),
		chromedp.Navigate(base + "/icon.svg"),
		do(seat),
		chromedp.Navigate(base + s.path),
		see(s.ready),
	}
	if err := chromedp.Do(tab, append(actions, s.then...)...); err != nil {
		seen, _ := chromedp.Run(tab, chromedp.Evaluate[string](`document.body.innerText.slice(0, 2000)`))
		t.Fatalf("%s does not show: %v\non the page: %s", s.name, err, seen)
	}
}

// reflows checks that nothing has to be scrolled sideways.
func reflows(t *testing.T, tab context.Context) {
	t.Helper()
	over, err := chromedp.Run(tab, chromedp.Evaluate[int](`document.documentElement.scrollWidth - innerWidth`))
	if err != nil {
		t.Fatal(err)
	}
	if over > 0 {
		t.Errorf("the page is %d pixels wider than the window", over)
	}
}

func judge(t *testing.T, tab context.Context, axe string) {
	t.Helper()
	// A target under the sticky bar can be scrolled free; axe would measure only
	// what shows above it, so its answer would depend on where the page stands.
	loose := do(`document.querySelector(".commit")?.style.setProperty("position", "static")`)
	if err := chromedp.Do(tab, loose, do(axe)); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(tab, chromedp.Evaluate[[]string](judgement, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, violation := range found {
		t.Errorf("axe: %s", violation)
	}
}

const judgement = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + (n.any[0]?.message ?? "")).join(" | ")))`

func picture(t *testing.T, tab context.Context, name string, w, h int64) {
	dir := os.Getenv("CASUS_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%dx%d.png", name, w, h)), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

func loadSite(t *testing.T) *client.Site {
	t.Helper()
	site, err := client.Load(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func clientDir(t *testing.T) string {
	t.Helper()
	dir, err := bundle.Find()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// unable skips what this machine cannot run; the project's own checks may not skip.
func unable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

func startBrowser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		unable(t, "no Chromium on this machine: install chromium to run the browser tests")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Headless,
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.Flag("no-sandbox", true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	return browser
}
