package client_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// goldenFrames writes each golden frame of the protocol as a constant of the
// type it has in src/wire.ts, for the compiler to judge: a field that is missing
// there, or of another type, is an error.
func goldenFrames(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "..", "server", "wire", "testdata", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden frames: %v", err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "import type { EventFrame, FromServer, ToServer } from %q;\n", filepath.ToSlash(filepath.Join(dir, "src", "wire.ts")))
	for i, file := range files {
		frame, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "// %s\nexport const f%d: %s = %s;\n", filepath.Base(file), i, frameType(string(frame), filepath.Base(file)), frame)
	}
	return out.String()
}

func frameType(frame, name string) string {
	switch {
	case strings.HasPrefix(name, "client."):
		return "ToServer"
	case strings.HasPrefix(name, "server.ev-"):
		_, kind, _ := strings.Cut(frame, `"k": "`)
		kind, _, _ = strings.Cut(kind, `"`)
		return fmt.Sprintf("EventFrame<%q>", kind)
	}
	return "Exclude<FromServer, EventFrame>"
}

// compiles reports whether the compiler takes a file, and what it says.
func compiles(t *testing.T, dir, source string) (string, bool) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "frames.ts")
	if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(dir, "node_modules", ".bin", "tsc"), "--noEmit", "--strict", "--ignoreConfig", "--target", "ES2022",
		"--module", "ESNext", "--moduleResolution", "bundler", "--allowImportingTsExtensions", "--skipLibCheck", file)
	cmd.Dir = dir
	said, err := cmd.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	return string(said), err == nil
}

// The golden frames have the types of src/wire.ts; with a field too many they
// do not, so the compiler does look.
func checkGoldenFrames(t *testing.T, dir string) {
	source := goldenFrames(t, dir)
	if said, ok := compiles(t, dir, source); !ok {
		t.Errorf("the golden frames do not have the types of src/wire.ts:\n%s", said)
	}
	spoiled := strings.NewReplacer(`"heartbeat_ms":`, `"tempo": 1, "heartbeat_ms":`, `"outlook": {`, `"outlook": {"mood": 1,`).Replace(source)
	said, ok := compiles(t, dir, spoiled)
	for _, field := range []string{"tempo", "mood"} {
		if ok || !strings.Contains(said, field) {
			t.Errorf("a field %q that src/wire.ts does not have passes:\n%s", field, said)
		}
	}
}
