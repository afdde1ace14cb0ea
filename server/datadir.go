package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// dataDir is the folder for matches and rooms: the one asked for, or one that
// belongs to the user's account.
func dataDir(asked string) (string, error) {
	if asked != "" {
		return filepath.Abs(asked)
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "casus"), nil
	}
	if runtime.GOOS == "linux" {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, ".local", "share", "casus"), nil
		}
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", errors.New("this account has no folder for data: choose one with --data DIR")
	}
	return filepath.Join(dir, "casus"), nil
}
