package client_test

import (
	"io"
	"regexp"
	"strings"
	"testing"
)

// The page may load what is ours and nothing else, and runs or wears nothing that
// stands inside it: markup that slipped through would be dead.
func TestSecurity14PolicyWithoutInline(t *testing.T) {
	site := loadSite(t)
	for _, path := range []string{"/", "/room/KX7-4P2", "/rules", "/app.js", "/nope"} {
		r := get(t, site, "GET", path, "Accept", "text/html")
		allowed := map[string]string{}
		for _, part := range strings.Split(r.Header.Get("Content-Security-Policy"), ";") {
			name, sources, _ := strings.Cut(strings.TrimSpace(part), " ")
			allowed[name] = sources
		}
		for name, want := range map[string]string{"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
			"font-src": "'self'", "connect-src": "'self'", "base-uri": "'none'", "form-action": "'self'", "frame-ancestors": "'none'"} {
			if allowed[name] != want {
				t.Errorf("%s: %s %q, want %q", path, name, allowed[name], want)
			}
			delete(allowed, name)
		}
		if len(allowed) != 0 {
			t.Errorf("%s: what else is allowed: %v", path, allowed)
		}
	}
	page, err := io.ReadAll(get(t, site, "GET", "/").Body)
	if err != nil {
		t.Fatal(err)
	}
	if inline := regexp.MustCompile(`<style|<script[^>]*>[^<]|\son\w+=|\sstyle=|javascript:`).Find(page); inline != nil {
		t.Errorf("inside the page: %s", inline)
	}
}
