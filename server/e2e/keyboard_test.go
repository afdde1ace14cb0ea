package e2e

import (
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/chromedp/chromedp/kb"
)

// tabTo presses the tab key until an element has the focus, and checks that a
// person would see where it is.
func (p *page) tabTo(selector string) {
	p.t.Helper()
	const most = 200
	for range most {
		p.key(kb.Tab)
		if value[bool](p, `document.activeElement.matches(`+quote(selector)+`)`) {
			p.until(`(e => {
				const r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
				return e.contains(top) || top?.closest("label")?.contains(e);
			})(document.activeElement)`)
			return
		}
	}
	p.fail("the tab key does not lead to " + selector)
}

// A whole turn without touching the mouse: an order, its preview, the answer to
// a duty, and what came of it.
func TestTurnByKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	teacher := webtest.Open(t, webtest.Create(t, s.base, map[string]any{
		"scenario": "november-2024", "arm": "2024", "mode": "room", "bot": "hold", "turns": 6, "seed": "7"}))
	prk := webtest.Open(t, webtest.Join(t, s.base, teacher.Room, "Kim", "PRK"))
	p := openPage(t, 1366, 768)
	p.joinByKeyboard(s.base, teacher.Room)
	teacher.Do(wire.VerbStart, wire.None{})
	p.at(1, "orders")

	p.tabTo("#order-search")
	p.key("show of force")
	p.tabTo(`.target[title="Show of force, to North Korea"]`)
	p.key(kb.Enter)
	p.until(`/Tension .*North Korea/.test(document.querySelector(".preview-list")?.innerText ?? "")`)
	p.tabTo(".commit button")
	p.key(kb.Enter)
	p.see(sealed)
	prk.Do(wire.VerbOrders, wire.Orders{Lines: []int{lineOf(prk, "M3", "KOR", "")}})
	teacher.Arrive(1, wire.PhaseResponse)
	skip(t, teacher, 1)

	p.at(2, "orders")
	p.key("c")
	p.see(sealed)
	prk.Arrive(2, wire.PhaseOrders)
	prk.Do(wire.VerbOrders, wire.Orders{Lines: []int{lineOf(prk, "C3", "KOR", "yeonpyeong")}})
	p.at(2, "answers")
	p.tabTo(`.answers input[type="radio"]`)
	p.key(kb.ArrowDown)
	p.until(`document.querySelector('.answers input[value="MATERIAL"]').checked`)
	p.shot("keyboard-answer")
	p.tabTo(".commit button")
	p.key(kb.Enter)
	p.until(`document.querySelector(%q) || %s.startsWith("turn 3")`, sealed, pill)
	skip(t, teacher, 2)

	p.at(3, "orders")
	p.tabTo(".tab-log")
	p.key(kb.Enter)
	p.until(`/Material help/.test(document.querySelector(".log-panel")?.innerText ?? "")`)
	p.tabTo(".log-panel button.link")
	p.key(kb.Enter)
	p.see("dialog[open] .dialog-body p")
	p.key(kb.Escape)
	p.until(`!document.querySelector("dialog")`)
	p.until(`document.activeElement.matches(".log-panel button.link")`)
}

// joinByKeyboard takes the seat of the United States.
func (p *page) joinByKeyboard(base, code string) {
	p.t.Helper()
	p.visit(base+"/join/"+code, ".seat-grid")
	p.tabTo("#nick")
	p.key("Dana")
	p.tabTo(`[name="seat"]`)
	for range 3 {
		p.key(kb.ArrowDown)
	}
	p.until(`document.querySelector('[data-seat="USA"] input').checked`)
	p.tabTo(`form button[type="submit"]`)
	p.key(kb.Enter)
	p.see(".seat-cards")
}
