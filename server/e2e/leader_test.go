package e2e

import (
	"strings"
	"testing"
)

// openByForm opens a room in the browser and gives its code.
func (p *page) openByForm(base string) string {
	p.t.Helper()
	p.visit(base+"/", ".arm-grid")
	p.click(".way:nth-child(2)")
	p.see(".arm-grid")
	p.pickIn("#bot", "hold")
	p.click(".button.big")
	p.see(".leader")
	return strings.TrimPrefix(value[string](p, `location.pathname`), "/room/")
}

// press clicks the button of a part that says these words.
func (p *page) press(part, words string) {
	p.t.Helper()
	p.until(`(b => b && (document.querySelectorAll("[data-press]").forEach(x => x.removeAttribute("data-press")), b.setAttribute("data-press", ""), true))([...document.querySelectorAll(%q)].find(b => b.innerText.includes(%q)))`, part+" button", words)
	p.click("[data-press]")
}

// A leader who touches nothing but the page opens a room, starts the match, sees
// who is ready, reads what players write to each other, and ends a phase.
func TestLeaderPressesStart(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	leader, player, screen := openPage(t, 1366, 768), openPage(t, 390, 844), openPage(t, 1366, 768)
	code := leader.openByForm(s.base)
	player.join(s.base, code, "Noa", "KOR")
	screen.visit(s.base+"/screen/"+code, ".lobby-seats")
	leader.until(`[...document.querySelectorAll(".member-name")].some(e => e.innerText.includes("Noa"))`)
	leader.until(`document.querySelectorAll(".member-table").length === 2`)
	if people := leader.text(".member-table"); strings.Contains(people, "Screen") {
		t.Errorf("the projector stands among the people: %s", people)
	}
	leader.shot("leader-lobby")

	leader.press(".leader", "Start the match")
	leader.at(1, "orders")
	player.at(1, "orders")
	screen.see(".projector .chart")
	contains(leader, "what the leader is told", leader.text(".leader-now"), "Noa", "still thinking", "bot, hold and watch", "all their messages")
	leader.shot("leader-turn-1")

	player.click(".tab-messages")
	contains(player, "who else reads", player.text(".composer"), "The leader reads every message too")
	player.press(".composer", "Japan")
	player.fill("#press-text", "Stay out of this, please.")
	player.click(`.composer button[type="submit"]`)
	leader.click(".tab-messages")
	leader.until(`document.querySelector(".messages")?.innerText.includes("Stay out of this")`)

	leader.press(".leader", "Next phase")
	leader.until(pill + ` !== "turn 1 · orders"`)
	player.until(pill + ` !== "turn 1 · orders"`)
}

// An address that leads nowhere says so in the page, and leads back.
func TestLostPages(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := openPage(t, 390, 844)
	for path, want := range map[string]string{"/nope": "There is no such page", "/replay/zzzz": "This match cannot be opened"} {
		p.visit(s.base+path, "main .button")
		contains(p, path, p.text("main"), want)
		p.click("main .button")
		p.see(".ways")
	}
}
