package rules

// Aim is one thing a seat may want: a part of its score at the end. What each
// is worth to whom is data, under `aims` in the doctrine files.
type Aim uint8

// The aims. Those of ties and strength look at what changed since the start,
// those of peace at how things stand.
const (
	AimFront Aim = iota
	AimUkraine
	AimDomestic
	AimEconomy
	AimSurvival
	AimCapability
	AimHeldBack
	AimGap
	AimSecurity
	AimPeninsula
	AimRegion
	AimGreatPowers
	AimTaboo
	AimClient
	AimChinaTie
	AimInfluence
	AimPatron
	AimLooseBloc
	AimUSTension
	AimCredibility
	AimAlliance
	AimErosion
	AimRecognition
	AimAutonomy

	AimCount
)

// AimInfo is an aim's name in rule files and what it counts, in one sentence.
type AimInfo struct {
	Name, Says string
	// Late marks an aim that rests on what others keep to themselves: its seat
	// learns how it stands when the match is over.
	Late bool
}

// Aims is the closed table of aims.
var Aims = [AimCount]AimInfo{
	AimFront:       {"front", "Ground Russia gained in Ukraine; 8,400 square kilometres, two years at the pace of 2024, count in full.", false},
	AimUkraine:     {"ukraine", "Ground Ukraine did not lose, set against the pace of 2024: half of that pace for two years counts in full.", false},
	AimDomestic:    {"domestic", "Support for the government at home, against the start.", false},
	AimEconomy:     {"economy", "The economy, against the start: what decades of peace have built.", false},
	AimSurvival:    {"survival", "Whether the regime is safe: support at home, and no war.", false},
	AimCapability:  {"capability", "Missiles, satellites and warheads gained since the start.", false},
	AimHeldBack:    {"held_back", "How little North Korea's missiles and satellites advanced.", true},
	AimGap:         {"gap", "Strength at home against North Korea's, since the start.", true},
	AimSecurity:    {"security", "How far war is from the own door: the worst rung and tension with any adversary in the region.", false},
	AimPeninsula:   {"peninsula", "How calm it is around North Korea: no war, and low tension with South Korea, America and Japan.", false},
	AimRegion:      {"region", "How calm the region is: the mean tension of all fifteen pairs.", false},
	AimGreatPowers: {"great_powers", "No clash with another great power: the worst rung between them.", false},
	AimTaboo:       {"taboo", "Whether nuclear weapons stay unthinkable.", false},
	AimClient:      {"client", "A firm tie with North Korea that drags nobody into a Korean war.", false},
	AimChinaTie:    {"china_tie", "The partnership with China, against the start.", false},
	AimInfluence:   {"influence", "Weight in the region: how much North Korea needs Moscow, whether its promise is believed, its standing and resolve.", false},
	AimPatron:      {"patron", "Hold on North Korea, set against Russia's.", false},
	AimLooseBloc:   {"loose_bloc", "That the United States, Japan and South Korea do not draw closer together.", false},
	AimUSTension:   {"us_tension", "Tension with the United States, against the start.", false},
	AimCredibility: {"credibility", "Whether its promises to South Korea and Japan are believed, and its name for keeping its word.", false},
	AimAlliance:    {"alliance", "How well the alliance with the United States holds, against the start.", false},
	AimErosion:     {"erosion", "How far others have stopped enforcing sanctions on North Korea.", false},
	AimRecognition: {"recognition", "Standing with third states, and sanctions taken off.", false},
	AimAutonomy:    {"autonomy", "That no single patron holds its economy.", false},
}

func (a Aim) String() string {
	if int(a) < len(Aims) {
		return Aims[a].Name
	}
	return "?"
}
