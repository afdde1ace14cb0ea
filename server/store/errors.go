package store

import "errors"

var (
	// ErrUnknown: no such match, room, member, token or pack.
	ErrUnknown = errors.New("store: not found")
	// ErrExists: the id or code is taken.
	ErrExists = errors.New("store: exists already")
	// ErrFull: there is no room left for brought packs.
	ErrFull = errors.New("store: no room for another pack")
	// ErrHead: someone appended since the caller last looked.
	ErrHead = errors.New("store: the match has moved on, head differs")
	// ErrEpoch: another owner has claimed the match.
	ErrEpoch = errors.New("store: the match has another owner")
	// ErrFailed: a commit failed earlier, so the store accepts nothing more.
	ErrFailed = errors.New("store: a write to disk failed")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("store: closed")
)
