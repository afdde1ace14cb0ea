package study

import (
	"fmt"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/ledger"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// player plays the matches of a plan without records or state hashes. It is
// one worker's: its work space is not shared.
type player struct {
	study *Study
	codes *ledger.Codes
	work  world.Work
	desk  view.Desk
	log   world.Log
}

func newPlayer(study *Study) (*player, error) {
	codes, err := ledger.NewCodes(study.packs[0]) // arms alter clauses, not acts
	return &player{study: study, codes: codes}, err
}

// match plays one match of a pair and counts it.
func (p *player) match(arm, pair int) (*Match, error) {
	setup := p.study.setup(arm, pair)
	g, err := engine.New(p.study.packs[arm], setup)
	if err != nil {
		return nil, err
	}
	var bots [rules.Seats]bot.Bot
	for i, name := range setup.Seats {
		if bots[i], err = bot.New(name, setup.Seed); err != nil {
			return nil, err
		}
	}
	t := newTally(g, arm, pair)
	if err := p.play(g, bots, t); err != nil {
		return nil, fmt.Errorf("match %d under %s (seed %d): %w", pair, p.study.Arms[arm], setup.Seed, err)
	}
	return t.finish(p.codes)
}

func (p *player) play(g *engine.Game, bots [rules.Seats]bot.Bot, t *tally) error {
	s := g.Start()
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
		}
	}
	t.log = p.log.Entries
	return nil
}
