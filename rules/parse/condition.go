package parse

import (
	"strings"
	"unicode/utf8"

	"casus/rules"
)

// condition reads the text of a condition and where it begins; package compile
// gives it meaning. Only ways of writing that keep columns exact are accepted.
func (d *Doc) condition(n *node) rules.Condition {
	if n.draws("string", conditionSays) {
		return rules.Condition{}
	}
	s, ok := d.value(n, "a condition")
	if !ok {
		return rules.Condition{}
	}
	pos := n.pos
	switch {
	case n.style == folded:
		d.fail(pos, "a condition cannot be folded with >; use | and keep the lines as they are")
	case n.style != literal && n.lines > 1:
		d.fail(pos, "a condition over several lines must be a block; write | after the colon and indent the lines")
	case n.escaped:
		d.fail(pos, "a condition needs no escapes (\\ or ''); write it without them")
	case utf8.RuneCountInString(s) > MaxCondition:
		d.fail(pos, "the condition has %d characters; the limit is %d, split the clause", utf8.RuneCountInString(s), MaxCondition)
	case strings.TrimSpace(s) == "":
		d.fail(pos, "the condition is empty; write one or leave the key out")
	}
	if n.style == quoted {
		pos.Col++
	}
	return rules.Condition{Text: strings.TrimRight(s, " \n"), Pos: pos}
}

func (d *Doc) optional(n *node) *rules.Condition {
	if n == nil {
		return nil
	}
	c := d.condition(n)
	return &c
}
