package validate

import (
	"slices"

	"casus/rules"
)

// The batches. A number of matches is paired across all of them.
var (
	// open runs for 25 years: how crises open, last and come back.
	open     = &Batch{Name: "open", Says: "25 years without a horizon", Turns: 300, Share: 15}
	open1961 = &Batch{Name: "open-1961", Says: "25 years under the automatic clause of 1961", Turns: 300, Share: 10, Arm: "1961"}

	// pact is the reference that the two-year batches differ from.
	pact = &Batch{Name: "pact", Says: "the reference: November 2024 under the treaty of 2024", Turns: 24, Share: 140}
	bare = &Batch{
		Name: "bare", Says: "the treaty without its duties, and nobody believes that Russia would fight", Turns: 24, Share: 100,
		Arm: "2024-no-duties", Change: believe(150),
	}
	bareAlone = &Batch{
		Name: "bare-alone", Says: "the same, and nobody heeds an ally that asks to hold back", Turns: 24, Share: 100,
		Arm: "2024-no-duties", Change: believe(150), Switches: map[string]string{"restraint": "off"},
	}
	settled = &Batch{
		Name: "settled", Says: "every question of law read broadly, so that nothing is disputed", Turns: 24, Share: 100,
		Change: func(_ *rules.Pack, sc *rules.Scenario) {
			for i := range sc.Readings {
				sc.Readings[i] = rules.Broad
			}
		},
	}
	doubted  = &Batch{Name: "doubted", Says: "belief that Russia would fight held at 150", Turns: 24, Share: 100, Change: believe(150)}
	believed = &Batch{Name: "believed", Says: "belief that Russia would fight held at 700", Turns: 24, Share: 100, Change: believe(700)}

	hazard      = &Batch{Name: "hazard", Says: "moral hazard on", Turns: 24, Share: 100, Switches: on("moral_hazard")}
	blank       = &Batch{Name: "blank", Says: "the clause of 1961", Turns: 24, Share: 100, Arm: "1961"}
	blankHazard = &Batch{Name: "blank-hazard", Says: "the clause of 1961, moral hazard on", Turns: 24, Share: 100, Arm: "1961", Switches: on("moral_hazard")}

	shieldOff  = &Batch{Name: "umbrella-off", Says: "no Russian nuclear umbrella", Turns: 24, Share: 100, Switches: map[string]string{"umbrella": "off"}}
	shieldFull = &Batch{Name: "umbrella-full", Says: "a full Russian nuclear umbrella", Turns: 24, Share: 100, Switches: map[string]string{"umbrella": "full"}}

	unrestrained = &Batch{Name: "unrestrained", Says: "nobody heeds an ally that asks to hold back", Turns: 24, Share: 100, Switches: map[string]string{"restraint": "off"}}

	fog = &Batch{
		Name: "fog", Says: "covert acts are found out a third as often, and evidence is weaker and misleads three times as often", Turns: 24, Share: 100,
		Params: map[string]int32{"evidence_true": 300, "evidence_misleads": 300}, Change: veil,
	}

	silent = &Batch{Name: "no-audience", Says: "no public charges for backing down", Turns: 24, Share: 100, Change: noAudience}

	apart   = &Batch{Name: "apart", Says: "Russia and North Korea hand each other nothing", Turns: 24, Share: 100, Change: noExchange}
	redline = &Batch{Name: "red-line", Says: "South Korea sends shells to Ukraine in the first turn", Turns: 24, Share: 100, Change: shells}

	steady   = &Batch{Name: "slips-0", Says: "no crisis slips", Turns: 24, Share: 250, Params: map[string]int32{"slip_odds": 0}}
	slippery = &Batch{Name: "slips-3000", Says: "slips three times as likely", Turns: 24, Share: 250, Params: map[string]int32{"slip_odds": 3000}}
	hotlines = &Batch{
		Name: "hotlines", Says: "slips three times as likely, a hotline open between all", Turns: 24, Share: 250,
		Params: map[string]int32{"slip_odds": 3000}, Change: hotline,
	}

	shaky  = &Batch{Name: "shaky", Says: "stability-instability on, second strikes doubtful", Turns: 24, Share: 100, Switches: on("stability_instability"), Change: survive(200)}
	secure = &Batch{Name: "secure", Says: "stability-instability on, second strikes sure", Turns: 24, Share: 100, Switches: on("stability_instability"), Change: survive(900)}

	// What one cause does by itself.
	free   = &Batch{Name: "free", Says: "a year in which nobody acts and nobody enforces sanctions on North Korea", Turns: 12, Share: 5, Idle: true, Change: enforce(0, 0)}
	alone  = &Batch{Name: "china-enforces", Says: "the same, China alone enforcing them in full", Turns: 12, Share: 5, Idle: true, Change: enforce(1000, 0)}
	others = &Batch{Name: "others-enforce", Says: "the same, all but China enforcing them in full", Turns: 12, Share: 5, Idle: true, Change: enforce(0, 1000)}
	quiet  = &Batch{Name: "quiet", Says: "five turns in which nobody acts", Turns: 5, Share: 5, Idle: true}
)

