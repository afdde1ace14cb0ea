package ledger

import (
	"casus/engine/world"
	"casus/rules"
)

// Index is the slow change of the region, read off a state: what moves between
// crises and stays when they are over. All numbers are permille.
type Index struct {
	Buildup     [rules.Seats]int32 // arms and posture of each seat
	Arms        int32              // their mean: how armed and ready the region is
	Blocs       int32              // how far it has split into two camps
	Trade       int32              // how much of the trade that countries need is open
	Enforcement int32              // how far sanctions on North Korea are enforced
}

// IndexOf reads the indices off a state.
func IndexOf(s *world.State) (x Index) {
	for c := range x.Buildup {
		x.Buildup[c] = buildup(s, rules.Seat(c))
		x.Arms += x.Buildup[c]
	}
	x.Arms /= rules.Seats
	x.Blocs, x.Trade, x.Enforcement = blocs(s), openTrade(s), enforcement(s)
	return x
}

// buildup weighs what a seat has and how ready it stands: forces at home 3 parts,
// technology 3, readiness 2, forces for Korea 1, nuclear forces that would
// survive a first blow 1. Design weights.
func buildup(s *world.State, c rules.Seat) int32 {
	tech, fields := int32(0), int32(0)
	for f := rules.TechSRBM; f.IsTech(); f++ {
		tech, fields = tech+s.Of(f, c), fields+1
	}
	ready := s.Of(rules.AlertLevel, c)*1000/4 + s.Of(rules.NuclearAlert, c)*1000/3
	return (3*s.Of(rules.Conv, c) + 3*tech/fields + ready + s.Of(rules.Proj, c) + s.Of(rules.SecondStrike, c)) / 10
}

// The two camps of the region, as the article sees them.
var camps = [2][3]rules.Seat{{rules.RUS, rules.CHN, rules.PRK}, {rules.USA, rules.KOR, rules.JPN}}

// blocs is the mean of how well each camp holds together and how tense it is
// between the two.
func blocs(s *world.State) int32 {
	within, across := int32(0), int32(0)
	for i, a := range camps[0] {
		for _, b := range camps[1] {
			across += s.Pair(rules.Tension, a, b)
		}
		for _, b := range camps[0][:i] {
			within += s.Pair(rules.Cohesion, a, b)
		}
	}
	for i, a := range camps[1] {
		for _, b := range camps[1][:i] {
			within += s.Pair(rules.Cohesion, a, b)
		}
	}
	return (within/6 + across/9) / 2
}

// openTrade is the share of the trade that countries need which neither side
// sanctions and no war cuts off.
func openTrade(s *world.State) int32 {
	open, all := int32(0), int32(0)
	for c := rules.RUS; c < rules.Seats; c++ {
		for o := rules.RUS; o < rules.Seats; o++ {
			if c == o {
				continue
			}
			need := s.Pair(rules.Dependence, c, o)
			closed := max(s.Pair(rules.Sanctions, c, o), s.Pair(rules.Sanctions, o, c), 1000*s.Pair(rules.AtWar, c, o))
			open += need * (1000 - closed)
			all += need
		}
	}
	return open / max(1, all)
}

// enforcement is the mean of what the other five seats enforce against North
// Korea.
func enforcement(s *world.State) (sum int32) {
	for o := rules.RUS; o < rules.Seats; o++ {
		if o != rules.PRK {
			sum += s.Pair(rules.Sanctions, o, rules.PRK)
		}
	}
	return sum / (rules.Seats - 1)
}
