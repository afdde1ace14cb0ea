package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/chromedp/chromedp"
)

// axe is the source of axe-core, which the program has fetched with the page's
// packages of the tests.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "client", "node_modules", "axe-core", "axe.min.js"))
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("axe-core is not installed: run `npm ci` in client (%v)", err)
	}
	if err != nil {
		t.Skipf("axe-core is not installed: run `npm ci` in client (%v)", err)
	}
	return string(source)
}

// The bar that sticks to the bottom is loosened: what lies half under it can be
// scrolled free, and axe would measure only the half that shows.
const judgement = `document.querySelector(".commit")?.style.setProperty("position", "static"), axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.finally(() => document.querySelector(".commit")?.style.removeProperty("position"))
	.then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + (n.any[0]?.message ?? "")).join(" | ")))`

// inspector judges what one page shows.
type inspector struct {
	*page
	source string
	size   string
}

// judge looks at the screen as it is: axe-core finds nothing, and nothing is cut
// off at the side. The name is also the picture's.
func (i *inspector) judge(name, ready string) {
	i.t.Helper()
	i.see(ready)
	i.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](`window.axe ? true : (0, eval)(`+quote(i.source)+`), true`)(ctx, target)
		return err
	}))
	i.shot(name + "-" + i.size)
	for _, found := range value[[]string](i.page, judgement) {
		i.t.Errorf("%s: %s", name, found)
	}
	if over := value[int](i.page, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		i.t.Errorf("%s is %d pixels wider than the window", name, over)
	}
	// The game fills a laptop's window: its parts scroll, the page does not.
	if over := value[int](i.page, `innerWidth < 1100 || !document.querySelector(".game") ? 0 : document.documentElement.scrollHeight - innerHeight`); over > 0 {
		i.t.Errorf("%s is %d pixels longer than the window", name, over)
	}
}

func quote(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // text always encodes
	}
	return string(b)
}

// Every route and dialog of the real program, on a laptop and on a phone.
func TestNothingForAxeToFind(t *testing.T) {
	source := axe(t)
	for _, size := range []struct{ w, h int64 }{{1366, 768}, {390, 844}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			t.Parallel()
			player := &inspector{openPage(t, size.w, size.h), source, fmt.Sprint(size.w)}
			leader := &inspector{openPage(t, size.w, size.h), source, fmt.Sprint(size.w)}
			s := startServer(t)
			player.outside(s)
			r := webtest.Create(t, s.base, map[string]any{"scenario": "november-2024", "arm": "2024", "mode": "room", "bot": "hold", "turns": 6, "seed": "7"})
			player.visit(s.base+"/join/"+r.Room, ".seat-grid")
			player.judge("axe-join", ".seat-grid")
			player.join(s.base, r.Room, "Dana", "USA")
			player.judge("axe-waiting", ".seat-cards")
			leader.takePlace(r)
			leader.judge("axe-leader-lobby", ".member-table")
			leader.visit(s.base+"/screen/"+r.Room, ".qr")
			leader.judge("axe-screen-lobby", ".qr")
			shellIsland(t, r, player)
			player.atPlay()
			leader.visit(s.base+"/room/"+r.Room, ".leader")
			leader.judge("axe-leader", ".leader .primary")
			leader.visit(s.base+"/screen/"+r.Room, ".projector .matrix")
			leader.judge("axe-screen", ".projector .matrix")
			leader.visit(s.base+"/replay/"+r.Match, ".scrubber")
			leader.judge("axe-replay", ".scrubber")
		})
	}
}

