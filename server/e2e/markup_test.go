package e2e

import (
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// hostile is markup that would make an element, run a script and dress the page.
const hostile = `<img src=x onerror="window.taken=1"><b id="planted">bold</b><style>body{display:none}</style>`

// A name, a message and the texts of rules somebody brought are shown as they were
// written: no element comes of them, and no script.
func TestSecurity14MarkupIsText(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	own := webtest.Pact(600)
	own.Text = strings.Replace(own.Text, "A pact for tests", `"<b id='planted'>pact</b><img src=x onerror='window.taken=1'>"`, 1)
	own.Text = strings.Replace(own.Text, "talk in a crisis, when asked", "<b id='planted'>talk</b>", 1)
	pack := webtest.Bring(t, s.base, own)
	if pack.Pack == "" {
		t.Fatalf("the rules were refused: %+v", pack)
	}
	place := webtest.Create(t, s.base, map[string]any{"scenario": "november-2024", "mode": "room", "bot": "hold", "turns": 4, "seed": "7", "pack": pack.Pack,
		"rules": "<b id=planted>own</b>"})
	teacher := webtest.Open(t, place)
	prk := webtest.Open(t, webtest.Join(t, s.base, place.Room, `<b id="planted">N</b>`, "PRK"))
	p := openPage(t, 1366, 768)
	p.join(s.base, place.Room, "<i id=planted>K</i>", "KOR")
	p.until(`document.body.innerText.includes('<b id="planted">N</b>')`)
	p.plain("the room")
	teacher.Do(wire.VerbStart, wire.None{})
	p.at(1, "orders")
	prk.Arrive(1, wire.PhaseOrders)
	prk.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: hostile})
	p.click(".tab-messages")
	p.until(`document.querySelector(".messages")?.innerText.includes("onerror")`)
	p.plain("the messages")
	p.click(".tab-treaties")
	p.see(".clause")
	p.plain("the treaties")
	p.shot("markup-is-text")
	wall := openPage(t, 1366, 768)
	wall.visit(s.base+"/screen/"+place.Room, ".projector")
	wall.plain("the screen on the wall")
}

// plain checks that nothing of what was written became part of the page.
func (p *page) plain(where string) {
	p.t.Helper()
	if found := value[string](p, `document.querySelector("#planted, img[src='x'], [onerror]")?.outerHTML ?? (window.taken ? "a script ran" : "")`); found != "" {
		p.t.Errorf("%s: markup became part of the page: %s", where, found)
	}
}
