package rules

import "slices"

// Parameter names one coefficient of the escalation model. The names are a closed
// list; values, bounds and sources are data, in rules/library/parameters, and a
// scenario or a study may set others.
type Parameter uint8

// The coefficients, by the part of the model they belong to.
const (
	// Tension (model C3).
	TensionHoming Parameter = iota
	TensionSpill
	HabitStep
	HabitFloor
	WordsFloor
	AnswerWeight
	BaseLearning
	BaseReach
	HostileHeat
	FriendlyHeat

	// Rungs and slips (model C3).
	SlipOdds
	SlipHeat

	// Domestic politics (model C10).
	BelligerenceCost
	Rally
	RallyFade
	MourningDemocracy
	MourningOther
	MourningCap
	HardshipLine
	Hardship
	HonourSupport
	SupportHoming
	CrisisLine
	CrisisOdds
	CrisisTurns
	NewGovernment
	PurgeSupport
	CollapseLine
	CollapseDays

	// Economy and sanctions (model C10).
	SanctionsBite
	Substitution
	SanctionsReach
	SanctionsBacklash
	TradeFriction
	AlertCost
	WarCost
	PeaceStake
	EconHoming
	LeverageSecurity
	TradeWeight

	// Technology (model C10).
	ResearchPace
	TransferBase
	TransferSlope
	SupplierCap
	TestEase
	TestLesson
	SecondStrikePace
	ReentryWorks
	SolidWorks
	SubWorks
	DeterrentStep

	// Combat (model C10).
	LossStrike
	LossLimited
	LossGeneral
	DeadLimited
	DeadGeneral
	DeadElsewhere
	TemptedBelow

	// Alliances: cohesion and the two fears (model C8).
	BondConsult
	BondConditional
	BondAutomatic
	DependenceControl
	FearPull
	HedgeFear
	EntrapmentLimit
	CohesionEnemy
	CohesionGap
	CohesionWear
	CohesionFloor
	SharedThreat

	// Advice in consultation (model C9).
	HeedBase
	HeedDependence
	HeedCohesion
	HeedStake
	HeedWeakness
	HeedFear
	HeedPayment
	HeedThreat
	HeedAutonomy
	AdviceCalm
	AdviceFear
	AdviceRelief
	RefusalCohesion
	RefusalFear
	Dissociation
	BackingCred
	BackingFear
	BackingHeat

	// What governments that no human plays make of promises and words.
	RestraintTurns
	UmbrellaAwe
	ThreatKept
	ExchangeWeight

	// Incidents (model C4).
	IncidentHeat
	IncidentAlert
	IncidentShock
	IncidentAccident
	IncidentNorth
	LiveFireRisk
	InspectionRisk

	// Covert acts and their authors (model C5).
	EvidenceTrue
	EvidenceOther
	EvidenceRest
	EvidenceMisleads
	EvidenceTurns
	InquiryBoost
	InquiryTurns
	ClaimBase
	DenialCaught
	DenialPrice
	PriorNonState
	PriorAccident
	PriorMotive

	// What others think of an attack (model C6).
	OpinionAtt
	OpinionSeverity
	OpinionTerritory
	OpinionInnocence
	OpinionFinding
	OpinionTriggered
	OpinionContested
	OpinionBegan
	OpinionShift
	OpinionSoft
	CredPull
	CredWitness
	// The war in Ukraine (model C11).
	UkrainePace
	UkraineOwnFire
	UkraineOwnGrowth
	UkraineShellFire
	UkraineFade
	UkraineUSFire
	UkraineROKFire
	UkraineJapanFire
	UkraineFireGain
	UkraineFireLoss
	UkraineMenGain
	UkraineGuests
	UkraineTroopLoss
	UkraineConvGain
	UkraineDroneGain
	UkrainePay
	UkraineToken
	UkraineWear
	UkraineWearUKR
	UkraineCasualties
	UkrainePatience
	TruceOdds
	TruceWeary
	TruceMediated

	// Ends, and the taboo on nuclear use (model C13).
	SettledBelow
	SettledTurns
	TabooUse
	TabooThreat
	TabooRecovery

	// How doctrine bots decide.
	OpeningOdds
	ViolentReply
	MilitaryRetort
	PromiseDread
	SecondPromise
	AutomaticPull

	// Assumptions that contested findings would build in (model C7).
	MoralHazard
	FormationShock
	Restraint
	StabilityInstability
	NuclearFloor

	ParamCount
)

