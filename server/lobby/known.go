package lobby

import (
	"sync"

	"casus/server/store"
)

// maxKnown is how many tokens the lobby remembers, some 150 bytes each.
const maxKnown = 20_000

// holder is whom a token stands for. That never changes; whether the place still
// holds is asked of its room.
type holder struct{ room, member string }

// known remembers tokens that were looked up, so that a class that comes back all
// at once is no burden on the disk.
type known struct {
	mu  sync.Mutex
	who map[store.TokenHash]holder
}

func (k *known) find(token store.TokenHash) (holder, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	h, ok := k.who[token]
	return h, ok
}

// note remembers a token. When there are too many, all are forgotten: each is
// found again in the store.
func (k *known) note(token store.TokenHash, h holder) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.who == nil || len(k.who) >= maxKnown {
		k.who = map[store.TokenHash]holder{}
	}
	k.who[token] = h
}
