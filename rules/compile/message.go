package compile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"casus/rules"
	"casus/rules/parse"
)

// articles are the types as a sentence names one value of them.
var articles = [...]string{"a number", "a yes/no fact", "a country", "a kind of event", "a place", "a kind of place", "a zone", "an ocean", "a platform", "a subject", "a technology"}

func a(t rules.Type) string { return articles[t] }

var (
	undeclared = regexp.MustCompile(`^undeclared reference to '([^']*)'`)
	overload   = regexp.MustCompile(`^found no matching overload for '([^']*)' applied to '\(?([^']*?)\)?'$`)
	mismatch   = regexp.MustCompile(`^expected type '([^']*)' but found '([^']*)'`)
	unexpected = regexp.MustCompile(`(?:mismatched input|extraneous input|no viable alternative at input|token recognition error at:) '((?:[^']|'')*)'`)
)

// plain translates what cel-go says into words for the author of the rule.
func (c *Compiler) plain(msg string, s *Scope) string {
	if m := undeclared.FindStringSubmatch(msg); m != nil {
		return c.unknown(m[1], s)
	}
	if m := overload.FindStringSubmatch(msg); m != nil {
		return unfit(m[1], splitTypes(m[2]))
	}
	if m := mismatch.FindStringSubmatch(msg); m != nil {
		return fmt.Sprintf("here must stand %s, not %s", typeWords(m[1]), typeWords(m[2]))
	}
	switch {
	case strings.Contains(msg, "does not support field selection"):
		return "a dot can only follow event, params and d; write for example event.actor"
	case strings.Contains(msg, "cannot be range of a comprehension"):
		return "exists and all go through a set of countries: countries, parties or a list such as [PRK, KOR]"
	case strings.Contains(msg, "invalid int literal"), strings.Contains(msg, "invalid uint literal"):
		return "the number is too large; facts stay below 2,000,000,000"
	case strings.Contains(msg, "recursion"):
		return "the condition is nested too deep; take some brackets away or split the clause"
	case strings.Contains(msg, "argument must be a simple name"), strings.Contains(msg, "argument is not an identifier"):
		return "exists and all begin with a new name, such as countries.exists(x, rung[PRK][x] >= 3)"
	case strings.HasPrefix(msg, "Syntax error"):
		return syntax(msg)
	}
	return "the condition cannot be read here: " + msg
}

func (c *Compiler) unknown(name string, s *Scope) string {
	if name == "exists_one" || name == "filter" || name == "map" || name == "has" || name == "size" || name == "matches" {
		return fmt.Sprintf("%s cannot be used in conditions; there are exists and all", name)
	}
	if sign := strings.Trim(name, "_"); sign != "" && !unicode.IsLetter(rune(sign[0])) {
		return fmt.Sprintf("%s cannot be used in conditions; they know && || ! == != < <= > >= in + and -", strings.ReplaceAll(sign, "_", " "))
	}
	known := slices.Clone(c.names)
	known = append(known, s.Vars...)
	for _, p := range s.Params {
		known = append(known, "params."+p.Name)
	}
	if s.Parties != 0 {
		known = append(known, "parties")
	}
	known = append(known, "exists", "all")
	return fmt.Sprintf("nothing is called %q here%s", name, parse.DidYouMean(name, known))
}

// operatorWords says what each operator needs.
var operatorWords = map[string]string{
	"_&&_": "&& stands between two yes/no parts", "_||_": "|| stands between two yes/no parts",
	"!_": "! stands before a yes/no part", "-_": "- stands before a number",
	"_+_": "+ stands between two numbers", "_-_": "- stands between two numbers",
}

func unfit(op string, types []string) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = typeWords(t)
	}
	sign := strings.Trim(op, "_")
	switch {
	case op == "@in" && len(words) == 2:
		return fmt.Sprintf("%s cannot be in %s; the list must hold values of the same type", words[0], words[1])
	case op == "_[_]" && len(words) == 2:
		return fmt.Sprintf("%s cannot be looked up by %s; a table such as tension is followed by countries", words[0], words[1])
	case len(words) == 2 && slices.Contains([]string{"<", "<=", ">", ">="}, sign):
		return fmt.Sprintf("%s orders two numbers, and here stand %s and %s", sign, words[0], words[1])
	case len(words) == 2 && (sign == "==" || sign == "!="):
		return fmt.Sprintf("%s cannot be compared with %s; both sides of %s must be of the same type", words[0], words[1], sign)
	}
	if w, ok := operatorWords[op]; ok {
		return fmt.Sprintf("%s, and here stand%s %s", w, map[bool]string{true: "s"}[len(words) == 1], strings.Join(words, " and "))
	}
	return fmt.Sprintf("%s cannot be used here", sign)
}

// splitTypes splits a list of types at its outer commas; a method's target
// stands before a dot.
func splitTypes(s string) []string {
	s = strings.Replace(s, ".(", ", ", 1)
	var out []string
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			out = append(out, strings.TrimSpace(s[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(s[from:]))
}

func typeWords(t string) string {
	if i := slices.Index(typeNames[:], t); i >= 0 {
		return articles[i]
	}
	switch {
	case strings.HasPrefix(t, "map(country, map("):
		return "a table by two names (write it like tension[PRK][KOR])"
	case strings.HasPrefix(t, "map("):
		return "a table by one name (write it like alert[PRK])"
	case strings.HasPrefix(t, "list("):
		return "a list of which each is " + typeWords(strings.TrimSuffix(strings.TrimPrefix(t, "list("), ")"))
	case t == "string":
		return "text in quotes (write names without quotes)"
	case t == "double":
		return "a fraction (only whole numbers are used)"
	}
	return "a " + t
}

func syntax(msg string) string {
	if m := unexpected.FindStringSubmatch(msg); m != nil {
		if m[1] == "<EOF>" || m[1] == "" {
			return "the condition breaks off here; something is missing, perhaps a closing bracket"
		}
		return fmt.Sprintf("%q does not belong here; look for a missing && or ||, a bracket too many, or = where == is meant", strings.TrimSpace(m[1]))
	}
	return "the condition cannot be read from here on; look for a missing bracket or operator"
}
