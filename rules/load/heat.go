package load

import (
	"slices"

	"casus/rules"
)

// imply gives each order that is aimed at a seat and says nothing of the tension
// with it the effect that Goldstein's scale implies. An order that is to leave
// tension alone says so: `{add: 0, to: "tension[actor][target]"}`.
func (b *builder) imply() {
	usual := b.pack.ParamsOf(&rules.Scenario{})
	for _, a := range b.pack.Actions {
		said := slices.ContainsFunc(a.Effects, func(e rules.Effect) bool { return e.Heats() })
		if a.Target == rules.NoTarget || said {
			continue
		}
		a.Effects = append(a.Effects, rules.Effect{
			Value: usual.ImpliedHeat(a.Codes.Goldstein), Fact: rules.Tension, Implied: true,
			Row: rules.Operand{Actor: true}, Col: rules.Operand{Target: true}, Text: "tension[actor][target]", Pos: a.Pos,
		})
	}
}
