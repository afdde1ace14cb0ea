package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"casus/server/study"
	"casus/server/study/validate"
)

// studyValidateCmd holds the model against the stylised facts.
type studyValidateCmd struct {
	overlay
	Facts    []string `help:"Only these facts, e.g. 1,2,17."`
	Matches  int      `help:"Matches of each two-year batch; the reference takes 140 in 100 of them, the 25-year batches 15 and 10." default:"1500"`
	Quick    bool     `help:"A handful of matches: shows that everything runs, proves nothing."`
	Seed     uint64   `help:"Seed of the luck." default:"1"`
	Workers  int      `help:"Matches played at once; 0: one a core." default:"0"`
	JSON     bool     `name:"json" help:"One JSON object a fact instead of text."`
	Markdown string   `help:"Write the page of results to this file as well." placeholder:"FILE"`
	Strict   bool     `help:"Exit with code 1 when a fact fails."`
}

// quickMatches is what --quick plays of each batch.
const quickMatches = 2

// Validate refuses numbers that make no sense.
func (c *studyValidateCmd) Validate() error {
	if c.Matches < 1 || c.Matches > 100_000 {
		return fmt.Errorf("--matches %d: give 1 to 100000", c.Matches)
	}
	if c.Workers < 0 || c.Workers > 1024 {
		return fmt.Errorf("--workers %d: give 1 to 1024, or 0 for one a core", c.Workers)
	}
	_, err := validate.Select(c.Facts)
	return err
}

// Run measures the facts and prints them.
func (c *studyValidateCmd) Run() error {
	facts, err := validate.Select(c.Facts)
	if err != nil {
		return err
	}
	run := validate.Run{Load: c.pack, Matches: c.Matches, Seed: c.Seed, Workers: c.Workers, Progress: progress(time.Now(), "turns")}
	if c.Quick {
		run.Matches = quickMatches
	}
	if run.Workers == 0 {
		run.Workers = runtime.GOMAXPROCS(0)
	}
	matches, turns := run.Turns(facts)
	fmt.Fprintf(os.Stderr, "%d facts, %d matches, at most %d turns\n", len(facts), matches, turns)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	verdicts, err := run.Judge(ctx, facts)
	if err != nil {
		if ctx.Err() != nil {
			return errors.New("stopped; nothing was measured")
		}
		return err
	}
	if c.Markdown != "" {
		if err := study.WriteFile(c.Markdown, func(w io.Writer) error { return validate.Page(w, verdicts, c.command()) }); err != nil {
			return err
		}
	}
	return c.tell(verdicts)
}

// command is the command line that makes the same page.
func (c *studyValidateCmd) command() string {
	words := fmt.Sprintf("go run ./server study validate --matches %d --seed %d", c.Matches, c.Seed)
	if c.Quick {
		words += " --quick"
	}
	if len(c.Facts) > 0 {
		words += " --facts " + strings.Join(c.Facts, ",")
	}
	return words + " --markdown " + c.Markdown
}

func (c *studyValidateCmd) tell(verdicts []validate.Verdict) error {
	write := validate.Text
	if c.JSON {
		write = validate.JSON
	}
	if err := write(os.Stdout, verdicts); err != nil {
		return err
	}
	if passed := validate.Passed(verdicts); c.Strict && passed < len(verdicts) {
		return fmt.Errorf("%d of %d facts pass", passed, len(verdicts))
	}
	return nil
}
