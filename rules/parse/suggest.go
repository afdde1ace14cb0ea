package parse

import "fmt"

// DidYouMean ends a message about an unknown name: the nearest known one, or
// the whole list when it is short.
func DidYouMean(name string, known []string) string {
	best, distance := "", 1+len([]rune(name))/3
	for _, k := range known {
		if d := editDistance(name, k); d <= distance && (best == "" || d < distance) {
			best, distance = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	if len(known) > 0 && len(known) <= 12 {
		return fmt.Sprintf("; it can be %s", oneOf(known))
	}
	return ""
}

func oneOf(names []string) string {
	out := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			out += " or "
		default:
			out += ", "
		}
		out += n
	}
	return out
}

// editDistance counts the letters to insert, drop, change or swap with their
// neighbour to turn one name into the other.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > 8 || len(t)-len(s) > 8 || len(s) > 64 {
		return 99
	}
	older, old, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range old {
		old[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(old[j]+cost, old[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], older[j-1]+1)
			}
		}
		older, old, row = old, row, older
	}
	return old[len(t)]
}