// outside visits what can be seen without a room.
func (i *inspector) outside(s *server) {
	i.t.Helper()
	i.visit(s.base+"/", ".arm-grid")
	i.judge("axe-home", ".arm-grid")
	for n, ready := range map[int]string{2: ".arm-grid", 3: "#code", 4: "#file"} {
		i.click(fmt.Sprintf(".way:nth-child(%d)", n))
		i.judge(fmt.Sprintf("axe-home-%d", n), ready)
	}
	for _, path := range []string{"about", "rules", "rules/RD24", "rules/compare", "room"} {
		i.visit(s.base+"/"+path, "main h1")
		i.judge("axe-"+strings.ReplaceAll(path, "/", "-"), "main h1")
	}
	for n, name := range []string{"display", "help"} {
		i.click(fmt.Sprintf(".menu button:nth-of-type(%d)", n+1))
		i.judge("axe-"+name, "dialog[open]")
		i.closeDialog()
	}
}

// takePlace gives a tab the place of whoever made the room.
func (i *inspector) takePlace(r webtest.Place) {
	i.t.Helper()
	i.visit(r.Base+"/about", "main h1")
	value[bool](i.page, fmt.Sprintf(`localStorage.setItem("casus.rooms", JSON.stringify({[%q.replace("-", "")]: {token: %q, match: %q, used: 1}})), true`, r.Room, r.Token, r.Match))
	i.visit(r.Base+"/room/"+r.Room, ".leader")
}

// shellIsland plays North Korea as a program up to a shelling in turn 2, on
// which the person at the page, the United States, has to answer.
func shellIsland(t *testing.T, r webtest.Place, us *inspector) {
	t.Helper()
	teacher := webtest.Open(t, r)
	prk := webtest.Open(t, webtest.Join(t, r.Base, r.Room, "Kim", "PRK"))
	teacher.Do(wire.VerbStart, wire.None{})
	us.judge("axe-orders", ".offer")
	for turn, wanted := range []struct{ action, target, place string }{{"M3", "KOR", ""}, {"C3", "KOR", "yeonpyeong"}} {
		prk.Arrive(turn+1, wire.PhaseOrders)
		us.at(turn+1, "orders")
		prk.Do(wire.VerbOrders, wire.Orders{Lines: []int{lineOf(prk, wanted.action, wanted.target, wanted.place)}})
		us.commit()
		prk.Arrive(turn+1, wire.PhaseResponse)
		if turn == 0 {
			skip(t, teacher, turn+1)
		}
	}
	us.at(2, "answers")
}

// atPlay looks at every part of the game in the response phase.
func (i *inspector) atPlay() {
	i.t.Helper()
	i.judge("axe-answers", ".answers")
	for tab, ready := range map[string]string{"treaties": ".clause", "tension": ".matrix", "log": ".log-turn", "messages": ".composer"} {
		i.click(".tab-" + tab)
		i.judge("axe-"+tab, ready)
	}
	i.click(".tab-treaties")
	i.why("RD24-4")
	i.judge("axe-why-not", "dialog[open] .tree")
	i.closeDialog()
	i.why("UK53-3")
	i.judge("axe-why", "dialog[open] .tree")
	i.closeDialog()
	i.click(`[data-clause="RD24-4"] .clause-link`)
	i.judge("axe-clause", "dialog[open] .rule-card")
	i.closeDialog()
}

// lineOf finds an order's number in a seat's catalogue.
func lineOf(tab *webtest.Tab, action, target, place string) int {
	tab.Helper()
	var view struct{ Catalogue string }
	for _, f := range tab.Heard {
		if f.T == "snapshot" {
			if err := json.Unmarshal(f.View, &view); err != nil {
				tab.Fatal(err)
			}
		}
	}
	var pack struct {
		Lines map[string][]struct{ Action, Target, Place string }
	}
	if status, code := webtest.Get(tab, tab.Base+"/api/packs/"+view.Catalogue, "", &pack); status != 200 {
		tab.Fatalf("no catalogue: %s", code)
	}
	for n, l := range pack.Lines[tab.Seat] {
		if l.Action == action && l.Target == target && l.Place == place {
			return n
		}
	}
	tab.Fatalf("%s has no order %s %s %s", tab.Seat, action, target, place)
	return 0
}
