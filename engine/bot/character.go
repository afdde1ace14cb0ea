package bot

import (
	"casus/engine/dice"
	"casus/rules"
)

// character is how a seat plays in one match: the weights of its doctrine file,
// each drawn anew up to 15 per cent around the printed value, so that a batch
// does not hang on one vector. Weights run from 0 to 1000.
type character struct {
	risk, dread, retaliation, provocation, revisionism  int32
	loyalty, entrapment, covert, audience, patience     int32
	concession, generosity, veto, firstUse, temperature int32
	autonomy, buffer, hazard                            int32
}

// even is the character of a seat whose pack has no doctrine for it.
const even = 500

// characterOf draws a seat's character for a match.
func characterOf(pack *rules.Pack, seat rules.Seat, seed uint64) character {
	var weights map[string]int32
	for _, d := range pack.Doctrines {
		if d.Seat == seat {
			weights = d.Weights
		}
	}
	row := dice.Open(dice.Key{Seed: seed, Stream: dice.Bot, Actor: uint8(seat), Target: drawCharacter})
	draw := func(name string) int32 {
		w, ok := weights[name]
		if !ok {
			w = even
		}
		return min(1000, w*(850+row.Roll(301))/1000)
	}
	c := character{
		risk: draw("risk_aversion"), dread: draw("dread"), retaliation: draw("retaliation"),
		provocation: draw("provocation"), revisionism: draw("revisionism"), loyalty: draw("loyalty"),
		entrapment: draw("entrapment_aversion"), covert: draw("covert_preference"),
		audience: draw("audience_weight"), patience: draw("patience"), concession: draw("concession_rate"),
		generosity: draw("transfer_generosity"), veto: draw("unsc_veto"), temperature: draw("temperature"),
		autonomy: draw("autonomy"), buffer: draw("buffer_interest"), hazard: draw("moral_hazard"),
	}
	// A threshold is a rung, not a taste: it is not drawn.
	c.firstUse = 10
	if rung, ok := weights["first_use_rung"]; ok {
		c.firstUse = rung
	}
	return c
}
