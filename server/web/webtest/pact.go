package webtest

import "fmt"

// PactClause is the clause of Pact.
const PactClause = "ZZ99-1"

// Pact is a treaty that no history knows, between South Korea and Japan: the
// right to ask for talks arises once tension with somebody else reaches crisis.
func Pact(crisis int) File {
	return File{Name: "zz99.yaml", Text: fmt.Sprintf(`format: casus/1
treaty: ZZ99
title: A pact for tests
nature: treaty
source: "made up for tests of rules that are uploaded"
parties: [KOR, JPN]
signed: 1990-01-01
in_force: {from: 1990-01-01}
params:
  crisis: {value: %d, why: "made up"}
clauses:
  - id: ZZ99-1
    cite: {article: "1", gist: "talk in a crisis, when asked"}
    modality: must
    discretion: D1
    bind: {threatened: parties, obligor: other party, threat: countries - parties}
    trigger: {on: turn, edge: rising, when: "tension[threatened][threat] >= params.crisis"}
    request: {by: threatened}
    due: {within: response}
    perform: {by: obligor, any_of: [{act: consultation, worth: 1}], need: 1}
tests:
  - name: the right to talks arises in a crisis
    date: 2000-01-01
    given: [{set: 950, to: "tension[KOR][PRK]"}]
    play: [[]]
    expect: [{clause: ZZ99-1, bind: {threatened: KOR, obligor: JPN, threat: PRK}, state: available}]
`, crisis)}
}
