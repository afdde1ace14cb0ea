package e2e

import (
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// The server is killed twice without warning and started again on the same
// folder: once with orders acknowledged, once with orders still on their way.
// Both are carried out, and the tab is never loaded again.
func TestSameTabAfterAPowerCut(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	teacher := webtest.Open(t, webtest.Create(t, s.base, map[string]any{
		"scenario": "november-2024", "arm": "2024", "mode": "room", "bot": "hold", "turns": 6, "seed": "7"}))
	kor := webtest.Open(t, webtest.Join(t, s.base, teacher.Room, "Mina", "KOR"))
	p := openPage(t, 1366, 768)
	p.join(s.base, teacher.Room, "Kim", "PRK")
	teacher.Do(wire.VerbStart, wire.None{})
	p.at(1, "orders")
	value[bool](p, "window.sameTab = true")

	p.pick(alert)
	p.commit()
	s.kill()
	p.see(".line-down")
	p.shot("power-cut")
	s.again()
	p.until(`!document.querySelector(".line-down")`)
	contains(p, "the sealed orders after the cut", p.chosen(), alert.name)
	p.see(sealed)
	kor.Resume()
	endPhase(t, kor, teacher, p, 1)

	p.pick(shelling)
	s.freeze()
	p.click(commitButton)
	p.see(".commit button:disabled")
	s.kill()
	s.again()
	p.see(sealed)
	kor.Resume()
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	p.at(2, "answers")
	p.click(".tab-log")
	contains(p, "the log", p.text(".log-panel"), "Raise alert", "Yeonpyeong")
	if !value[bool](p, "window.sameTab === true") {
		t.Error("the page was loaded again")
	}
}

// endPhase brings a room of two from a turn's orders to the next turn's.
func endPhase(t *testing.T, kor, teacher *webtest.Tab, p *page, turn int) {
	t.Helper()
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	teacher.Resume()
	teacher.Arrive(turn, wire.PhaseResponse)
	skip(t, teacher, turn)
	p.at(turn+1, "orders")
}
