package loadtest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"casus/rules"
	"casus/rules/load"
)

// The scenario of a server we start ourselves is the shipped one without its
// accidents and news: those call for answers whatever the seats order, and the
// turn that is measured has no response phase. All other rules are the shipped
// ones. A server that runs already plays the shipped scenario.
const (
	shipped   = "november-2024"
	quiet     = "quiet-months"
	quietFile = "scenarios/" + quiet + ".yaml"
)

var calmer = []struct{ what, by string }{
	{`(?m)^scenario: .*$`, "scenario: " + quiet},
	{`(?m)^title: .*$`, "title: Quiet months"},
	{`\{set: 1000, to: "hazard"`, `{set: 0, to: "hazard"`},
	{`(?m)^injects: .*$`, "injects: []"},
}

// quietRules lays the quiet scenario into a new folder for --rules, and loads the
// shipped rules with it.
func quietRules() (pack *rules.Pack, dir string, err error) {
	if pack, err = load.Shipped(); err != nil {
		return nil, "", err
	}
	text := []byte(pack.Files["scenarios/"+shipped+".yaml"])
	for _, c := range calmer {
		find := regexp.MustCompile(c.what)
		if !find.Match(text) {
			return nil, "", fmt.Errorf("the scenario %s has nothing like %s any more, so no quiet one can be made of it", shipped, c.what)
		}
		text = find.ReplaceAll(text, []byte(c.by))
	}
	if dir, err = os.MkdirTemp("", "casus-quiet-"); err != nil {
		return nil, "", fmt.Errorf("no folder for the scenario: %w", err)
	}
	file := filepath.Join(dir, quietFile)
	if err = os.MkdirAll(filepath.Dir(file), 0o700); err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err == nil {
		pack, err = load.Shipped(os.DirFS(dir))
	}
	return pack, dir, err
}
