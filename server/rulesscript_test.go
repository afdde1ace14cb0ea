package main

import (
	"errors"
	"os"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The stories in testdata/rules are sessions of somebody who writes rules, with
// the real program:
//
//	casus rules check      works, exit code 0
//	! casus rules check    fails with a reason, exit code 1
//	wrong casus rules      is called wrongly, exit code 2 or more
func TestWritingRules(t *testing.T) { sessions(t, "testdata/rules") }

// The stories in testdata/study are those of somebody who gathers data.
func TestGatheringData(t *testing.T) { sessions(t, "testdata/study") }

func sessions(t *testing.T, dir string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := func(ts *testscript.TestScript, args []string) int {
		var end *exec.ExitError
		switch err := ts.Exec(self, args...); {
		case err == nil:
			return 0
		case errors.As(err, &end):
			return end.ExitCode()
		default:
			ts.Fatalf("%v", err)
			return -1
		}
	}
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			env.Setenv(asProgram, "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"casus": func(ts *testscript.TestScript, neg bool, args []string) {
				if code, want := run(ts, args), map[bool]int{false: 0, true: 1}[neg]; code != want {
					ts.Fatalf("exit code %d, want %d", code, want)
				}
			},
			"wrong": func(ts *testscript.TestScript, _ bool, args []string) {
				if code := run(ts, args[1:]); code < 2 {
					ts.Fatalf("exit code %d, want 2 or more", code)
				}
			},
		},
	})
}
