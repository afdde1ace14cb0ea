package main

import (
	"fmt"
	"os"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
)

// replayCmd holds what one can do with a record.
type replayCmd struct {
	Verify verifyCmd `cmd:"" help:"Check a record: its chain, and by replaying it every state and event."`
	Story  storyCmd  `cmd:"" help:"Print a record as a story, turn by turn."`
	Save   saveCmd   `cmd:"" help:"Write the record of a match that a server keeps to a file."`
	Export exportCmd `cmd:"" help:"Write a record as a table: one row an act or event, with the codes of the field."`
}

// verifyCmd checks a record.
type verifyCmd struct {
	File string `arg:"" help:"Record to check."`
}

// Run checks the chain always, and the states when this program's engine made
// the record; it says which it did.
func (c *verifyCmd) Run() error {
	head, lines, err := readRecord(c.File)
	if err != nil {
		return err
	}
	fmt.Printf("chain whole: %d lines\n", len(lines)+1)
	if head.Engine != engine.Version {
		fmt.Printf("states not checked: the record was made by %s, this is %s\n", head.Engine, engine.Version)
		fmt.Printf("final %s\n", lastHash(lines))
		return nil
	}
	g, err := gameOf(head)
	if err != nil {
		return err
	}
	final, err := record.Replay(g, lines, nil)
	if err != nil {
		return err
	}
	fmt.Printf("states checked: every command replayed\nfinal %s\n", final)
	return nil
}

func lastHash(lines []record.Line) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].Hash != "" {
			return lines[i].Hash
		}
	}
	return ""
}

// storyCmd prints a record for people.
type storyCmd struct {
	File string `arg:"" help:"Record to read."`
}

// Run tells the match turn by turn. What another engine recorded is told as it
// was recorded; what this one did is played again, which checks it.
func (c *storyCmd) Run() error {
	head, lines, err := readRecord(c.File)
	if err != nil {
		return err
	}
	if head.Engine != engine.Version {
		fmt.Printf("%s, as %s recorded it (states not checked, this is %s)\n", head.Title, head.Engine, engine.Version)
		for _, line := range lines {
			tell(line.Entries)
		}
		return nil
	}
	g, err := gameOf(head)
	if err != nil {
		return err
	}
	fmt.Printf("%s, under %s\n", head.Title, rules.ArmWords(g.Arm))
	_, err = record.Replay(g, lines, func(step record.Step) { tell(step.Log[step.From:]) })
	return err
}

// tell prints what one resolution logged.
func tell(entries []world.Entry) {
	for i, e := range entries {
		if i == 0 {
			fmt.Printf("\nturn %d, %s\n", e.Turn, phaseTitle(e.Phase))
		}
		fmt.Fprintln(os.Stdout, "  "+world.Tell(&e))
	}
}

func phaseTitle(phase string) string {
	if phase == world.Response.String() {
		return "answers"
	}
	return "orders"
}
