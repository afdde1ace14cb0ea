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
type AimInfo struct{ Name, Says string }

// Aims is the closed table of aims.
var Aims = [AimCount]AimInfo{
	AimFront:       {"front", "Ground Russia gained in Ukraine; 8,400 square kilometres, two years at the pace of 2024, count in full."},
	AimUkraine:     {"ukraine", "Ground Ukraine did not lose, set against the pace of 2024: half of that pace for two years counts in full."},
	AimDomestic:    {"domestic", "Support for the government at home, against the start."},
	AimEconomy:     {"economy", "The economy, against the start: what decades of peace have built."},
	AimSurvival:    {"survival", "Whether the regime is safe: support at home, and no war."},
	AimCapability:  {"capability", "Missiles, satellites and warheads gained since the start."},
	AimHeldBack:    {"held_back", "How little North Korea's nuclear forces gained that others can count."},
	AimGap:         {"gap", "Strength at home against North Korea's, since the start."},
	AimSecurity:    {"security", "How far war is from the own door: the worst rung and tension with any adversary in the region."},
	AimPeninsula:   {"peninsula", "How calm it is around North Korea: no war, and low tension with South Korea, America and Japan."},
	AimRegion:      {"region", "How calm the region is: the mean tension of all fifteen pairs."},
	AimGreatPowers: {"great_powers", "No clash with another great power: the worst rung between them."},
	AimTaboo:       {"taboo", "Whether nuclear weapons stay unthinkable."},
	AimClient:      {"client", "A firm tie with North Korea that drags nobody into a Korean war."},
	AimChinaTie:    {"china_tie", "The partnership with China, against the start."},
	AimInfluence:   {"influence", "Weight in the region: how much North Korea needs Moscow, whether its promise is believed, its standing and resolve."},
	AimPatron:      {"patron", "Hold on North Korea, set against Russia's."},
	AimLooseBloc:   {"loose_bloc", "That the United States, Japan and South Korea do not draw closer together."},
	AimUSTension:   {"us_tension", "Tension with the United States, against the start."},
	AimCredibility: {"credibility", "Whether its promises to South Korea and Japan are believed, and its name for keeping its word."},
	AimAlliance:    {"alliance", "How well the alliance with the United States holds, against the start."},
	AimErosion:     {"erosion", "How far others have stopped enforcing sanctions on North Korea."},
	AimRecognition: {"recognition", "Standing with third states, and sanctions taken off."},
	AimAutonomy:    {"autonomy", "That no single patron holds its economy."},
}

func (a Aim) String() string {
	if int(a) < len(Aims) {
		return Aims[a].Name
	}
	return "?"
}
