package parse

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"casus/rules"
)

func compiled(t *testing.T, kind Kind) *jsonschema.Schema {
	t.Helper()
	text, err := Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("rules.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("rules.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shipped calls visit with every rule file of the library as plain data.
func shipped(t *testing.T, visit func(path string, kind Kind, data any)) {
	t.Helper()
	err := filepath.WalkDir("../library", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		doc, err := Open(path, string(text))
		if err != nil {
			return err
		}
		var data any
		if err := yaml.Unmarshal(text, &data); err != nil {
			return err
		}
		visit(path, doc.Kind, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheShippedFilesFitTheSchema(t *testing.T) {
	all := compiled(t, "")
	own := map[Kind]*jsonschema.Schema{}
	for _, k := range Kinds() {
		own[k] = compiled(t, k)
	}
	shipped(t, func(path string, kind Kind, data any) {
		if err := all.Validate(data); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if err := own[kind].Validate(data); err != nil {
			t.Errorf("%s against the schema of %s: %v", path, kind, err)
		}
	})
}

// Every key the shipped files use, misspelt, is refused by the schema as it is
// by the parser; maps whose keys the author names are the exception.
func TestTheSchemaRefusesUnknownKeys(t *testing.T) {
	all := compiled(t, "")
	seen := map[string]bool{}
	shipped(t, func(_ string, kind Kind, data any) {
		misspell(data, string(kind), func(where string) {
			if seen[where] || authors.MatchString(where) {
				return
			}
			seen[where] = true
			if all.Validate(data) == nil {
				t.Errorf("%s: the schema accepts a misspelt key", where)
			}
		})
	})
	if len(seen) < 100 {
		t.Errorf("only %d keys were tried", len(seen))
	}
}

// authors are the maps whose keys the author chooses.
var authors = regexp.MustCompile(`\.(params|bind|weights)\.[^.]+$|^case\.(expect|state)\..+$`)

// misspell renames one key of the data after the other, calls visit and puts
// the name right again.
func misspell(data any, where string, visit func(where string)) {
	switch v := data.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		for _, k := range keys {
			misspell(v[k], where+"."+k, visit)
			value := v[k]
			delete(v, k)
			v[k+"x"] = value
			visit(where + "." + k)
			delete(v, k+"x")
			v[k] = value
		}
	case []any:
		for _, item := range v {
			misspell(item, where, visit)
		}
	}
}

// The keys named in this package's sources are those of the schema, both ways:
// a reader that asks for a key behind a branch the sketch does not take would
// be found here.
func TestTheSchemaHasEveryKeyTheReadersAskFor(t *testing.T) {
	drawn := map[string]bool{}
	var walk func(s *Sketch)
	walk = func(s *Sketch) {
		if s == nil {
			return
		}
		for _, k := range s.Keys {
			drawn[k.Name] = true
			walk(k.Value)
		}
		walk(s.Others)
		walk(s.Item)
		for _, one := range s.AnyOf {
			walk(one)
		}
	}
	for _, k := range Kinds() {
		walk(Draw(k))
	}
	asked := asked(t)
	for name := range asked {
		if !drawn[name] {
			t.Errorf("the parser reads the key %q and the schema lacks it", name)
		}
	}
	listed := strings.Join(slices.Concat(rules.TreatyArms, DisputeIDs, rules.EnumNames(rules.TypeCountry)), " ") + " umbrella " + strings.Join(rules.ParameterNames(), " ")
	for a := range rules.AimCount {
		listed += " " + a.String()
	}
	for name := range drawn {
		if !asked[name] && !strings.Contains(listed, name) {
			t.Errorf("the schema has the key %q and no reader asks for it", name)
		}
	}
}

// asked lists the texts in calls of get, need and part in this package.
func asked(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			name := ""
			switch fn := call.Fun.(type) {
			case *ast.SelectorExpr:
				name = fn.Sel.Name
			case *ast.Ident:
				name = fn.Name
			}
			if lit, ok := call.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING && (name == "get" || name == "need" || name == "part") {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out[text] = true
			}
			return true
		})
	}
	return out
}

// Every key of a treaty file says what it is for, and no saying is of a key
// that is not there.
func TestEditorsExplainEveryKeyOfATreaty(t *testing.T) {
	used := map[string]bool{}
	var walk func(holder string, s *Sketch, must bool)
	walk = func(holder string, s *Sketch, must bool) {
		if s == nil {
			return
		}
		for _, k := range s.Keys {
			used[holder+"."+k.Name] = true
			listed := holder == "readings" || holder == "arm_in_force" || slices.Contains(rules.TreatyArms, holder) || k.Name == "format"
			if must && !listed && keyDoc(holder, k.Name) == "" {
				t.Errorf("nothing explains the key %s inside %s", k.Name, holder)
			}
			walk(k.Name, k.Value, must)
		}
		walk(holder, s.Others, must)
		walk(holder, s.Item, must)
		for _, one := range s.AnyOf {
			walk(holder, one, must)
		}
	}
	for _, k := range Kinds() {
		walk(string(k), Draw(k), k == KindTreaty)
	}
	for key := range keyDocs {
		if !used[key] {
			t.Errorf("keyDocs explains %s, which no file has", key)
		}
	}
}

// Numbers and closed lists carry their bounds: what an editor accepts is what
// the parser accepts.
func TestTheSchemaKnowsValues(t *testing.T) {
	for text, fits := range map[string]bool{
		"{format: casus/1, doctrine: RUS, weights: {loyalty: 500}, source: x}":                                                   true,
		"{format: casus/1, doctrine: RUS, weights: {loyalty: 1001}, source: x}":                                                  false,
		"{format: casus/1, doctrine: UKR, weights: {loyalty: 500}, source: x}":                                                   false,
		"{format: casus/2, doctrine: RUS, weights: {loyalty: 500}, source: x}":                                                   false,
		"{format: casus/1, weights: {loyalty: 500}, source: x}":                                                                  false,
		"{format: casus/1, place: x, name: X, kind: land, administered_by: KOR, at: [1.5, 2]}":                                   true,
		"{format: casus/1, place: x, name: X, kind: lake, administered_by: KOR, at: [1.5, 2]}":                                   false,
		"{format: casus/1, country: RUS, set: x, name: X, values: [{set: 1, to: 'tension[RUS][PRK]'}]}":                          true,
		"{format: casus/1, country: RUS, set: x, name: X, values: [{set: 1, to: 'tension[RUS]'}]}":                               false,
		"{format: casus/1, country: RUS, set: x, name: X, values: [{set: 1, to: 'tech[RUS][srbm]'}]}":                            true,
		"{format: casus/1, inject: x, text: t, when: {chance: 5}, emits: {kind: exercise, actor: UKR}, effects: [], once: true}": true,
		"{format: casus/1, inject: x, text: t, when: {chance: 5}, emits: {kind: exersise, actor: UKR}}":                          false,
		"{format: casus/1, inject: x, text: t, when: {chance: 5}, once: 1}":                                                      false,
	} {
		var data any
		if err := yaml.Unmarshal([]byte(text), &data); err != nil {
			t.Fatal(err)
		}
		if err := compiled(t, "").Validate(data); (err == nil) != fits {
			t.Errorf("%s: fits %v, want %v: %v", text, err == nil, fits, err)
		}
	}
}
