package overlay

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// pack makes a zip of names, each with the same short text.
func pack(t testing.TB, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte("format: casus/1\nplace: here\n"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever is called a zip, what is kept of it is within the bounds, stands
// under names that lead nowhere else, and never takes a file of the base away.
func FuzzZip(f *testing.F) {
	f.Add(pack(f, "treaties/rd24.yaml", "places/a.yaml", "README.md"))
	f.Add(pack(f, "own/places/a.yaml", "own/.hidden.yaml", "__MACOSX/own/a.yaml"))
	f.Add(pack(f, "../a.yaml", "/etc/b.yaml", `c:\d.yaml`, "e/../../f.yaml", "g\x00.yaml", ".yaml"))
	f.Add(pack(f, "a.yaml", "a.yaml", "places/a.yaml", "a/a/a/a/a/a.yaml"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte("no zip"))
	base := map[string]string{"places/here.yaml": "old", "disputes.yaml": "old"}
	f.Fuzz(func(t *testing.T, data []byte) {
		up := New()
		err := up.Add("own.zip", bytes.NewReader(data))
		if _, large := err.(*TooLarge); err != nil && !large {
			t.Fatalf("neither kept nor refused: %v", err)
		}
		if err != nil {
			return
		}
		size := 0
		for name, text := range up.files {
			size += len(text)
			if !fs.ValidPath(name) || !strings.HasSuffix(name, ".yaml") {
				t.Errorf("kept under %q", name)
			}
		}
		if size > MaxText || len(up.files) > MaxFiles {
			t.Errorf("%d bytes in %d files", size, len(up.files))
		}
		laid, _ := up.Over(base)
		for path := range base {
			if _, ok := laid.Files[path]; !ok {
				t.Errorf("%s is gone", path)
			}
		}
	})
}
