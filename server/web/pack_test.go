package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/wire"
)

// packed asks as a browser that takes packed answers, and gives the encoding and
// the length.
func (h *house) packed(method, path, token, body string) (encoding string, n int) {
	h.Helper()
	req, err := http.NewRequest(method, h.base+path, strings.NewReader(body))
	if err != nil {
		h.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		h.Fatalf("%s: %d %v %.200s", path, resp.StatusCode, err, text)
	}
	return resp.Header.Get("Content-Encoding"), len(text)
}

// While a match runs nothing that may hold its secrets beside what somebody wrote
// is packed, however long it is: neither frames (test 12 offers it) nor answers.
// What is the same for all is.
func TestSecurity19NoCompressionOfLiveSecrets(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	kor := players[0]
	teacher.Do(wire.VerbStart, wire.None{})
	kor.Do(wire.VerbSay, wire.Say{To: []string{"PRK"}, Text: strings.Repeat("guess ", 160)})
	match := "/api/matches/" + kor.Match
	for _, row := range []struct{ method, path, token, body string }{
		{"GET", match + "/why?clause=RD24-4", kor.Token, ""},
		{"POST", match + "/preview", kor.Token, `{"lines":[0]}`},
		{"GET", match + "/record", teacher.Token, ""},
		{"GET", match + "/replay?as=all", teacher.Token, ""},
		{"GET", match + "/compare", teacher.Token, ""},
		{"GET", "/api/rooms/" + kor.Room, "", ""},
	} {
		encoding, n := h.packed(row.method, row.path, row.token, row.body)
		if encoding != "" {
			t.Errorf("%s is packed as %s", row.path, encoding)
		}
		t.Logf("%s: %d bytes", row.path, n)
	}
	if encoding, _ := h.packed("GET", "/api/rules", "", ""); encoding != "gzip" {
		t.Errorf("the rulebook, which is the same for all, is packed as %q", encoding)
	}
	for !teacher.Over {
		teacher.Do(wire.VerbNext, wire.None{})
		h.clock.Advance(time.Second)
	}
	if encoding, _ := h.packed("GET", match+"/replay?as=all", kor.Token, ""); encoding != "gzip" {
		t.Errorf("the replay of a match that is over is packed as %q", encoding)
	}
}
