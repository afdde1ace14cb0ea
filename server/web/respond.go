package web

import (
	"compress/gzip"
	"net/http"
	"strings"
)

const worthPacking = 4 << 10 // bytes

// writeJSON sends JSON that holds no live secret, packed when it is large:
// catalogues, rulebooks and replays of finished matches.
func writeJSON(rw http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := rw.Header()
	h.Add("Vary", "Accept-Encoding")
	if len(body) < worthPacking || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		writePlain(rw, status, body)
		return
	}
	h.Set("Content-Type", "application/json")
	h.Set("Content-Encoding", "gzip")
	rw.WriteHeader(status)
	z := gzip.NewWriter(rw)
	z.Write(body) //nolint:errcheck // the asker has gone
	z.Close()     //nolint:errcheck // likewise
}

func writePlain(rw http.ResponseWriter, status int, body []byte) {
	rw.Header().Set("Content-Type", "application/json")
	rw.WriteHeader(status)
	rw.Write(body) //nolint:errcheck // the asker has gone
}

// bearers reads the tokens a request carries: one, or several with commas
// between them where a browser asks on behalf of all places it holds.
func bearers(r *http.Request) (tokens []string) {
	scheme, list, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	for token := range strings.SplitSeq(list, ",") {
		if token = strings.TrimSpace(token); token != "" {
			tokens = append(tokens, token)
		}
	}
	return tokens
}