var paramNames = [ParamCount]string{
	TensionHoming: "tension_homing",
	TensionSpill:  "tension_spill",
	HabitStep:     "habit_step",
	HabitFloor:    "habit_floor",
	WordsFloor:    "words_floor",
	AnswerWeight:  "answer_weight",
	BaseLearning:  "base_learning",
	BaseReach:     "base_reach",
	HostileHeat:   "hostile_heat",
	FriendlyHeat:  "friendly_heat",

	SlipOdds: "slip_odds",
	SlipHeat: "slip_heat",

	BelligerenceCost:  "belligerence_cost",
	Rally:             "rally",
	RallyFade:         "rally_fade",
	MourningDemocracy: "mourning_democracy",
	MourningOther:     "mourning_other",
	MourningCap:       "mourning_cap",
	HardshipLine:      "hardship_line",
	Hardship:          "hardship",
	HonourSupport:     "honour_support",
	SupportHoming:     "support_homing",
	CrisisLine:        "crisis_line",
	CrisisOdds:        "crisis_odds",
	CrisisTurns:       "crisis_turns",
	NewGovernment:     "new_government",
	PurgeSupport:      "purge_support",
	CollapseLine:      "collapse_line",
	CollapseDays:      "collapse_days",

	SanctionsBite:     "sanctions_bite",
	Substitution:      "substitution",
	SanctionsReach:    "sanctions_reach",
	SanctionsBacklash: "sanctions_backlash",
	TradeFriction:     "trade_friction",
	AlertCost:         "alert_cost",
	WarCost:           "war_cost",
	PeaceStake:        "peace_stake",
	EconHoming:        "econ_homing",
	LeverageSecurity:  "leverage_security",
	TradeWeight:       "trade_weight",

	ResearchPace:     "research_pace",
	TransferBase:     "transfer_base",
	TransferSlope:    "transfer_slope",
	SupplierCap:      "supplier_cap",
	TestEase:         "test_ease",
	TestLesson:       "test_lesson",
	SecondStrikePace: "second_strike_pace",
	ReentryWorks:     "reentry_works",
	SolidWorks:       "solid_works",
	SubWorks:         "sub_works",
	DeterrentStep:    "deterrent_step",

	LossStrike:    "loss_strike",
	LossLimited:   "loss_limited",
	LossGeneral:   "loss_general",
	DeadLimited:   "dead_limited",
	DeadGeneral:   "dead_general",
	DeadElsewhere: "dead_elsewhere",
	TemptedBelow:  "tempted_below",

	BondConsult:       "bond_consult",
	BondConditional:   "bond_conditional",
	BondAutomatic:     "bond_automatic",
	DependenceControl: "dependence_control",
	FearPull:          "fear_pull",
	HedgeFear:         "hedge_fear",
	EntrapmentLimit:   "entrapment_limit",
	CohesionEnemy:     "cohesion_enemy",
	CohesionGap:       "cohesion_gap",
	CohesionWear:      "cohesion_wear",
	CohesionFloor:     "cohesion_floor",
	SharedThreat:      "shared_threat",

	HeedBase:        "heed_base",
	HeedDependence:  "heed_dependence",
	HeedCohesion:    "heed_cohesion",
	HeedStake:       "heed_stake",
	HeedWeakness:    "heed_weakness",
	HeedFear:        "heed_fear",
	HeedPayment:     "heed_payment",
	HeedThreat:      "heed_threat",
	HeedAutonomy:    "heed_autonomy",
	AdviceCalm:      "advice_calm",
	AdviceFear:      "advice_fear",
	AdviceRelief:    "advice_relief",
	RefusalCohesion: "refusal_cohesion",
	RefusalFear:     "refusal_fear",
	Dissociation:    "dissociation",
	BackingCred:     "backing_cred",
	BackingFear:     "backing_fear",
	BackingHeat:     "backing_heat",

	RestraintTurns: "restraint_turns",
	UmbrellaAwe:    "umbrella_awe",
	ThreatKept:     "threat_kept",
	ExchangeWeight: "exchange_weight",

	IncidentHeat:     "incident_heat",
	IncidentAlert:    "incident_alert",
	IncidentShock:    "incident_shock",
	IncidentAccident: "incident_accident",
	IncidentNorth:    "incident_north",
	LiveFireRisk:     "live_fire_risk",
	InspectionRisk:   "inspection_risk",

	EvidenceTrue:     "evidence_true",
	EvidenceOther:    "evidence_other",
	EvidenceRest:     "evidence_rest",
	EvidenceMisleads: "evidence_misleads",
	EvidenceTurns:    "evidence_turns",
	InquiryBoost:     "inquiry_boost",
	InquiryTurns:     "inquiry_turns",
	ClaimBase:        "claim_base",
	DenialCaught:     "denial_caught",
	DenialPrice:      "denial_price",
	PriorNonState:    "prior_non_state",
	PriorAccident:    "prior_accident",
	PriorMotive:      "prior_motive",

	OpinionAtt:        "opinion_att",
	OpinionSeverity:   "opinion_severity",
	OpinionTerritory:  "opinion_territory",
	OpinionInnocence:  "opinion_innocence",
	OpinionFinding:    "opinion_finding",
	OpinionTriggered:  "opinion_triggered",
	OpinionContested:  "opinion_contested",
	OpinionBegan:      "opinion_began",
	OpinionShift:      "opinion_shift",
	OpinionSoft:       "opinion_soft",
	CredPull:          "cred_pull",
	CredWitness:       "cred_witness",
	UkrainePace:       "ukraine_pace",
	UkraineOwnFire:    "ukraine_own_fire",
	UkraineOwnGrowth:  "ukraine_own_growth",
	UkraineFade:       "ukraine_fade",
	UkraineShellFire:  "ukraine_shell_fire",
	UkraineUSFire:     "ukraine_us_fire",
	UkraineROKFire:    "ukraine_rok_fire",
	UkraineJapanFire:  "ukraine_japan_fire",
	UkraineFireGain:   "ukraine_fire_gain",
	UkraineFireLoss:   "ukraine_fire_loss",
	UkraineMenGain:    "ukraine_men_gain",
	UkraineGuests:     "ukraine_guests",
	UkraineTroopLoss:  "ukraine_troop_loss",
	UkraineConvGain:   "ukraine_conv_gain",
	UkraineDroneGain:  "ukraine_drone_gain",
	UkrainePay:        "ukraine_pay",
	UkraineToken:      "ukraine_token",
	UkraineWear:       "ukraine_wear",
	UkraineWearUKR:    "ukraine_wear_ukr",
	UkraineCasualties: "ukraine_casualties",
	UkrainePatience:   "ukraine_patience",
	TruceOdds:         "truce_odds",
	TruceWeary:        "truce_weary",
	TruceMediated:     "truce_mediated",

	SettledBelow:  "settled_below",
	SettledTurns:  "settled_turns",
	TabooUse:      "taboo_use",
	TabooThreat:   "taboo_threat",
	TabooRecovery: "taboo_recovery",

	OpeningOdds:    "opening_odds",
	ViolentReply:   "violent_reply",
	MilitaryRetort: "military_retort",
	PromiseDread:   "promise_dread",
	SecondPromise:  "second_promise",
	AutomaticPull:  "automatic_pull",

	MoralHazard:          "moral_hazard",
	FormationShock:       "formation_shock",
	Restraint:            "restraint",
	StabilityInstability: "stability_instability",
	NuclearFloor:         "nuclear_floor",
}

