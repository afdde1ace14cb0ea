package trial

import (
	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// Why gives the reasons for a clause's answer in a case: those of the judgement
// that says most, or why nothing asked the clause. Answers are those of the
// same pack and case.
func Why(pack *rules.Pack, c *rules.Case, answers []Answer, cl *rules.Clause) explain.Explanation {
	j := answers[cl.Index].foremost()
	if j == nil {
		return explain.Silence(cl, c.Date, c.Arm)
	}
	return explain.Explain(explain.Question{
		Pack: pack, Clause: cl, Trigger: j.Trigger, Env: *j.Env, Readings: c.Readings, Requested: j.Requested,
	})
}

// foremost is the judgement that says most, nil if nothing was heard.
func (a *Answer) foremost() *world.Judgement {
	var best *world.Judgement
	most := 0
	for i := range a.Heard {
		j := &a.Heard[i]
		if w := explain.Weight(&j.Clause.Triggers[j.Trigger], j.Env, j.Verdict, j.Event != 0); w > most {
			best, most = j, w
		}
	}
	return best
}
