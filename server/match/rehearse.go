package match

import (
	"encoding/json"
	"fmt"

	"casus/engine"
	"casus/engine/view"
	"casus/rules"
	"casus/rules/parse"
)

const (
	maxScenarios = 40
	maxCatalogue = 512 << 10 // bytes, three times the shipped one; every browser fetches it once a match
	rehearsed    = 4         // phases
)

// rehearse starts every scenario of a pack from outside and plays its first
// turns without orders, so that rules which load and yet cannot be played are
// refused before anybody sits down to them.
func rehearse(pack *rules.Pack) error {
	if n := len(pack.Scenarios); n > maxScenarios {
		return parse.Errors{parse.At(pack.Scenarios[n-1].Pos, "the rules have %d scenarios; %d are the most", n, maxScenarios)}
	}
	var errs parse.Errors
	for _, sc := range pack.Scenarios {
		if err := rehearseScenario(pack, sc); err != nil {
			errs = append(errs, parse.At(sc.Pos, "the scenario %s cannot be played with these rules: %v", sc.ID, err))
		}
	}
	errs.Quote(pack.Files)
	return errs.Err()
}

func rehearseScenario(pack *rules.Pack, sc *rules.Scenario) (err error) {
	// In a match the same would end the process, and every class with it.
	defer func() {
		if failed := recover(); failed != nil {
			err = fmt.Errorf("the engine fails with them (%v); please report this, it is a mistake in Casus", failed)
		}
	}()
	g, err := engine.New(pack, engine.Setup{Scenario: sc.ID, Seed: 1})
	if err != nil {
		return err
	}
	body, err := json.Marshal(view.CatalogueOf(g))
	if err != nil {
		return err
	}
	if len(body) > maxCatalogue {
		return fmt.Errorf("its list of orders and places has %d kB, the most is %d kB; name fewer orders or places", len(body)>>10, maxCatalogue>>10)
	}
	s := g.Start()
	for range rehearsed {
		if _, err := g.Apply(&s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()}); err != nil {
			return err
		}
	}
	return nil
}
