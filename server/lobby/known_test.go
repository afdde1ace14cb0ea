package lobby

import (
	"fmt"
	"testing"
)

// The lobby remembers so many tokens and no more.
func TestKnownTokensAreBounded(t *testing.T) {
	var k known
	for i := range maxKnown + 10 {
		k.note(hashToken(fmt.Sprint(i)), holder{"KX7-4PH", fmt.Sprint(i)})
	}
	if len(k.who) > maxKnown {
		t.Fatalf("%d tokens are remembered", len(k.who))
	}
	if h, ok := k.find(hashToken(fmt.Sprint(maxKnown + 9))); !ok || h.member != fmt.Sprint(maxKnown+9) {
		t.Fatalf("the newest is forgotten: %v", h)
	}
}
