package main

import (
	"fmt"
	"os"

	"casus/rules/parse"
)

// rulesSchemaCmd prints the JSON Schema of rule files.
type rulesSchemaCmd struct {
	Kind string `arg:"" optional:"" help:"Kind of rule file: treaty, action, place, country, inject, doctrine, scenario or disputes. Without it, one schema for all."`
}

// Help says how an editor uses it.
func (rulesSchemaCmd) Help() string {
	return `Save it beside your rule files and let the editor check while you type:

  go run ./server rules schema > my-rules/casus.schema.json

Then begin each file with the line

  # yaml-language-server: $schema=../casus.schema.json

which VS Code (with the YAML extension), Neovim, Emacs and others understand, or name the schema once in the settings:

  "yaml.schemas": {"my-rules/casus.schema.json": "my-rules/**/*.yaml"}

The schema knows keys, lists and ranges. What conditions mean, and whether the file fits the others, only rules check can tell.`
}

// Validate refuses a kind there is not.
func (c *rulesSchemaCmd) Validate() error {
	var names []string
	known := c.Kind == ""
	for _, k := range parse.Kinds() {
		names = append(names, string(k))
		known = known || string(k) == c.Kind
	}
	if !known {
		return fmt.Errorf("there is no kind of rule file %q%s", c.Kind, parse.DidYouMean(c.Kind, names))
	}
	return nil
}

// Run prints the schema.
func (c *rulesSchemaCmd) Run() error {
	text, err := parse.Schema(parse.Kind(c.Kind))
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}
