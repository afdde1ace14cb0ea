package loadtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// child is a server of our own, on a data folder of its own.
type child struct {
	program []string
	dir     string
	rules   string // folder with the quiet scenario
	addr    string // where it listens, once it has
	debug   string // base URL of its metrics
	cmd     *exec.Cmd
	notes   *tail
	ended   chan struct{}
	killed  bool // by us
}

const (
	readyWithin = 2 * time.Minute // the page is bundled at the first start
	anyPort     = "127.0.0.1:0"
	// A generator without think time sends more than any person would.
	commandRate = "100000"
)

// newChild makes the folder and starts the server.
func newChild(ctx context.Context, program []string, rules string) (*child, error) {
	dir, err := os.MkdirTemp("", "casus-loadtest-")
	if err != nil {
		return nil, fmt.Errorf("no folder for the server's data: %w", err)
	}
	c := &child{program: program, dir: dir, rules: rules, addr: anyPort}
	if err := c.start(ctx); err != nil {
		c.remove()
		return nil, err
	}
	return c, nil
}

// start runs the server and waits until it says where it is. Later starts use
// the same folder and the same port.
func (c *child) start(ctx context.Context) error {
	args := append(c.program[1:len(c.program):len(c.program)], "serve", "--addr", c.addr, "--data", c.dir, "--rules", c.rules,
		"--debug-addr", anyPort, "--command-rate", commandRate)
	c.cmd = exec.Command(c.program[0], args...)
	bind(c.cmd)
	c.notes = &tail{}
	c.cmd.Stderr = c.notes
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.cmd.Start(); err != nil {
		return fmt.Errorf("the server cannot be started: %w", err)
	}
	ready := make(chan bool, 1)
	c.ended, c.killed = make(chan struct{}), false
	go func() {
		ready <- c.listen(out)
		io.Copy(io.Discard, out) //nolint:errcheck // ends with the server
		c.cmd.Wait()             //nolint:errcheck // how it ended does not matter, that it did is told
		close(c.ended)
	}()
	select {
	case ok := <-ready:
		if ok {
			return nil
		}
		<-c.ended
		return fmt.Errorf("the server did not start; it said:\n%s", c.notes)
	case <-time.After(readyWithin):
		err = errors.New("the server was not ready in time")
	case <-ctx.Done():
		err = ctx.Err()
	}
	c.kill()
	return err
}

// listen reads the server's first words.
func (c *child) listen(out io.Reader) bool {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if at, ok := strings.CutPrefix(lines.Text(), "Metrics and profiles at "); ok {
			c.debug = at
		}
		if at, ok := strings.CutPrefix(lines.Text(), "Casus is ready at http://"); ok {
			c.addr = at
			return true
		}
	}
	return false
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// crashed reports whether the server ended by itself. Sockets break a moment
// before the process is gone.
func (c *child) crashed() bool {
	select {
	case <-c.ended:
		return !c.killed
	case <-time.After(dying):
		return false
	}
}

// dying is how long a process may take to be gone once its sockets broke.
const dying = 500 * time.Millisecond

// kill ends the server as a power cut would, and waits until it is gone.
func (c *child) kill() {
	select {
	case <-c.ended:
		return
	default:
	}
	c.killed = true
	c.cmd.Process.Kill() //nolint:errcheck // it has ended already
	<-c.ended
}

// remove ends the server and takes its folder away.
func (c *child) remove() {
	if c.ended != nil {
		c.kill()
	}
	os.RemoveAll(c.dir) //nolint:errcheck // a temporary folder
}

// tail keeps the last of what a server said.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const tailBytes = 8 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if drop := len(t.text) - tailBytes; drop > 0 {
		t.text = append(t.text[:0], t.text[drop:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}
