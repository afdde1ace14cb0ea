package world

import "casus/engine/scribe"

// Append adds the JSON of an entry, as encoding/json writes it: a match writes some
// twenty in every turn.
func (e *Entry) Append(b []byte) []byte {
	b = scribe.Int(append(b, `{"n":`...), e.N)
	b = scribe.Int(append(b, `,"turn":`...), e.Turn)
	b = scribe.String(append(b, `,"phase":`...), e.Phase)
	b = scribe.String(append(b, `,"k":`...), e.K)
	b = scribe.String(append(b, `,"actor":`...), e.Actor.String())
	b = scribe.String(append(b, `,"target":`...), e.Target.String())
	b = scribe.Text(b, `,"action":`, e.Action)
	b = scribe.Text(b, `,"kind":`, e.Kind)
	b = scribe.Text(b, `,"place":`, e.Place)
	b = scribe.Number(b, `,"sev":`, e.Sev)
	b = scribe.Number(b, `,"deaths":`, e.Deaths)
	b = scribe.Number(b, `,"att":`, e.Att)
	b = scribe.String(append(b, `,"first":`...), e.First.String())
	b = scribe.Flag(b, `,"sustained":`, e.Sustain)
	b = scribe.Text(b, `,"clause":`, e.Clause)
	b = scribe.String(append(b, `,"against":`...), e.Against.String())
	b = scribe.Number(b, `,"duty":`, e.Duty)
	b = scribe.Text(b, `,"from":`, e.From)
	b = scribe.Text(b, `,"to":`, e.To)
	b = scribe.Texts(b, `,"by":`, e.By)
	b = scribe.Number(b, `,"rung":`, e.Rung)
	b = scribe.Number(b, `,"tension":`, e.Heat)
	b = scribe.Text(b, `,"inject":`, e.Inject)
	b = scribe.Text(b, `,"choice":`, e.Choice)
	b = scribe.Text(b, `,"reason":`, e.Reason)
	b = scribe.Number(b, `,"cause":`, e.Cause)
	if len(e.Clashes) > 0 {
		b = scribe.Value(append(b, `,"conflicts":`...), e.Clashes)
	}
	if e.Secret != nil {
		b = scribe.Value(append(b, `,"secret":`...), e.Secret)
	}
	return append(b, '}')
}
