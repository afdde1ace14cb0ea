package validate

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
)

//go:embed fitting.md
var fitting string

//go:embed misses.md
var misses string

// Page writes the results for a reader: what was asked, what came out, the
// misses too, how parameters were fitted, and the command that made it.
func Page(w io.Writer, list []Verdict, command string) error {
	p := printer{w: w}
	p.line("# Validation: the model against the stylised facts")
	p.line("")
	p.line("Made by `%s`; do not edit by hand. Matches are played by doctrine bots at the observed rate of accidents. Intervals are of 95%%, from a bootstrap over matches. The facts were written down before the model was measured; %d to %d may be fitted to; the others were meant as tests, and which of them still are is told below. The purpose is to compare mechanisms under stated assumptions, not to forecast.", command, 1, Fitted)
	p.line("")
	p.line("**%d of %d facts pass.**", Passed(list), len(list))
	p.line("")
	p.line("| fact | | target | value | interval | verdict |")
	p.line("| --- | --- | --- | --- | --- | --- |")
	for i := range list {
		v := &list[i]
		h := &v.Parts[0]
		p.line("| %d | %s | %s | %s | %s | %s |", v.Number, v.Says, v.Target, show(h.Value.Value, h.Unit), span(h), word(v.Pass()))
	}
	p.line("")
	p.line("The value is that of the first part; a fact passes when all its parts do.")
	for i := range list {
		p.fact(&list[i])
	}
	p.line("")
	p.line("%s", strings.TrimSpace(fitting))
	p.line("")
	p.line("%s", strings.TrimSpace(misses))
	p.batches(list)
	return p.err
}

// printer writes lines until one fails.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func span(p *Part) string { return show(p.Value.Low, p.Unit) + " to " + show(p.Value.High, p.Unit) }

func (p *printer) fact(v *Verdict) {
	p.line("")
	p.line("## %d. %s", v.Number, v.Says)
	p.line("")
	p.line("Target: %s. Source: %s.%s", v.Target, v.Source, note(v.Note))
	p.line("")
	p.line("| part | wanted | value | interval | cases | |")
	p.line("| --- | --- | --- | --- | --- | --- |")
	for i := range v.Parts {
		x := &v.Parts[i]
		p.line("| %s | %s | %s | %s | %d | %s |", x.Says, x.Want.Words(x.Unit), show(x.Value.Value, x.Unit), span(x), x.Cases, word(x.Pass()))
	}
}

func note(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// batches lists what was played.
func (p *printer) batches(list []Verdict) {
	var facts []*Fact
	for i := range list {
		facts = append(facts, list[i].Fact)
	}
	p.line("")
	p.line("## What was played")
	p.line("")
	p.line("| batch | turns | share | what differs |")
	p.line("| --- | --- | --- | --- |")
	for _, b := range Batches(facts) {
		p.line("| %s | %d | %d%% | %s |", b.Name, b.Turns, b.Share, b.Says)
	}
}
