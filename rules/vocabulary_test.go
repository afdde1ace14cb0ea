package rules

import "testing"

// A condition names facts, countries, kinds and the other closed lists without
// saying which it means, so no name may stand for two things.
func TestEveryNameMeansOneThing(t *testing.T) {
	seen := map[string]string{"parties": "a set", "countries": "a set", "event": "the event", "params": "figures", "d": "disputes", "tech": "a table"}
	see := func(name, what string) {
		if first, ok := seen[name]; ok {
			t.Errorf("%q is %s and %s", name, first, what)
		}
		seen[name] = what
	}
	for f := Fact(0); int(f) < FactCount; f++ {
		if !f.IsTech() && f.Shape() != OfEvent {
			see(Facts[f].Name, "a fact")
		}
	}
	for typ := TypeCountry; typ <= TypeTech; typ++ {
		for _, name := range EnumNames(typ) {
			see(name, "a "+typ.String())
		}
	}
}

// Sets of values are one bit a value.
func TestClosedListsFitAMask(t *testing.T) {
	for typ := TypeCountry; typ <= TypeTech; typ++ {
		if n := len(EnumNames(typ)); n > 64 {
			t.Errorf("%d values of type %s", n, typ)
		}
	}
}

func TestTechnologiesFollowTheirFacts(t *testing.T) {
	for i, name := range Techs {
		f := TechSRBM + Fact(i)
		if !f.IsTech() || Facts[f].Name != name {
			t.Errorf("technology %s stands beside the fact %s", name, Facts[f].Name)
		}
	}
}
