package parse

import "casus/rules"

// keyDocs are what an editor shows beside a key: the key that holds it, a
// point, its name.
var keyDocs = map[string]string{
	"treaty.treaty":       "the instrument's code in capitals and digits; every clause id begins with it",
	"treaty.title":        "the instrument's full name",
	"treaty.nature":       "treaty, political commitment, military agreement, domestic law, resolution or doctrine",
	"treaty.source":       "where its text and dates were read",
	"treaty.parties":      "the countries it binds",
	"treaty.in_force":     "when it is in force, one span or several",
	"treaty.suspended":    "spans in which the whole instrument is suspended",
	"treaty.arms":         "the Russia-DPRK texts under which it exists; leave out for all",
	"treaty.arm_in_force": "other dates under one of these texts",
	"treaty.params":       "figures that conditions use as params.name, each with its reason",
	"treaty.clauses":      "one entry for each article, or part of one, that makes, bars or permits something",
	"treaty.tests":        "facts played turn by turn, and what the clauses must answer",
	"treaty.uncovered":    "parts that no test shows, with the reason",
	"treaty.verify":       "facts of this file that have not been checked against a source yet",
	"treaty.prevails":     "true of the Charter and of what the Security Council decides: they go before other instruments (Charter 103)",
	"treaty.signed":       "the day it was signed",

	"in_force.from": "first day in force", "in_force.until": "first day no longer in force; leave out while it lasts",
	"suspended.from": "first day suspended", "suspended.until": "first day no longer suspended",

	"params.value": "the figure, a whole number", "params.why": "why this figure: the text, a court, a judgement",

	"clauses.id":         "code and article, such as RD24-4",
	"clauses.cite":       "where in law it stands, in your own words",
	"clauses.modality":   "must: a duty; must_not: a prohibition; may: a permission",
	"clauses.discretion": "D0 not binding in law, D1 talk only, D2 act as one chooses, D3 help by means one chooses, D4 help with all means",
	"clauses.bind":       "names for countries: parties, other party, countries - parties, or a list; obligor is who owes, victim to whom",
	"clauses.trigger":    "what brings it to life, one way or several",
	"clauses.request":    "who must ask before it is due",
	"clauses.gate":       "a step the obligor must take first, such as a vote",
	"clauses.due":        "the deadline",
	"clauses.perform":    "what counts as keeping it",
	"clauses.lapse":      "when its ground has gone",
	"clauses.waive":      "who may let the obligor off, and how",
	"clauses.in_force":   "its own span, where it differs from the instrument's",
	"clauses.suspended":  "spans in which this clause alone is suspended",
	"clauses.verify":     "true while its source has not been checked",

	"cite.treaty": "another instrument's code; leave out for this one", "cite.article": "number of the article", "cite.gist": "what it says, in your own words",
	"trigger.on": "kinds of event it listens to, or turn", "trigger.edge": "on turn: rising fires when the condition becomes true, level in each turn it is",
	"trigger.when": "fires when this is true", "trigger.unless": "exceptions, each with the law it rests on",
	"unless.id": "a name that tests use", "unless.when": "blocks when this is true", "unless.cite": "the law it rests on",
	"request.by": "the variable that must ask", "request.needed": "asking is needed only while this is true",
	"gate.by": "the variable that takes the step", "gate.act": "the step", "gate.turns": "turns after which it falls away",
	"due.within": "response: in the same turn's response phase; a number: that many turns later",
	"perform.by": "the variable that keeps it", "perform.need": "how much is enough", "perform.any_of": "deeds that count",
	"any_of.act": "the deed", "any_of.worth": "how much it counts", "any_of.when": "counts only when this is true",
	"lapse.when": "asked at the end of a turn", "waive.by": "the variable that may let go", "waive.act": "the deed by which it does",

	"tests.name": "what it shows, in words", "tests.date": "the day of the first turn", "tests.arm": "the Russia-DPRK text it is played under",
	"tests.readings": "how disputes are read; contested if not said", "tests.given": "numbers of the state before the first turn",
	"tests.play": "one list of events for each turn", "tests.expect": "what clauses must answer at the end",
	"given.add": "adds to the number", "given.set": "sets the number", "given.to": "which number", "given.arm": "only under this text", "given.why": "a source, or that it is a judgement",
	"play.clause": "for requests: the clause they are made under", "play.intent": "deliberate or accident", "play.administered_by": "who governs the place, if not as its file says",
	"expect.clause": "a clause's id", "expect.bind": "which countries are meant; leave out for the strongest answer of all", "expect.state": "the answer",
	"expect.turn": "after which turn; leave out for the last", "expect.by": "with disputed: the disputes it turns on",
	"expect.failed": "with none: the first part of the condition that is false", "expect.blocked": "with none: the exception that blocks",
	"inject.inject": "the inject's id", "inject.text": "what happens, as players read it", "inject.when": "what makes it happen: chance, turn, date or a fact",
	"inject.emits": "the event it is, for clauses to judge", "inject.effects": "numbers it changes", "inject.once": "true: it happens once a match at most; otherwise each time it may",
	"when.chance": "chance in 10,000 for each 30 days", "when.turn": "the number of the turn", "when.date": "the turn that holds this day",
	"when.months":       "months of the year in which it can happen, 1 to 12; leave out for all",
	"when.fact":         "happens only while this is true; alone: in each turn in which it is",
	"scenario.scenario": "the scenario's id", "scenario.title": "its name in lists", "scenario.summary": "what it is about, how long it takes and what one learns",
	"scenario.start": "the day of the first turn", "scenario.turn_days": "days a turn lasts", "scenario.horizon": "fewest and most turns; the last one is drawn and hidden",
	"horizon.min": "from this turn on each may be the last", "horizon.max": "the last turn there can be", "horizon.mean": "how many turns it lasts on average; leave out for half way between",
	"scenario.arm": "which Russia-DPRK text it is played under", "scenario.treaties": "all, or codes", "scenario.readings": "how disputes are read",
	"scenario.switches": "assumptions that can be turned on", "scenario.countries": "the set of start values", "scenario.deltas": "what differs from that set, each with its reason",
	"scenario.from":    "another scenario whose deltas come before its own",
	"scenario.actions": "all, or the ids of the orders there are", "scenario.injects": "ids of the events from outside that may happen",
	"scenario.orders": "how many orders a seat gives in a turn", "scenario.readiness": "how much is shown of who is ready",
	"scenario.success": "what must come true for a match to show what the scenario is about", "scenario.hints": "advice to players, turn by turn",
	"scenario.rank": "place in lists, the lowest first; leave out to stand last",
	"success.says":  "the part in plain words, true when it is met", "success.when": "asked at the end of a turn",
	"success.turns": "ends of turns in a row at which it must hold, once in the match; leave out: at the last one",
	"success.done":  "orders of which some seat must have given one", "success.why": "why this test and this figure: a source, or that it is a judgement",
	"hints.turn": "the turn it is for", "hints.says": "the advice",
	"parameters.parameters": "the part of the model its coefficients belong to", "parameters.values": "the coefficients",
	"values.name": "which coefficient", "values.value": "what it is where nothing else is said; of an assumption, when it is on",
	"values.low": "least value that a sensitivity study tries", "values.high": "greatest value that it tries",
	"values.unit": "what it is counted in", "values.says": "what it does, in plain words", "values.source": "where the figure comes from, or that it is a judgement",
	"values.switch": "for coefficients that would build a contested finding into the results", "switch.off": "the value that takes it out of the model",
	"switch.default":    "whether it is on where a scenario says nothing",
	"action.case":       "the doubt about a covert act that it needs: solved (the actor holds the target to be the author), accused (the actor is suspected of one against the target), open (there is one)",
	"doctrine.suspects": "whom the government thinks of first when it does not know who did something, by kind of act", "suspects.of": "the kind of act",
	"uncovered.clause": "a clause's id", "uncovered.atom": "text of a part of a condition", "uncovered.exception": "an exception's id",
	"uncovered.dispute": "a dispute", "uncovered.state": "an end of the clause", "uncovered.why": "why no test shows it",
}

// eventDocs are the facts of an event, from the one table there is.
var eventDocs = func() map[string]string {
	out := map[string]string{}
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if f.Shape() == rules.OfEvent {
			out[rules.Facts[f].Name] = rules.Facts[f].Doc
		}
	}
	return out
}()

// keyDoc is what there is to say of a key inside another.
func keyDoc(holder, name string) string {
	if doc, ok := keyDocs[holder+"."+name]; ok {
		return doc
	}
	if holder == "aims" {
		for _, a := range rules.Aims {
			if a.Name == name {
				return a.Says
			}
		}
	}
	if holder == "play" || holder == "emits" || holder == "facts" {
		return eventDocs[name]
	}
	return ""
}
