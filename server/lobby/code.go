package lobby

import (
	"crypto/rand"
	"math/big"
	"strings"
)

// alphabet leaves out what is mistaken for something else on a projector
// (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) and every vowel, so no code spells a word.
const alphabet = "34679CDFGHJKMNPQRTWXY"

const codeLength = 6

// newCode draws a room code such as KX7-4PH.
func newCode() string {
	b := make([]byte, codeLength)
	for i := range b {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
		if err != nil {
			panic("lobby: no randomness: " + err.Error())
		}
		b[i] = alphabet[n.Int64()]
	}
	return string(b[:3]) + "-" + string(b[3:])
}

// ParseCode reads a code as people type it: in any case, with or without the
// dash, with spaces. ok is false when it cannot be a code.
func ParseCode(typed string) (code string, ok bool) {
	bare := strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
	if len(bare) != codeLength || strings.Trim(bare, alphabet) != "" {
		return "", false
	}
	return bare[:3] + "-" + bare[3:], true
}
