package load

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostile are inputs made to take long, to take memory or to break the parser.
func hostile() map[string]string {
	place := "format: casus/1\nplace: here\nname: "
	condition := func(text string) string {
		return "format: casus/1\ninject: x\ntext: t\nwhen: {fact: \"" + text + "\"}\n"
	}
	laughs := "format: casus/1\na: &a [x, x, x, x, x, x, x, x, x]\n"
	for i := 'b'; i < 'j'; i++ {
		laughs += fmt.Sprintf("%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	steps := ""
	for i := range 500 {
		steps += strings.Repeat(" ", i) + "a:\n"
	}
	return map[string]string{
		"a megabyte":           place + strings.Repeat("x", 1<<20),
		"a megabyte of [":      strings.Repeat("[", 1<<20),
		"many [":               strings.Repeat("[", 200<<10),
		"a [ a line":           strings.Repeat("[\n", 100<<10),
		"many {a:":             strings.Repeat("{a: ", 50<<10),
		"many dashes":          strings.Repeat("- ", 100<<10),
		"many key marks":       strings.Repeat("? ", 100<<10),
		"stairs":               steps,
		"aliases of aliases":   laughs,
		"a long quoted text":   place + `"` + strings.Repeat(`\"`, 100<<10),
		"no text":              strings.Repeat("\x00", 4096),
		"not UTF-8":            place + "\xff\xfe",
		"a long condition":     condition(strings.Repeat("turn > 1 && ", 500) + "turn > 1"),
		"many parentheses":     condition(strings.Repeat("(", 900) + "turn > 1" + strings.Repeat(")", 900)),
		"many negations":       condition(strings.Repeat("!(", 600) + "turn > 1" + strings.Repeat(")", 600)),
		"many parts":           condition("turn > 1" + strings.Repeat("||turn>1", 200)),
		"loops in loops":       condition(strings.Repeat("countries.all(x, ", 40) + "turn > 1" + strings.Repeat(")", 40)),
		"open brackets":        condition(strings.Repeat("tension[", 200)),
		"a number without end": condition("turn > " + strings.Repeat("9", 1500)),
		"many keys":            "format: casus/1\nplace: x\n" + strings.Repeat("k: 1\n", 40<<10),
	}
}

func TestHostileFilesAreRefusedAtOnce(t *testing.T) {
	for name, text := range hostile() {
		files := base(t)
		files["hostile.yaml"] = text
		start := time.Now()
		p, err := FromFiles(files)
		took := time.Since(start)
		if err == nil {
			t.Errorf("%s: loads %d places", name, len(p.Places))
			continue
		}
		if !strings.Contains(err.Error(), "hostile.yaml:") || len(err.Error()) > 8000 {
			t.Errorf("%s: %.300s", name, err)
		}
		t.Logf("%-22s %8s  %.120s", name, took.Round(time.Millisecond), strings.SplitN(err.Error(), "\n", 2)[0])
		if took > 2*time.Second { // 100 ms on an idle machine; see the log
			t.Errorf("%s: refused after %s", name, took)
		}
	}
}
