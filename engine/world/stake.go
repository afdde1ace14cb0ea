package world

import "casus/rules"

// Stake is what a war in Korea on the given rung costs the growth of an economy
// that decades of peace have built, basis points a month: all of the stake on the
// soil it is fought on; elsewhere by how much the country needs from both Koreas
// and Japan, and a tenth for being part of the world; twice as much in general
// war. Facts are a state's or a frame's.
func Stake(p *rules.Params, facts []int32, c rules.Seat, rung int32) int32 {
	if rung < 7 {
		return 0
	}
	share := int32(1000)
	if c != rules.PRK && c != rules.KOR {
		share = 100
		for _, o := range [...]rules.Seat{rules.PRK, rules.KOR, rules.JPN} {
			if o != c {
				share += facts[rules.Dependence.Pair(c, o)]
			}
		}
	}
	return p[rules.PeaceStake] * min(1000, share) / 1000 * min(2, rung-6)
}
