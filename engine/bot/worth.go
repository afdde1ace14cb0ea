package bot

import (
	"casus/engine/world"
	"casus/rules"
)

// Scores are in tenths of a point. A point is about what a seat would pay for
// one unit of political capital; all figures here are design values.

// danger is what standing on a rung is worth losing sleep over: the expected
// loss from slips and war, in tenths of a point at a risk aversion of 1000.
var danger = [11]int32{0, 20, 50, 100, 200, 400, 800, 1500, 3000, 20000, 100000}

// effects sums what an order is expected to change, by the catalogue.
func (w *weigher) effects(a *rules.Action, target rules.Seat) int32 {
	sum := int32(0)
	habit := max(300, 1000-200*w.mem.used(a, rules.NONE))
	for i := range a.Effects {
		e := &a.Effects[i]
		if !w.applies(e, w.me, target) {
			continue
		}
		row, col := e.Row.Pick(w.me, target), e.Col.Pick(w.me, target)
		switch e.Fact.Shape() {
		case rules.ByPair:
			sum += w.pairEffect(a, e, row, col, habit)
		case rules.ByCountry:
			sum += w.countryEffect(e, row)
		}
	}
	return sum
}

func (w *weigher) pairEffect(a *rules.Action, e *rules.Effect, row, col rules.Seat, habit int32) int32 {
	if !row.Playable() || !col.Playable() || row == col {
		return 0
	}
	d := e.Value
	if e.Set {
		d -= w.pair(e.Fact, row, col)
	}
	switch e.Fact {
	case rules.Tension:
		return w.tensionWorth(row, col, w.felt(a, d, habit, row, col))
	case rules.Rung:
		return -w.climb(row, col, e.Value)
	case rules.Cohesion, rules.Cred:
		return d * w.loyalty * (1000 - w.pair(rules.Cohesion, row, col)) / 500000
	case rules.Trust, rules.Affinity:
		if row == w.me || col == w.me {
			return d / 4
		}
	case rules.Sanctions:
		return d * w.hostility(col) * (1000 - w.pair(rules.Sanctions, row, col)) / 2000000
	}
	return 0
}

// felt is the tension a pair is expected to gain: dulled by habit, cheap where
// words are not trusted, smaller where the act may stay unseen, larger above
// the base level.
func (w *weigher) felt(a *rules.Action, d, habit int32, row, col rules.Seat) int32 {
	if d > 0 {
		d = d * habit / 1000 * w.inKind(a, row, col) / 1000
	} else {
		d = d * 11 / 20
	}
	if a.Covert > 0 && d > 0 {
		d = d * min(100, a.Covert+10) / 100
	}
	return d * (1000 + max(0, w.view.Tension[row][col]-w.view.TensionBase[row][col])) / 1000
}

// inKind is the weight of an order, permille: less for an answer on no higher rung
// than the affront it answers.
func (w *weigher) inKind(a *rules.Action, row, col rules.Seat) int32 {
	if row != w.me || w.view.Phase != world.Response {
		return 1000
	}
	if d := w.mem.affront(col); d == nil || d.rung() < max(1, a.Floor) {
		return 1000
	}
	return w.game.Params[rules.AnswerWeight]
}

// tensionWorth prices d points of tension in a pair. Near its base tension is
// what the seat has learnt to live with; the further above, the dearer, and
// losses weigh double what gains do (Kahneman and Tversky).
func (w *weigher) tensionWorth(a, b rules.Seat, d int32) int32 {
	now := w.view.Tension[a][b]
	d = min(max(d, -now), 1000-now)
	rate := min(8, max(0, now-w.view.TensionBase[a][b]+40)/20)
	if now >= 650 {
		rate += 4
	}
	worth := -d * rate * (300 + w.risk) / 4000
	if a != w.me && b != w.me {
		return worth * w.concern(a, b) / 1000
	}
	x := a + b - w.me
	if d > 0 && w.mem.attack(w.me, x) == nil {
		worth *= 2 // under fire there is less to lose
	}
	return worth - w.trade(x, d)
}

// concern is how much a quarrel between two others matters, permille: an
// ally's more than strangers', and more to those who dread being drawn in.
func (w *weigher) concern(a, b rules.Seat) int32 {
	if w.ally(a) || w.ally(b) {
		return w.entrapment / 2
	}
	return 100
}

