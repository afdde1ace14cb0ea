package web_test

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/overlay"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// told writes a refusal as its author reads it.
func told(p webtest.Pack) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", p.Status, p.Code)
	for _, m := range p.Mistakes {
		fmt.Fprintf(&b, "\n%s:%d:%d: %s\n%s", m.File, m.Line, m.Col, m.Reason, m.Excerpt)
	}
	return strings.TrimSpace(b.String())
}

// packs counts what the store has of rules.
func (h *house) packs() (n int) {
	h.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(h.dir, "casus.db"))
	if err != nil {
		h.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT count(*) FROM packs").Scan(&n); err != nil {
		h.Fatal(err)
	}
	return n
}

// Every mistake is told, with file, line, column, the line and a caret; nothing
// of the pack is kept, and the match that runs does not notice.
func TestBrokenRulesAreRefusedWhole(t *testing.T) {
	h := build(t)
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 3, "seed": "7"}))
	before, kept := h.lines(tab.Match), h.packs()
	refused := webtest.Bring(t, h.base,
		webtest.File{Name: "harbour.yaml", Text: "format: casus/1\nplace: harbour\nkind: lost\nname: Harbour\nadministered_by: KOR\nat: [127.0, 37.0]\n"},
		mine(t, "treaties/rd24.yaml"),
		webtest.File{Name: "zz99.yaml", Text: swap(t, webtest.Pact(300).Text, "parties: [KOR, JPN]", "parties: [KOREA, JPN]")})
	want := `422 rules
places/harbour.yaml:3:7: "lost" is not a kind of place; it can be land, sea, air, space or nowhere
kind: lost
      ^
treaties/zz99.yaml:6:11: "KOREA" is not a country; did you mean "KOR"?
parties: [KOREA, JPN]
          ^`
	if got := told(refused); got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
	if h.packs() != kept {
		t.Error("something of it was kept")
	}
	if h.lines(tab.Match) != before {
		t.Error("the match was touched")
	}
	reach(tab, 2)
}

func TestManyMistakesAreCounted(t *testing.T) {
	h := build(t)
	text := "format: casus/1\nplace: here\n"
	for i := range 150 {
		text += fmt.Sprintf("key%d: 1\n", i)
	}
	p := webtest.Bring(t, h.base, webtest.File{Name: "here.yaml", Text: text})
	if len(p.Mistakes) != 100 || p.More < 50 {
		t.Errorf("%d mistakes and %d more", len(p.Mistakes), p.More)
	}
}

