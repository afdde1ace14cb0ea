package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"casus/server/match"
	"casus/server/store"
	"casus/server/store/sqlite"
)

// holdings is what a backup was found to hold.
type holdings struct {
	File    string `json:"file"`
	Data    string `json:"data,omitempty"`      // folder it was restored into
	Aside   string `json:"set_aside,omitempty"` // where the database went that was there
	Bytes   int64  `json:"bytes"`
	Rooms   int    `json:"rooms"`
	Running int    `json:"running"` // matches that go on
	Over    int    `json:"over"`    // matches that have ended
	Lines   int    `json:"lines"`   // record lines whose chain was checked
}

// count reads every match of a copy and checks its chain. It says on notes how
// far it is, when it takes long.
func (h *holdings) count(ctx context.Context, c *sqlite.Copy, notes io.Writer) error {
	rooms, err := c.ListRooms(ctx)
	if err != nil {
		return err
	}
	running, err := c.ListMatches(ctx, false)
	if err != nil {
		return err
	}
	over, err := c.ListMatches(ctx, true)
	if err != nil {
		return err
	}
	h.Rooms, h.Running, h.Over, h.Lines = len(rooms), len(running), len(over), 0
	all := append(running, over...)
	said := time.Now()
	for i, m := range all {
		if err := h.verify(ctx, c, m); err != nil {
			return fmt.Errorf("match %s: %w", m.ID, err)
		}
		if time.Since(said) > time.Second {
			said = time.Now()
			fmt.Fprintf(notes, "checked %d of %d matches\n", i+1, len(all))
		}
	}
	return nil
}

// verify checks a match's chain and that the rules it is played under are there.
func (h *holdings) verify(ctx context.Context, c *sqlite.Copy, m store.Match) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	lines, _, err := match.Lines(ctx, c, m.ID)
	if err != nil {
		return err
	}
	h.Lines += len(lines)
	if _, err = c.Pack(ctx, m.Pack); errors.Is(err, store.ErrUnknown) {
		return errors.New("the text of its rules is missing")
	}
	return err
}

// print says what was done: one JSON object, or a sentence.
func (h *holdings) print(w io.Writer, asJSON bool, done string) error {
	info, err := os.Stat(h.File)
	if err != nil {
		return err
	}
	h.Bytes = info.Size()
	if asJSON {
		return json.NewEncoder(w).Encode(h)
	}
	fmt.Fprintf(w, "%s %s: rooms %d, running matches %d, finished %d; %d record lines checked, %d kB\n",
		done, h.File, h.Rooms, h.Running, h.Over, h.Lines, (h.Bytes+1023)>>10)
	if h.Aside != "" {
		fmt.Fprintf(w, "the database that was there is now %s\n", h.Aside)
	}
	if h.Data != "" {
		fmt.Fprintf(w, "now start the server with --data %s\n", h.Data)
	}
	return nil
}
