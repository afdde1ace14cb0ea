package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Technology lets countries learn by their own research and turns what North
// Korea's rockets and submarines can do into forces that would survive a first
// blow (model C10).
func (k *Setting) Technology(s *world.State, w *world.Work) {
	for c := rules.RUS; c < rules.Seats; c++ {
		for f := rules.TechSRBM; f.IsTech(); f++ {
			if have := s.Of(f, c); have > 0 { // nobody starts a field unasked
				s.Add(f, c, k.portion(s, w.Params[rules.ResearchPace]*(1000-have), 1000))
			}
		}
	}
	k.cross(s, w)
	k.rearm(s, w.Params)
}

// rearm brings North Korea's second strike to what its technology allows, of
// which some is on its way: others can count only later what came of a secret.
func (k *Setting) rearm(s *world.State, p *rules.Params) {
	at := rules.SecondStrike.Of(rules.PRK)
	gap := deterrent(s, p) - s.Facts[at] - s.Pending(at)
	if step := k.portion(s, gap*p[rules.SecondStrikePace], 1000); step != 0 {
		s.Postpone(at, world.Showing, world.Added, step)
	}
}

// deterrent is the second strike North Korea's technology allows: the mean of
// its three fields, and a step for each threshold passed.
func deterrent(s *world.State, p *rules.Params) int32 {
	mean := (s.Of(rules.TechSolid, rules.PRK) + s.Of(rules.TechSub, rules.PRK) + s.Of(rules.TechICBM, rules.PRK)) / 3
	for bits := passed(s, p); bits != 0; bits &= bits - 1 {
		mean += p[rules.DeterrentStep]
	}
	return min(1000, mean)
}

// thresholds are the levels at which a field of North Korea's changes what its
// nuclear forces can do: warheads that come down whole, rockets fired within
// minutes, submarines nobody finds.
var thresholds = [...]struct {
	field rules.Fact
	level rules.Parameter
}{
	{rules.TechReentry, rules.ReentryWorks},
	{rules.TechSolid, rules.SolidWorks},
	{rules.TechSub, rules.SubWorks},
}

// passed are the thresholds North Korea has reached, one bit each.
func passed(s *world.State, p *rules.Params) (bits uint8) {
	for i, t := range thresholds {
		if s.Of(t.field, rules.PRK) >= p[t.level] {
			bits |= 1 << i
		}
	}
	return bits
}

// cross tells North Korea, and nobody else, that it has passed a threshold:
// others see what its forces become.
func (k *Setting) cross(s *world.State, w *world.Work) {
	known := s.Passed | k.Trend.Passed
	s.Passed = passed(s, w.Params)
	for i, t := range thresholds {
		if (s.Passed&^known)>>i&1 == 0 {
			continue
		}
		w.Log.Add(s, world.Entry{
			K: world.KTech, Actor: rules.PRK, Target: rules.NONE, First: rules.NONE, Against: rules.NONE,
			To: rules.Facts[t.field].Name, Reason: world.Threshold,
			Secret: secretOf(w, rules.PRK),
		})
	}
}

func secretOf(w *world.Work, c rules.Seat) *world.Secret {
	if !w.Log.On() {
		return nil // search keeps no log and allocates nothing
	}
	return &world.Secret{Knows: rules.SeatSet(0).With(c), Suspect: rules.NONE}
}
