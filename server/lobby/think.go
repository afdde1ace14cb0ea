package lobby

import (
	"context"

	"casus/server/wire"
)

// thinkers is how many may look back at matches at one time. Each holds a whole
// match and may play it again; together they must neither fill the memory nor
// take the processor from those who play.
const thinkers = 8

// think waits for a place among those who look back; done gives it up.
func (l *Lobby) think(ctx context.Context) (done func(), refused *wire.Refusal) {
	select {
	case l.thinking <- struct{}{}:
		return func() { <-l.thinking }, nil
	case <-ctx.Done():
		return nil, wire.Refuse(wire.Busy, "many look back at matches at this moment; try again in a moment")
	}
}
