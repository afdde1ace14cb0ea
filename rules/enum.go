package rules

// Closed lists that conditions name: the values are identifiers of the
// condition language, each of its own type.
var (
	// PlaceKinds: where an event happened.
	PlaceKinds = []string{"land", "sea", "air", "space", "nowhere"}
	// Zones with rules of their own.
	Zones = []string{"no_zone", "nll", "dmz", "jsa", "eez", "cma_buffer", "territorial_sea"}
	// Oceans: the Pacific area is the default of the region.
	Oceans = []string{"pacific", "indian", "elsewhere"}
	// Platforms: what was hit, or what came.
	Platforms = []string{"territory", "land_forces", "ship", "aircraft", "person", "no_platform"}
	// Subjects of a declaration, and what was traded.
	Subjects = []string{"no_subject", "war", "nuclear_status", "treaty_exit", "arms_for_ukraine", "arms_permission", "doctrine", "hostile_state", "sea_border", "oil_above_cap", "workers"}
	// Techs are the fields of technology, in the order of the Tech facts.
	Techs = []string{"srbm", "icbm", "reentry", "solid", "sat", "sub", "airdef", "ew", "drone"}
)

// EnumNames lists the values of a closed type in order, or nil for numbers,
// yes/no and places (which come from the pack).
func EnumNames(t Type) []string {
	switch t {
	case TypeCountry:
		return seatNames[:]
	case TypeKind:
		names := make([]string, KindCount)
		for i := range Kinds {
			names[i] = Kinds[i].Name
		}
		return names
	case TypePlaceKind:
		return PlaceKinds
	case TypeZone:
		return Zones
	case TypeOcean:
		return Oceans
	case TypePlatform:
		return Platforms
	case TypeSubject:
		return Subjects
	case TypeTech:
		return Techs
	}
	return nil
}
