// Command server runs Casus: an escalation-simulation game in which treaty
// obligations are rules. Without a subcommand it serves the game; the others
// check rules, play matches without a screen, verify records and measure.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"casus/rules"
	"casus/server/study"
)

// commands is the whole command line, one file a subcommand.
type commands struct {
	Serve   serveCmd    `cmd:"" default:"withargs" help:"Serve the game in the browser (this is what runs without a subcommand)."`
	Play    playCmd     `cmd:"" help:"Play a match between bots without a screen and write its record."`
	Replay  replayCmd   `cmd:"" help:"Check or read the record of a match."`
	Study   studyCmd    `cmd:"" help:"Play a crisis many times under several treaty texts and say what the text changed."`
	Rules   rulesCmd    `cmd:"" help:"Check, test and explain the rule files."`
	Bench   benchCmd    `cmd:"" help:"Measure how fast rules and engine run on this machine."`
	Load    loadtestCmd `cmd:"" name:"loadtest" help:"Put a server under load with many matches at once, and check everything it tells."`
	Backup  backupCmd   `cmd:"" help:"Copy all matches and rooms to one file, also while the server runs."`
	Restore restoreCmd  `cmd:"" help:"Put a backup into a folder, for a server to go on from."`
	Health  healthCmd   `cmd:"" hidden:"" help:"Ask a running server whether it is ready."`
}

func main() {
	var cli commands
	ctx := kong.Parse(&cli,
		kong.Name("casus"),
		kong.Description("Casus: a crisis in North-East Asia, played under its real treaties."),
		kong.Vars{"arms": strings.Join(rules.TreatyArms, ","), "study_arms": strings.Join(study.ArmNames(), ", "), "switches": strings.Join(study.SwitchNames(), ", ")},
		kong.ShortUsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err := ctx.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "casus: "+err.Error())
		os.Exit(1)
	}
}
