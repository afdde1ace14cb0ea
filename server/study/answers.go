package study

import (
	"fmt"

	"casus/engine/world"
)

// answerLine is how the duties of an arm were answered.
type answerLine struct {
	Arm                                         string
	Full, Material, Diplomatic, Contest, Refuse int32
	Consult, Restrain, Back                     int32
	Share, Low, High                            string // of all answers, those that contest
}

func (s *summary) answers() (out []answerLine) {
	for arm, c := range s.choices {
		l := answerLine{
			Arm: s.study.Arms[arm], Full: c[world.Full], Material: c[world.Material], Diplomatic: c[world.Diplomatic],
			Contest: c[world.Contest], Refuse: c[world.Refuse], Consult: c[world.Consult], Restrain: c[world.Restrain], Back: c[world.Back],
			Share: "-", Low: "-", High: "-",
		}
		all := int32(0)
		for _, n := range c {
			all += n
		}
		if all > 0 {
			e := Wilson(int(l.Contest), int(all))
			percent := func(v float64) string { return fmt.Sprintf("%.1f%%", 100*v) }
			l.Share, l.Low, l.High = percent(e.Value), percent(e.Low), percent(e.High)
		}
		out = append(out, l)
	}
	return out
}
