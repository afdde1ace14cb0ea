package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func keyPress(name string) step { return chromedp.KeyEvent(name) }

var (
	alert    = order{"Raise alert, to South Korea", "raise alert"}
	shelling = order{"Limited strike, to South Korea, Yeonpyeong island", "limited strike"}
	war      = order{"Declare a state of war, to South Korea", "state of war"}
)

// shell plays North Korea up to the answers of turn 2: guns made ready, then an
// island of the South shelled.
func (p *page) shell(s *server, arm string) {
	p.t.Helper()
	p.newSolo(s.base, "PRK", arm, "tit-for-tat", 6, "7")
	p.pick(alert)
	p.endTurn(1)
	p.at(2, "orders")
	p.pick(shelling)
}

// A shelling under the treaty of 2024: the board says where each clause stands
// and why, a reload loses neither a draft nor the board, and the match plays to
// its end.
func TestSoloUnderThePactOf2024(t *testing.T) {
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.shell(s, "2024")
	draft := p.chosen()
	p.visit(value[string](p, "location.href"), ".offer")
	if again := p.chosen(); again != draft {
		t.Errorf("a reload changed the draft from %q to %q", draft, again)
	}
	p.commit()
	p.at(2, "answers")
	p.pick(war)
	p.click(".tab-treaties")
	p.shot("solo-2024-shelled")
	for clause, want := range map[string]string{"RD24-3": "available", "RD24-4": "none", "CD61-2b": "none", "UK53-2": "available", "UK53-3": "disputed"} {
		if got := p.clause(clause); got != want {
			t.Errorf("%s stands at %q, want %q", clause, got, want)
		}
	}
	contains(p, "why not RD24-4", p.why("RD24-4"), "Article 4", "rd24.yaml", "D2")
	p.closeDialog()
	contains(p, "why UK53-3", p.why("UK53-3"), "D3", "frontier", "uk53.yaml")
	p.closeDialog()
	p.visit(value[string](p, "location.href"), ".offer")
	p.click(".tab-orders")
	contains(p, "the answers after a reload", p.chosen(), "state of war")
	p.commit()
	for turn := 3; turn <= 6; turn++ {
		p.until(pill+` === "turn %d · orders" || %s.includes("over")`, turn, pill)
		if strings.Contains(p.phase(), "over") {
			break
		}
		p.endTurn(turn)
	}
	p.shot("solo-2024-over")
	p.click(".over .button.primary, .panel .button.primary")
	p.see(".scrubber")
	p.until(`location.pathname.startsWith("/replay/")`)
	p.key(kb.Home)
	p.until(`document.querySelector(".scrub-line input").value === "0"`)
	for range 3 {
		p.key(kb.ArrowRight)
	}
	p.until(`document.querySelector(".scrub-line input").value === "3"`)
	p.until(`document.querySelector("main").innerText.includes("now disputed")`)
	p.shot("replay-2024-shelling")
	p.until(`[...document.querySelectorAll("main button.link")].some(b => /US.ROK 1953/.test(b.closest("li, div").innerText) && (b.click(), true))`)
	p.until(`/frontier/i.test(document.querySelector("dialog[open]")?.innerText ?? "")`)
	p.closeDialog()
}

// The server is killed without warning and started again on the same folder:
// the match goes on in the same tab, nothing that was sent is lost.
func TestSameTabAfterAPowerCut(t *testing.T) {
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.newSolo(s.base, "PRK", "2024", "hold", 6, "7")
	p.pick(alert)
	p.endTurn(1)
	p.at(2, "orders")
	p.pick(shelling)
	s.kill()
	s.again()
	p.until(`!document.querySelector(".line-down")`)
	contains(p, "the draft after the cut", p.chosen(), "Limited strike")
	p.commit()
	p.at(2, "answers")
	p.click(".tab-log")
	contains(p, "the log", p.text("main"), "Raise alert", "Limited strike")
}

// The same shelling under the treaty of 2000: no clause asks Russia for help,
// and the screen says that the treaty of 2024 is not part of this match.
func TestSoloUnderTheTreatyOf2000(t *testing.T) {
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.shell(s, "2000")
	p.commit()
	p.at(2, "answers")
	p.click(".tab-treaties")
	p.shot("solo-2000-shelled")
	if got := p.clause("RD24-4"); got != "not in force" {
		t.Errorf("RD24-4 stands at %q under the treaty of 2000", got)
	}
	if got := p.clause("RD00-2"); got != "available" {
		t.Errorf("RD00-2, the duty to get in touch, stands at %q", got)
	}
	p.click(`.clause[data-clause="RD24-4"] > button`)
	p.until(`document.querySelector("dialog[open]")?.innerText.includes("treaty of 2000")`)
	contains(p, "why not RD24-4", p.text("dialog[open]"), "does not exist in it")
}