// climb prices putting a pair on a rung, against where it would be next turn
// if nothing happened.
func (w *weigher) climb(a, b rules.Seat, rung int32) int32 {
	now := w.view.Rung[a][b]
	cost := (danger[rung] - danger[max(0, now-1)]) * w.risk / 1000 * w.paradox(a, b, rung) / 1000
	if a != w.me && b != w.me {
		cost = cost * w.concern(a, b) / 1000
	}
	return max(0, cost+w.stakeOf(a, b, rung)-w.stakeOf(a, b, now))
}

// paradox weighs a rung, permille, by what the two could still do to each other
// after a first blow, where the match assumes so: the surer the answer, the more
// is dared on rungs 3 to 5, and the less on 7 and above (stability-instability).
func (w *weigher) paradox(a, b rules.Seat, rung int32) int32 {
	mutual := min(w.of(rules.SecondStrike, a), w.of(rules.SecondStrike, b))
	tilt := w.game.Params[rules.StabilityInstability] * mutual / 1000
	switch {
	case rung >= 7:
		return 1000 + tilt
	case rung >= 3 && rung <= 5:
		return 1000 - tilt
	}
	return 1000
}

// hostility is how far another's loss is a gain, permille: negative for
// friends, whose loss is a loss.
func (w *weigher) hostility(x rules.Seat) int32 {
	switch {
	case x == w.me:
		return -1000
	case w.ally(x):
		return -w.loyalty / 2
	case w.foe(x):
		return (w.provocation + w.revisionism) / 2
	}
	return 0
}

func (w *weigher) countryEffect(e *rules.Effect, c rules.Seat) int32 {
	if !c.Playable() {
		return 0
	}
	d := e.Value
	if e.Set {
		d -= w.of(e.Fact, c)
	}
	if c == w.me {
		switch e.Fact {
		case rules.AlertLevel:
			return w.alertWorth(d)
		case rules.NuclearAlert:
			return w.nuclearAlertWorth(d)
		}
	}
	worth := -d * price(e.Fact) * w.hostility(c) / 100000
	if c == w.me && arms(e.Fact) {
		worth = worth * (1000 + w.autonomy) / 1000
	}
	if e.Delay > 0 {
		worth = worth * w.patience / 1000
	}
	if c != w.me && w.ally(c) && worth > 0 {
		worth = worth * w.generosity / 500
	}
	if c == w.me && worth < 0 {
		worth *= 2
	}
	return worth
}

// arms reports whether a number is strength of its own, which a state that means
// to rely on nobody values the more.
func arms(f rules.Fact) bool {
	return f.IsTech() || f == rules.Conv || f == rules.SecondStrike || f == rules.Warheads
}

// price is what one hundred of a number is worth to its owner.
func price(f rules.Fact) int32 {
	switch {
	case f.IsTech():
		return 600
	case f == rules.Support, f == rules.Econ:
		return 500
	case f == rules.Conv:
		return 300
	case f == rules.Reputation, f == rules.SoftPower, f == rules.Proj:
		return 200
	case f == rules.Intel, f == rules.Resolve, f == rules.SecondStrike:
		return 100
	case f == rules.RoundsShipped:
		return 60
	case f == rules.Munitions:
		return 10
	case f == rules.Money, f == rules.Capital:
		return 3000
	}
	return 0
}

// alertWorth pulls readiness to what the danger asks for: peacetime, one step
// in a crisis, more under attack.
func (w *weigher) alertWorth(d int32) int32 {
	want := w.alert[w.me]
	if w.topRung(w.me) >= 4 {
		want++
	}
	if w.mem.attack(w.me, rules.NONE) != nil {
		want++
	}
	now := w.of(rules.AlertLevel, w.me)
	return (abs(now-min(4, want)) - abs(now+d-min(4, want))) * 120
}

func (w *weigher) nuclearAlertWorth(d int32) int32 {
	want := int32(0)
	if w.topRung(w.me) >= 7 {
		want = 1
	}
	now := w.of(rules.NuclearAlert, w.me)
	return (abs(now-want) - abs(now+d-want)) * w.dread / 4
}

func abs(v int32) int32 { return max(v, -v) }
