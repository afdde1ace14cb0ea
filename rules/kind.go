package rules

// Kind says what was done, never what it amounts to in law: armed_attack is
// any use of armed force, and whether it is an armed attack in the sense of an
// article is for the clause to answer.
type Kind uint8

// KindInfo describes one kind of event.
type KindInfo struct {
	Name string
	// Severity is what the event weighs when neither deaths nor sustained
	// fighting nor a declared war say more, 0..1000.
	Severity int32
	// Force marks kinds in which armed force is used; they open an exchange
	// and are the only ones that make somebody the first to use force.
	Force bool
	Doc   string
}

// The kinds in the order of Kinds. KindNone is the state of a frame outside
// any event (a trigger `on: turn`).
const (
	KindNone Kind = iota
	ArmedAttack
	Assassination
	Sabotage
	LawEnforcement
	WarningFire
	LiveFire
	CyberAttack
	Demolition
	Intrusion
	Harassment
	Inspection
	Seizure
	Blockade
	Balloon
	Deployment
	Exercise
	ThreatOfAttack
	Declaration
	MissileTest
	NuclearTest
	SatelliteLaunch
	Sanction
	EconomicCoercion
	ArmsTransfer
	Veto
	Accident
	Consultation
	ConsultationRequest
	AssistanceRequest
	Release
	DeclareWar
	DomesticProcedure
	Troops
	Arms
	Aid
	DiplomaticSupport
	Statement
	Talks
	Reassurance
	Concession
	Withdrawal
	Mobilisation
	Alert
	JointMeasures
	TechnologyTransfer
	NuclearSignal
	NuclearUse
	HostileAgreement
	Report51
	Trade
	kindCount
)

// Kinds is the closed table of event kinds. Severities follow formats.md's one
// function; kinds without force weigh what their tension effect suggests.
var Kinds = [kindCount]KindInfo{
	KindNone:            {"no_event", 0, false, "no event: the turn itself"},
	ArmedAttack:         {"armed_attack", 200, true, "aimed armed force against territory, forces, ships or aircraft"},
	Assassination:       {"assassination", 400, true, "an attempt on the life of a leader or official"},
	Sabotage:            {"sabotage", 200, true, "covert physical damage, raids by irregulars"},
	LawEnforcement:      {"law_enforcement", 50, false, "coast guard or police action"},
	WarningFire:         {"warning_fire", 100, false, "shots that are not aimed at anybody"},
	LiveFire:            {"live_fire", 60, false, "live-fire drill near a line"},
	CyberAttack:         {"cyber_attack", 100, false, "disruption through networks"},
	Demolition:          {"demolition", 30, false, "a state blows up its own works near a line"},
	Intrusion:           {"intrusion", 100, false, "a border, airspace or waters entered without leave"},
	Harassment:          {"harassment", 60, false, "close passes, radar locks, ramming threats"},
	Inspection:          {"inspection", 60, false, "a ship stopped and searched"},
	Seizure:             {"seizure", 300, true, "a ship, aircraft or place taken by force"},
	Blockade:            {"blockade", 500, true, "ports or coasts closed by force"},
	Balloon:             {"balloon", 20, false, "balloons or leaflets across a line"},
	Deployment:          {"deployment", 60, false, "forces moved into the theatre"},
	Exercise:            {"exercise", 50, false, "a military exercise"},
	ThreatOfAttack:      {"threat_of_attack", 100, false, "a public threat to use force, or preparations that show it"},
	Declaration:         {"declaration", 20, false, "a public declaration; the subject says about what"},
	MissileTest:         {"missile_test", 50, false, "a ballistic or cruise missile fired as a test"},
	NuclearTest:         {"nuclear_test", 100, false, "a nuclear explosion as a test"},
	SatelliteLaunch:     {"satellite_launch", 50, false, "a launch with ballistic-missile technology"},
	Sanction:            {"sanction", 20, false, "economic measures declared by a state"},
	EconomicCoercion:    {"economic_coercion", 20, false, "trade, aid or travel squeezed for a political end"},
	ArmsTransfer:        {"arms_transfer", 30, false, "weapons or munitions supplied"},
	Veto:                {"veto", 10, false, "a veto in the Security Council"},
	Accident:            {"accident", 20, false, "nobody meant it"},
	Consultation:        {"consultation", 0, false, "states consult under a treaty"},
	ConsultationRequest: {"consultation_request", 0, false, "a state asks its partner to consult"},
	AssistanceRequest:   {"assistance_request", 0, false, "a state declares itself attacked and asks its partner for help"},
	Release:             {"release", 0, false, "a state releases its partner from a duty"},
	DeclareWar:          {"declare_war", 1000, false, "a state declares a state of war"},
	DomesticProcedure:   {"domestic_procedure", 0, false, "parliament or president clears help abroad"},
	Troops:              {"troops", 60, false, "forces sent to fight beside another state"},
	Arms:                {"arms", 30, false, "arms or munitions given to a partner under a duty"},
	Aid:                 {"aid", 0, false, "money, food, fuel or other help without arms"},
	DiplomaticSupport:   {"diplomatic_support", 0, false, "public backing, votes, statements beside a partner"},
	Statement:           {"statement", 0, false, "a public statement"},
	Talks:               {"talks", 0, false, "talks, a hotline call, a summit"},
	Reassurance:         {"reassurance", 0, false, "a promise that nothing will happen unless attacked"},
	Concession:          {"concession", 0, false, "a demand met or an apology made"},
	Withdrawal:          {"withdrawal", 0, false, "forces stood down or pulled back, fire ceased"},
	Mobilisation:        {"mobilisation", 100, false, "reserves called up"},
	Alert:               {"alert_raised", 40, false, "readiness raised"},
	JointMeasures:       {"joint_measures", 20, false, "joint measures to strengthen defence"},
	TechnologyTransfer:  {"technology_transfer", 40, false, "military technology handed over"},
	NuclearSignal:       {"nuclear_signal", 150, false, "nuclear forces shown or readied"},
	NuclearUse:          {"nuclear_use", 1000, true, "a nuclear weapon used"},
	HostileAgreement:    {"hostile_agreement", 20, false, "an agreement or act with a third state directed against a partner"},
	Report51:            {"report_51", 0, false, "measures of self-defence reported to the Security Council"},
	Trade:               {"trade", 0, false, "goods, fuel or workers exchanged across a border; the subject says which"},
}

// KindCount is the number of kinds, KindNone included.
const KindCount = int(kindCount)

func (k Kind) String() string {
	if int(k) >= len(Kinds) {
		return "?"
	}
	return Kinds[k].Name
}

// ParseKind finds a kind by its name.
func ParseKind(name string) (Kind, bool) {
	for i := range Kinds {
		if Kinds[i].Name == name {
			return Kind(i), true
		}
	}
	return 0, false
}
