package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"casus/engine"
	"casus/server/study"
)

// studyCmd holds the ways to play a crisis many times.
type studyCmd struct {
	Play     studyPlayCmd     `cmd:"" default:"withargs" help:"Play paired matches under several treaty texts and write tables and a report (this is what runs without a subcommand)."`
	Arms     studyArmsCmd     `cmd:"" help:"The same with the six arms that take the difference between the treaties of 2000 and 2024 apart."`
	Validate studyValidateCmd `cmd:"" name:"validate" help:"Hold the model against the stylised facts of the field."`

	Sensitivity studySensitivityCmd `cmd:"" help:"Ask which coefficients of the model move the results."`
}

// studyFlags are what every study is told.
type studyFlags struct {
	overlay
	Scenario string            `help:"Scenario to play." default:"november-2024"`
	Matches  int               `help:"Matches under each arm." default:"200"`
	Turns    int               `help:"Turns of a match; 0 draws the length as the scenario says." default:"0"`
	Seats    []string          `help:"Bot of each seat, e.g. RUS=doctrine,PRK=random; seats left out play doctrine."`
	Seed     uint64            `help:"Seed of the study's luck." default:"1"`
	Readings map[string]string `help:"Readings of disputes, e.g. D2=broad,D3=narrow." mapsep:","`
	Params   map[string]int32  `help:"Coefficients of the model, e.g. tension_homing=180,slip_odds=0." mapsep:","`
	Switch   map[string]string `help:"Assumptions, e.g. moral_hazard=on,umbrella=full: ${switches}." mapsep:","`
	Out      string            `help:"Folder to write to; an interrupted study goes on from what it holds." placeholder:"DIR" required:""`
	Shard    string            `help:"Play one share only, e.g. 2/4; whoever finds all shares in the folder merges them." placeholder:"i/n"`
	Workers  int               `help:"Matches played at once; 0: one a core." default:"0"`
}

// studyPlayCmd plays the arms it is told.
type studyPlayCmd struct {
	studyFlags
	Arms []string `help:"Arms to play, the first is what the others are compared with: ${study_arms}." default:"2000,2024"`
}

// studyArmsCmd plays the six arms.
type studyArmsCmd struct{ studyFlags }

// Run plays the study.
func (c *studyPlayCmd) Run() error { return c.carryOut(c.Arms) }

// Run plays the study.
func (c *studyArmsCmd) Run() error { return c.carryOut(study.SixArms) }

// Validate refuses shares and workers that make no sense.
func (c *studyFlags) Validate() error {
	if _, _, err := c.share(); err != nil {
		return err
	}
	if c.Workers < 0 || c.Workers > 1024 {
		return fmt.Errorf("--workers %d: give 1 to 1024, or 0 for one a core", c.Workers)
	}
	if c.Turns < 0 || c.Turns > engine.MaxTurns {
		return fmt.Errorf("--turns %d: a match has 1 to %d turns, or 0 to draw the length as the scenario says", c.Turns, engine.MaxTurns)
	}
	if c.Matches < 1 || c.Matches > study.MaxMatches {
		return fmt.Errorf("--matches %d: a study has 1 to %d matches an arm", c.Matches, study.MaxMatches)
	}
	return nil
}

// share reads --shard; 0 of 0 is the whole.
func (c *studyFlags) share() (i, n int, err error) {
	if c.Shard == "" {
		return 0, 0, nil
	}
	left, right, _ := strings.Cut(c.Shard, "/")
	i, err1 := strconv.Atoi(left)
	n, err2 := strconv.Atoi(right)
	if err := errors.Join(err1, err2); err != nil || i < 1 || i > n || n > study.MaxMatches {
		return 0, 0, fmt.Errorf("--shard %q is no share; write 2/4 for the second of four", c.Shard)
	}
	return i, n, nil
}

func (c *studyFlags) carryOut(arms []string) error {
	plan := study.Plan{
		Rules:    c.Rules,
		Scenario: c.Scenario, Arms: arms, Matches: c.Matches, Turns: c.Turns, Seed: c.Seed, Readings: c.Readings,
		Params: c.Params, Switches: c.Switch,
	}
	var err error
	if plan.Seats, err = seatNames(c.Seats); err != nil {
		return err
	}
	st, err := study.Prepare(c.pack, plan)
	if err != nil {
		return err
	}
	run := study.Run{Dir: c.Out, Workers: c.Workers, Progress: progress(time.Now(), "matches")}
	if run.Workers == 0 {
		run.Workers = runtime.GOMAXPROCS(0)
	}
	if run.Shard, run.Shards, err = c.share(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run.Play(ctx, st); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("stopped; what is finished lies in %s, and the same command goes on from there", c.Out)
		}
		return err
	}
	return c.conclude(&run, st)
}

// conclude merges the parts when all are there.
func (c *studyFlags) conclude(run *study.Run, st *study.Study) error {
	missing, err := run.Missing(st)
	if err != nil {
		return err
	}
	if missing > 0 {
		fmt.Printf("share %s played; %d parts of the study are still missing in %s: bring the other shares' parts/ there and repeat the command\n", c.Shard, missing, c.Out)
		return nil
	}
	if err := run.Merge(st); err != nil {
		return err
	}
	fmt.Printf("%d matches under each of %s\nreport %s/report.html\n", st.Matches, strings.Join(st.Arms, ", "), c.Out)
	return nil
}

// progress shows a bar on stderr: on a screen one that is renewed at each
// percent, in a file a line at each tenth.
func progress(start time.Time, what string) func(played, of int) {
	shown, step, end := -1, 10, "\n"
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		step, end = 1, "\r"
	}
	return func(played, of int) {
		percent := 100 * played / of / step * step
		if percent == shown {
			return
		}
		shown = percent
		rate := float64(played) / time.Since(start).Seconds()
		if played == of {
			end = "\n"
		}
		bar := strings.Repeat("#", percent/4) + strings.Repeat(".", 25-percent/4)
		fmt.Fprintf(os.Stderr, "[%s] %3d%%  %d of %d %s, %.1f a second %s", bar, percent, played, of, what, rate, end)
	}
}
