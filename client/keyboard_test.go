package client_test

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func tab(times int) step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for range times {
			if _, err := chromedp.KeyEvent(kb.Tab)(ctx, target); err != nil {
				return err
			}
		}
		return nil
	})
}

// until waits for a condition on the page.
func until(condition string) step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](`new Promise(done => {
			const look = () => { try { if (`+condition+`) { clearInterval(timer); done(true); } } catch {} };
			const timer = setInterval(look, 20);
		})`, chromedp.EvalAwaitPromise)(ctx, target)
		return err
	})
}

func play(t *testing.T, s screen, steps ...step) {
	t.Helper()
	base := startStandIn(t, loadSite(t))
	page, cancel := context.WithTimeout(startBrowser(t), time.Minute)
	defer cancel()
	open(t, page, base, s, 1366, 768)
	for i, do := range steps {
		patience, end := context.WithTimeout(page, 15*time.Second)
		err := chromedp.Do(patience, do)
		end()
		if err != nil {
			seen, _ := chromedp.Run(page, chromedp.Evaluate[string](`document.activeElement.outerHTML.slice(0, 300) + "\nvalue: " + (document.activeElement.value ?? "") + "\n" + "\n" + document.querySelector("main").innerText.slice(0, 1500)`))
			t.Fatalf("step %d: %v\nfocus and page: %s", i+1, err, seen)
		}
	}
}

var atTheTable = screen{name: "game", token: "player", path: "/room/KX7-4P2", ready: ".offer"}

// TestKeyboard plays a whole turn, orders and answers, without a pointer.
func TestKeyboard(t *testing.T) {
	play(t, atTheTable,
		// The test protocol sends the letter even where the page took the key press
		// for itself, so this one key goes in as an event.
		do(`document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`),
		until(`document.activeElement.id === "order-search"`),
		chromedp.KeyEvent("limited strike"),
		until(`document.querySelectorAll(".offer").length === 1`),
		tab(1), chromedp.KeyEvent(" "),
		until(`document.querySelectorAll(".chosen li").length === 1`),
		chromedp.KeyEvent("c"),
		until(`document.querySelector(".answers")`),
		do(`document.querySelector("#orders-title").scrollIntoView(); document.querySelector(".budget").setAttribute("tabindex", "-1"); document.querySelector(".budget").focus()`),
		tab(3), chromedp.KeyEvent(" "), // past the help and the link to the clause
		until(`document.querySelector(".answers input:checked").value === "CONSULT"`),
		chromedp.KeyEvent(kb.ArrowDown),
		until(`document.querySelector(".answers input:checked").value === "RESTRAIN"`),
		tab(1), chromedp.KeyEvent("c"),
		until(`document.querySelector(".commit .button").disabled`),
		chromedp.KeyEvent("2"),
	)
}

// TestTypedTextStays makes sure that news from the server never takes away what
// the reader is typing, nor where the reader is.
func TestTypedTextStays(t *testing.T) {
	play(t, atTheTable,
		chromedp.KeyEvent("6"),
		until(`document.querySelector("#press-text")`),
		do(`document.querySelector("#press-text").focus()`),
		chromedp.KeyEvent("we would li"),
		do(`document.querySelector(".commit .button").click()`), // the answer brings a new phase
		until(`document.querySelector(".turnbar .pill").innerText.includes("Answers")`),
		chromedp.KeyEvent("ke to talk"),
		until(`document.querySelector("#press-text").value === "we would like to talk"`),
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent("4"),
		chromedp.KeyEvent("6"),
		until(`document.querySelector("#press-text").value === "we would like to talk"`),
	)
}

// TestReplayKeys steps through a match as on an analysis board.
func TestReplayKeys(t *testing.T) {
	at := func(step string) chromedp.Action[chromedp.Void] {
		return until(`document.querySelector(".scrub-line input").value === "` + step + `"`)
	}
	play(t, screen{name: "replay", path: "/replay/m1", ready: ".chart"},
		at("0"), chromedp.KeyEvent(kb.ArrowRight), at("1"), chromedp.KeyEvent(kb.End), at("2"),
		chromedp.KeyEvent(kb.ArrowLeft), at("1"), chromedp.KeyEvent(kb.Home), at("0"),
	)
}

// TestReadingAClauseLosesNothing opens a clause over the game and comes back to
// the same place, with the orders as they were.
func TestReadingAClauseLosesNothing(t *testing.T) {
	play(t, atTheTable,
		press(".offer .target"),
		until(`document.querySelectorAll(".chosen li").length === 1`),
		press(".duty-rows summary"),
		do(`document.querySelector(".duty-rows .clause-link").focus()`),
		chromedp.KeyEvent(kb.Enter),
		until(`document.querySelector("dialog[open] .rule-card")`),
		until(`document.querySelector("dialog[open]").contains(document.activeElement)`),
		chromedp.KeyEvent(kb.Escape),
		until(`!document.querySelector("dialog[open]")`),
		until(`document.activeElement.matches(".duty-rows .clause-link")`),
		until(`location.pathname === "/room/KX7-4P2" && document.querySelectorAll(".chosen li").length === 1`),
	)
}

// TestRulebookKeys searches the rulebook and goes to a clause without a pointer.
func TestRulebookKeys(t *testing.T) {
	play(t, screen{name: "rules", path: "/rules", ready: ".instrument-list"},
		do(`document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`),
		until(`document.activeElement.matches(".rules-search")`),
		chromedp.KeyEvent("crimea annexed"),
		until(`document.querySelector('.result-list a[href$="#RD24-4"]')`),
		do(`document.querySelector('.result-list a[href$="#RD24-4"]').focus()`),
		chromedp.KeyEvent(kb.Enter),
		until(`location.pathname + location.hash === "/rules/RD24#RD24-4"`),
		until(`document.activeElement.id === "RD24-4"`),
		until(`document.querySelector(".contents-list a[aria-current]").innerText.includes("Art. 4")`),
	)
}
