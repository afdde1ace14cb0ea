package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"casus/server/loadtest"
)

// loadtestCmd puts a server under load and measures it.
type loadtestCmd struct {
	Matches   int           `help:"Matches played at the same time, with six sockets each." default:"20"`
	Turns     int           `help:"Timed turns of each match." default:"20"`
	Warmup    int           `help:"Turns before the clock starts." default:"5"`
	Think     int           `help:"Milliseconds a match waits between a new turn and its orders, on average (half of it to one and a half); 0 plays as fast as it can." default:"0" placeholder:"MS"`
	Orders    int           `help:"Orders a seat gives in a turn: one, or one to this many (at most 3)." default:"1"`
	URL       string        `name:"url" help:"A running server on this machine, such as http://127.0.0.1:8080 (default: starts one on a folder of its own)." placeholder:"URL"`
	PID       int           `name:"pid" help:"With --url: process id of that server, to measure its CPU and memory."`
	Debug     string        `help:"With --url: address of that server's --debug-addr, such as http://127.0.0.1:6060, to collect its garbage before its memory is read." placeholder:"URL"`
	Seed      uint64        `help:"Seeds of all matches derive from it." default:"1"`
	Verify    string        `help:"What is compared with the reference: one seat a turn in rotation, or all." enum:"rotate,all" default:"rotate"`
	Round     int           `help:"Number of this run in a series; copied into the result." default:"1"`
	Limit     time.Duration `help:"Give up after this long (default: ten minutes, and more where --kill or --for need it)." placeholder:"DURATION"`
	Kill      int           `help:"Kill the server this many times under load, restart it, and compare what it acknowledged with what is there." placeholder:"CYCLES"`
	Reconnect int           `help:"Open this many sockets, cut them all at once, and let them come back." placeholder:"SOCKETS"`
	Within    time.Duration `help:"With --reconnect: how long their coming back is spread over." default:"10s"`
	For       time.Duration `help:"Play for this long, a new match for each that ends, and say whether memory stays flat." placeholder:"DURATION"`
	JSON      bool          `name:"json" help:"Print the result as one JSON object."`
	WrongText int           `hidden:"" help:"Judge this match under another treaty text, to see the check fail."`
}

func (c *loadtestCmd) config() (loadtest.Config, error) {
	self, err := os.Executable()
	if err != nil {
		return loadtest.Config{}, fmt.Errorf("this program does not find itself, so it cannot start a server: %w", err)
	}
	limit := c.Limit
	if limit == 0 {
		limit = 10*time.Minute + time.Duration(c.Kill)*10*time.Second + c.For + c.Within
	}
	return loadtest.Config{Matches: c.Matches, Turns: c.Turns, Warmup: c.Warmup, Orders: c.Orders, Think: time.Duration(c.Think) * time.Millisecond,
		Seed: c.Seed, Round: c.Round, Verify: c.Verify, URL: c.URL, PID: c.PID, Debug: c.Debug, Limit: limit,
		WrongText: c.WrongText, Program: []string{self}, Notes: os.Stderr}, nil
}

// Validate refuses what cannot be played.
func (c *loadtestCmd) Validate() error {
	if c.URL == "" && (c.PID != 0 || c.Debug != "") {
		return errors.New("--pid and --debug belong to --url: a server that loadtest starts itself is known to it")
	}
	if c.Kill > 0 && c.URL != "" {
		return errors.New("--kill ends only a server that loadtest started itself; leave --url out")
	}
	if modes := count(c.Kill != 0, c.Reconnect != 0, c.For != 0); modes > 1 || c.Kill < 0 || c.Reconnect < 0 || c.For < 0 || c.Within <= 0 {
		return errors.New("--kill, --reconnect and --for take a number above 0, and one of them at a time")
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	return cfg.Check()
}

func count(given ...bool) (n int) {
	for _, g := range given {
		if g {
			n++
		}
	}
	return n
}

// Run plays, and fails when anything that was told was wrong.
func (c *loadtestCmd) Run() error {
	cfg, err := c.config()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch {
	case c.Kill > 0:
		return told(c.JSON)(loadtest.Kill(ctx, cfg, c.Kill))
	case c.Reconnect > 0:
		return told(c.JSON)(loadtest.Reconnect(ctx, cfg, c.Reconnect, c.Within))
	case c.For > 0:
		return told(c.JSON)(loadtest.Soak(ctx, cfg, c.For))
	}
	return told(c.JSON)(loadtest.Play(ctx, cfg))
}

// result is what a load test came to.
type result interface {
	Print(w io.Writer) error
	Failed() string // what was wrong, or nothing
}

// told prints a result; one that is not as it must be is an error.
func told(asJSON bool) func(r result, err error) error {
	return func(r result, err error) error {
		switch {
		case err != nil:
			return err
		case asJSON:
			err = json.NewEncoder(os.Stdout).Encode(r)
		default:
			err = r.Print(os.Stdout)
		}
		if wrong := r.Failed(); err == nil && wrong != "" {
			err = errors.New("the check failed: " + wrong)
		}
		return err
	}
}
