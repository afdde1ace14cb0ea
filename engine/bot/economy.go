package bot

import (
	"casus/engine/world"
	"casus/rules"
)

// A government that reckons with a war in Korea reckons with this many months of
// it. Design value.
const monthsOfWar = 6

// stakeOf is what a rung of a pair would cost the seat's own economy: there is
// such a stake in every utility, the parties' and the bystanders'.
func (w *weigher) stakeOf(a, b rules.Seat, rung int32) int32 {
	if a != rules.PRK && a != rules.KOR && b != rules.PRK && b != rules.KOR {
		return 0
	}
	bp := world.Stake(&w.game.Params, w.env.Frame[:], w.me, rung)
	return bp * monthsOfWar / 10 * price(rules.Econ) / 100
}

// trade prices the trade a seat puts at risk by quarrelling with another: by how
// much it needs that country. It is what makes a partner of all sides think twice
// before it stands with one against the others.
func (w *weigher) trade(x rules.Seat, d int32) int32 {
	if d <= 0 || !x.Playable() {
		return 0
	}
	return w.pair(rules.Dependence, w.me, x) * d / 200 * w.game.Params[rules.TradeWeight] / 1000
}

// squeezed dulls the taste for provocation in a ruined economy. The leverage is
// small: what a state thinks its security asks for, it does poor as well.
func (w *weigher) squeezed() int32 {
	ruin := max(0, 500-w.of(rules.Econ, w.me)) * 2
	return w.provocation * (1000 - w.game.Params[rules.LeverageSecurity]*ruin/1000) / 1000
}
