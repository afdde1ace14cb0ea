package overlay

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean writes a path with slashes, as some programs for Windows do not, and
// with composed letters, as macOS does not.
func clean(name string) string {
	return norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), `\`, "/"))
}

// hidden tells of files that programs leave in a zip for themselves.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// unfit says why a path cannot be that of a rule file; empty if it can.
func unfit(name string) string {
	parts := strings.Split(name, "/")
	if len(parts) > maxParts {
		return fmt.Sprintf("folders in folders: a rule file stands at most %d folders deep", maxParts-1)
	}
	for _, part := range parts {
		switch {
		case part == "" || part == "." || part == "..":
			return "this path leads out of the rules; pack the folder that holds treaties, actions and so on"
		case utf8.RuneCountInString(part) > maxName:
			return fmt.Sprintf("this name is longer than %d characters; make it shorter", maxName)
		case strings.ContainsFunc(part, strange):
			return "a name of a rule file has letters, digits, spaces and . - _ only; rename it"
		}
	}
	return ""
}

func strange(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .-_", r) || r == utf8.RuneError
}

// shown is a name that is safe to print in a message.
func shown(name string) string {
	const most = 120
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most]) + "..."
	}
	if path.Base(name) == "." {
		return "upload"
	}
	return name
}
