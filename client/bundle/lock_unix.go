//go:build unix

package bundle

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lock guards node_modules between processes: test binaries of several packages
// may bundle at once, and one of them may have to install first. The kernel
// drops the lock when its holder dies, so none is ever left behind.
func lock(dir string, alone bool) (func(), error) {
	file, err := os.OpenFile(filepath.Join(dir, ".install.lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("the client folder cannot be locked for the install: %w", err)
	}
	how := syscall.LOCK_SH
	if alone {
		how = syscall.LOCK_EX
	}
	if err := syscall.Flock(int(file.Fd()), how); err != nil {
		return nil, fmt.Errorf("the client folder cannot be locked for the install: %w", err)
	}
	return func() { file.Close() }, nil
}
