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
	askHelp  = order{"Ask an ally for help, to Russia", "ask an ally"}
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

// wage goes on from there to the answers of turn 3: war declared, the island
// shelled again while the South strikes back, Russia asked for help.
func (p *page) wage() {
	p.t.Helper()
	p.click(".tab-orders")
	p.pick(war)
	p.wageFromAnswers()
}

func (p *page) wageFromAnswers() {
	p.t.Helper()
	p.commit()
	p.at(3, "orders")
	p.pick(shelling)
	p.pick(askHelp)
	p.commit()
	p.at(3, "answers")
}

// standing checks where the treaty board shows clauses.
func (p *page) standing(want map[string]string) {
	p.t.Helper()
	p.click(".tab-treaties")
	for clause, state := range want {
		if got := p.clause(clause); got != state {
			p.t.Errorf("%s: %s stands at %q, want %q", p.phase(), clause, got, state)
		}
	}
}

// reload loads the page again and waits for the game.
func (p *page) reload() {
	p.t.Helper()
	p.visit(value[string](p, "location.href"), ".offer")
}

// finish plays on without orders from a turn's answers to the end of the match.
func (p *page) finish(from int) {
	p.t.Helper()
	p.click(".tab-orders")
	p.answerAll()
	p.commit()
	p.at(from+1, "orders")
	for turn := from + 1; !strings.HasSuffix(p.phase(), "over"); turn++ {
		p.endTurn(turn)
	}
	p.see(".over")
}

// A war under the treaty of 2024: the board says where each clause stands and
// why, a reload loses nothing, and the finished match is stepped through again.
func TestSoloUnderThePactOf2024(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.shell(s, "2024")
	draft := p.chosen()
	p.reload()
	if again := p.chosen(); again != draft {
		t.Errorf("a reload changed the draft from %q to %q", draft, again)
	}
	p.commit()
	p.at(2, "answers")
	p.standing(map[string]string{"RD24-3": "available", "RD24-4": "none", "CD61-2b": "none", "UK53-2": "available", "UK53-3": "disputed"})
	contains(p, "why not RD24-4", p.why("RD24-4"), "Art. 4", "rd24.yaml", "D2")
	p.shot("solo-2024-why-not")
	p.closeDialog()
	contains(p, "why UK53-3", p.why("UK53-3"), "D3", "frontier", "uk53.yaml")
	p.closeDialog()
	p.click(".tab-orders")
	p.pick(war)
	p.reload()
	contains(p, "the answers after a reload", p.chosen(), "state of war")
	p.wageFromAnswers()
	p.standing(map[string]string{"RD24-4": "disputed", "CD61-2b": "disputed", "UK53-3": "due"})
	p.shot("solo-2024-war")
	contains(p, "why RD24-4", p.why("RD24-4"), "Art. 4", "D15", "rd24.yaml")
	p.shot("solo-2024-why")
	p.closeDialog()
	p.click(".tab-log")
	contains(p, "the log", p.text(".log-panel"), "South Korea", "Kaemori", "state of war")
	p.shot("solo-2024-log")
	p.finish(3)
	p.see(".debrief")
	contains(p, "what the match came to", p.text(".outcome"), "North Korea and South Korea", "declared war", "Russia–DPRK 2024, Art. 4", "Left disputed", "first to use force")
	p.shot("solo-2024-over")
	p.stepThrough()
}

// stepThrough opens the finished match as a replay and steps to the turns in
// which the treaties fired, with the keyboard alone.
func (p *page) stepThrough() {
	p.t.Helper()
	p.click(".over .button.primary")
	p.see(".scrubber")
	p.until(`location.pathname.startsWith("/replay/")`)
	p.key(kb.Home)
	p.toStep("start", 1)
	p.toStep("turn 2, answers", 12)
	p.shot("replay-2024-shelling")
	p.click(".tab-treaties")
	p.standing(map[string]string{"RD24-4": "none", "UK53-3": "disputed"})
	p.toStep("turn 3, answers", 12)
	p.standing(map[string]string{"RD24-4": "disputed", "CD61-2b": "disputed", "UK53-3": "due"})
	contains(p, "why RD24-4 in the replay", p.why("RD24-4"), "D15", "rd24.yaml")
	p.shot("replay-2024-why")
	p.closeDialog()
}

// toStep presses the right arrow until the scrubber names a step.
func (p *page) toStep(name string, most int) {
	p.t.Helper()
	for range most {
		if strings.HasPrefix(strings.ToLower(p.text(".scrubber .pill")), name) {
			return
		}
		at := value[string](p, `document.querySelector(".scrub-line input").value`)
		p.key(kb.ArrowRight)
		p.until(`document.querySelector(".scrub-line input").value !== %q`, at)
	}
	p.fail("no step " + name)
}

// The same orders under the treaty of 2000: Russia never owes help, and the
// screen says why.
func TestSoloUnderTheTreatyOf2000(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := openPage(t, 1366, 768)
	p.shell(s, "2000")
	p.commit()
	p.at(2, "answers")
	p.wage()
	p.standing(map[string]string{"RD24-4": "not in this match", "RD00-2": "available", "CD61-2b": "disputed", "UK53-3": "due"})
	p.click(`.clause[data-clause="RD24-4"] > button`)
	p.until(`document.querySelector("dialog[open]")?.innerText.includes("treaty of 2000")`)
	p.shot("solo-2000-why-not")
	contains(p, "why not RD24-4", p.text("dialog[open]"), "does not exist in it")
	p.closeDialog()
	p.finish(3)
	owed := value[[]string](p, `(async () => {
		const {match, token} = Object.values(JSON.parse(localStorage["casus.rooms"]))[0];
		const r = await (await fetch("/api/matches/" + match + "/replay?as=all", {headers: {Authorization: "Bearer " + token}})).json();
		const assist = new Set((await (await fetch("/api/packs/" + r.catalogue)).json()).clauses.filter(c => c.kind === "assist").map(c => c.id));
		return r.steps.flatMap(s => s.view.duties).filter(d => d.obligor === "RUS" && d.claimant === "PRK" && assist.has(d.clause)).map(d => d.clause);
	})()`)
	if len(owed) > 0 {
		t.Errorf("under the treaty of 2000 Russia owed help by %v", owed)
	}
}