// packed is a zip with one entry of a kind archive/zip does not write by itself.
func packed(t *testing.T, h zip.FileHeader, text string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	h.UncompressedSize64, h.CompressedSize64 = uint64(len(text)), uint64(len(text))
	w, err := z.CreateRaw(&h)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestUploadsThatAreNoRules(t *testing.T) {
	h := build(t)
	file := func(name, text string) []webtest.File { return []webtest.File{{Name: name, Text: text}} }
	zipped := func(files ...webtest.File) []webtest.File { return file("own.zip", webtest.Zip(t, files...)) }
	named := func(names ...string) []webtest.File {
		var files []webtest.File
		for _, name := range names {
			files = append(files, webtest.File{Name: name, Text: "format: casus/1\n"})
		}
		return zipped(files...)
	}
	link := zip.FileHeader{Name: "treaties/rd24.yaml"}
	link.SetMode(fs.ModeSymlink | 0o777)
	locked := zip.FileHeader{Name: "treaties/rd24.yaml", Flags: 1, Method: 99}
	out := "this path leads out of the rules; pack the folder that holds treaties, actions and so on"
	strange := "a name of a rule file has letters, digits, spaces and . - _ only; rename it"
	kept := h.packs()
	for name, row := range map[string]struct {
		files []webtest.File
		want  string
	}{
		"nothing":                     {nil, "422 rules\nupload:1:1: there is no rule file in it; rule files end in .yaml"},
		"a picture":                   {file("map.png", "\x89PNG"), "422 rules\nmap.png:1:1: this is no rule file: choose files that end in .yaml, or one .zip that holds them"},
		"a zip of pictures":           {zipped(webtest.File{Name: "map.png", Text: "\x89PNG"}), "422 rules\nupload:1:1: there is no rule file in it; rule files end in .yaml"},
		"no zip":                      {file("own.zip", "PK no"), "422 rules\nown.zip:1:1: this zip cannot be opened; make it again, without a password"},
		"another ending":              {named("treaties/rd24.yml"), "422 rules\ntreaties/rd24.yml:1:1: rule files end in .yaml; rename it"},
		"a link":                      {file("own.zip", packed(t, link, "/etc/passwd.yaml")), "422 rules\ntreaties/rd24.yaml:1:1: this is a link and no file; put the file itself into the zip"},
		"the folder above":            {named("../rd24.yaml"), "422 rules\n../rd24.yaml:1:1: " + out},
		"from the root":               {named("/etc/rd24.yaml"), "422 rules\n/etc/rd24.yaml:1:1: " + out},
		"through the middle":          {named("treaties/../../rd24.yaml"), "422 rules\ntreaties/../../rd24.yaml:1:1: " + out},
		"another drive":               {named(`C:\rules\rd24.yaml`), "422 rules\nC:/rules/rd24.yaml:1:1: " + strange},
		"a control character":         {named("treaties/rd\x1b[2J.yaml"), "422 rules\ntreaties/rd?[2J.yaml:1:1: " + strange},
		"too deep":                    {named("treaties/a/b/c/rd24.yaml"), "422 rules\ntreaties/a/b/c/rd24.yaml:1:1: folders in folders: a rule file stands at most 3 folders deep"},
		"a long name":                 {named("treaties/" + strings.Repeat("x", 80) + ".yaml"), "422 rules\ntreaties/" + strings.Repeat("x", 80) + ".yaml:1:1: this name is longer than 80 characters; make it shorter"},
		"the same twice":              {named("treaties/rd24.yaml", "treaties/rd24.yaml"), "422 rules\ntreaties/rd24.yaml:1:1: two of the files have this name; keep one of them"},
		"too many files":              {many(overlay.MaxFiles + 1), "413 too_big"},
		"too many in a zip":           {zipped(many(overlay.MaxFiles + 1)...), "413 too_big"},
		"a zip of a thousand entries": {zipped(renamed(many(overlay.MaxEntries+1), ".txt")...), "413 too_big"},
		"a large file":                {file("x.yaml", strings.Repeat("x", overlay.MaxText+1)), "413 too_big"},
		"a large upload":              {file("x.zip", strings.Repeat("x", overlay.MaxUpload+1)), "413 too_big"},
		"a bomb":                      {zipped(webtest.File{Name: "places/x.yaml", Text: strings.Repeat("0", 400<<20)}), "413 too_big"},
		"many small bombs":            {zipped(bombs()...), "413 too_big"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(webtest.Bring(t, h.base, row.files...)); got != row.want {
				t.Errorf("told\n%s\nwant\n%s", got, row.want)
			}
		})
	}
	if p := webtest.Bring(t, h.base, file("own.zip", packed(t, locked, "secret"))...); p.Status != 422 || len(p.Mistakes) != 1 {
		t.Errorf("a zip with a password: %s", told(p))
	}
	if h.packs() != kept {
		t.Error("something was kept")
	}
}

func many(n int) (files []webtest.File) {
	for i := range n {
		files = append(files, webtest.File{Name: fmt.Sprintf("f%d.yaml", i), Text: "format: casus/1\n"})
	}
	return files
}

func renamed(files []webtest.File, ext string) []webtest.File {
	for i := range files {
		files[i].Name += ext
	}
	return files
}

func bombs() (files []webtest.File) {
	for i := range 100 {
		files = append(files, webtest.File{Name: fmt.Sprintf("places/f%d.yaml", i), Text: strings.Repeat("0", 200<<10)})
	}
	return files
}

// Who may not ask, and how not to ask.
func TestUploadsAtTheWrongDoor(t *testing.T) {
	h := build(t)
	post := func(origin, kind, body string) int {
		req, err := http.NewRequest("POST", h.base+"/api/packs", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", kind)
		if origin != "" {
			req.Header.Set("Origin", origin)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	form := "multipart/form-data; boundary=b"
	for name, row := range map[string]struct{ got, want int }{
		"another site's page": {post("http://evil.example", form, "--b--"), http.StatusForbidden},
		"no form":             {post(h.base, "application/json", "{}"), http.StatusBadRequest},
		"a form cut off":      {post(h.base, form, "--b\r\nContent-Disposition: form-data; name=f; filename=x.yaml\r\n\r\nformat"), http.StatusBadRequest},
		"a form without end":  {post(h.base, form, "--b\r\nContent-Disposition: form-data; name=f\r\n\r\n"+strings.Repeat("x", 2<<20)), http.StatusRequestEntityTooLarge},
	} {
		if row.got != row.want {
			t.Errorf("%s: %d, want %d", name, row.got, row.want)
		}
	}
	if status, _ := webtest.Get(t, h.base+"/api/packs", "", nil); status != http.StatusNotFound {
		t.Errorf("GET: %d", status)
	}
}

// A class behind one address brings its packs at once; who goes on and on has
// to wait, and the matches of the same address do not.
func TestUploadsHaveARate(t *testing.T) {
	h := build(t)
	for range 36 {
		if p := webtest.Bring(t, h.base); p.Status != http.StatusUnprocessableEntity {
			t.Fatalf("one of a class: %s", told(p))
		}
	}
	status := 0
	for range 10 {
		status = webtest.Bring(t, h.base).Status
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("46 uploads at once: %d", status)
	}
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
	tab.Do(wire.VerbNext, wire.None{})
}
