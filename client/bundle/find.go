package bundle

import (
	"errors"
	"os"
	"path/filepath"
)

// Find returns the client folder of the checkout that holds the working
// directory or, failing that, the running program.
func Find() (string, error) {
	var starts []string
	if dir, err := os.Getwd(); err == nil {
		starts = append(starts, dir)
	}
	if exe, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(exe))
	}
	for _, start := range starts {
		for dir := start; ; dir = filepath.Dir(dir) {
			client := filepath.Join(dir, "client")
			if isFile(filepath.Join(dir, "go.mod")) && isFile(filepath.Join(client, "src", "main.tsx")) {
				return client, nil
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	return "", errors.New("the page's sources (client/src) were not found: start the program inside the checkout, or build it with -tags release after `go generate ./client`")
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
