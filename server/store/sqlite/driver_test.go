package sqlite

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The driver is translated C that fits one version of its C library exactly;
// with any other it may corrupt memory. go.mod must name the one it asks for.
func TestDriverHasItsOwnLibc(t *testing.T) {
	listed, err := exec.Command("go", "list", "-m", "-f", "{{.Path}} {{.Dir}}", "all").Output()
	if err != nil {
		t.Fatal(err)
	}
	dirs := map[string]string{}
	for _, line := range strings.Split(string(listed), "\n") {
		if path, dir, ok := strings.Cut(line, " "); ok {
			dirs[path] = dir
		}
	}
	asked, named := libcIn(t, dirs["modernc.org/sqlite"]), libcIn(t, dirs["casus"])
	if asked != named {
		t.Fatalf("modernc.org/sqlite asks for modernc.org/libc %s, go.mod names %s: go get modernc.org/libc@%s", asked, named, asked)
	}
}

func libcIn(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^\s*modernc\.org/libc (\S+)`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("%s/go.mod names no modernc.org/libc", dir)
	}
	return string(m[1])
}
