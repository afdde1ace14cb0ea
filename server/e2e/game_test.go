package e2e

import (
	"fmt"
	"strings"
)

// newSolo fills in the start page's form and starts a match alone.
func (p *page) newSolo(base, seat, arm, bot string, turns int, seed string) {
	p.t.Helper()
	p.visit(base+"/", ".arm-grid")
	p.choose(seat, arm, bot, turns, seed)
	p.shot("home-" + arm)
	p.click(".button.big")
	p.see(".offer")
}

func (p *page) choose(seat, arm, bot string, turns int, seed string) {
	p.t.Helper()
	p.click(`.seat-grid label[data-seat="` + seat + `"]`)
	p.until(`[...document.querySelectorAll(".arm")].some(a => a.querySelector("b").innerText.includes(%q) && (a.click(), true))`, arm)
	p.until(`document.querySelector(".arm.picked")?.innerText.includes(%q)`, arm)
	p.pickIn("#bot", bot)
	p.click("details.more summary")
	p.pickIn("#turns", fmt.Sprint(turns))
	p.fill("#seed", seed)
}

// pickIn chooses a value of a drop-down list.
func (p *page) pickIn(selector, value string) {
	p.t.Helper()
	p.until(`[...document.querySelector(%q)?.options ?? []].some(o => o.value === %q)`, selector, value)
	p.until(`(s => { s.value = %q; s.dispatchEvent(new Event("change", {bubbles: true})); return s.value === %q })(document.querySelector(%q))`, value, value, selector)
}

// order is an order as the page names it, and the word to search it by.
type order struct{ name, search string }

// pick searches an order, chooses it and waits for the preview, which moves what
// is below it.
func (p *page) pick(o order) {
	p.t.Helper()
	p.fill("#order-search", o.search)
	p.click(fmt.Sprintf(`.target[title=%q]`, o.name))
	p.until(`[...document.querySelectorAll(".chosen-name")].some(e => e.innerText.includes(%q))`, o.name)
	p.until(`document.querySelector('.preview[aria-busy="false"]')`)
}

// chosen lists the orders in the draft.
func (p *page) chosen() string {
	p.t.Helper()
	return value[string](p, `[...document.querySelectorAll(".chosen-name")].map(e => e.innerText.trim()).join("; ")`)
}

// pill is the turn and phase the page shows, such as "turn 2 · answers".
const pill = `document.querySelector(".turnbar .pill").innerText.replace(/\s+/g, " ").toLowerCase()`

func (p *page) phase() string {
	p.t.Helper()
	return value[string](p, pill)
}

// at waits for a turn and a phase (orders or answers).
func (p *page) at(turn int, phase string) {
	p.t.Helper()
	p.until(pill+` === "turn %d · %s"`, turn, phase)
}

// commit sends the orders or answers and waits until the server has them. When
// everybody else is in, that ends the phase.
func (p *page) commit() {
	p.t.Helper()
	before := p.phase()
	p.click(commitButton)
	p.until(`document.querySelector(%q) || %s !== %q`, sealed, pill, before)
}

// commitIn sends what is chosen, unless the phase has passed by itself: where
// nobody owes an answer it may do so while one looks.
func (p *page) commitIn(phase string) {
	p.t.Helper()
	p.until(`%s !== %q || document.querySelector(%q) || (b => b && !b.disabled && (b.click(), false))(document.querySelector(%q))`, pill, phase, sealed, commitButton)
}

const (
	commitButton = ".commit .button"
	sealed       = ".commit .icon" // the server holds the orders
)

// endTurn sends the orders and whatever answers the turn asks for, until the next
// turn or the end.
func (p *page) endTurn(turn int) {
	p.t.Helper()
	p.commit()
	p.until(pill + fmt.Sprintf(` !== "turn %d · orders"`, turn))
	if strings.HasSuffix(p.phase(), "answers") {
		p.answerAll()
		p.commitIn(fmt.Sprintf("turn %d · answers", turn))
	}
	p.until(pill + fmt.Sprintf(` === "turn %d · orders" || %s.endsWith("over")`, turn+1, pill))
}

// answerAll takes the first choice of every duty that asks for an answer.
func (p *page) answerAll() {
	p.t.Helper()
	p.until(`[...document.querySelectorAll(".answers")].every(f => f.querySelector("input:checked") || (f.querySelector("input").click(), false))`)
}

// clause gives the state in which the treaty board shows a clause.
func (p *page) clause(id string) string {
	p.t.Helper()
	return p.text(fmt.Sprintf(`.clause[data-clause=%q] .clause-line .state`, id))
}

// why opens the explanation of a clause and gives its text.
func (p *page) why(clause string) string {
	p.t.Helper()
	p.click(fmt.Sprintf(`.clause[data-clause=%q] > button`, clause))
	p.see("dialog[open] .tree")
	return p.text("dialog[open]")
}

// closeDialog closes a window and waits until the page has taken it away, which
// is a few milliseconds later.
func (p *page) closeDialog() {
	p.t.Helper()
	p.click("dialog[open] .dialog-head button")
	p.until(`!document.querySelector("dialog")`)
}

// key presses a key as a person does.
func (p *page) key(name string) {
	p.t.Helper()
	p.run(keyPress(name))
}

func contains(p *page, what, text string, wants ...string) {
	p.t.Helper()
	for _, want := range wants {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			p.t.Errorf("%s lacks %q: %s", what, want, text)
		}
	}
}
