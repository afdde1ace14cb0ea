package wire_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casus/engine/world"
	"casus/rules"
	"casus/server/lobby"
	"casus/server/web"
	"casus/server/wire"
	"casus/server/wire/wiretest"
)

// The code is read for its constants, so that a new one cannot be forgotten.
func TestTheTablesOfThePageAreThoseOfTheCode(t *testing.T) {
	page := wiretest.Load(t).Page
	t.Run("verbs", func(t *testing.T) {
		verbs := table(t, page, "x-verbs")
		same(t, names(verbs), sorted(wire.Verbs))
		for _, verb := range wire.Verbs {
			may := table(t, verbs, verb)["may"]
			var want []any
			for _, role := range []string{lobby.Player, lobby.Solo, lobby.Facilitator, lobby.Observer} {
				if lobby.May(role, verb) {
					want = append(want, role)
				}
			}
			if !sameSet(may.([]any), want) {
				t.Errorf("%s: the page lets %v, the code %v", verb, may, want)
			}
		}
	})
	t.Run("events", func(t *testing.T) {
		same(t, names(table(t, page, "x-events")), constants(t, "server.go", "Kind", ""))
	})
	t.Run("refusals", func(t *testing.T) {
		refusals := table(t, page, "x-refusals")
		codes := append(constants(t, "codes.go", "", "Code"), engineCodes(t)...)
		same(t, names(refusals), unique(codes))
		for code := range refusals {
			if says := table(t, refusals, code)["retryable"]; says != wire.Code(code).Retryable() {
				t.Errorf("%s: retryable is %v on the page", code, says)
			}
		}
	})
	t.Run("close codes", func(t *testing.T) {
		codes := page["x-close-codes"].(map[string]any)
		same(t, names(codes), constants(t, "codes.go", "Close", "CloseCode"))
		for name := range codes {
			n, err := strconv.Atoi(name)
			if err != nil || table(t, codes, name)["reconnects"] != wire.CloseCode(n).Reconnects() || wire.CloseCode(n).Reason() == "" {
				t.Errorf("%s: reconnects is %v on the page (%v)", name, table(t, codes, name)["reconnects"], err)
			}
		}
	})
}

// Limits that only a running server shows are held to it in server/web.
func TestTheLimitsOfThePageAreThoseOfTheCode(t *testing.T) {
	limits := table(t, wiretest.Load(t).Page, "x-limits")
	l := web.DefaultLimits
	for name, want := range map[string]int64{
		"frame_bytes": wire.MaxFrame, "depth": wire.MaxDepth, "nick_characters": wire.MaxNick,
		"text_characters": wire.MaxText, "heartbeat_ms": wire.HeartbeatMS,
		"commands_per_second": int64(l.Commands), "command_burst": int64(l.CommandBurst),
		"sockets_per_address": int64(l.Sockets), "joins_per_second": int64(l.Joins), "join_burst": int64(l.JoinBurst),
		"wrong_codes": int64(l.Misses), "queue_bytes": int64(l.QueueBytes),
		"hello_ms": l.HelloWithin.Milliseconds(), "silence_ms": l.SilenceWithin.Milliseconds(),
	} {
		if got := reflect.ValueOf(table(t, limits, name)["value"]); !got.CanConvert(reflect.TypeFor[int64]()) || got.Convert(reflect.TypeFor[int64]()).Int() != want {
			t.Errorf("%s is %v on the page and %d in the code", name, got, want)
		}
	}
}

// The closed lists inside the schemas are those of rules and engine.
func TestTheListsOfTheSchemasAreThoseOfTheCode(t *testing.T) {
	c := wiretest.Load(t)
	enum := func(ref string) []string {
		_, s := c.Find("schema/view.json", ref)
		var out []string
		for _, v := range s["enum"].([]any) {
			out = append(out, v.(string))
		}
		return out
	}
	same(t, sorted(enum("#/$defs/logEvent/properties/k")), constants(t, "../../engine/world/entry.go", "K", ""))
	var choices, states, ends, kinds []string
	for i := range 32 {
		if _, ok := world.ParseChoice(string(choiceAt(i))); ok {
			choices = append(choices, choiceAt(i))
		}
	}
	for s := rules.None; s <= rules.Breached; s++ {
		states = append(states, s.String())
	}
	for e := world.Horizon; e <= world.Collapse; e++ {
		ends = append(ends, e.String())
	}
	for _, k := range rules.Kinds {
		kinds = append(kinds, k.Name)
	}
	same(t, sorted(enum("#/$defs/choice")), sorted(choices))
	same(t, sorted(enum("#/$defs/state")), sorted(states))
	same(t, sorted(enum("#/$defs/over/properties/reason")), sorted(ends))
	same(t, enum("room.json#/$defs/seatCode"), wire.Seats[:])
	_, kind := c.Find("schema/view.json", "facts.json#/$defs/kind")
	var listed []string
	for _, branch := range kind["oneOf"].([]any) {
		listed = append(listed, branch.(map[string]any)["const"].(string))
	}
	same(t, listed, kinds)
}

// Every number of a country and of the world is in the schema with its range.
func TestTheFactsOfTheSchemasAreTheVocabulary(t *testing.T) {
	c := wiretest.Load(t)
	_, facts := c.Find("schema/facts.json", "#/properties")
	want := map[string]bool{}
	for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
		info := rules.Facts[f]
		want[info.Name] = true
		row := table(t, facts, info.Name)
		if !strings.HasPrefix(row["description"].(string), info.Doc) || !isNumber(row["minimum"], info.Min) || !isNumber(row["maximum"], info.Max) {
			t.Errorf("%s: %v", info.Name, row)
		}
	}
	same(t, names(facts), names(want))
}

func choiceAt(i int) string {
	if all := append(append([]world.Choice{}, world.AssistChoices...), world.ConsultChoices[:3]...); i < len(all) {
		return all[i].String()
	}
	return ""
}

func isNumber(v any, want int32) bool {
	n, ok := v.(interface{ Int64() (int64, error) })
	if !ok {
		return false
	}
	got, err := n.Int64()
	return err == nil && got == int64(want)
}

// constants reads the values of a file's constants whose names begin with a
// prefix and whose type is named so (empty: none given).
func constants(t *testing.T, file, prefix, typ string) (out []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(file), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, prefix) {
			return true
		}
		named, _ := spec.Type.(*ast.Ident)
		if value, ok := spec.Values[0].(*ast.BasicLit); ok && (named == nil && typ == "" || named != nil && named.Name == typ) {
			out = append(out, strings.Trim(value.Value, `"`))
		}
		return true
	})
	if len(out) == 0 {
		t.Fatalf("%s has no such constants", file)
	}
	return sorted(out)
}

// engineCodes are the codes with which the engine refuses a command.
func engineCodes(t *testing.T) (out []string) {
	t.Helper()
	for _, dir := range []string{"../../engine", "../../engine/order"} {
		files, err := filepath.Glob(filepath.FromSlash(dir) + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			out = append(out, refusalsIn(t, file)...)
		}
	}
	return out
}

func refusalsIn(t *testing.T, file string) (out []string) {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || len(lit.Elts) == 0 {
			return true
		}
		name, _ := lit.Type.(*ast.Ident)
		code, isCode := lit.Elts[0].(*ast.BasicLit)
		if name != nil && isCode && (name.Name == "Refusal" || name.Name == "Problem") {
			out = append(out, strings.Trim(code.Value, `"`))
		}
		return true
	})
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("written %v\ncoded   %v", got, want)
	}
}

func sameSet(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return out
}

func unique(list []string) []string { return slices.Compact(sorted(list)) }
