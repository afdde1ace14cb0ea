package match_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"casus/engine"
	"casus/rules/load"
	"casus/rules/parse"
	"casus/server/overlay"
	"casus/server/store/mem"
)

// Whatever is uploaded as a rule file is refused whole with what is wrong, or
// makes rules that can be played.
func FuzzBring(f *testing.F) {
	gs := games(f, mem.New(), load.FromFiles)
	shipped := gs.Current().Files
	for _, name := range []string{"treaties/rd24.yaml", "treaties/uk53.yaml", "actions/c3-limited-strike.yaml", "scenarios/november-2024.yaml", "disputes.yaml"} {
		if text, ok := shipped[name]; ok {
			f.Add(name, text)
		}
	}
	f.Add("places/atlantis.yaml", place("atlantis"))
	f.Add("places/atlantis.yaml", "format: casus/1\nplace: &a [*a]\n")
	f.Add("treaties/rd24.yaml", strings.Repeat("- ", 5000))
	f.Add("../rd24.yaml", "format: casus/1\n")
	f.Add("own.zip", "PK\x05\x06"+strings.Repeat("\x00", 18))
	f.Fuzz(func(t *testing.T, name, text string) {
		up := overlay.New()
		if err := up.Add(name, strings.NewReader(text)); err != nil {
			var large *overlay.TooLarge
			if !errors.As(err, &large) {
				t.Fatalf("neither taken nor refused: %v", err)
			}
			return
		}
		pack, _, err := gs.Bring(ctx, up, time.Unix(0, 0))
		var bad parse.Errors
		var large *overlay.TooLarge
		switch {
		case errors.As(err, &bad) && len(bad) > 0, errors.As(err, &large):
		case err != nil:
			t.Fatalf("refused for no reason of the file: %v", err)
		default:
			if _, err := engine.New(pack, engine.Setup{Scenario: pack.Scenarios[0].ID, Seed: 1}); err != nil {
				t.Fatalf("taken, and cannot be played: %v", err)
			}
		}
	})
}
