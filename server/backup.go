package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"casus/server/store/sqlite"
)

// backupCmd copies what a server keeps to one file.
type backupCmd struct {
	Data  string `help:"Folder of the server's matches and rooms (default: the one for your user account)." placeholder:"DIR"`
	Out   string `help:"File to write." required:"" placeholder:"FILE"`
	Force bool   `help:"Replace the file if it is there already."`
	JSON  bool   `name:"json" help:"Say what the backup holds as one JSON object."`
}

// Help is the longer text of --help.
func (*backupCmd) Help() string {
	return `The server may go on running and matches may be played meanwhile: the file holds
what was acknowledged at the moment the backup began. It is checked page by page and
match by match before it gets its name, so that a file that is there is a whole one.
Keep it on another machine or disk; restore puts it back.`
}

// Run makes a backup and checks it.
func (c *backupCmd) Run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := dataDir(c.Data)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(c.Out)
	if err != nil {
		return err
	}
	held := holdings{File: out}
	err = sqlite.Backup(ctx, sqlite.BackupPlan{Dir: dir, Out: out, Force: c.Force, Tell: tellCopied,
		Check: func(copied *sqlite.Copy) error { return held.count(ctx, copied, os.Stderr) }})
	if err != nil {
		return err
	}
	return held.print(os.Stdout, c.JSON, "backup")
}

// tellCopied is the progress of a copy that takes long.
func tellCopied(done, total int64) {
	fmt.Fprintf(os.Stderr, "copied %d of about %d MB\n", done>>20, total>>20)
}
