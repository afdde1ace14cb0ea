package store

import "context"

// Reading is what can be asked of stored matches without changing them.
type Reading interface {
	Load(ctx context.Context, match string, from uint64, each func(Line) error) error
	Commands(ctx context.Context, match string) ([]Command, error)
	Messages(ctx context.Context, match string) ([]Message, error)
	Match(ctx context.Context, id string) (Match, error)
	ListMatches(ctx context.Context, over bool) ([]Match, error)
}

var _ Reading = Matches(nil)
