package dice

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"testing"
)

// The whole curve is pinned by its hash, one big-endian number of two bytes for
// each hundredth of a logit from -600 to 600: a slip of the pen in the table
// would move the odds of every match that meets it.
func TestLogisticIsPinned(t *testing.T) {
	var all []byte
	for x := int32(-certainty); x <= certainty; x++ {
		all = binary.BigEndian.AppendUint16(all, uint16(Logistic(x)))
	}
	const want = "7b23b990f14977d04965053479ada82bbeecf29defc1b82023f851231e10bcf8"
	if got := fmt.Sprintf("%x", sha256.Sum256(all)); got != want {
		t.Fatalf("the curve hashes to %s, want %s", got, want)
	}
}

func TestLogisticIsMirroredAndCutOff(t *testing.T) {
	for _, x := range []int32{0, 1, 137, 599, 600, 100000} {
		if up, down := Logistic(x), Logistic(-x); up+down != 10000 {
			t.Errorf("at %d and its opposite the odds are %d and %d", x, up, down)
		}
	}
	if got := Logistic(1 << 30); got != 9975 {
		t.Errorf("far out the odds are %d, want 9975", got)
	}
}
