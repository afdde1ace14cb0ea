// Package mechanism holds what data cannot carry: one file a mechanism, each
// named by the actions that use it.
package mechanism

import (
	"fmt"

	"casus/engine/world"
	"casus/rules"
)

// Context is what a mechanism works on.
type Context struct {
	Pack   *rules.Pack
	Seed   uint64
	State  *world.State
	Work   *world.Work
	Action *rules.Action
	Act    *world.Act
	Event  *world.Event
	// Expected puts the expected value where dice would fall.
	Expected bool
}

// Func carries out a mechanism.
type Func func(Context)

// entry pairs a mechanism with its name.
type entry struct {
	name string
	run  Func
}

// table is the closed list of mechanisms.
var table = []entry{
	{"admission", admission},
	{"attribution", attribution},
	{"audiences", audiences},
	{"ceasefire", ceasefire},
	{"combat", combat},
	{"confer", confer},
	{"council", council},
	{"council_easing", easing},
	{"counterforce", counterforce},
	{"denial", denial},
	{"espionage", espionage},
	{"flight", flight},
	{"inquiry", inquiry},
	{"mediate", mediate},
	{"nuclear_use", nuclearUse},
	{"pact", deepen},
	{"pooling", pooling},
	{"reassure", reassure},
	{"restrain", restrain},
	{"strategic", strategic},
	{"strike", strike},
	{"talks", talks},
}

// Named finds a mechanism; "" and "none" are no mechanism.
func Named(name string) (Func, error) {
	if name == "" || name == "none" {
		return nil, nil
	}
	for _, e := range table {
		if e.name == name {
			return e.run, nil
		}
	}
	return nil, fmt.Errorf("no mechanism is called %q; there are: %s", name, Names())
}

// Names lists the mechanisms.
func Names() []string {
	out := make([]string, len(table))
	for i, e := range table {
		out[i] = e.name
	}
	return out
}
