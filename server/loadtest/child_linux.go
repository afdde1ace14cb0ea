package loadtest

import (
	"os/exec"
	"syscall"
)

// bind lets the server end when this process is gone, however that came about.
func bind(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
