package match

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"casus/rules"
	"casus/server/overlay"
	"casus/server/store"

	"github.com/klauspost/compress/zstd"
)

const (
	// MaxPack bounds the text of a pack as JSON, in bytes: the header of an
	// exported record holds it, and a record's line may have 4 MB.
	MaxPack = 3 << 20
	// BroughtRoom is what the store gives to brought packs, in bytes packed; one
	// takes about 80 kB.
	BroughtRoom = 32 << 20

	heldPacks   = 64               // different packs awake matches use; one takes about 3.4 MB
	freshPacks  = 8                // brought packs kept compiled that no match uses
	freshTexts  = 16               // catalogues that no match uses, and rulebooks, kept encoded
	waitForTurn = 10 * time.Second // for the rules of others that are being loaded
)

// ErrBusy: the rules of others are being loaded, one after the other.
var ErrBusy = errors.New("other rules are being loaded at this moment; try again in a minute")

// ErrCrowded: matches of too many different rules are being played.
var ErrCrowded = errors.New("too many different rules are in use on this server; play by the server's own, or try again in a few minutes")

// NoRules says that a pack is not on this server.
type NoRules struct{ Hash string }

func (n *NoRules) Error() string {
	return fmt.Sprintf("the rules this match was played with (%.12s) are not on this server; open an export of the match, which carries its rules", n.Hash)
}

// Bring lays an upload over the server's own rules and keeps the pack this
// makes. It is refused whole when anything is wrong: parse.Errors say what,
// store.ErrFull and ErrBusy that it is not the upload's fault.
func (gs *Games) Bring(ctx context.Context, up *overlay.Upload, now time.Time) (pack *rules.Pack, laid overlay.Laid, err error) {
	err = gs.inTurn(ctx, func() error {
		if laid, err = up.Over(gs.current.Files); err != nil {
			return err
		}
		body, err := packed(laid.Files)
		if err != nil {
			return err
		}
		if pack, err = gs.compile(laid.Files); err != nil {
			return err
		}
		if err := rehearse(pack); err != nil {
			return err
		}
		return gs.store.AddPack(ctx, store.Pack{Hash: pack.Hash, Body: body, Brought: now.UnixMilli()}, BroughtRoom)
	})
	if err != nil {
		return nil, laid, err
	}
	gs.keepFresh(pack)
	return pack, laid, nil
}

// inTurn works on rules from outside, one at a time: whatever somebody wrote
// into them, it costs the matches one core at most.
func (gs *Games) inTurn(ctx context.Context, work func() error) error {
	ctx, cancel := context.WithTimeout(ctx, waitForTurn)
	defer cancel()
	select {
	case gs.turn <- struct{}{}:
		defer func() { <-gs.turn }()
		return work()
	case <-ctx.Done():
		return ErrBusy
	}
}

// Pack finds a pack by its hash: the server's own, one of a match, or one from
// the store. The error is a *NoRules when it is nowhere.
func (gs *Games) Pack(ctx context.Context, hash string) (*rules.Pack, error) {
	if pack := gs.known(hash); pack != nil {
		return pack, nil
	}
	body, err := gs.store.Pack(ctx, hash)
	if errors.Is(err, store.ErrUnknown) {
		return nil, &NoRules{hash}
	}
	if err != nil {
		return nil, err
	}
	files, err := unpacked(body)
	if err != nil {
		return nil, err
	}
	pack, err := gs.compiled(hash, files)
	if err == nil {
		gs.keepFresh(pack)
	}
	return pack, err
}

func (gs *Games) known(hash string) *rules.Pack {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	pack, _ := gs.packs.find(hash) // nil if there is none
	return pack
}

func (gs *Games) keepFresh(pack *rules.Pack) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.packs.put(pack.Hash, pack)
}

func (gs *Games) compiled(hash string, files map[string]string) (*rules.Pack, error) {
	pack, err := gs.compile(files)
	if err != nil {
		return nil, fmt.Errorf("the rules this match was played with do not load any more: %w", err)
	}
	if pack.Hash != hash {
		return nil, errors.New("the rules that come with this match are not the ones it was played with")
	}
	return pack, nil
}

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) // fails for wrong options only
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(2*MaxPack))
)

// packed is the text of a pack as the store keeps it.
func packed(files map[string]string) ([]byte, error) {
	text, err := json.Marshal(files)
	if err != nil {
		return nil, err
	}
	if len(text) > MaxPack {
		return nil, &overlay.TooLarge{Reason: fmt.Sprintf("the rules have more than %d kB with the shipped ones; leave out what you did not change", MaxPack>>10)}
	}
	return packer.EncodeAll(text, nil), nil
}

func unpacked(body []byte) (files map[string]string, err error) {
	if !bytes.HasPrefix(body, []byte("{")) { // the first servers stored plain JSON
		if body, err = unpacker.DecodeAll(body, nil); err != nil {
			return nil, fmt.Errorf("stored rules cannot be read: %w", err)
		}
	}
	return files, json.Unmarshal(body, &files)
}
