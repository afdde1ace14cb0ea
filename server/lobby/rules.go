package lobby

import (
	"context"
	"errors"
	"unicode/utf8"

	"casus/rules"
	"casus/server/match"
	"casus/server/overlay"
	"casus/server/wire"

	"go.uber.org/zap"
)

const maxRulesName = 60 // characters

var rulesGone = wire.Refuse(wire.NotFound, "these rules are not on the server any more; choose their files again")

// Bring lays an upload over the server's rules and keeps the pack, or says why
// not: err holds parse.Errors when the files are at fault.
func (l *Lobby) Bring(ctx context.Context, up *overlay.Upload) (*rules.Pack, overlay.Laid, error) {
	pack, laid, err := l.cfg.Games.Bring(ctx, up, l.cfg.Clock.Now())
	if err == nil {
		l.cfg.Log.Info("rules brought", zap.String("pack", pack.Hash), zap.Int("replaces", len(laid.Replaces)), zap.Int("adds", len(laid.Adds)))
	}
	return pack, laid, err
}

// chooseRules settles which rules a new room plays by and what they are
// called. The server's own have no name.
func (l *Lobby) chooseRules(ctx context.Context, n *NewRoom) *wire.Refusal {
	own := l.cfg.Games.Current()
	if n.Pack == "" {
		n.Pack = own.Hash
	}
	pack, err := l.cfg.Games.Pack(ctx, n.Pack)
	var none *match.NoRules
	switch {
	case errors.As(err, &none):
		return rulesGone
	case err != nil:
		l.cfg.Log.Error("rules cannot be loaded", zap.String("pack", n.Pack), zap.Error(err))
		return wire.Refuse(wire.Internal, "the server could not load these rules; choose their files again")
	}
	if n.Rules = visible(n.Rules); pack == own {
		n.Rules = ""
	}
	if utf8.RuneCountInString(n.Rules) > maxRulesName {
		return wire.Refuse(wire.TooBig, "the name of the rules may have 60 characters")
	}
	if n.Scenario == "" {
		n.Scenario = pack.Scenarios[0].ID
	}
	return nil
}

// rulesOf names the rules of a match, unless they are the shipped ones. The
// name may come from a record somebody wrote.
func (l *Lobby) rulesOf(pack, name string) *wire.Rules {
	if l.cfg.Games.Shipped(pack) {
		return nil
	}
	runes := []rune(visible(name))
	return &wire.Rules{Pack: pack, Name: string(runes[:min(len(runes), maxRulesName)])}
}
