package rules

// Fact names one number, or one table of numbers, that conditions may read and
// effects may change. The Go table Facts is the only vocabulary there is: the
// checker, the JSON Schema, the vocabulary page and the engine's state layout
// all come from it.
type Fact uint8

// Tables by ordered pair of powers come first, then tables by country, then
// technology by country, then single numbers, then the facts of the event at
// hand; the offsets below rest on this order.
const (
	Tension Fact = iota
	TensionBase
	Rung
	Quiet
	AtWar
	WarDeclared
	FirstForce
	Affinity
	Trust
	Dependence
	Cred
	Sanctions
	ThreatLevel
	ThreatLeft
	Hotline
	Cohesion
	pairEnd

	Support Fact = iota - 1 // each block goes on counting where the last one ended
	Econ
	Reputation
	SoftPower
	Resolve
	Conv
	Proj
	AlertLevel
	NuclearAlert
	Warheads
	SecondStrike
	Munitions
	MunitionRate
	Money
	MoneyIncome
	Capital
	CapitalIncome
	Intel
	Cyber
	Casualties
	TroopsAbroad
	AudienceCost
	Authorised
	LethalAid
	RoundsShipped
	Democracy
	NuclearUsed
	Exhaustion
	HomeCrisis
	Abandonment
	Entrapment
	countryEnd

	TechSRBM Fact = iota - 2
	TechICBM
	TechReentry
	TechSolid
	TechSat
	TechSub
	TechAirDefence
	TechEW
	TechDrone
	techEnd

	TurnNumber Fact = iota - 3
	Today
	Taboo
	Hazard
	Umbrella
	Front
	FrontPace
	USAid
	RegimeStrain
	scalarEnd

	EventKind Fact = iota - 4
	EventActor
	EventTarget
	EventPlace
	EventPlaceKind
	EventAdmin
	EventZone
	EventOcean
	EventOverflight
	EventPlatform
	EventDeaths
	EventActorDeaths
	EventSeverity
	EventSustained
	EventDeclaredWar
	EventAtt
	EventFirstForce
	EventAccident
	EventSubject
	factEnd
)
