package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoNode says that the packages are missing and nothing can fetch them.
var ErrNoNode = errors.New("the page cannot be built because Node.js is not installed: install Node 20 or newer from https://nodejs.org, then start again")

// Install makes sure that the packages of package.json are in dir/node_modules
// at exactly the versions named there, and runs `npm ci` once when they are not.
// With dev the packages of the tests are wanted too. What it does, it says on log.
func Install(dir string, dev bool, log io.Writer) error {
	unlock, err := lock(dir, true)
	if err != nil {
		return err
	}
	defer unlock()
	missing, err := firstMissing(dir, dev)
	if err != nil || missing == "" {
		return err
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return ErrNoNode
	}
	args := []string{"ci", "--ignore-scripts", "--no-fund", "--no-audit"}
	if !dev {
		args = append(args, "--omit=dev")
	}
	fmt.Fprintf(log, "Fetching the page's packages (%s is missing): npm %s\n", missing, strings.Join(args, " "))
	cmd := exec.Command(npm, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm could not fetch the page's packages (%w): check the network, then start again, or run `npm ci` in %s to see more:\n%s", err, dir, out)
	}
	return nil
}

// Hold keeps an install in another process from emptying node_modules until the
// returned function is called.
func Hold(dir string) (release func(), err error) {
	return lock(dir, false)
}

// firstMissing names one package that is absent or of another version, or "".
func firstMissing(dir string, dev bool) (string, error) {
	manifest, err := readPackage(filepath.Join(dir, "package.json"))
	if err != nil {
		return "", fmt.Errorf("the client's package.json cannot be read: %w", err)
	}
	wanted := []map[string]string{manifest.Dependencies}
	if dev {
		wanted = append(wanted, manifest.DevDependencies)
	}
	for _, set := range wanted {
		for name, version := range set {
			have, err := readPackage(filepath.Join(dir, "node_modules", filepath.FromSlash(name), "package.json"))
			if errors.Is(err, os.ErrNotExist) || err == nil && have.Version != version {
				return name + " " + version, nil
			}
			if err != nil {
				return "", err
			}
		}
	}
	return "", nil
}

type manifest struct {
	Version         string
	Dependencies    map[string]string
	DevDependencies map[string]string
}

func readPackage(path string) (manifest, error) {
	var m manifest
	raw, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(raw, &m)
}
