package rules

// Readings says how each dispute is read, D1 first.
type Readings [Disputes]Reading

// masks returns the disputes read broadly and those left contested.
func (r *Readings) masks() (broad, contested uint32) {
	for i, reading := range r {
		switch reading {
		case Broad:
			broad |= 1 << i
		case Contested:
			contested |= 1 << i
		}
	}
	return broad, contested
}

// Reader is a set of readings ready for judging.
type Reader struct{ broad, contested uint32 }

// Reader prepares the readings.
func (r Readings) Reader() Reader {
	broad, contested := r.masks()
	return Reader{broad, contested}
}

// Silent reports that a clause says None for certain, by its trigger t: that
// the condition is false even under the broadest reading, and no other reading
// can make it true. It is the quick way to most answers; false says nothing.
func (c *Clause) Silent(env *Env, t *Trigger, r Reader) bool {
	open := c.Disputes & r.contested
	env.Disputes = r.broad | open
	return (open == 0 || t.When.Monotone) && !t.When.Holds(env)
}

// Judge answers what clause c says, by its trigger t, of the frame and binding
// in env: None, Available, Triggered, Owed, Breached, or Disputed with the
// numbers (bit n-1 for Dn) whose flip changes the answer. It looks at nothing
// but the clause's text, the facts and the readings.
//
// The answer under contested readings is the answer common to every setting of
// the disputes the clause names. Since broader readings only add duties in a
// well-formed clause, the two extreme settings settle most cases; only when
// they differ is every setting asked.
func (c *Clause) Judge(env *Env, t *Trigger, r Reader, requested bool) (State, uint32) {
	open := c.Disputes & r.contested
	env.Disputes = r.broad | open
	broadest := c.answer(env, t, requested)
	if open == 0 {
		return broadest, 0
	}
	if t.Widens {
		if broadest == None {
			return None, 0
		}
		env.Disputes = r.broad
		if c.answer(env, t, requested) == broadest {
			return broadest, 0
		}
	}
	return c.weigh(env, t, r.broad, open, requested)
}

// answer is the plain reading under one setting of the disputes.
func (c *Clause) answer(env *Env, t *Trigger, requested bool) State {
	if !t.When.Holds(env) {
		return None
	}
	for i := range t.Unless {
		if t.Unless[i].When.Holds(env) {
			return None
		}
	}
	switch {
	case c.Modality == MustNot:
		return Breached
	case c.Modality == May:
		return Available
	case c.Request != nil && !requested && (c.Request.Needed == nil || c.Request.Needed.Holds(env)):
		return Available
	case c.Gate != nil:
		return Triggered
	}
	return Owed
}

// weigh asks every setting of the open disputes.
func (c *Clause) weigh(env *Env, t *Trigger, broad, open uint32, requested bool) (State, uint32) {
	var answers [1 << 5]State
	var bits [5]uint32
	n := 0
	for rest := open; rest != 0 && n < len(bits); rest &= rest - 1 {
		bits[n] = rest & -rest
		n++
	}
	same := true
	for set := range 1 << n {
		env.Disputes = broad
		for i := range n {
			if set>>i&1 == 1 {
				env.Disputes |= bits[i]
			}
		}
		answers[set] = c.answer(env, t, requested)
		same = same && answers[set] == answers[0]
	}
	if same {
		return answers[0], 0
	}
	var by uint32
	for i := range n {
		for set := range 1 << n {
			if answers[set] != answers[set^1<<i] {
				by |= bits[i]
				break
			}
		}
	}
	return Disputed, by
}
