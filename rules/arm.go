package rules

import "slices"

// TreatyArms are the Russia-DPRK texts that a match, a test or a case can be put
// under. The arm 2024-signed is the world in which the treaty of 2024 was
// signed and never ratified, so that the treaty of 2000 goes on.
var TreatyArms = []string{"1961", "2000", "2024", "2024-signed"}

// ArmWords says in a sentence which text an arm means.
func ArmWords(arm string) string {
	switch arm {
	case "":
		return "each treaty on its own dates"
	case "2024-signed":
		return "the treaty of 2000, with that of 2024 signed but never in force"
	}
	return "the treaty of " + arm
}

// ExistsUnder reports whether the instrument belongs to the world of an arm.
func (t *Treaty) ExistsUnder(arm string) bool {
	return arm == "" || len(t.Arms) == 0 || slices.Contains(t.Arms, arm)
}
