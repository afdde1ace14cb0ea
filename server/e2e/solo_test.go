package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func keyPress(name string) step { return chromedp.KeyEvent(name) }

var (
	alert    = order{"Raise alert, to South Korea", "raise alert"}
	shelling = order{"Limited strike, to South Korea, Yeonpyeong island", "limited strike"}
	war      = order{"Declare a state of war, to South Korea", "state of war"}
	askRUS   = order{"Ask an ally for help, to Russia", "ask an ally"}
)

func TestProbe(t *testing.T) {
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.newSolo(s.base, "PRK", "2024", "tit-for-tat", 6, "7")
	p.shot("probe-start")
	p.pick(alert)
	p.shot("probe-picked")
	p.endTurn(1)
	p.shot("probe-2")
	t.Log(p.phase())
	p.pick(shelling)
	p.commit()
	p.until(pill + ` !== "turn 2 · orders"`)
	t.Log(p.phase())
	p.shot("probe-2-after")
	t.Log(p.text("main"))
}
