package trial

import (
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// Conflicts lists the conflicts of obligation in a case: the log lines of its
// treaty pass that open a duty or a permission which other law forbids or
// opposes, each with its Clashes.
func Conflicts(pack *rules.Pack, c *rules.Case) []world.Entry {
	s, w := Stage(pack, c)
	w.Log = &world.Log{}
	pact.New(pack, c.Arm, c.Readings).Pass(s, w)
	var out []world.Entry
	for _, e := range w.Log.Entries {
		if len(e.Clashes) > 0 {
			out = append(out, e)
		}
	}
	return out
}
