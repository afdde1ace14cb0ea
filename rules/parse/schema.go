package parse

import (
	"encoding/json"
	"strings"

	"casus/rules"
)

// schemaVersion is the dialect of the schema.
const schemaVersion = "https://json-schema.org/draft/2020-12/schema"

// Schema is a JSON Schema for rule files, for editors: of one kind, or with an
// empty kind of all, told apart by the key that names what the file describes.
// It is drawn by the readers of this package; see Draw.
func Schema(kind Kind) ([]byte, error) {
	if kind != "" {
		return encode(whole(kind))
	}
	defs := map[string]any{}
	kinds := Kinds()
	var known []any
	chain := map[string]any{}
	for i := len(kinds) - 1; i >= 0; i-- { // the first kind that fits decides, as in identify
		defs[string(kinds[i])] = whole(kinds[i])
		has := map[string]any{"required": []string{string(kinds[i])}}
		known = append(known, has)
		chain = map[string]any{"if": has, "then": map[string]any{"$ref": "#/$defs/" + string(kinds[i])}, "else": chain}
	}
	return encode(map[string]any{
		"title": "Casus rule file", "type": "object", "required": []string{"format"},
		"anyOf": known, "allOf": []any{chain}, "$defs": defs,
	})
}

func encode(schema map[string]any) ([]byte, error) {
	schema["$schema"] = schemaVersion
	out, err := json.MarshalIndent(schema, "", " ")
	return append(out, '\n'), err
}

func whole(kind Kind) map[string]any {
	out := Draw(kind).schema(string(kind))
	out["title"] = "Casus rule file: " + string(kind)
	return out
}

// schema puts a sketch into the words of JSON Schema. Holder is the key whose
// value it is.
func (s *Sketch) schema(holder string) map[string]any {
	out := map[string]any{}
	if s.Type != "" {
		out["type"] = s.Type
	}
	if s.Says != "" {
		out["description"] = s.Says
	}
	if s.Pattern != "" {
		out["pattern"] = s.Pattern
	}
	if len(s.Enum) > 0 {
		out["enum"] = s.Enum
	}
	if s.Range != nil {
		out["minimum"], out["maximum"] = s.Range[0], s.Range[1]
	}
	if s.Item != nil {
		out["items"] = s.Item.schema(holder)
	}
	for _, one := range s.AnyOf {
		list, _ := out["anyOf"].([]any)
		out["anyOf"] = append(list, one.schema(holder))
	}
	if s.Type == "object" {
		s.object(out, holder)
	}
	return out
}

func (s *Sketch) object(out map[string]any, holder string) {
	keys, must := map[string]any{}, []string{}
	for _, k := range s.Keys {
		value := k.Value.schema(k.Name)
		if doc := keyDoc(holder, k.Name); doc != "" {
			value["description"] = joined(doc, k.Value.Says)
		}
		keys[k.Name] = value
		if k.Must {
			must = append(must, k.Name)
		}
	}
	if len(keys) > 0 {
		out["properties"] = keys
	}
	if len(must) > 0 {
		out["required"] = must
	}
	switch {
	case s.Others != nil:
		out["additionalProperties"] = s.Others.schema(holder)
	case s.Closed:
		out["additionalProperties"] = false
	}
}

// joined adds what the value is to what the key is for.
func joined(doc, says string) string {
	if says == "" || says == "text" {
		return doc
	}
	return doc + " (" + says + ")"
}

// conditionSays is what an editor shows beside a condition.
var conditionSays = func() string {
	names := make([]string, 0, rules.FactCount)
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if !f.IsTech() {
			names = append(names, f.Name()+map[rules.Shape]string{rules.ByPair: "[a][b]", rules.ByCountry: "[a]"}[f.Shape()])
		}
	}
	return "a condition, true or false: facts and countries joined by && || ! and compared by == != < <= > >= in. " +
		"Facts: " + strings.Join(names, ", ") + ", tech[a][" + strings.Join(rules.Techs, "|") + "]; params.name for the file's own figures, d.D1 to d.D15 for the disputes; countries.exists(x, ...) and all"
}()

// targetPattern is what a number of the state looks like in effects and start
// values.
func targetPattern(roles bool) string {
	country := strings.Join(rules.EnumNames(rules.TypeCountry)[:rules.UKR+1], "|")
	if roles {
		country += "|actor|target"
	}
	var byShape [rules.OfEvent][]string
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		if s := f.Shape(); s != rules.OfEvent && !f.IsTech() {
			byShape[s] = append(byShape[s], rules.Facts[f].Name)
		}
	}
	names := func(s rules.Shape) string { return "(" + strings.Join(byShape[s], "|") + ")" }
	one := `\[(` + country + `)\]`
	return "^(" + names(rules.Scalar) + "|" + names(rules.ByCountry) + one + "|" + names(rules.ByPair) + one + one +
		"|tech" + one + `\[(` + strings.Join(rules.Techs, "|") + `)\])$`
}
