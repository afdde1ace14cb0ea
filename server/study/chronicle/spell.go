package chronicle

import "casus/rules"

// A crisis opens when a pair's tension reaches Opens on rung OpensRung or
// above, and closes when tension falls below Closes (model C3).
const (
	Opens     = 650
	OpensRung = 3
	Closes    = 590
)

// Peninsula are the pairs whose crises count as those of the peninsula: the
// crisis projects list one crisis where North Korea quarrels with South Korea,
// America or both.
var Peninsula = []Pair{Of(rules.PRK, rules.KOR), Of(rules.USA, rules.PRK)}

// Violence is how far a crisis went, in the classes of the International
// Crisis Behavior project.
type Violence uint8

// The classes: none; shots or rung 5; a limited strike or rung 6; limited war
// and above.
const (
	Calm Violence = iota
	Minor
	Serious
	War
)

// Crisis is one crisis of a pair, or of several counted as one.
type Crisis struct {
	Pairs    []Pair
	Opened   int // turn at whose end it stood open
	Closed   int // turn at whose end it was over, the last one if it never was
	Over     bool
	Peak     int32 // highest rung
	Violence Violence
}

// Months is how long it lasted, in turns.
func (k *Crisis) Months() int { return k.Closed - k.Opened }

// Crises lists the crises in which any of the pairs is in crisis: pairs given
// together are one theatre, and their crises run together as one.
func (c *Chronicle) Crises(pairs ...Pair) (out []Crisis) {
	open := make([]bool, len(pairs))
	running := false
	for turn := 1; turn <= c.Turns(); turn++ {
		any := false
		for i, p := range pairs {
			heat := c.Heat(p, turn)
			open[i] = heat >= Closes && (open[i] || heat >= Opens && c.Rung(p, turn) >= OpensRung)
			any = any || open[i]
		}
		switch {
		case any && !running:
			out = append(out, Crisis{Pairs: pairs, Opened: turn})
		case !any && running:
			out[len(out)-1].close(turn, true)
		}
		running = any
	}
	if running {
		out[len(out)-1].close(c.Turns(), false)
	}
	for i := range out {
		c.measure(&out[i])
	}
	return out
}

func (k *Crisis) close(turn int, over bool) { k.Closed, k.Over = turn, over }

// measure finds out how far a crisis went.
func (c *Chronicle) measure(k *Crisis) {
	for _, p := range k.Pairs {
		for turn := k.Opened; turn <= k.Closed; turn++ {
			k.Peak = max(k.Peak, c.Rung(p, turn))
		}
	}
	switch {
	case k.Peak >= 7:
		k.Violence = War
	case k.Peak == 6:
		k.Violence = Serious
	case k.Peak == 5 || c.shots(k):
		k.Violence = Minor
	}
}

func (c *Chronicle) shots(k *Crisis) bool {
	for i := range c.Deeds {
		d := &c.Deeds[i]
		if rules.Kinds[d.Kind].Force && k.holds(d) {
			return true
		}
	}
	return false
}

// holds reports whether a deed belongs to the crisis: between its pairs, and
// from the turn it opened to the turn it closed.
func (k *Crisis) holds(d *Deed) bool {
	if int(d.Turn) < k.Opened || int(d.Turn) > k.Closed {
		return false
	}
	for _, p := range k.Pairs {
		if d.Between(p) {
			return true
		}
	}
	return false
}

// Returns reports whether another crisis of the list opens within so many
// turns of the end of the i-th, and whether the match lasted long enough to
// tell.
func (c *Chronicle) Returns(list []Crisis, i, within int) (again, known bool) {
	k := &list[i]
	if i+1 < len(list) && list[i+1].Opened-k.Closed <= within {
		return true, true
	}
	return false, k.Over && c.Turns()-k.Closed >= within
}
