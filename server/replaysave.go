package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"casus/server/match"
	"casus/server/store"
	"casus/server/store/sqlite"
	"casus/server/study"

	"github.com/klauspost/compress/zstd"
)

// saveCmd writes the record of a stored match to a file.
type saveCmd struct {
	Match string `arg:"" optional:"" help:"Id of the match; without one the matches are listed."`
	Data  string `help:"Folder of the server's matches and rooms (default: the one for your user account)." placeholder:"DIR"`
	Out   string `help:"File to write; compressed if its name ends in .zst." placeholder:"FILE"`
}

// Help is the longer text of --help.
func (*saveCmd) Help() string {
	return `Also works while a server uses the folder, and for matches that an earlier version of
the program played. The record tells everything: while the match runs it is for whoever
leads it.`
}

// Validate asks for what is missing.
func (c *saveCmd) Validate() error {
	if c.Match != "" && c.Out == "" {
		return errors.New("say which file to write, like: replay save " + c.Match + " --out match.ndjson.zst")
	}
	return nil
}

// Run saves one match, or lists them all.
func (c *saveCmd) Run() (err error) {
	ctx := context.Background()
	dir, err := dataDir(c.Data)
	if err != nil {
		return err
	}
	db, err := sqlite.OpenCopy(ctx, sqlite.File(dir))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if c.Match == "" {
		return listMatches(ctx, db)
	}
	err = study.WriteFile(c.Out, func(w io.Writer) error { return c.write(ctx, db, w) })
	if errors.Is(err, store.ErrUnknown) {
		return fmt.Errorf("there is no match %s in %s: `replay save` without an id lists those there are", c.Match, dir)
	}
	if err != nil {
		return fmt.Errorf("the record cannot be saved: %w", err)
	}
	fmt.Println("record " + c.Out)
	return nil
}

func (c *saveCmd) write(ctx context.Context, db *sqlite.Copy, w io.Writer) error {
	if !compressed(c.Out) {
		return match.ExportStored(ctx, db, c.Match, w)
	}
	z, err := zstd.NewWriter(w)
	if err != nil {
		return err
	}
	return errors.Join(match.ExportStored(ctx, db, c.Match, z), z.Close())
}

func listMatches(ctx context.Context, db *sqlite.Copy) error {
	out := bufio.NewWriter(os.Stdout)
	for _, over := range []bool{false, true} {
		all, err := db.ListMatches(ctx, over)
		if err != nil {
			return err
		}
		for _, m := range all {
			state := map[bool]string{false: "running", true: "finished"}[over]
			fmt.Fprintf(out, "%s  %-8s  turn %2d  room %s  %s\n", m.ID, state, m.Turn, m.Room, m.Title)
		}
	}
	return out.Flush()
}
