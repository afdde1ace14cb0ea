package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"casus/server/store/sqlite"
)

// restoreCmd puts a backup where a server can go on from it.
type restoreCmd struct {
	File  string `arg:"" help:"Backup to restore."`
	Data  string `help:"Folder to put it into (default: the one for your user account)." placeholder:"DIR"`
	Force bool   `help:"Also if the folder holds matches: their database is set aside, not deleted."`
	JSON  bool   `name:"json" help:"Say what was restored as one JSON object."`
}

// Help is the longer text of --help.
func (*restoreCmd) Help() string {
	return `The backup is checked first, page by page and match by match; the backup file stays
as it is. Afterwards start the server on the folder: rooms, seats and matches are as
they were when the backup was made, and browser tabs that were open then go on.`
}

// Run checks the backup and puts it into the folder.
func (c *restoreCmd) Run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := dataDir(c.Data)
	if err != nil {
		return err
	}
	file, err := filepath.Abs(c.File)
	if err != nil {
		return err
	}
	held := holdings{File: file, Data: dir}
	held.Aside, err = sqlite.Restore(ctx, sqlite.RestorePlan{From: file, Dir: dir, Force: c.Force,
		Check: func(copied *sqlite.Copy) error { return held.count(ctx, copied, os.Stderr) }})
	if err != nil {
		return err
	}
	return held.print(os.Stdout, c.JSON, "restored")
}
