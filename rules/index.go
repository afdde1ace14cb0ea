package rules

// Ask is a question the treaty pass may have to put: one trigger of a clause
// for one binding. Trigger is the clause's own but for the parts of its
// condition that the index has answered already.
type Ask struct {
	Clause  *Clause
	Trigger *Trigger
	Number  int // of the trigger in Clause.Triggers
	Binding int
}

// Index lists what must be asked: of the turn itself, and of an event by its
// kind, its actor and its target. A question it leaves out has the answer
// None for certain, because the condition names another actor or target; the
// order is that of the clauses. It is read-only and safe for concurrent use.
type Index struct {
	Turn  []Ask
	spans [KindCount][powers * powers]span
	asks  []Ask
}

const powers = int(NONE) + 1

// span is a stretch of the asks: most kinds and pairs share theirs.
type span struct{ from, to int32 }

// Of lists the questions about an event.
func (x *Index) Of(k Kind, actor, target Seat) []Ask {
	s := x.spans[k][int(actor)*powers+int(target)]
	return x.asks[s.from:s.to]
}

// NewIndex builds the index of compiled clauses.
func NewIndex(clauses []*Clause) *Index {
	x := &Index{}
	var byKind [KindCount][]Ask
	var env Env
	for _, c := range clauses {
		for n := range c.Triggers {
			t := &c.Triggers[n]
			short := t.short()
			for b := range c.Bindings {
				ask := Ask{c, short, n, b}
				if !t.OnTurn {
					for k := range KindCount {
						if t.Listens(Kind(k)) {
							byKind[k] = append(byKind[k], ask)
						}
					}
				} else if env.Vars = c.Bindings[b].Vars; t.Guard(&env) {
					x.Turn = append(x.Turn, ask)
				}
			}
		}
	}
	for k := range byKind {
		x.divide(Kind(k), byKind[k])
	}
	return x
}

// short is the trigger without its guard.
func (t *Trigger) short() *Trigger {
	out := *t
	out.When.Holds = t.Rest
	return &out
}

// divide sorts the questions about a kind by actor and target.
func (x *Index) divide(k Kind, all []Ask) {
	known := map[string]span{}
	var env Env
	env.Frame[EventKind.At()] = int32(k)
	for pair := range powers * powers {
		env.Frame[EventActor.At()], env.Frame[EventTarget.At()] = int32(pair/powers), int32(pair%powers)
		from := len(x.asks)
		key := make([]byte, len(all))
		for i := range all {
			env.Vars = all[i].Clause.Bindings[all[i].Binding].Vars
			if all[i].Clause.Triggers[all[i].Number].Guard(&env) {
				x.asks = append(x.asks, all[i])
				key[i] = 1
			}
		}
		s, ok := known[string(key)]
		if ok {
			x.asks = x.asks[:from]
		} else {
			s = span{int32(from), int32(len(x.asks))}
			known[string(key)] = s
		}
		x.spans[k][pair] = s
	}
}
