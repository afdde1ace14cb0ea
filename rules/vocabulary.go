package rules

// Type is the type of a value in a condition. Countries, kinds, places and the
// other closed lists are types of their own, so that comparing a country with
// a kind is a mistake found when the file is loaded.
type Type uint8

// The types of the condition language.
const (
	TypeInt Type = iota
	TypeBool
	TypeCountry
	TypeKind
	TypePlace
	TypePlaceKind
	TypeZone
	TypeOcean
	TypePlatform
	TypeSubject
	TypeTech
)

var typeNames = [...]string{"number", "yes/no", "country", "kind of event", "place", "kind of place", "zone", "ocean", "platform", "subject", "technology"}

func (t Type) String() string { return enumName(typeNames[:], int(t)) }

// Secrecy says who may see a fact in a running match.
type Secrecy uint8

// The three degrees of secrecy.
const (
	Public Secrecy = iota // everybody
	Own                   // the country itself (for a pair: the first of the two)
	Hidden                // nobody before the end
)

// FactInfo is one row of the vocabulary.
type FactInfo struct {
	Name     string
	Type     Type
	Min, Max int32
	Secrecy  Secrecy
	// Symmetric marks pair tables in which [a][b] and [b][a] are one number.
	Symmetric bool
	Doc       string
}

