package wire_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"casus/server/wire/wiretest"
)

// Everything the page and the schemas refer to is there. (Loading them has
// compiled every schema.)
func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	c := wiretest.Load(t)
	count := 0
	look := func(file string, node any) {
		visit(node, func(n map[string]any) {
			ref, ok := n["$ref"].(string)
			if !ok {
				return
			}
			count++
			if _, found := c.Find(file, ref); found == nil {
				t.Errorf("%s refers to %s, which is not there", file, ref)
			}
		})
	}
	look("asyncapi.yaml", c.Page)
	for file, schema := range c.Schemas {
		look(file, schema)
		if schema["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s does not say which JSON Schema it is", file)
		}
	}
	if count < 100 {
		t.Errorf("only %d references were looked at", count)
	}
}

// The page is an AsyncAPI document: its parts are there and hold together, and
// it has a message for each kind of frame.
func TestThePageIsAsyncAPI(t *testing.T) {
	c := wiretest.Load(t)
	if c.Page["asyncapi"] != "3.0.0" {
		t.Fatalf("asyncapi: %v", c.Page["asyncapi"])
	}
	info := table(t, c.Page, "info")
	if info["title"] == "" || info["version"] == "" {
		t.Error("info needs a title and a version")
	}
	messages := table(t, table(t, c.Page, "components"), "messages")
	kinds := map[string]bool{"close": true} // the last event of a stream is no frame
	for _, file := range []string{"schema/client.json", "schema/server.json"} {
		for _, branch := range c.Schemas[file]["oneOf"].([]any) {
			ref := branch.(map[string]any)["$ref"].(string)
			kinds[ref[strings.LastIndex(ref, "/")+1:]] = true
		}
	}
	if got, want := names(messages), names(kinds); !slices.Equal(got, want) {
		t.Errorf("messages %v, frames %v", got, want)
	}
	for name := range messages {
		payload := table(t, table(t, messages, name), "payload")
		ref, _ := table(t, payload, "schema")["$ref"].(string)
		if !strings.HasSuffix(ref, "#/$defs/"+name) || payload["schemaFormat"] != "application/schema+json;version=draft-2020-12" {
			t.Errorf("message %s: %v", name, payload)
		}
	}
	carried(t, c, messages)
	operations(t, table(t, c.Page, "operations"))
}

// carried checks that the socket carries every frame, and stream and POST
// together the same and the close.
func carried(t *testing.T, c *wiretest.Contract, messages map[string]any) {
	t.Helper()
	channels := table(t, c.Page, "channels")
	over := func(names ...string) []string {
		all := map[string]any{}
		for _, name := range names {
			maps.Copy(all, table(t, table(t, channels, name), "messages"))
		}
		return slices.Sorted(maps.Keys(all))
	}
	same(t, over("stream", "frame"), names(messages))
	same(t, sorted(append(over("socket"), "close")), names(messages))
}

func operations(t *testing.T, all map[string]any) {
	t.Helper()
	for name := range all {
		op := table(t, all, name)
		if op["action"] != "send" && op["action"] != "receive" {
			t.Errorf("operation %s: action %v", name, op["action"])
		}
		if table(t, op, "channel")["$ref"] == nil || len(op["messages"].([]any)) == 0 {
			t.Errorf("operation %s names no channel or no message", name)
		}
	}
}

// visit shows every object below a node.
func visit(node any, show func(map[string]any)) {
	switch n := node.(type) {
	case map[string]any:
		show(n)
		for _, key := range names(n) {
			visit(n[key], show)
		}
	case []any:
		for _, child := range n {
			visit(child, show)
		}
	}
}

// table is a part of a document that must be there.
func table(t *testing.T, in map[string]any, name string) map[string]any {
	t.Helper()
	m, ok := in[name].(map[string]any)
	if !ok {
		t.Fatalf("%s is missing", name)
	}
	return m
}

func names[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
