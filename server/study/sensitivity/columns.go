package sensitivity

import "casus/engine/ledger"

type effectColumn = ledger.Column[effectRow]

func word(name, doc string, of func(*effectRow) string) effectColumn {
	return effectColumn{Name: name, Type: ledger.Text, Doc: doc, Of: func(r *effectRow) ledger.Value { return ledger.Word(of(r)) }}
}

func whole(name, doc string, of func(*effectRow) int32) effectColumn {
	return effectColumn{Name: name, Type: ledger.Int, Doc: doc, Of: func(r *effectRow) ledger.Value { return ledger.Number(of(r)) }}
}

func real(name, doc string, of func(*effectRow) float64) effectColumn {
	return effectColumn{Name: name, Type: ledger.Thousandths, Doc: doc, Of: func(r *effectRow) ledger.Value { return thousandths(of(r)) }}
}

// head says which factor and outcome a row is of.
func head(more ...effectColumn) []effectColumn {
	return append([]effectColumn{
		word("outcome", "the measure", func(r *effectRow) string { return r.outcome.Name }),
		word("param", "the coefficient", func(r *effectRow) string { return r.factor.Name }),
		whole("low", "lowest value", func(r *effectRow) int32 { return r.factor.Low }),
		whole("base", "value in the model", func(r *effectRow) int32 { return r.factor.Base }),
		whole("high", "highest value", func(r *effectRow) int32 { return r.factor.High }),
	}, more...)
}

var effectColumns = head(
	real("mu_star", "mean size of the elementary effects, for the whole range", func(r *effectRow) float64 { return r.effect.MuStar.Value }),
	real("mu_star_low", "lower end of its interval", func(r *effectRow) float64 { return r.effect.MuStar.Low }),
	real("mu_star_high", "upper end", func(r *effectRow) float64 { return r.effect.MuStar.High }),
	real("mu", "mean of the elementary effects", func(r *effectRow) float64 { return r.effect.Mu }),
	real("sigma", "their standard deviation: bends and interactions", func(r *effectRow) float64 { return r.effect.Sigma }),
)

var shiftColumns = head(
	whole("value", "value it was set to", func(r *effectRow) int32 { return r.shift.Value }),
	real("mean", "mean outcome there", func(r *effectRow) float64 { return r.shift.Mean }),
	real("change", "mean difference from the base, match by match", func(r *effectRow) float64 { return r.shift.Change.Value }),
	real("change_low", "lower end of its interval", func(r *effectRow) float64 { return r.shift.Change.Low }),
	real("change_high", "upper end", func(r *effectRow) float64 { return r.shift.Change.High }),
)
