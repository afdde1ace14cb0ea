package match

import (
	"sync"

	"casus/engine/world"
)

// pages are where logs are unrolled, shared by all matches.
var pages = sync.Pool{New: func() any { return new([]world.Entry) }}

// page is the match's log, to be read and put back.
func (a *Actor) page() *[]world.Entry {
	page := pages.Get().(*[]world.Entry)
	*page = a.log.Read((*page)[:0])
	return page
}
