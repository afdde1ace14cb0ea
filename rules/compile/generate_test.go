package compile

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"casus/rules"
)

// condition draws a well-typed condition of bounded depth over the scope of
// testScope. locals are the variables of exists and all around it.
func condition(t *rapid.T, depth int, locals []string) string {
	if depth == 0 {
		return atom(t, locals)
	}
	switch rapid.IntRange(0, 7).Draw(t, "shape") {
	case 0, 1:
		return chain(t, " && ", depth, locals)
	case 2, 3:
		return chain(t, " || ", depth, locals)
	case 4:
		return "!(" + condition(t, depth-1, locals) + ")"
	case 5:
		if len(locals) < MaxNesting {
			return quantified(t, depth, locals)
		}
	case 6:
		return fmt.Sprintf("(%s) == (%s)", condition(t, 0, locals), condition(t, 0, locals))
	}
	return atom(t, locals)
}

func chain(t *rapid.T, sign string, depth int, locals []string) string {
	var parts []string
	for range rapid.IntRange(2, 4).Draw(t, "parts") {
		parts = append(parts, "("+condition(t, depth-1, locals)+")")
	}
	return strings.Join(parts, sign)
}

func quantified(t *rapid.T, depth int, locals []string) string {
	name := fmt.Sprintf("x%d", len(locals))
	over := rapid.SampledFrom([]string{"countries", "parties", "[PRK, UKR]", "[other, USA, JPN]"}).Draw(t, "over")
	how := rapid.SampledFrom([]string{"exists", "all"}).Draw(t, "how")
	return fmt.Sprintf("%s.%s(%s, %s)", over, how, name, condition(t, depth-1, append(locals, name)))
}

func country(t *rapid.T, locals []string) string {
	names := append([]string{"RUS", "KOR", "UKR", "other", "none", "victim", "obligor", "event.actor", "event.target", "event.first_force", "event.admin"}, locals...)
	return rapid.SampledFrom(names).Draw(t, "country")
}

func atom(t *rapid.T, locals []string) string {
	who := func() string { return country(t, locals) }
	compare := rapid.SampledFrom([]string{"==", "!=", "<", "<=", ">", ">="})
	switch rapid.IntRange(0, 9).Draw(t, "atom") {
	case 0:
		return rapid.SampledFrom([]string{"d.D1", "d.D3", "d.D14", "event.sustained", "event.accident", "true"}).Draw(t, "flag")
	case 1:
		return fmt.Sprintf("%s %s %s", who(), rapid.SampledFrom([]string{"==", "!="}).Draw(t, "sign"), who())
	case 2:
		return fmt.Sprintf("%s in %s", who(), rapid.SampledFrom([]string{"parties", "countries", "[PRK, none]", "[UN, other, CHN]"}).Draw(t, "set"))
	case 3:
		return fmt.Sprintf("%s[%s][%s]", rapid.SampledFrom([]string{"war_declared", "at_war", "first_force"}).Draw(t, "table"), who(), who())
	case 4:
		return fmt.Sprintf("event.kind in [%s]", rapid.SampledFrom([]string{"armed_attack", "deployment, exercise", "report_51, seizure, no_event"}).Draw(t, "kinds"))
	case 5:
		return fmt.Sprintf("event.place %s %s", rapid.SampledFrom([]string{"==", "!="}).Draw(t, "sign"), rapid.SampledFrom([]string{"here", "there"}).Draw(t, "place"))
	default:
		return fmt.Sprintf("%s %s %s", amount(t, who), compare.Draw(t, "compare"), amount(t, who))
	}
}

func amount(t *rapid.T, who func() string) string {
	switch rapid.IntRange(0, 7).Draw(t, "amount") {
	case 0:
		return fmt.Sprint(rapid.IntRange(-3, 3).Draw(t, "number"))
	case 1:
		return rapid.SampledFrom([]string{"params.low", "params.high", "-params.high"}).Draw(t, "param")
	case 2:
		return fmt.Sprintf("tension[%s][%s]", who(), who())
	case 3:
		return fmt.Sprintf("tech[%s][%s]", who(), rapid.SampledFrom([]string{"srbm", "drone"}).Draw(t, "tech"))
	case 4:
		return fmt.Sprintf("alert[%s]", who())
	case 5:
		return fmt.Sprintf("rung[%s][%s] + event.deaths", who(), who())
	case 6:
		return "event.severity - params.high"
	}
	return rapid.SampledFrom([]string{"event.att", "event.severity", "turn", "date"}).Draw(t, "fact")
}

// anyEnv draws a frame with small numbers, so that comparisons go both ways,
// and every country a fact of the event can name.
func anyEnv(t *rapid.T, vars int) *rules.Env {
	env := &rules.Env{Disputes: rapid.Uint32Range(0, 1<<rules.Disputes-1).Draw(t, "readings")}
	seed := rapid.Uint64().Draw(t, "frame")
	for i := range env.Frame {
		seed = seed*6364136223846793005 + 1442695040888963407
		env.Frame[i] = int32(seed>>33%7) - 3
	}
	for f := rules.EventKind; f <= rules.EventSubject; f++ {
		seed = seed*6364136223846793005 + 1442695040888963407
		if n := len(rules.EnumNames(rules.Facts[f].Type)); n > 0 {
			env.Frame[f.At()] = int32(seed >> 33 % uint64(n))
		}
	}
	env.Frame[rules.EventPlace.At()] = int32(rapid.IntRange(-1, 1).Draw(t, "place"))
	for i := range vars {
		env.Vars[i] = rules.Seat(rapid.IntRange(0, int(rules.JPN)).Draw(t, "bound"))
	}
	// Yes/no facts are 0 or 1, as the state's ranges hold them.
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if rules.Facts[f].Type != rules.TypeBool {
			continue
		}
		width := map[rules.Shape]int{rules.ByPair: rules.Stride * rules.Stride, rules.ByCountry: rules.Stride}[f.Shape()]
		for i := range max(width, 1) {
			env.Frame[f.Base()+i] &= 1
		}
	}
	// The columns of powers without a seat always read zero.
	for f := rules.Fact(0); f.Shape() == rules.ByPair || f.Shape() == rules.ByCountry; f++ {
		if f.Shape() == rules.ByCountry {
			env.Frame[f.Of(rules.OTH)] = 0
			continue
		}
		for s := rules.RUS; s <= rules.OTH; s++ {
			env.Frame[f.Pair(s, rules.OTH)], env.Frame[f.Pair(rules.OTH, s)] = 0, 0
		}
	}
	return env
}
