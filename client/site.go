// Package client serves the browser app. A plain build bundles it from client/src
// when the program starts; a build with the tag release carries it inside, made
// by go generate.
package client

//go:generate go run ./mkdist

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Site is the bundled app, every file ready in memory. It is an http.Handler and
// safe for use by many goroutines.
type Site struct {
	files map[string]file
}

type file struct {
	kind   string // content type
	etag   string
	plain  []byte
	packed []byte // gzip, or nil where packing gains nothing
}

// policy names what the page may load, all of it from here, and nothing inline:
// a name or a message that were taken for markup could neither run nor dress
// itself. Images may also be data URLs: the six flags travel inside the script.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

var kinds = map[string]string{
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".css":   "text/css; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// screens are the first path segments that belong to the app. They answer in any
// case, because the QR code carries its address in capitals to stay small.
var screens = map[string]bool{"": true, "join": true, "room": true, "screen": true, "replay": true, "rules": true, "about": true}

func newSite(contents map[string][]byte) (*Site, error) {
	site := &Site{files: map[string]file{}}
	for name, content := range contents {
		packed, err := pack(content)
		if err != nil {
			return nil, err
		}
		kind := kinds[path.Ext(name)]
		if kind == "" {
			return nil, errors.New("client: no content type is known for the bundled file " + name)
		}
		sum := sha256.Sum256(content)
		site.files[name] = file{kind, `"` + hex.EncodeToString(sum[:16]) + `"`, content, packed}
	}
	if _, ok := site.files["index.html"]; !ok {
		return nil, errors.New("client: the bundle has no index.html")
	}
	return site, nil
}

// pack returns the gzip form, or nil when that is not clearly smaller.
func pack(content []byte) ([]byte, error) {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := zip.Write(content); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	if out.Len()*10 > len(content)*9 {
		return nil, nil
	}
	return out.Bytes(), nil
}

// ServeHTTP answers GET and HEAD for bundled files and, with the page itself, for
// every route of the app. Anything else is 404, told by the page to a person.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET is possible here", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	f, ok := s.files[name]
	if !ok {
		first, _, _ := strings.Cut(name, "/")
		if !screens[strings.ToLower(first)] {
			s.lost(w, r)
			return
		}
		f = s.files["index.html"]
	}
	f.serve(w, r, http.StatusOK)
}

// lost answers an address that is no page: a person gets the app, which says so
// and leads back; a program gets a line of text.
func (s *Site) lost(w http.ResponseWriter, r *http.Request) {
	if !holds(r.Header.Get("Accept"), "text/html") || strings.HasPrefix(r.URL.Path, "/api/") {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	s.files["index.html"].serve(w, r, http.StatusNotFound)
}

func (f file) serve(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	if status == http.StatusOK {
		h.Set("ETag", f.etag)
	}
	// Names carry no hash, so the browser asks each time; the answer is nearly always 304.
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if status == http.StatusOK && holds(r.Header.Get("If-None-Match"), f.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.plain
	if f.packed != nil && holds(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

// holds reports whether a comma-separated header names the value.
func holds(header, value string) bool {
	for item := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(item), ";")
		if strings.TrimPrefix(name, "W/") == value && strings.ReplaceAll(weight, " ", "") != "q=0" {
			return true
		}
	}
	return false
}

// referenced finds what the page names itself: style, script, font, icon.
var referenced = regexp.MustCompile(`(?:href|src)="/([^"]+)"`)

// Size is the number of bytes a first visit transfers: the page and all that it
// names, packed where that is smaller. What is fetched on demand does not count.
func (s *Site) Size() int {
	page := s.files["index.html"]
	total := page.size()
	for _, name := range referenced.FindAllSubmatch(page.plain, -1) {
		total += s.files[string(name[1])].size()
	}
	return total
}

func (f file) size() int {
	if f.packed != nil {
		return len(f.packed)
	}
	return len(f.plain)
}
