package layout

import (
	"io/fs"
	"strings"
	"testing"

	"casus/rules/library"
)

// each calls visit with every shipped rule file.
func each(t *testing.T, visit func(path, text string)) {
	t.Helper()
	err := fs.WalkDir(library.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		text, err := fs.ReadFile(library.Files, path)
		if err == nil {
			visit(path, string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The shipped files can be laid out, twice comes to the same, and few lines
// move: what changes is shown, line by line, with -v.
func TestTheShippedFilesCanBeLaidOut(t *testing.T) {
	files, changed, lines, moved := 0, 0, 0, 0
	each(t, func(path, text string) {
		files++
		once, err := File(path, text)
		if err != nil {
			t.Fatal(err)
		}
		if twice, err := File(path, once); err != nil || twice != once {
			t.Errorf("%s: laid out twice it differs from laid out once: %v", path, err)
		}
		before, after := strings.Split(text, "\n"), strings.Split(once, "\n")
		lines += len(before)
		if once == text {
			return
		}
		changed++
		for i := range min(len(before), len(after)) {
			if before[i] != after[i] {
				moved++
				t.Logf("%s:%d\n- %s\n+ %s", path, i+1, before[i], after[i])
			}
		}
	})
	t.Logf("%d of %d files change, %d of %d lines", changed, files, moved, lines)
	if moved*20 > lines {
		t.Errorf("%d of %d lines of the shipped files change: the layout is not the one in use", moved, lines)
	}
}
