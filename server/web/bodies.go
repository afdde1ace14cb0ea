package web

import (
	"net/http"
	"sync/atomic"

	"casus/server/wire"
)

// maxBodies bounds what all large requests together may hold in memory: records
// and rule files that are being read, in bytes.
const maxBodies = 64 << 20

// bodies shares out that memory.
type bodies struct{ used atomic.Int64 }

// take sets aside what a request says it will send, or the most it may where it
// does not say; done gives it back.
func (b *bodies) take(r *http.Request, most int64) (done func(), refused *wire.Refusal) {
	n := r.ContentLength
	if n < 0 || n > most {
		n = most
	}
	if b.used.Add(n) > maxBodies {
		b.used.Add(-n)
		return nil, wire.Refuse(wire.Busy, "many files are being opened at this moment; try again in a minute")
	}
	return func() { b.used.Add(-n) }, nil
}
