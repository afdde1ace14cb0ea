package e2e

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/chromedp/chromedp"
)

// Without Node and without the page's packages the program says what to install
// and ends.
func TestNodeMissing(t *testing.T) {
	t.Parallel()
	checkout := t.TempDir()
	root := os.DirFS(filepath.Join("..", ".."))
	for _, name := range []string{"go.mod", "client/package.json", "client/package-lock.json", "client/src/main.tsx"} {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(checkout, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, text, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(program, "--addr", "127.0.0.1:0", "--data", t.TempDir())
	cmd.Dir, cmd.Env = checkout, []string{"PATH=" + t.TempDir(), "HOME=" + t.TempDir()}
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("ended with %v, want exit code 1:\n%s", err, said)
	}
	if text := string(said); !strings.Contains(text, "Node") || !strings.Contains(text, "install") || strings.Count(strings.TrimSpace(text), "\n") > 0 {
		t.Errorf("that is not one sentence about Node: %s", text)
	}
}

// Whatever a player sends that cannot be carried out is answered once, with a
// code and a reason, and changes nothing; the socket stays.
func TestRefusedCommandsChangeNothing(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	teacher := webtest.Open(t, webtest.Create(t, s.base, map[string]any{"mode": "room", "bot": "hold", "turns": 6, "seed": "7"}))
	kor := webtest.Open(t, webtest.Join(t, s.base, teacher.Room, "Mina", "KOR"))
	watcher := webtest.Open(t, webtest.Join(t, s.base, teacher.Room, "Watcher", ""))
	teacher.Do(wire.VerbStart, wire.None{})
	kor.Arrive(1, wire.PhaseOrders)
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{firstLegal(t, kor.Legal)}})
	kor.Arrive(1, wire.PhaseResponse)
	skip(t, teacher, 1)
	kor.Arrive(2, wire.PhaseOrders)
	before := snapshot(t, kor.Place)

	cmd := func(verb, rest string) string {
		return `{"t":"cmd","id":"` + webtest.NewID() + `","verb":"` + verb + `"` + rest + `}`
	}
	for _, c := range []struct {
		who               *webtest.Tab
		name, frame, code string
	}{
		{kor, "malformed", `{"t":"cmd",`, "malformed"},
		{kor, "unknown field", cmd("ready", `,"body":{"ready":true},"seat":"PRK"`), "malformed"},
		{kor, "oversized", cmd("say", `,"body":{"to":["ALL"],"text":"`+strings.Repeat("x", wire.MaxFrame)+`"}`), "too_big"},
		{kor, "late", cmd("orders", `,"turn":1,"phase":"orders","body":{"lines":[]}`), "late"},
		{kor, "early", cmd("answers", `,"turn":2,"phase":"response","body":{"answers":[],"lines":[]}`), "early"},
		{kor, "illegal", cmd("orders", `,"body":{"lines":[99999]}`), "illegal"},
		{kor, "not its right", cmd("next", ""), "forbidden"},
		{watcher, "no seat", cmd("orders", `,"body":{"lines":[]}`), "forbidden"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.who.TB = t
			oneNack(c.who, c.frame, c.code)
		})
	}
	if after := snapshot(t, kor.Place); after != before {
		t.Errorf("refused commands changed the view\nfrom %s\nto   %s", before, after)
	}
	kor.TB = t
	twice(t, kor)
}

// oneNack sends a frame and a ping; one refusal must come before the pong.
func oneNack(tab *webtest.Tab, frame, code string) {
	tab.Helper()
	tab.SendText([]byte(frame))
	tab.Send(wire.Ping{T: "ping", N: 1})
	nacks := 0
	tab.Until("a pong", func(f webtest.Frame) bool {
		if f.T == "nack" {
			nacks++
			if f.Code != code || f.Reason == "" {
				tab.Errorf("refused with %q %q, want %s", f.Code, f.Reason, code)
			}
		}
		return f.T == "pong"
	})
	if nacks != 1 {
		tab.Errorf("%d refusals", nacks)
	}
}

// twice sends the same message command again under the same id: it is
// acknowledged again and said once.
func twice(t *testing.T, tab *webtest.Tab) {
	t.Helper()
	id, body := webtest.NewID(), wire.Say{To: []string{"USA"}, Text: "only once"}
	for range 2 {
		if f := tab.CommandAs(id, wire.VerbSay, body); f.T != "ack" {
			t.Fatalf("refused: %s", f.Raw)
		}
	}
	if n := strings.Count(snapshot(t, tab.Place), "only once"); n != 1 {
		t.Errorf("said %d times", n)
	}
}

// snapshot is what a fresh tab of a seat would be shown.
func snapshot(t *testing.T, p webtest.Place) string {
	t.Helper()
	tab := webtest.Open(t, p)
	defer tab.Conn.Close() //nolint:errcheck // it has served
	for _, f := range tab.Heard {
		if f.T == "snapshot" {
			return string(f.View)
		}
	}
	t.Fatal("no snapshot")
	return ""
}

// A match file opens as a replay; a damaged one is refused with the line that is
// damaged.
func TestMatchFiles(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := openPage(t, 1366, 768)
	good := filepath.Join(t.TempDir(), "good.ndjson")
	if out, err := exec.Command(program, "play", "--seed", "7", "--turns", "3", "--out", good).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	lines[4][len(lines[4])/2] ^= 1
	bad := filepath.Join(t.TempDir(), "bad.ndjson")
	if err := os.WriteFile(bad, bytes.Join(lines, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	p.visit(s.base+"/", ".arm-grid")
	p.click(".way:nth-child(4)")
	p.see("#file")
	p.run(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{bad}))
	contains(p, "the refusal of a damaged file", p.text(".notice.bad"), "line ")
	p.shot("damaged-file")
	p.run(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{good}))
	p.see(".scrubber")
	p.shot("opened-file")
}
