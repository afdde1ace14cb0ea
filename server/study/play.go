package study

import (
	"fmt"
	"maps"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/ledger"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/study/chronicle"
)

// Player plays the matches of a plan without records or state hashes. It is
// one worker's: its work space is not shared.
type Player struct {
	study *Study
	codes *ledger.Codes
	work  world.Work
	desk  view.Desk
	log   world.Log
}

// NewPlayer prepares a worker.
func NewPlayer(study *Study) (*Player, error) {
	codes, err := ledger.NewCodes(study.packs[0]) // arms alter clauses, not acts
	return &Player{study: study, codes: codes}, err
}

// Game prepares one match of a pair.
func (p *Study) Game(arm, pair int) (*engine.Game, error) {
	return engine.New(p.packs[arm], p.setup(arm, pair))
}

// With is the same study with other coefficients: rules and seeds stay, so that
// its matches meet the same dice.
func (p *Study) With(params map[string]int32) *Study {
	other := *p
	other.Params = maps.Clone(p.Params)
	if other.Params == nil {
		other.Params = map[string]int32{}
	}
	maps.Copy(other.Params, params)
	return &other
}

// Coefficients are the values of all coefficients in an arm.
func (p *Study) Coefficients(arm int) (rules.Params, error) {
	g, err := p.Game(arm, 0)
	if err != nil {
		return rules.Params{}, err
	}
	return g.Params, nil
}

// Match plays one match of a pair and counts it.
func (p *Player) Match(arm, pair int) (*Match, error) {
	m, _, err := p.Tell(arm, pair)
	return m, err
}

// Tell plays a match as Match does, and tells its story as well.
func (p *Player) Tell(arm, pair int) (*Match, *chronicle.Chronicle, error) {
	g, err := p.study.Game(arm, pair)
	if err != nil {
		return nil, nil, err
	}
	var bots [rules.Seats]bot.Bot
	for i, name := range g.Setup.Seats {
		if bots[i], err = bot.New(name, g.Setup.Seed); err != nil {
			return nil, nil, err
		}
	}
	t := newTally(g, arm, pair)
	if err := p.play(g, bots, t); err != nil {
		return nil, nil, fmt.Errorf("match %d under %s (seed %d): %w", pair, p.study.Arms[arm], g.Setup.Seed, err)
	}
	m, err := t.finish(p.codes)
	return m, t.tale, err
}

func (p *Player) play(g *engine.Game, bots [rules.Seats]bot.Bot, t *tally) error {
	s := g.Start()
	t.tale.Turn(&s)
	p.log.Entries = p.log.Entries[:0]
	p.work.Log = &p.log
	p.desk.Open(g)
	for s.Phase != world.Over {
		for seat, b := range bots {
			as := rules.Seat(seat)
			v := p.desk.Brief(&s, p.log.Entries, as)
			cmd := b.Orders
			if s.Phase == world.Response {
				cmd = b.Answers
			}
			if _, err := g.ApplyWith(&s, cmd(g, v, as), &p.work); err != nil {
				return fmt.Errorf("%s, played by %s: %w", as, b.Name(), err)
			}
		}
		phase := s.Phase
		g.Resolve(&s, &p.work)
		if phase == world.Response || s.Phase == world.Over {
			t.turn(&s)
			t.tale.Turn(&s)
		}
	}
	t.log = p.log.Entries
	return nil
}
