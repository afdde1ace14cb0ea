package explain

import "casus/rules"

// countryWords are how sentences call the variables of clauses.
var countryWords = map[string]string{
	"victim": "the victim", "obligor": "the partner", "threatened": "the threatened state",
	"threat": "the threatening state", "actor": "the acting state", "target": "its target", "asker": "the state that asks",
	"claimant": "the state it is owed to", "against": "the other side", "attacker": "the attacker",
}

// powerWords are the powers by name.
var powerWords = map[rules.Seat]string{
	rules.RUS: "Russia", rules.CHN: "China", rules.USA: "the United States", rules.PRK: "North Korea",
	rules.KOR: "South Korea", rules.JPN: "Japan", rules.UKR: "Ukraine", rules.OTH: "another state", rules.UN: "the UN", rules.NONE: "nobody",
}

// Power is a power by its name inside a sentence.
func Power(s rules.Seat) string { return powerWords[s] }

// listWords are values of closed lists whose names say little.
var listWords = map[string]string{
	"no_zone": "no special zone", "nll": "the Northern Limit Line", "dmz": "the demilitarised zone",
	"jsa": "the Joint Security Area", "eez": "an economic zone at sea", "cma_buffer": "the buffer zone of 2018",
	"territorial_sea": "territorial waters", "pacific": "the Pacific", "indian": "the Indian Ocean",
	"ship": "a ship", "aircraft": "an aircraft", "person": "a person", "no_platform": "nothing in particular",
}

// dateWords are comparisons with the date.
var dateWords = map[rules.Op]string{
	rules.OpEq: "is", rules.OpNe: "is not", rules.OpLt: "is before", rules.OpLe: "is on or before",
	rules.OpGt: "is after", rules.OpGe: "is on or after",
}

// eventWords are the facts of an event as the subject of a sentence.
var eventWords = map[rules.Fact]string{
	rules.EventKind: "what was done", rules.EventActor: "whoever did it", rules.EventTarget: "the target of the act",
	rules.EventPlace: "the place", rules.EventPlaceKind: "the kind of place", rules.EventAdmin: "the state that governs the place",
	rules.EventZone: "the zone", rules.EventOcean: "the ocean", rules.EventOverflight: "the state flown over",
	rules.EventPlatform: "what was hit or came", rules.EventDeaths: "the dead on the target's side",
	rules.EventActorDeaths: "the dead on the actor's side", rules.EventSeverity: "the weight of the event",
	rules.EventAtt: "how well it is established who did it", rules.EventFirstForce: "the state that used force first",
	rules.EventSubject: "the subject of the declaration",
}

// yesNo are yes/no facts as two sentences; %s stands for the countries.
var yesNo = map[rules.Fact][2]string{
	rules.AtWar:            {"%s and %s are fighting as in a war", "%s and %s are not fighting as in a war"},
	rules.WarDeclared:      {"%s and %s are in a declared war", "no war is declared between %s and %s"},
	rules.FirstForce:       {"%s used force first against %s", "%s did not use force first against %s"},
	rules.Democracy:        {"%s must win elections", "%s need not win elections"},
	rules.EventSustained:   {"the fighting went on as in a war", "the fighting did not go on as in a war"},
	rules.EventDeclaredWar: {"the parties had declared war", "the parties had not declared war"},
	rules.EventAccident:    {"nobody meant it", "it was meant"},
}

// tableWords are numbers as the subject of a sentence; %s stands for the
// countries. Facts without a row use their name.
var tableWords = map[rules.Fact]string{
	rules.Tension: "the tension between %s and %s", rules.TensionBase: "the usual tension between %s and %s",
	rules.Rung: "the escalation rung of %s and %s", rules.Quiet: "the quiet turns between %s and %s",
	rules.Affinity: "the goodwill of %s towards %s", rules.Trust: "the trust of %s in %s",
	rules.Dependence: "how much %s needs trade with %s", rules.Cred: "the belief that %s will fight for %s",
	rules.Sanctions: "the sanctions of %s against %s", rules.ThreatLevel: "how far %s is committed by threats against %s",
	rules.ThreatLeft: "the turns until the threat of %s against %s is called", rules.Hotline: "the turns left of the hotline between %s and %s",
	rules.Cohesion: "how well the alliance of %s and %s holds", rules.Support: "the support for the government of %s",
	rules.Econ: "the economy of %s", rules.Reputation: "the reputation of %s", rules.SoftPower: "the standing of %s",
	rules.Resolve: "the resolve of %s", rules.Conv: "the conventional strength of %s", rules.Proj: "the strength %s can bring to Korea",
	rules.AlertLevel: "the readiness of %s", rules.NuclearAlert: "the nuclear readiness of %s", rules.Warheads: "the warheads of %s",
	rules.SecondStrike: "the second strike of %s", rules.Munitions: "the munitions of %s", rules.MunitionRate: "the munitions %s makes a month",
	rules.Money: "the money of %s", rules.MoneyIncome: "the income of %s", rules.Capital: "the political capital of %s",
	rules.CapitalIncome: "the political capital %s gains a turn", rules.Intel: "the intelligence of %s", rules.Cyber: "the cyber means of %s",
	rules.Casualties: "the casualties of %s", rules.TroopsAbroad: "the forces %s has fighting abroad", rules.AudienceCost: "how dearly %s pays for backing down",
	rules.Authorised: "the turns for which %s has cleared force abroad", rules.LethalAid: "the lethal aid of %s to Ukraine",
	rules.RoundsShipped: "the rounds %s ships a month", rules.NuclearUsed: "the nuclear weapons %s has used", rules.Exhaustion: "the war-weariness of %s",
	rules.HomeCrisis: "the turns left of a struggle for power in %s", rules.RegimeStrain: "the days for which the regime in Pyongyang has been near its end",
	rules.Abandonment: "the fear of %s that its allies leave it alone", rules.Entrapment: "the fear of %s that an ally draws it into a war",
	rules.TurnNumber: "the number of the turn", rules.Today: "the date", rules.Taboo: "the taboo on nuclear use", rules.Hazard: "the odds of accidents",
	rules.Umbrella: "Russia's nuclear umbrella",
	rules.Front:    "the ground Russia has gained in Ukraine", rules.FrontPace: "the ground Russia gained in the last month",
	rules.USAid: "American arms for Ukraine",
}

// compares are the comparisons as verbs, and as what a number must be.
var compares = map[rules.Op][2]string{
	rules.OpEq: {"is", "must be"}, rules.OpNe: {"is not", "must not be"},
	rules.OpLt: {"is below", "must be below"}, rules.OpLe: {"is at most", "must be at most"},
	rules.OpGt: {"is above", "must be above"}, rules.OpGe: {"is at least", "must be at least"},
}
