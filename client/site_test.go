package client_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

func get(t *testing.T, h http.Handler, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestSite(t *testing.T) {
	site := loadSite(t)
	t.Run("routes of the app answer with the page, in any case", func(t *testing.T) {
		for _, path := range []string{"/", "/join/KX7-4P2", "/JOIN/KX74P2", "/room/x", "/screen/x", "/replay/x", "/rules", "/about"} {
			r := get(t, site, "GET", path)
			body, _ := io.ReadAll(r.Body)
			if r.StatusCode != 200 || r.Header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(string(body), `id="app"`) {
				t.Errorf("%s: %d %s", path, r.StatusCode, r.Header.Get("Content-Type"))
			}
		}
	})
	t.Run("other paths and methods are refused", func(t *testing.T) {
		for path, want := range map[string]int{"/favicon.ico": 404, "/../go.mod": 404, "/app.js/x": 404, "/api/none": 404} {
			if r := get(t, site, "GET", path); r.StatusCode != want {
				t.Errorf("%s: %d, want %d", path, r.StatusCode, want)
			}
		}
		r := get(t, site, "GET", "/nope", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
		if body, _ := io.ReadAll(r.Body); r.StatusCode != 404 || !strings.Contains(string(body), `id="app"`) || r.Header.Get("ETag") != "" {
			t.Errorf("a person who went astray gets %d, %.60s", r.StatusCode, body)
		}
		if r := get(t, site, "POST", "/"); r.StatusCode != 405 {
			t.Errorf("POST: %d", r.StatusCode)
		}
	})
	t.Run("a packed answer unpacks to the plain one, and a known tag sends nothing", func(t *testing.T) {
		plain, _ := io.ReadAll(get(t, site, "GET", "/app.js").Body)
		packed := get(t, site, "GET", "/app.js", "Accept-Encoding", "br, gzip;q=0.8")
		unzip, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body, _ := io.ReadAll(unzip); string(body) != string(plain) {
			t.Error("packed and plain differ")
		}
		if r := get(t, site, "GET", "/app.js", "Accept-Encoding", "gzip;q=0"); r.Header.Get("Content-Encoding") != "" {
			t.Error("packed for a browser that refuses it")
		}
		if r := get(t, site, "GET", "/app.js", "If-None-Match", packed.Header.Get("ETag")); r.StatusCode != 304 {
			t.Errorf("known tag: %d", r.StatusCode)
		}
		if r := get(t, site, "HEAD", "/app.js"); r.Header.Get("Content-Length") == "" {
			t.Error("HEAD has no length")
		}
	})
}

// TestBudget keeps the first visit small enough for a classroom's network.
func TestBudget(t *testing.T) {
	const gate = 150 << 10
	size := loadSite(t).Size()
	t.Logf("a first visit transfers %d bytes", size)
	if size > gate {
		t.Errorf("a first visit transfers %d bytes, the gate is %d", size, gate)
	}
}

// TestLock makes sure that the lock file names versions and checksums only: the
// host a package comes from is the reader's own choice.
func TestLock(t *testing.T) {
	raw, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Resolved, Integrity string }
	}
	if err := json.Unmarshal(raw, &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if p.Resolved != "" || name != "" && p.Integrity == "" {
			t.Errorf("%s: resolved %q, integrity %q", name, p.Resolved, p.Integrity)
		}
	}
}
