package main

import (
	"fmt"

	"casus/engine"
	"casus/engine/score"
	"casus/engine/world"
	"casus/rules"
)

// printScores says what a match came to for each seat, part by part.
func printScores(g *engine.Game, end *world.State) {
	if !score.Ranked(end) {
		fmt.Printf("catastrophe: every seat scores %d, nobody ranks\n", score.Catastrophe)
		return
	}
	for _, sheet := range g.Scores(end) {
		fmt.Printf("%s  %5d\n", sheet.Seat, sheet.Total)
		for _, p := range sheet.Parts {
			fmt.Printf("     %5d of %3d  %s\n", p.Points, p.Weight, rules.Aims[p.Aim].Says)
		}
		for _, t := range sheet.Tolls {
			fmt.Printf("     %5d         %s\n", t.Points, t.Says)
		}
	}
}
