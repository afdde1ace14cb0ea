package bundle_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/client/bundle"
)

func clientWith(t *testing.T, installed string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "package.json"), `{"dependencies": {"preact": "11.2.0"}, "devDependencies": {"axe-core": "4.14.1"}}`)
	if installed != "" {
		write(t, filepath.Join(dir, "node_modules", "preact", "package.json"), `{"version": "`+installed+`"}`)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestInstallDoesNothingWhenAllIsThere(t *testing.T) {
	t.Setenv("PATH", "")
	if err := bundle.Install(clientWith(t, "11.2.0"), false, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestInstallWithoutNodeSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", "")
	for name, installed := range map[string]string{"nothing installed": "", "another version": "10.0.0"} {
		t.Run(name, func(t *testing.T) {
			err := bundle.Install(clientWith(t, installed), false, io.Discard)
			if !errors.Is(err, bundle.ErrNoNode) || !strings.Contains(err.Error(), "install Node") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestInstallOfTestPackagesIsSeparate(t *testing.T) {
	t.Setenv("PATH", "")
	if err := bundle.Install(clientWith(t, "11.2.0"), true, io.Discard); !errors.Is(err, bundle.ErrNoNode) {
		t.Errorf("got %v", err)
	}
}

func TestSiteNamesTheFaultySource(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "src", "main.tsx"), "const x = ;\n")
	_, err := bundle.Site(dir)
	if err == nil || !strings.Contains(err.Error(), "src/main.tsx:1:10") {
		t.Errorf("got %v", err)
	}
}
