// Package wiretest holds what is sent against the protocol's documents.
package wiretest

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"sync"
	"testing"

	"casus/server/wire"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// home is the made-up address under which the schemas find each other.
const home = "https://casus.invalid/"

// Contract is asyncapi.yaml and the schemas beside it.
type Contract struct {
	Page    map[string]any            // asyncapi.yaml
	Schemas map[string]map[string]any // by path, such as schema/view.json

	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

// Load reads the documents. Schemas of what the server sends leave objects open,
// for a later server may send more; here they are closed, so that a field that
// nobody has written down is found.
func Load(t testing.TB) *Contract {
	t.Helper()
	c := &Contract{Schemas: map[string]map[string]any{}, compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	page, err := wire.Documents.ReadFile("asyncapi.yaml")
	if err == nil {
		err = yaml.Unmarshal(page, &c.Page)
	}
	if err != nil {
		t.Fatalf("asyncapi.yaml: %v", err)
	}
	files, err := wire.Documents.ReadDir("schema")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		c.add(t, path.Join("schema", f.Name()))
	}
	for name := range c.Schemas {
		if _, err := c.compile(name); err != nil {
			t.Fatal(err) // it is no schema, or refers to what is not there
		}
	}
	return c
}

func (c *Contract) add(t testing.TB, name string) {
	t.Helper()
	data, err := wire.Documents.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c.Schemas[name] = doc.(map[string]any)
	closed, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	shut(closed)
	if err := c.compiler.AddResource(home+name, closed); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// shut closes every object that lists its fields.
func shut(node any) {
	switch n := node.(type) {
	case map[string]any:
		_, lists := n["properties"]
		_, decided := n["additionalProperties"]
		if n["type"] == "object" && lists && !decided {
			n["additionalProperties"] = false
		}
		for _, child := range n {
			shut(child)
		}
	case []any:
		for _, child := range n {
			shut(child)
		}
	}
}

// Check holds JSON against a schema, named as asyncapi.yaml names it:
// schema/server.json#/$defs/ack.
func (c *Contract) Check(ref string, data []byte) error {
	schema, err := c.compile(ref)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}

func (c *Contract) compile(ref string) (*jsonschema.Schema, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.compiled[ref]; s != nil {
		return s, nil
	}
	s, err := c.compiler.Compile(home + ref)
	if err == nil {
		c.compiled[ref] = s
	}
	return s, err
}

// Sent checks a frame of the server.
func (c *Contract) Sent(frame []byte) error { return c.frame("schema/server.json", frame) }

// Received checks a frame of a client.
func (c *Contract) Received(frame []byte) error { return c.frame("schema/client.json", frame) }

// frame asks the schema of the frame's kind: what it answers is clearer than
// that none of nine kinds fits.
func (c *Contract) frame(file string, frame []byte) error {
	var head struct{ T string }
	if err := json.Unmarshal(frame, &head); err != nil {
		return err
	}
	if _, known := c.Schemas[file]["$defs"].(map[string]any)[head.T]; !known {
		return c.Check(file, frame)
	}
	return c.Check(file+"#/$defs/"+head.T, frame)
}

// Find gives the schema a reference names, seen from a file, and the file it
// stands in; nil if there is none.
func (c *Contract) Find(from, ref string) (file string, schema map[string]any) {
	name, pointer, _ := strings.Cut(ref, "#")
	file = from
	if name != "" {
		file = path.Join(path.Dir(from), name)
	}
	var node any = c.Page
	if file != "asyncapi.yaml" {
		node = any(c.Schemas[file])
	}
	for _, step := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		m, ok := node.(map[string]any)
		if !ok {
			return file, nil
		}
		if step != "" {
			node = m[strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")]
		}
	}
	schema, _ = node.(map[string]any)
	return file, schema
}