// bluffs let each democracy threaten North Korea, with words and with an
// ultimatum, and do nothing.
var bluffs = func() (out []*Batch) {
	for _, who := range []rules.Seat{rules.USA, rules.KOR, rules.JPN} {
		for _, id := range []string{"D11", "D12"} {
			out = append(out, &Batch{
				Name: "bluff-" + who.String() + "-" + id, Says: "five turns in which " + who.String() + " threatens (" + id + ") and nobody acts",
				Turns: 5, Share: 5, Idle: true, Script: &scripted{who, rules.PRK, id},
			})
		}
	}
	return out
}()

// blows are wars in which one side uses a nuclear weapon and nobody does anything
// else, each after the same war without it.
var blows = func() (out []*Batch) {
	for _, p := range [][2]rules.Seat{{rules.PRK, rules.KOR}, {rules.USA, rules.PRK}, {rules.RUS, rules.JPN}} {
		war := Batch{
			Name: "war-" + p[0].String() + "-" + p[1].String(), Says: "a war of " + p[0].String() + " and " + p[1].String() + " in which nobody acts",
			Turns: 5, Share: 5, Idle: true, Change: brink(p[0], p[1]),
		}
		blow := war
		blow.Name, blow.Says = "blow-"+p[0].String()+"-"+p[1].String(), war.Says+", but for a nuclear blow by "+p[0].String()
		blow.Script = &scripted{p[0], p[1], "N4"}
		out = append(out, &war, &blow)
	}
	return out
}()

// brink sets two seats at war, one of them ready and cleared for a limited
// nuclear strike.
func brink(user, at rules.Seat) func(*rules.Pack, *rules.Scenario) {
	return func(_ *rules.Pack, sc *rules.Scenario) {
		for _, p := range [][2]rules.Seat{{user, at}, {at, user}} {
			start(sc, rules.Rung.Pair(p[0], p[1]), 8, false)
			start(sc, rules.AtWar.Pair(p[0], p[1]), 1, false)
			start(sc, rules.Tension.Pair(p[0], p[1]), 1000, false)
		}
		start(sc, rules.NuclearAlert.Of(user), 3, false)
		start(sc, rules.Authorised.Of(user), 3, false)
		start(sc, rules.Capital.Of(user), 12, false)
		start(sc, rules.Money.Of(user), 10, false)
	}
}

// enforce holds what China and the rest enforce against North Korea.
func enforce(china, rest int32) func(*rules.Pack, *rules.Scenario) {
	return func(_ *rules.Pack, sc *rules.Scenario) {
		for o := rules.RUS; o < rules.Seats; o++ {
			switch o {
			case rules.PRK:
			case rules.CHN:
				start(sc, rules.Sanctions.Pair(o, rules.PRK), china, true)
			default:
				start(sc, rules.Sanctions.Pair(o, rules.PRK), rest, true)
			}
		}
	}
}

func on(name string) map[string]string { return map[string]string{name: "on"} }

// believe holds the belief that Russia would fight for North Korea.
func believe(v int32) func(*rules.Pack, *rules.Scenario) {
	return func(_ *rules.Pack, sc *rules.Scenario) { start(sc, rules.Cred.Pair(rules.RUS, rules.PRK), v, true) }
}

// veil makes covert acts harder to find out.
func veil(pack *rules.Pack, _ *rules.Scenario) {
	for _, a := range pack.Actions {
		if a.Covert > 0 {
			a.Covert = max(1, a.Covert/3)
		}
	}
}

func noAudience(_ *rules.Pack, sc *rules.Scenario) {
	for c := rules.RUS; c < rules.Seats; c++ {
		start(sc, rules.AudienceCost.Of(c), 0, true)
	}
}

// noExchange takes from Russia and North Korea the orders by which they supply
// each other, and ends the shipments and the deployment under way.
func noExchange(pack *rules.Pack, sc *rules.Scenario) {
	start(sc, rules.RoundsShipped.Of(rules.PRK), 0, true)
	start(sc, rules.TroopsAbroad.Of(rules.PRK), 0, true)
	for _, a := range pack.Actions {
		if a.Domain == 'A' && a.Target == rules.Ally {
			a.By &^= rules.SeatSet(0).With(rules.RUS).With(rules.PRK)
		}
	}
}

func shells(_ *rules.Pack, sc *rules.Scenario) {
	sc.Injects = append(slices.Clone(sc.Injects), "seoul-arms-ukraine")
}

func hotline(_ *rules.Pack, sc *rules.Scenario) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			if a != b {
				start(sc, rules.Hotline.Pair(a, b), 3, true)
			}
		}
	}
}

// survive sets the share of nuclear forces that would survive a first strike,
// of all who have any.
func survive(v int32) func(*rules.Pack, *rules.Scenario) {
	return func(_ *rules.Pack, sc *rules.Scenario) {
		for _, c := range []rules.Seat{rules.RUS, rules.CHN, rules.USA, rules.PRK} {
			start(sc, rules.SecondStrike.Of(c), v, true)
		}
	}
}