// Facts is the vocabulary: what conditions may read and effects may change.
// Scales follow the design's table of scales; sources stand in the country and
// scenario files that set start values.
var Facts = [FactCount]FactInfo{
	Tension:     {"tension", TypeInt, 0, 1000, Public, true, "how strained relations are, 0 calm to 1000 breaking point"},
	TensionBase: {"tension_base", TypeInt, 0, 1000, Public, true, "the level tension drifts back to"},
	Rung:        {"rung", TypeInt, 0, 10, Public, true, "rung of the escalation ladder the pair stands on, after Kahn"},
	Quiet:       {"quiet", TypeInt, -1, 99, Public, true, "turns since the last act at the pair's rung"},
	AtWar:       {"at_war", TypeBool, 0, 1, Public, true, "sustained fighting goes on between the two"},
	WarDeclared: {"war_declared", TypeBool, 0, 1, Public, true, "one of the two has declared a state of war on the other"},
	FirstForce:  {"first_force", TypeBool, 0, 1, Public, false, "the first used aimed force first in the running exchange"},
	Affinity:    {"affinity", TypeInt, -1000, 1000, Public, false, "goodwill of the first towards the second"},
	Trust:       {"trust", TypeInt, 0, 1000, Own, false, "how far the first believes the second's word"},
	Dependence:  {"dependence", TypeInt, 0, 1000, Public, false, "how much the first's economy needs the second"},
	Cred:        {"cred", TypeInt, 0, 1000, Own, false, "shared belief that the first will fight for the second"},
	Sanctions:   {"sanctions", TypeInt, 0, 1000, Public, false, "sanctions the first enforces against the second"},
	ThreatLevel: {"threat_level", TypeInt, 0, 200, Public, false, "how far the first has committed itself by threats against the second"},
	ThreatLeft:  {"threat_left", TypeInt, 0, 6, Public, false, "turns until that threat is called"},
	Hotline:     {"hotline", TypeInt, 0, 6, Public, true, "turns for which a hotline halves the odds of a slip"},
	Cohesion:    {"cohesion", TypeInt, 0, 1000, Public, true, "how well an alliance holds together, 0 where there is none"},

	Support:       {"support", TypeInt, 0, 1000, Public, false, "support for the government at home"},
	Econ:          {"econ", TypeInt, 0, 1000, Public, false, "the economy against its trend, 500 = on trend"},
	Reputation:    {"reputation", TypeInt, 0, 1000, Public, false, "reputation for keeping its word"},
	SoftPower:     {"soft_power", TypeInt, 0, 1000, Public, false, "standing with third states"},
	Resolve:       {"resolve", TypeInt, 0, 1000, Public, false, "resolve others read from what it did"},
	Conv:          {"conv", TypeInt, 0, 1000, Public, false, "conventional strength in its own region"},
	Proj:          {"proj", TypeInt, 0, 1000, Public, false, "strength it can bring to Korea"},
	AlertLevel:    {"alert", TypeInt, 0, 4, Public, false, "readiness of conventional forces, 4 = mobilised"},
	NuclearAlert:  {"nuclear_alert", TypeInt, 0, 3, Public, false, "readiness of nuclear forces"},
	Warheads:      {"warheads", TypeInt, 0, 9999, Public, false, "nuclear warheads"},
	SecondStrike:  {"second_strike", TypeInt, 0, 1000, Public, false, "share of nuclear forces that would survive a first strike"},
	Munitions:     {"munitions", TypeInt, 0, 30000, Own, false, "stock of heavy rounds, thousands"},
	MunitionRate:  {"munition_rate", TypeInt, 0, 2000, Own, false, "heavy rounds made a month, thousands"},
	Money:         {"money", TypeInt, 0, 99, Own, false, "money and materiel to spend on orders"},
	MoneyIncome:   {"money_income", TypeInt, 0, 40, Own, false, "money and materiel gained a turn"},
	Capital:       {"political_capital", TypeInt, 0, 12, Own, false, "political capital to spend on orders"},
	CapitalIncome: {"capital_income", TypeInt, 0, 12, Own, false, "political capital gained a turn"},
	Intel:         {"intel", TypeInt, 0, 1000, Own, false, "quality of intelligence"},
	Cyber:         {"cyber", TypeInt, 0, 1000, Own, false, "means for cyber operations"},
	Casualties:    {"casualties", TypeInt, 0, 2000000000, Public, false, "dead and wounded so far"},
	TroopsAbroad:  {"troops_abroad", TypeInt, 0, 1000, Public, false, "forces fighting abroad, of 1000 that could be sent; of North Korea, a point is 55 soldiers"},
	AudienceCost:  {"audience_cost", TypeInt, 0, 1000, Public, false, "how dearly the public charges for backing down"},
	Authorised:    {"authorised", TypeInt, 0, 6, Public, false, "turns for which parliament or president has cleared force abroad"},
	LethalAid:     {"lethal_aid", TypeInt, 0, 3, Public, false, "lethal aid to Ukraine: 0 none, 1 backfill, 2 shells, 3 missiles"},
	RoundsShipped: {"rounds_shipped", TypeInt, 0, 3000, Public, false, "heavy rounds shipped to the war in Ukraine a month, thousands"},
	Democracy:     {"democracy", TypeBool, 0, 1, Public, false, "the government must win elections"},
	NuclearUsed:   {"nuclear_used", TypeInt, 0, 99, Public, false, "nuclear weapons it has used"},
	Exhaustion:    {"exhaustion", TypeInt, 0, 1000, Public, false, "war-weariness"},
	HomeCrisis:    {"home_crisis", TypeInt, 0, 12, Public, false, "turns for which a struggle for power at home still halves its orders"},
	Abandonment:   {"abandonment", TypeInt, 0, 1000, Public, false, "fear of being left alone by the ally it counts on most"},
	Entrapment:    {"entrapment", TypeInt, 0, 1000, Own, false, "fear of being drawn into a quarrel of an ally"},

	TechSRBM:       {"srbm", TypeInt, 0, 1000, Own, false, "short-range missiles"},
	TechICBM:       {"icbm", TypeInt, 0, 1000, Own, false, "intercontinental missiles"},
	TechReentry:    {"reentry", TypeInt, 0, 1000, Own, false, "re-entry vehicles"},
	TechSolid:      {"solid", TypeInt, 0, 1000, Own, false, "solid-fuel rockets"},
	TechSat:        {"sat", TypeInt, 0, 1000, Own, false, "satellites and launchers"},
	TechSub:        {"sub", TypeInt, 0, 1000, Own, false, "submarines"},
	TechAirDefence: {"airdef", TypeInt, 0, 1000, Own, false, "air defence"},
	TechEW:         {"ew", TypeInt, 0, 1000, Own, false, "electronic warfare"},
	TechDrone:      {"drone", TypeInt, 0, 1000, Own, false, "drones"},

	TurnNumber: {"turn", TypeInt, 0, 999, Public, false, "number of the turn, from 1"},
	Today:      {"date", TypeInt, -40000, 60000, Public, false, "legal date: days since 1970-01-01 of the turn's first day"},
	Taboo:      {"taboo", TypeInt, 0, 1000, Public, false, "strength of the taboo on nuclear use"},
	Hazard:     {"hazard", TypeInt, 0, 10000, Public, false, "multiplier on accidental incidents, 1000 = as observed"},
	Umbrella:   {"umbrella", TypeInt, 0, 2, Public, false, "Russia's nuclear umbrella over its ally: 0 off, 1 against weapons of mass destruction only, 2 full"},
	Front:      {"front", TypeInt, -100000, 100000, Public, false, "ground Russia has gained in Ukraine since the start, square kilometres, negative when it lost some"},
	FrontPace:  {"front_pace", TypeInt, -400, 1200, Public, false, "ground it gained in the last month, square kilometres"},
	USAid:      {"us_aid", TypeInt, 0, 1000, Public, false, "American arms for Ukraine, 1000 = as much as in 2024"},

	RegimeStrain: {"regime_strain", TypeInt, 0, 999, Public, false, "days for which North Korea's leaders have had neither support nor an economy to speak of"},

	EventKind:        {"kind", TypeKind, 0, int32(kindCount) - 1, Public, false, "what was done"},
	EventActor:       {"actor", TypeCountry, 0, 9, Public, false, "who did it, so far as is known"},
	EventTarget:      {"target", TypeCountry, 0, 9, Public, false, "to whom"},
	EventPlace:       {"place", TypePlace, 0, 63, Public, false, "where"},
	EventPlaceKind:   {"place_kind", TypePlaceKind, 0, 4, Public, false, "land, sea, air or space"},
	EventAdmin:       {"admin", TypeCountry, 0, 9, Public, false, "who in fact governs the place; none for the high seas and space"},
	EventZone:        {"zone", TypeZone, 0, 9, Public, false, "a zone with rules of its own"},
	EventOcean:       {"ocean", TypeOcean, 0, 2, Public, false, "the ocean area"},
	EventOverflight:  {"overflight", TypeCountry, 0, 9, Public, false, "the state a missile or aircraft flew over, none if none"},
	EventPlatform:    {"platform", TypePlatform, 0, 5, Public, false, "for force what was hit, otherwise what came"},
	EventDeaths:      {"deaths", TypeInt, 0, 2000000000, Public, false, "dead on the target's side"},
	EventActorDeaths: {"actor_deaths", TypeInt, 0, 2000000000, Public, false, "dead on the actor's side"},
	EventSeverity:    {"severity", TypeInt, 0, 1000, Public, false, "weight of the event, derived in one function"},
	EventSustained:   {"sustained", TypeBool, 0, 1, Public, false, "fighting went on as in a war"},
	EventDeclaredWar: {"declared_war", TypeBool, 0, 1, Public, false, "the parties had declared war"},
	EventAtt:         {"att", TypeInt, 0, 1000, Public, false, "how well it is established who did it"},
	EventFirstForce:  {"first_force", TypeCountry, 0, 9, Public, false, "who used aimed force first in this exchange"},
	EventAccident:    {"accident", TypeBool, 0, 1, Public, false, "nobody meant it"},
	EventSubject:     {"subject", TypeSubject, 0, 10, Public, false, "what a declaration was about, or what was traded"},
}

// Symmetric reports whether [a][b] and [b][a] are one number.
func (f Fact) Symmetric() bool { return Facts[f].Symmetric }

// Name is the fact's name in conditions, with `event.` or `tech` in front
// where the condition language writes it.
func (f Fact) Name() string {
	switch {
	case f.Shape() == OfEvent:
		return "event." + Facts[f].Name
	case f.IsTech():
		return "tech." + Facts[f].Name
	}
	return Facts[f].Name
}
