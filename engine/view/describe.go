package view

import (
	"encoding/json"
	"fmt"

	"casus/rules"
)

// action describes an order; its effect on tension with the target is the one
// number players weigh first.
func action(a *rules.Action) Action {
	out := Action{
		ID: a.ID, Title: a.Title, Summary: a.Summary, Domain: string(rune(a.Domain)),
		CAMEO: a.Codes.CAMEO, Goldstein: a.Codes.Goldstein, Rivera: a.Codes.Rivera, Kahn: a.Codes.Kahn,
		MID: a.Codes.MID, PLOVER: a.Codes.PLOVER, Covert: a.Covert, Floor: a.Floor,
		Capital: a.Cost.Capital, Money: a.Cost.Money, Phase: phase(a.Phase), Response: a.Response, Mutual: a.Mutual,
		Effects: []string{},
	}
	if a.Emits != nil {
		out.Kind = a.Emits.Kind.String()
	}
	for i := range a.Effects {
		e := &a.Effects[i]
		out.Effects = append(out.Effects, e.Text)
		if e.Fact == rules.Tension && e.Row.Actor && e.Col.Target {
			out.Tension += e.Value
		}
	}
	return out
}

func phase(p rules.Phase) string {
	switch p {
	case rules.InOrders:
		return "orders"
	case rules.InResponse:
		return "response"
	}
	return "both"
}

// treaty describes an instrument with the dates that hold under the arm.
func treaty(t *rules.Treaty, arm string) Treaty {
	out := Treaty{ID: t.Code, Title: t.Title, Nature: t.Nature, Parties: codes(t.Parties), Source: t.Source, Verify: t.Verify, InForce: intervalsOf(t.Intervals(arm))}
	if t.Signed != 0 {
		out.Signed = t.Signed.String()
	}
	return out
}

func place(p *rules.Place) Place {
	return Place{
		ID: p.ID, Name: p.Name, Kind: rules.PlaceKinds[p.Kind], Admin: p.AdministeredBy.String(), Claimed: codes(p.ClaimedBy),
		At: [2]json.Number{degrees(p.Lon), degrees(p.Lat)},
	}
}

// degrees writes thousandths of a degree as a decimal number, without floats.
func degrees(milli int32) json.Number {
	sign := ""
	if milli < 0 {
		sign, milli = "-", -milli
	}
	return json.Number(fmt.Sprintf("%s%d.%03d", sign, milli/1000, milli%1000))
}
