package rules

// Severity weighs an event from 0 to 1000. It is the only place where deaths,
// sustained fighting and declared war become one number: warning fire 100,
// aimed fire without deaths 200, 1-25 dead 400, 26-999 dead or sustained
// fighting 700, 1,000 dead or a declared war 1000; other kinds weigh what
// their row in Kinds says. Which figure matters to an article is for the
// article's own parameters.
func Severity(kind Kind, deaths int32, sustained, declaredWar bool) int32 {
	base := Kinds[kind].Severity
	if !Kinds[kind].Force {
		return base
	}
	switch {
	case deaths >= 1000 || declaredWar:
		return max(base, 1000)
	case deaths >= 26 || sustained:
		return max(base, 700)
	case deaths >= 1:
		return max(base, 400)
	}
	return base
}
