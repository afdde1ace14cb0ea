package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	mathbits "math/bits"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// asProgram makes the test binary behave as the real program, so that tests can
// start, kill and restart a true process without building it first.
const asProgram = "TEST_RUNS_CASUS"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program prepares a run of the real program.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// process is a running server.
type process struct {
	*testing.T
	cmd   *exec.Cmd
	base  string
	debug string // where its metrics are, if it was asked for them
	notes *bytes.Buffer
	out   *bufio.Scanner
}

// start starts a server and waits until it says where it is.
func start(t *testing.T, args ...string) *process {
	t.Helper()
	return startAs(t, program(t, append([]string{"serve"}, args...)...))
}

// startAs starts a prepared server.
func startAs(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{T: t, cmd: cmd, notes: &bytes.Buffer{}}
	p.cmd.Stderr = p.notes
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	p.out = bufio.NewScanner(stdout)
	for p.out.Scan() {
		if at, ok := strings.CutPrefix(p.out.Text(), "Metrics and profiles at "); ok {
			p.debug = at
		}
		if at, ok := strings.CutPrefix(p.out.Text(), "Casus is ready at "); ok {
			p.base = at
			return p
		}
	}
	p.cmd.Wait() //nolint:errcheck // the notes say more
	t.Fatalf("the server did not start:\n%s", p.notes)
	return nil
}

// kill ends the process as a power cut would.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		p.cmd.Process.Kill() //nolint:errcheck // it has ended already
		p.cmd.Wait()         //nolint:errcheck // killed
	}
}

// fails runs the program to its end and gives what it said; it must exit with 1.
func fails(t *testing.T, args ...string) string {
	t.Helper()
	return ends(t, 1, args...)
}

// works runs the program to its end and gives what it said; it must exit with 0.
func works(t *testing.T, args ...string) string {
	t.Helper()
	return ends(t, 0, args...)
}

func ends(t *testing.T, want int, args ...string) string {
	t.Helper()
	cmd := program(t, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() }) //nolint:errcheck // it has ended already
	defer late.Stop()
	err := cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != want {
		t.Fatalf("exit code %d (%v), want %d:\n%s", code, err, want, &out)
	}
	return out.String()
}

// firstLegal reads the number of the first line a bitmap allows.
func firstLegal(t *testing.T, bitmap string) int {
	t.Helper()
	bits, err := base64.StdEncoding.DecodeString(bitmap)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range bits {
		if b != 0 {
			return i*8 + mathbits.TrailingZeros8(b)
		}
	}
	t.Fatal("nothing is legal")
	return 0
}
