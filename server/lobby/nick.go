package lobby

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/server/wire"

	"golang.org/x/text/unicode/norm"
)

const maxMarks = 2 // accents on top of one letter; more is a tower over the page

// cleanNick keeps of a name what can be seen, 1 to 24 characters.
func cleanNick(typed string) (string, *wire.Refusal) {
	nick := visible(typed)
	switch n := utf8.RuneCountInString(nick); {
	case n == 0:
		return "", wire.Refuse(wire.Malformed, "a name needs at least one letter or number")
	case n > wire.MaxNick:
		return "", wire.Refuse(wire.TooBig, "a name may have 24 characters")
	}
	return nick, nil
}

// visible keeps what can be seen: no control, zero-width or direction
// characters, single spaces, at most two accents on a letter.
func visible(typed string) string {
	var b strings.Builder
	marks := 0
	for _, r := range norm.NFC.String(typed) {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case !unicode.IsPrint(r):
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks || b.Len() == 0 {
				continue
			}
		default:
			marks = 0
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// sameNick compares names as eyes do: without case, and with look-alike forms
// (wide letters, ligatures) folded together.
func sameNick(a, b string) bool {
	return strings.EqualFold(norm.NFKC.String(a), norm.NFKC.String(b))
}
