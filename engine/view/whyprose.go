package view

import (
	"fmt"
	"strings"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// aboutClause explains one clause: by the judgement that says most, or why
// nobody asked it anything.
func aboutClause(g *engine.Game, m Moment, c *rules.Clause, seen []*judged, e *world.Entry) explain.Explanation {
	var out explain.Explanation
	if j := seen[c.Index]; j != nil {
		out = explainJudged(g, j)
	} else {
		out = explain.Silence(c, m.Before.Date(), g.Arm)
	}
	if e != nil && e.K == world.KDuty && e.Clause == c.ID {
		out.Prose = append(out.Prose, step(e))
	}
	return out
}

// step says what the life cycle did.
func step(e *world.Entry) string {
	switch e.To {
	case rules.Fulfilled.String():
		return "The duty was kept: enough was done for it."
	case rules.Breached.String():
		return "The duty was broken: its time ran out, or it was refused."
	case rules.Lapsed.String():
		return "It lapsed: its ground had gone, nobody took it up in time, or the dispute about it was left standing."
	case rules.Waived.String():
		return "The country it was owed to released its partner from it."
	}
	return ""
}

// aboutEvent explains what happened where no clause is asked about.
func aboutEvent(g *engine.Game, e *world.Entry) explain.Explanation {
	if e == nil {
		return explain.Explanation{Title: "The turn", Prose: []string{"Nothing has been resolved yet."}}
	}
	return explain.Explanation{Title: "Why did this happen?", Prose: eventProse(g, e)}
}

func eventProse(g *engine.Game, e *world.Entry) []string {
	switch e.K {
	case world.KAct:
		return actProse(g, e)
	case world.KIncident:
		return []string{"Nobody ordered this. Where forces stand close and tension is high, they run into each other; the higher the tension and the alert, the likelier.", gravity(e)}
	case world.KInject:
		return []string{"This came from outside the six seats: the scenario lets it happen by chance, on a date, or when the crisis gives cause.", gravity(e)}
	case world.KSlip:
		return []string{fmt.Sprintf("Nobody chose this. Two states on a high rung can slip a rung further by accident, a misread warning or a subordinate's act. The odds grow with tension; a hotline halves them. They now stand on rung %d.", e.Rung)}
	case world.KRung:
		return []string{fmt.Sprintf("The pair stands on rung %d: put there by the gravest act between them, or one rung lower after quiet turns.", e.Rung)}
	case world.KVote:
		return voteProse(e)
	case world.KClaim:
		return []string{claimProse(e)}
	case world.KRefused:
		return []string{"The order was possible when it was sealed, but what happened earlier in the same turn made it impossible."}
	case world.KAdvice:
		return []string{adviceProse(e)}
	case world.KAlarm:
		return []string{fmt.Sprintf("This match assumes that a new or deeper pact alarms the rivals of both partners, this turn and the next, beyond what the act itself does: %d points of tension. Research differs on whether it is so.", e.Heat)}
	case world.KAnswer:
		return []string{"A country answered a duty; what it did counts towards keeping it."}
	case world.KTruce:
		return []string{"No seat ordered this. Each month there is a chance that Russia and Ukraine stop fighting: greater the wearier both are, and three times as great when China or America offered Russia to mediate."}
	case world.KHome:
		return []string{homeProse(e)}
	case world.KTech:
		return []string{techProse(e)}
	case world.KEnd:
		return []string{map[string]string{
			world.Horizon.String():     "The match reached its last turn, which was drawn at the start and hidden.",
			world.Settlement.String():  "Tension on the peninsula fell so far, between North Korea and all of its adversaries, and for so long that the crisis counts as settled.",
			world.Catastrophe.String(): "Nuclear weapons were used beyond recall. Everybody lost.",
			world.Collapse.String():    "For months North Korea’s rulers had neither support nor an economy to speak of. The regime fell.",
		}[e.Reason]}
	}
	return nil
}

// adviceProse says what decided whether an ally held back.
func adviceProse(e *world.Entry) string {
	const decides = "Dice decide, with odds that rise with how much the ally's economy needs its adviser, how well the alliance holds and whether aid comes with the advice. They fall with what is at stake, with a weak government, a public threat, nuclear weapons of the ally's own, and the fear of being left alone."
	switch e.To {
	case world.Heeded:
		return fmt.Sprintf("%s For the rest of this turn and all of the next, orders above rung %d against %s are closed to %s.", decides, e.Rung, explain.Power(e.Against), explain.Power(e.Target))
	case "dissociated":
		return fmt.Sprintf("%s %s now fears so much to be drawn in that its promise is believed less.", decides, explain.Power(e.Actor))
	}
	return decides + " An alliance in which advice is not heeded holds less well."
}

func actProse(g *engine.Game, e *world.Entry) []string {
	out := []string{"Somebody ordered it; you do not know who."}
	for _, a := range g.Pack.Actions {
		if a.ID == e.Action {
			out[0] = fmt.Sprintf("A seat ordered “%s”: %s", a.Title, a.Summary)
			if a.Floor > 0 {
				out = append(out, fmt.Sprintf("Such an act puts the two on rung %d at least.", a.Floor))
			}
		}
	}
	if e.Secret != nil {
		out = append(out, suspicion(e))
	}
	return append(out, gravity(e))
}

// suspicion says what everybody knows of a covert act's author: the treaties
// judge by it, whatever some may know better.
func suspicion(e *world.Entry) string {
	switch {
	case !e.Secret.Noticed:
		return "It was not noticed: to the treaties, and to all who do not know of it, nothing has happened."
	case e.Secret.Suspect == rules.NONE:
		return "The seats suspected no state more than the others when it happened, so the treaties put it down to nobody."
	case e.Secret.Knows == rules.AllSeats:
		return fmt.Sprintf("It came out: everybody knows that it was %s.", explain.Power(e.Secret.Suspect))
	}
	return fmt.Sprintf("When it happened most seats leaned to %s (%d of 1000, the middle of their beliefs), and the treaties judge by that.", explain.Power(e.Secret.Suspect), e.Att)
}

func claimProse(e *world.Entry) string {
	if e.Actor == rules.NONE {
		return "New evidence on a covert act: no state is suspected more than the others now, so the treaties put it down to nobody."
	}
	return fmt.Sprintf("New evidence on a covert act: most seats now lean to %s, %d of 1000 (the middle of their beliefs), and the treaties judge by that.", explain.Power(e.Actor), e.Att)
}

// gravity says what the treaties saw of the event.
func gravity(e *world.Entry) string {
	if e.Kind == "" {
		return "It is nothing that any treaty listens to."
	}
	text := fmt.Sprintf("The treaties see it as “%s” of severity %d of 1000", strings.ReplaceAll(e.Kind, "_", " "), e.Sev)
	if e.Deaths > 0 {
		text += fmt.Sprintf(", %d dead", e.Deaths)
	}
	if e.Att < 1000 && e.Secret == nil {
		text += fmt.Sprintf(", its author established to %d of 1000", e.Att)
	}
	if e.First != rules.NONE {
		text += fmt.Sprintf("; in this exchange %s used force first", explain.Power(e.First))
	}
	return text + "."
}

// voteProse explains a vote of the Security Council.
func voteProse(e *world.Entry) []string {
	prose := []string{fmt.Sprintf("The Security Council voted %s (yes, no, abstained). A decision needs nine of fifteen votes, and each of the five permanent members can stop it.", e.Reason)}
	switch e.To {
	case "vetoed":
		prose = append(prose, fmt.Sprintf("%s used its veto. Old measures stay law, but nothing new is decided, and whoever dislikes the old ones enforces them less.", e.Against))
	case "adopted":
		prose = append(prose, "It was adopted and binds every state.")
	case "rejected":
		prose = append(prose, "It found too few votes.")
	}
	return prose
}
