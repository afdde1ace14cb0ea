package lobby

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"

	"casus/server/store"
)

// newToken draws 256 bits that stand for a member. Only its hash is kept.
func newToken() string {
	b := make([]byte, 32)
	rand.Read(b) //nolint:errcheck // documented never to fail
	return base64.RawURLEncoding.EncodeToString(b)
}

func hashToken(token string) store.TokenHash { return sha256.Sum256([]byte(token)) }

// newID draws a name for a member or a match: 96 bits.
func newID() string {
	b := make([]byte, 12)
	rand.Read(b) //nolint:errcheck // documented never to fail
	return hex.EncodeToString(b)
}
