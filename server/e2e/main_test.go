// Package e2e plays the game as people do: the real program with a real
// database, real Chromium for the players, and nothing inside either is touched.
package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// program is the built server; shots is where the pictures go.
var program, shots string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "casus-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it lies in the temporary folder
	program = filepath.Join(dir, "casus")
	build := exec.Command("go", "build", "-o", program, "casus/server")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "the server does not build: %v\n%s", err, out)
		return 1
	}
	// The pictures stay for people to look at.
	if shots = os.Getenv("CASUS_SHOTS"); shots == "" {
		shots = filepath.Join(os.TempDir(), "casus-pictures")
	}
	if err := os.MkdirAll(shots, 0o755); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer chromium.stop()
	return m.Run()
}
