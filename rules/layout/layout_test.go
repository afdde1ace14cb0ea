package layout

import (
	"regexp"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"
	"pgregory.net/rapid"

	"casus/rules/parse"
)

// The stories show files before and after. A middle dot stands for a blank, so
// that blanks at line ends can be seen.
func TestLayout(t *testing.T) {
	datadriven.RunTest(t, "testdata/layout", func(t *testing.T, d *datadriven.TestData) string {
		text := strings.NewReplacer("·", " ", "\\r", "\r").Replace(d.Input) + "\n"
		out, err := File("f.yaml", text)
		if err != nil {
			return err.Error() + "\n"
		}
		if twice, err := File("f.yaml", out); err != nil || twice != out {
			t.Errorf("%s: laid out twice it is\n%s\n%v", d.Pos, twice, err)
		}
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		for i := range lines {
			if trimmed := strings.TrimRight(lines[i], " "); trimmed == "" || trimmed != lines[i] {
				lines[i] = trimmed + strings.Repeat("·", max(len(lines[i])-len(trimmed), 1))
			}
		}
		return strings.Join(lines, "\n") + "\n"
	})
}

// Whatever blanks somebody puts into a shipped file, layout takes them out again.
func TestLayoutUndoesAnyMess(t *testing.T) {
	var paths, texts []string
	each(t, func(path, text string) {
		paths, texts = append(paths, path), append(texts, text)
	})
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(paths)-1).Draw(t, "file")
		mess := messUp(t, texts[i])
		got, err := File(paths[i], mess)
		if err != nil {
			t.Fatalf("%s\n%v\n%s", paths[i], err, mess)
		}
		if got != texts[i] {
			t.Fatalf("%s comes back different:\n%s", paths[i], differing(texts[i], mess, got))
		}
	})
}

// differing shows the lines that did not come back.
func differing(want, mess, got string) string {
	out := ""
	w, m, g := strings.Split(want, "\n"), strings.Split(mess, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(m), len(g)) {
		if w[i] != g[i] {
			out += "want " + w[i] + "\nfrom " + m[i] + "\ngot  " + g[i] + "\n"
		}
	}
	return out
}

// messUp adds blanks where they mean nothing.
func messUp(t *rapid.T, text string) string {
	if !strings.Contains(text, "|\n") && rapid.Bool().Draw(t, "wide") {
		text = widened(text)
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		bare := strings.TrimSpace(line)
		switch {
		case rapid.IntRange(0, 3).Draw(t, "line") > 0 || bare == "" || strings.HasSuffix(bare, "|"):
		case !keyStart.MatchString(bare) && !strings.ContainsAny(bare[:1], "-#[{"): // in a block of text blanks count
		case strings.ContainsAny(bare, "#\"'"):
			lines[i] += "  "
		default:
			lines[i] = loose(line)
		}
	}
	end := rapid.SampledFrom([]string{"", "\n", "\n\n\n", "\n  \n"}).Draw(t, "end")
	text = strings.Join(lines, "\n") + end
	if rapid.Bool().Draw(t, "windows") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// loose puts blanks around the marks of flow maps and lists.
func loose(line string) string {
	if !strings.ContainsAny(line, "[{") || strings.Contains(line, "when: ") {
		return line + " "
	}
	return strings.NewReplacer("[", "[ ", "{", "{  ", "]", " ]", "}", " }", ", ", " ,   ").Replace(line)
}

var dashes = regexp.MustCompile(`(?m)^( *)- `)

// widened doubles the indentation.
func widened(text string) string {
	text = regexp.MustCompile(`(?m)^ +`).ReplaceAllStringFunc(text, func(s string) string { return s + s })
	return dashes.ReplaceAllString(text, "$1-   ")
}

// What cannot be read is not laid out.
func TestABrokenFileIsLeftAlone(t *testing.T) {
	_, err := File("f.yaml", "format: casus/1\nplace: [\n")
	if _, ok := err.(parse.Errors); !ok {
		t.Errorf("error %v", err)
	}
}

// FuzzFile feeds any text: what can be laid out says the same as before and
// stays as it is the second time.
func FuzzFile(f *testing.F) {
	for _, s := range []string{
		"format: casus/1\nplace: x\n", "format: casus/1\ntests:\n- a: |\n    x\n  b: 'c'\ntreaty: T\n", "# c\nplace: {a: [b , c]}\n\n\nformat: casus/1\n",
		"place: \"a\n  b\"\nformat: x # y\n", "format: a\nplace:\n  - - b\n    - c\n  -\n   d: e\n", "format: casus/1\nplace: a\n  b\n  c\n", "format: 'a''b'\nplace: {a: 'x # y', b: c#d}\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once, err := File("f.yaml", text)
		if err != nil {
			return
		}
		if same, err := parse.Same("f.yaml", text, once); err != nil || !same {
			t.Fatalf("%q becomes %q, which says something else: %v", text, once, err)
		}
		if twice, err := File("f.yaml", once); err != nil || twice != once {
			t.Fatalf("%q becomes %q and then %q: %v", text, once, twice, err)
		}
	})
}
