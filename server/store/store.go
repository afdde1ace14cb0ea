// Package store keeps matches, rooms and rule packs.
//
// A match is a list of record lines. It grows only by Append, and Append is the
// one place where durability is decided: it returns after the lines are on
// disk, so a caller that tells players only after Append returned can never
// show them something a crash takes back.
//
// Two guards make Append safe for one machine today and for several later: the
// expected head (nobody wrote in between) and the owner epoch (nobody else took
// the match over). A command id that was stored before returns the stored reply
// and writes nothing. Several commands of a match can be appended together: they
// are stored as one or not at all, since each was decided on those before it.
package store

import "context"

// Match is what the server knows of one match beside its record lines.
type Match struct {
	ID       string
	Room     string // code of the room it is played in; empty for an imported one
	Scenario string
	Title    string
	Arm      string // which Russia-DPRK text: one of rules.TreatyArms
	Pack     string // hash of the rule pack
	Turn     int
	Over     bool
	Created  int64  // unix milliseconds
	Finished int64  // unix milliseconds, 0 while it runs
	Side     []byte // what the match actor keeps beside the record: clock, who is ready
}

// Append is one command and everything that follows from it.
type Append struct {
	Match string
	Head  uint64 // number of lines the caller believes are stored
	Epoch uint64 // owner epoch the caller got from Claim
	Actor string // who sent the command: a member id, or "server"
	Cmd   string // command id, unique per actor within the match
	Lines [][]byte
	Said  *Message // a message between seats, kept outside the record
	Side  []byte   // replaces the match's Side unless nil
	Reply []byte   // answer to give again when the same command is resent
	Turn  int
	Over  bool
	Now   int64 // unix milliseconds; becomes Finished when Over
}

// Message is what one seat wrote to others.
type Message struct {
	After uint64 // number of record lines stored when it was written
	Body  []byte // JSON only the match actor reads
}

// Receipt is the answer to a successful Append.
type Receipt struct {
	Head  uint64 // number of lines now stored
	Reply []byte
	Again bool // the command was stored earlier; nothing was written now
}

// Line is one stored record line, without its line end.
type Line struct {
	Seq    uint64 // 0 is the header
	Append uint64 // Seq of the first line of the same append: what came together was shown together
	Body   []byte
}

// Command is one stored command: enough to answer it again after a restart.
type Command struct {
	Actor string
	Cmd   string
	Reply []byte
}

// Matches keeps the record of every match.
type Matches interface {
	// CreateMatch stores a match with its header line; ErrExists if the id is
	// taken, ErrUnknown if it names a pack that is not stored.
	CreateMatch(ctx context.Context, m Match, header []byte) error
	// Claim makes the caller the owner: it raises the owner epoch, so that any
	// earlier owner's Append is refused from now on.
	Claim(ctx context.Context, match string) (epoch, head uint64, err error)
	// Append stores commands and their lines in one transaction: all of them are
	// of one match and from one owner, and each stands on the head that the one
	// before leads to. It fails with ErrHead or ErrEpoch when a guard does not
	// hold, ErrUnknown without match; then nothing is stored. The receipt is that
	// of the last one; with Again it is that of the one stored earlier.
	Append(ctx context.Context, appends ...Append) (Receipt, error)
	// Load gives the lines in order, from line number `from` on.
	Load(ctx context.Context, match string, from uint64, each func(Line) error) error
	// Commands lists the stored commands in order.
	Commands(ctx context.Context, match string) ([]Command, error)
	// Messages lists what was written in a match, in order.
	Messages(ctx context.Context, match string) ([]Message, error)
	Match(ctx context.Context, id string) (Match, error)
	// ListMatches gives the running or the finished matches, newest first.
	ListMatches(ctx context.Context, over bool) ([]Match, error)
}

// Pack is a rule pack somebody brought.
type Pack struct {
	Hash    string
	Body    []byte
	Brought int64 // unix milliseconds
}

// Packs keeps each rule pack once.
type Packs interface {
	// PutPack stores a pack of the server's own, for good.
	PutPack(ctx context.Context, hash string, body []byte) error
	// AddPack stores a pack somebody brought. All brought packs together have at
	// most room bytes: those no match names are dropped for the new one, the
	// longest unused first. When that is not enough ErrFull is returned, and
	// nothing was stored or dropped.
	AddPack(ctx context.Context, p Pack, room int64) error
	Pack(ctx context.Context, hash string) ([]byte, error)
}

// Store is everything a server needs kept.
type Store interface {
	Matches
	Rooms
	Packs
	// Failed is closed when a commit failed. After that nothing is accepted any
	// more and the process must stop: only a restart knows what is on disk.
	Failed() <-chan struct{}
	// Err is the reason once Failed is closed.
	Err() error
	Close() error
}
