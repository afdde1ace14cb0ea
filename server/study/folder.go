package study

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Claim writes a plan into a folder that gets one more for its finished pieces,
// or sees that the folder holds the same plan already.
func Claim(dir, pieces string, plan any) error {
	want, err := json.MarshalIndent(plan, "", "  ")
	if err != nil {
		return err
	}
	want = append(want, '\n')
	if err := os.MkdirAll(filepath.Join(dir, pieces), 0o755); err != nil {
		return fmt.Errorf("the folder of the study cannot be made: %w", err)
	}
	path := filepath.Join(dir, "plan.json")
	got, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return WriteFile(path, func(w io.Writer) error { _, err := w.Write(want); return err })
	case err != nil:
		return err
	case !bytes.Equal(got, want):
		return fmt.Errorf("%s holds another study (other arms, matches, seats, seed, rules or engine); choose another --out; its plan.json says what it is", dir)
	}
	return nil
}
