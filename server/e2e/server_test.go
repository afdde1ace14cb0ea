package e2e

import (
	"bufio"
	"bytes"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// server is a running server process with a database of its own.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	base string // address without a slash at the end
	data string
	args []string // more than address and folder
}

// startServer runs the program on a free port.
func startServer(t *testing.T, args ...string) *server {
	t.Helper()
	s := &server{t: t, data: t.TempDir(), args: args}
	t.Cleanup(s.kill)
	s.start("127.0.0.1:0")
	return s
}

// start runs the program on the data folder and waits until it says where it is.
func (s *server) start(addr string) {
	s.t.Helper()
	s.cmd = exec.Command(program, append([]string{"--addr", addr, "--data", s.data}, s.args...)...)
	var notes bytes.Buffer
	s.cmd.Stderr = &notes
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if at, ok := strings.CutPrefix(lines.Text(), "Casus is ready at "); ok {
			s.base = at
			return
		}
	}
	s.kill()
	s.t.Fatalf("the server did not start:\n%s", &notes)
}

// kill ends the process as a power cut would.
func (s *server) kill() {
	if s.cmd != nil && s.cmd.ProcessState == nil {
		s.cmd.Process.Kill() //nolint:errcheck // it has ended by itself
		s.cmd.Wait()         //nolint:errcheck // killed
	}
}

// freeze stops the process in its tracks: what is sent to it stays on the way.
func (s *server) freeze() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		s.t.Fatal(err)
	}
}

// again starts the killed server on the same folder and address.
func (s *server) again() {
	s.t.Helper()
	s.start(strings.TrimPrefix(s.base, "http://"))
}

// within is how long anything may take before a test gives up. Nothing that is
// tested depends on it.
const within = 15 * time.Second
