package lobby

import "crypto/sha256"

// keptAnswers is how many roster commands of a room are known again. A browser
// repeats what was not answered when it comes back, within minutes; a teacher
// needs some dozens in a lesson.
const keptAnswers = 512

// answered are the roster commands that a room has carried out lately. The zero
// value knows none.
type answered struct {
	names map[name]struct{}
	order []name // the oldest first
}

// name is the hash of who sent a command and the id it came under.
type name [16]byte

func nameOf(member, cmd string) name {
	sum := sha256.Sum256([]byte(member + "\x00" + cmd))
	return name(sum[:16])
}

func (a *answered) has(n name) bool {
	_, ok := a.names[n]
	return ok
}

func (a *answered) add(n name) {
	if a.names == nil {
		a.names = map[name]struct{}{}
	}
	if len(a.order) == keptAnswers {
		delete(a.names, a.order[0])
		a.order = a.order[1:]
	}
	a.names[n] = struct{}{}
	a.order = append(a.order, n)
}
