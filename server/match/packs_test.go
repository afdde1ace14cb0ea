package match_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"casus/engine"
	"casus/rules"
	"casus/rules/load"
	"casus/rules/parse"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/overlay"
	"casus/server/store"
	"casus/server/store/mem"
)

// games are those of a server with the shipped rules, over a store of packs.
func games(t testing.TB, s store.Packs, compile func(map[string]string) (*rules.Pack, error)) *match.Games {
	t.Helper()
	pack, err := matchtest.Pack()
	if err != nil {
		t.Fatal(err)
	}
	gs, err := match.NewGames(ctx, pack, pack.Hash, compile, s)
	if err != nil {
		t.Fatal(err)
	}
	return gs
}

func upload(t testing.TB, files map[string]string) *overlay.Upload {
	t.Helper()
	up := overlay.New()
	for name, text := range files {
		if err := up.Add(name, strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	return up
}

func place(id string) string {
	return fmt.Sprintf("format: casus/1\nplace: %s\nkind: land\nname: %s\nadministered_by: PRK\nclaimed_by: []\nat: [127.0, 37.0]\n", id, id)
}

// A pack that loads and cannot be played is refused before anybody sits down.
func TestRehearsal(t *testing.T) {
	shipped, err := matchtest.Pack()
	if err != nil {
		t.Fatal(err)
	}
	scenarios, lines := map[string]string{}, map[string]string{}
	text := shipped.Files["scenarios/november-2024.yaml"]
	for i := range 41 - len(shipped.Scenarios) {
		scenarios[fmt.Sprintf("s%d.yaml", i)] = strings.Replace(text, "scenario: november-2024", fmt.Sprintf("scenario: s%d", i), 1)
	}
	order := shipped.Files["actions/c3-limited-strike.yaml"]
	for i := range 190 {
		id := fmt.Sprintf("%c%d", "DUEIMACN"[i%8], 75+i/8)
		lines[id+".yaml"] = strings.NewReplacer("action: C3", "action: "+id, "domain: C", "domain: "+id[:1]).Replace(order)
	}
	for name, row := range map[string]struct {
		files map[string]string
		want  string
	}{
		"too many scenarios": {scenarios, "the rules have 41 scenarios; 40 are the most"},
		"too many orders":    {lines, "its list of orders and places has"},
	} {
		t.Run(name, func(t *testing.T) {
			s := mem.New()
			gs := games(t, s, load.FromFiles)
			_, laid, err := gs.Bring(ctx, upload(t, row.files), matchtest.NewClock().Now())
			var bad parse.Errors
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), row.want) || !strings.HasPrefix(bad[0].Pos.File, "scenarios/") {
				t.Fatalf("%.500v", err)
			}
			if pack, err := load.FromFiles(laid.Files); err != nil {
				t.Fatalf("the pack does not even load: %v", err)
			} else if _, err := s.Pack(ctx, pack.Hash); !errors.Is(err, store.ErrUnknown) {
				t.Fatalf("it was kept: %v", err)
			}
		})
	}
}

// Rules are loaded one after the other: who comes meanwhile waits, and who
// gives up waiting is told that the server is busy.
func TestRulesAreLoadedInTurn(t *testing.T) {
	loading, goOn := make(chan struct{}), make(chan struct{})
	gs := games(t, mem.New(), func(files map[string]string) (*rules.Pack, error) {
		close(loading)
		<-goOn
		return load.FromFiles(files)
	})
	now := matchtest.NewClock().Now()
	first := make(chan error, 1)
	go func() {
		_, _, err := gs.Bring(ctx, upload(t, map[string]string{"buoy.yaml": place("buoy")}), now)
		first <- err
	}()
	<-loading
	shipped := gs.Current().Hash
	if _, err := gs.Make(ctx, shipped, engine.Setup{Scenario: matchtest.Scenario}); err != nil {
		t.Errorf("a match meanwhile: %v", err)
	}
	gone, leave := context.WithCancel(ctx)
	leave()
	if _, _, err := gs.Bring(gone, upload(t, map[string]string{"rock.yaml": place("rock")}), now); !errors.Is(err, match.ErrBusy) {
		t.Errorf("the second: %v", err)
	}
	close(goOn)
	if err := <-first; err != nil {
		t.Errorf("the first: %v", err)
	}
}

// Rules brought to one server are found there by another process, packed or as
// the first servers stored them.
func TestPacksComeBackFromTheStore(t *testing.T) {
	s := mem.New()
	gs := games(t, s, load.FromFiles)
	pack, _, err := gs.Bring(ctx, upload(t, map[string]string{"buoy.yaml": place("buoy")}), matchtest.NewClock().Now())
	if err != nil {
		t.Fatal(err)
	}
	body, err := s.Pack(ctx, pack.Hash)
	if err != nil || len(body) > 200<<10 {
		t.Fatalf("stored in %d bytes, %v", len(body), err)
	}
	again := games(t, s, load.FromFiles)
	if found, err := again.Pack(ctx, pack.Hash); err != nil || found.Hash != pack.Hash || again.Shipped(found.Hash) {
		t.Fatalf("found %v, %v", found, err)
	}
	var none *match.NoRules
	if _, err := again.Pack(ctx, "elsewhere"); !errors.As(err, &none) {
		t.Fatalf("rules nobody brought: %v", err)
	}
	full := games(t, fullStore{s}, load.FromFiles)
	if _, _, err := full.Bring(ctx, upload(t, map[string]string{"rock.yaml": place("rock")}), matchtest.NewClock().Now()); !errors.Is(err, store.ErrFull) {
		t.Fatalf("a full store: %v", err)
	}
}

type fullStore struct{ store.Packs }

func (fullStore) AddPack(context.Context, store.Pack, int64) error { return store.ErrFull }
