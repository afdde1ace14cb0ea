package world

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Tell writes an entry as one line of a story, whole truth included: the
// language of transcripts and of `replay story`.
func Tell(e *Entry) string {
	text := tellBody(e)
	if e.Secret != nil && e.K == KAct {
		text += fmt.Sprintf(" (covert; known to %s", seatList(e.Secret.Knows))
		if e.Secret.Suspect != rules.NONE {
			text += "; suspected: " + e.Secret.Suspect.String()
		}
		text += ")"
	}
	return fmt.Sprintf("%d %s", e.N, text)
}

func tellBody(e *Entry) string {
	switch e.K {
	case KAct, KIncident:
		return tellAct(e)
	case KInject:
		return "inject " + e.Inject + facts(e)
	case KSlip:
		return fmt.Sprintf("%s-%s slip to rung %d: %s", e.Actor, e.Target, e.Rung, e.Reason)
	case KRung:
		return fmt.Sprintf("%s-%s stand on rung %d", e.Actor, e.Target, e.Rung)
	case KDuty:
		return tellDuty(e)
	case KAnswer:
		return fmt.Sprintf("%s answers %s (duty %d): %s", e.Actor, e.Clause, e.Duty, e.Choice)
	case KRefused:
		return fmt.Sprintf("%s cannot carry out %s any more", e.Actor, e.Action)
	case KVote:
		return tellVote(e)
	case KClaim:
		if e.Reason == "denial" {
			return fmt.Sprintf("nobody believes %s any more that it had no part in the %s against %s, belief %d", e.Actor, e.Kind, e.Target, e.Att)
		}
		return fmt.Sprintf("the %s against %s is now put down to %s, belief %d", e.Kind, e.Target, blamed(e.Actor), e.Att)
	case KHome:
		return fmt.Sprintf("%s: %s", e.Actor, e.Reason)
	case KTech:
		return fmt.Sprintf("%s %s: %s", e.Actor, e.To, e.Reason)
	case KAdvice:
		return tellAdvice(e)
	case KAlarm:
		return fmt.Sprintf("rivals take alarm at the pact of %s and %s: tension +%d", e.Actor, e.Target, e.Heat)
	case KTruce:
		return fmt.Sprintf("the guns fall silent between %s and %s", e.Actor, e.Target)
	case KEnd:
		return "the match ends: " + e.Reason
	}
	return e.K
}

func tellAdvice(e *Entry) string {
	switch e.To {
	case Heeded:
		return fmt.Sprintf("%s heeds %s: not above rung %d against %s", e.Target, e.Actor, e.Rung, e.Against)
	case "dissociated":
		return fmt.Sprintf("%s does not heed %s over %s, and %s takes its distance", e.Target, e.Actor, e.Against, e.Actor)
	}
	return fmt.Sprintf("%s does not heed %s over %s", e.Target, e.Actor, e.Against)
}

func tellVote(e *Entry) string {
	text := fmt.Sprintf("the Council votes %s on what %s asks about %s: %s", e.Reason, e.Actor, e.Target, e.To)
	if e.Against != rules.NONE {
		text += " by " + e.Against.String()
	}
	return text
}

func tellAct(e *Entry) string {
	name := e.Action
	if name == "" {
		name = e.K
	}
	text := fmt.Sprintf("%s %s", e.Actor, name)
	if e.Target != rules.NONE {
		text += " -> " + e.Target.String()
	}
	if e.Place != "" {
		text += " at " + e.Place
	}
	return text + facts(e)
}

// facts lists what the treaty pass saw of the entry.
func facts(e *Entry) string {
	if e.Kind == "" {
		return ""
	}
	parts := []string{e.Kind}
	add := func(name string, v int32) {
		if v != 0 {
			parts = append(parts, fmt.Sprintf("%s %d", name, v))
		}
	}
	add("severity", e.Sev)
	add("deaths", e.Deaths)
	if e.Att != 1000 {
		add("att", e.Att)
	}
	if e.First != rules.NONE {
		parts = append(parts, "first force "+e.First.String())
	}
	if e.Sustain {
		parts = append(parts, "sustained")
	}
	if e.Reason != "" {
		parts = append(parts, e.Reason)
	}
	return ": " + strings.Join(parts, ", ")
}

func tellDuty(e *Entry) string {
	text := fmt.Sprintf("%s binds %s", e.Clause, e.Actor)
	if e.Target != rules.NONE {
		text += " towards " + e.Target.String()
	}
	if e.Against != rules.NONE {
		text += " against " + e.Against.String()
	}
	text += fmt.Sprintf(" (duty %d): %s -> %s", e.Duty, e.From, e.To)
	if e.To == rules.Disputed.String() && len(e.By) > 0 {
		text += " by " + strings.Join(e.By, ", ")
	}
	if e.Cause != 0 {
		text += fmt.Sprintf(", because of %d", e.Cause)
	}
	for _, c := range e.Clashes {
		text += "; " + tellClash(&c)
	}
	return text
}

func tellClash(c *Clash) string {
	text := c.Clause + " asks for the opposite"
	if c.Deed != "" {
		text = c.Clause + " forbids " + c.Deed
	}
	if len(c.By) > 0 {
		text += " on a reading of " + strings.Join(c.By, ", ")
	}
	switch c.Prevails {
	case "":
	case c.Clause:
		text += " and prevails"
	default:
		text += ", but " + c.Prevails + " prevails"
	}
	return text
}

func blamed(suspect rules.Seat) string {
	if suspect == rules.NONE {
		return "no state"
	}
	return suspect.String()
}

func seatList(set rules.SeatSet) string {
	var names []string
	for _, s := range set.Members() {
		names = append(names, s.String())
	}
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}
