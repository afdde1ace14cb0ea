package client_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestOwnRules brings rules, sees the choice of scenarios change, mends broken
// ones and goes back, all in the form of a new room.
func TestOwnRules(t *testing.T) {
	scenarios := func(n string) step { return until(`document.querySelectorAll("[name=scenario]").length === ` + n) }
	var steps []step
	add := func(more ...step) { steps = append(steps, more...) }
	add(scenarios("1"), press(".way:nth-child(2)"))
	add(bring("broken.yaml", ".mistakes pre")...)
	add(scenarios("1"), until(`document.querySelector("[role=alert]").innerText.includes("5 mistakes")`),
		until(`document.querySelector(".mistakes").innerText.includes("places/harbour.yaml:3:7")`))
	add(bring("patient-pact.zip", "#own-name")...)
	add(scenarios("2"), until(`document.querySelector("#own-name").value === "patient pact"`),
		until(`!document.querySelector(".mistakes")`),
		do(`document.querySelectorAll("[name=scenario]")[1].click()`),
		until(`document.querySelectorAll("[name=scenario]")[1].checked`),
		do(`document.querySelector(".own-back").focus()`), chromedp.KeyEvent(" "),
		scenarios("1"), until(`document.querySelector("[name=scenario]").checked`),
		until(`document.activeElement.id === "own-files" && !document.querySelector("#own-name")`))
	play(t, screen{name: "home", path: "/", ready: ".arm-grid"}, steps...)
}