func (p Parameter) String() string { return enumName(paramNames[:], int(p)) }

// ParamNames lists the names in their order.
func ParameterNames() []string { return paramNames[:] }

// ParseParam reads the name of a parameter.
func ParseParameter(s string) (Parameter, bool) {
	i, ok := enumIndex(paramNames[:], s)
	return Parameter(i), ok
}

// Assumptions are the parameters that would encode a contested finding: each
// can be turned off.
var Assumptions = []Parameter{MoralHazard, FormationShock, Restraint, StabilityInstability, NuclearFloor}

// Assumed reports whether the parameter is an assumption switch.
func (p Parameter) Assumed() bool { return slices.Contains(Assumptions, p) }

// ParameterInfo is what a file of parameters says of one.
type ParameterInfo struct {
	Value     int32 // where nothing else is said; of an assumption: when it is on
	Low, High int32 // the range a sensitivity study may vary it in
	Off       int32 // of an assumption: the value that takes it out of the model
	On        bool  // of an assumption: on where a scenario says nothing
	Group     string
	Unit      string
	Says      string
	Source    string
	Pos       Pos
}

// Params are the values of all coefficients in one match.
type Params [ParamCount]int32

// ParamsOf are the values a scenario is played with: the files' own, with its
// assumptions turned on or off as it says.
func (p *Pack) ParamsOf(s *Scenario) (out Params) {
	for i := range out {
		info := &p.Params[i]
		out[i] = info.Value
		if Parameter(i).Assumed() && !p.Assumes(s, Parameter(i)) {
			out[i] = info.Off
		}
	}
	return out
}

// Assumes reports whether an assumption is on in a scenario.
func (p *Pack) Assumes(s *Scenario, a Parameter) bool {
	switch s.Switches[a.String()] {
	case "on":
		return true
	case "off":
		return false
	}
	return p.Params[a].On
}
