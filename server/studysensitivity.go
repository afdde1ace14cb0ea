package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"casus/engine"
	"casus/server/study"
	"casus/server/study/sensitivity"
)

// studySensitivityCmd asks which coefficients move the results.
type studySensitivityCmd struct {
	overlay
	Method       string            `help:"oat: one coefficient at a time; morris: random walks through all of them." enum:"oat,morris" default:"oat"`
	Params       []string          `help:"Coefficients to vary, e.g. tension_homing,slip_odds; empty: all."`
	Trajectories int               `help:"Random walks of morris." default:"20"`
	Scenario     string            `help:"Scenario to play." default:"november-2024"`
	Arm          string            `help:"Treaty text: ${study_arms}." default:"2024"`
	Matches      int               `help:"Matches at each setting." default:"50"`
	Turns        int               `help:"Turns of a match; 0 draws the length as the scenario says." default:"24"`
	Seats        []string          `help:"Bot of each seat, e.g. RUS=doctrine,PRK=random; seats left out play doctrine."`
	Switch       map[string]string `help:"Assumptions, e.g. moral_hazard=on,umbrella=full: ${switches}." mapsep:","`
	Seed         uint64            `help:"Seed of the study's luck." default:"1"`
	Out          string            `help:"Folder to write to; an interrupted study goes on from what it holds." placeholder:"DIR" required:""`
	Workers      int               `help:"Settings played at once; 0: one a core." default:"0"`
}

// Validate refuses numbers that make no sense.
func (c *studySensitivityCmd) Validate() error {
	switch {
	case c.Workers < 0 || c.Workers > 1024:
		return fmt.Errorf("--workers %d: give 1 to 1024, or 0 for one a core", c.Workers)
	case c.Turns < 0 || c.Turns > engine.MaxTurns:
		return fmt.Errorf("--turns %d: a match has 1 to %d turns, or 0 to draw the length as the scenario says", c.Turns, engine.MaxTurns)
	case c.Matches < 1 || c.Matches > study.MaxMatches:
		return fmt.Errorf("--matches %d: give 1 to %d", c.Matches, study.MaxMatches)
	}
	return nil
}

// Run plays the settings and writes tables and report.
func (c *studySensitivityCmd) Run() error {
	plan := sensitivity.Plan{Method: c.Method, Vary: c.Params, Trajectories: c.Trajectories, Plan: study.Plan{
		Scenario: c.Scenario, Arms: []string{c.Arm}, Matches: c.Matches, Turns: c.Turns, Seed: c.Seed, Switches: c.Switch,
	}}
	var err error
	if plan.Seats, err = seatNames(c.Seats); err != nil {
		return err
	}
	st, err := sensitivity.Prepare(c.pack, plan)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d coefficients, %d settings, %d matches\n", len(st.Factors), len(st.Points), len(st.Points)*st.Matches)
	run := sensitivity.Run{Dir: c.Out, Workers: c.Workers, Progress: progress(time.Now(), "matches")}
	if run.Workers == 0 {
		run.Workers = runtime.GOMAXPROCS(0)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run.Play(ctx, st); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("stopped; what is finished lies in %s, and the same command goes on from there", c.Out)
		}
		return err
	}
	if err := run.Merge(st); err != nil {
		return err
	}
	fmt.Printf("%d settings of %d coefficients\nreport %s/report.html\n", len(st.Points), len(st.Factors), c.Out)
	return nil
}
