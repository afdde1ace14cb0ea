package engine

import "casus/engine/dice"

// certain is one, as a chance: chances of the horizon are parts of a million.
const certain = 1_000_000

// horizon draws the turn after which a match ends, from the seed and hidden: a
// known last turn would invite a last blow. From the shortest length on, each
// turn's end may be the last with the same chance, up to the longest (model C13).
func (g *Game) horizon() int32 {
	if g.Setup.Turns > 0 {
		return int32(g.Setup.Turns)
	}
	least, most := max(g.Scenario.HorizonMin, 1), max(g.Scenario.HorizonMax, g.Scenario.HorizonMin, 1)
	goOn := goesOn(int64(most-least), int64(g.Scenario.HorizonMean-least)*certain)
	row := dice.Open(dice.Key{Seed: g.Setup.Seed, Stream: dice.Horizon})
	for turn := least; turn < most; turn++ {
		if int64(row.Roll(certain)) >= goOn {
			return turn
		}
	}
	return most
}

// goesOn is the chance that a match goes on after a turn, such that the turns it
// goes on, at most so many, come to the mean in all.
func goesOn(most, mean int64) int64 {
	low, high := int64(0), int64(certain)
	for high-low > 1 {
		if mid := (low + high) / 2; expected(mid, most) < mean {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// expected is the mean number of turns a match goes on, at most so many, in
// millionths: the sum of the chances that it reaches each.
func expected(goOn, most int64) int64 {
	sum, reach := int64(0), int64(certain)
	for range most {
		reach = reach * goOn / certain
		sum += reach
	}
	return sum
}
