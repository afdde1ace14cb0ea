package wiretest

import (
	"slices"
	"strings"
)

// Walk goes through a value along its schema and tells every field and every
// schema it passes, named as Places names them.
func (c *Contract) Walk(file string, v any, passed func(place string)) {
	c.walk(file, "", c.Schemas[file], v, passed)
}

func (c *Contract) walk(file, at string, schema map[string]any, v any, passed func(string)) {
	if schema == nil {
		return
	}
	passed(file + "#" + at)
	if ref, ok := schema["$ref"].(string); ok {
		next, target := c.Find(file, ref)
		_, pointer, _ := strings.Cut(ref, "#")
		c.walk(next, pointer, target, v, passed)
	}
	for _, word := range []string{"oneOf", "anyOf"} {
		branches, _ := schema[word].([]any)
		for _, b := range branches {
			if branch := b.(map[string]any); c.meant(file, branch, v) {
				c.walk(file, at+"/"+word, branch, v, passed)
			}
		}
	}
	switch v := v.(type) {
	case map[string]any:
		fields, _ := schema["properties"].(map[string]any)
		others, _ := schema["additionalProperties"].(map[string]any)
		for name, value := range v {
			if field, ok := fields[name].(map[string]any); ok {
				c.walk(file, at+"/properties/"+name, field, value, passed)
			} else {
				c.walk(file, at+"/additionalProperties", others, value, passed)
			}
		}
	case []any:
		items, _ := schema["items"].(map[string]any)
		for _, value := range v {
			c.walk(file, at+"/items", items, value, passed)
		}
	}
}

// meant reports whether a branch is the one for the value: its constants are.
func (c *Contract) meant(file string, branch map[string]any, v any) bool {
	if ref, ok := branch["$ref"].(string); ok {
		file, branch = c.Find(file, ref)
	}
	object, isObject := v.(map[string]any)
	fields, _ := branch["properties"].(map[string]any)
	for name, f := range fields {
		field := f.(map[string]any)
		if want, fixed := field["const"]; fixed && isObject && object[name] != want {
			return false
		}
	}
	return true
}

// Places names every schema with a name, and every field, of a file.
func (c *Contract) Places(file string) []string {
	var out []string
	schema := c.Schemas[file]
	fields(schema, file+"#", &out)
	defs, _ := schema["$defs"].(map[string]any)
	for name, def := range defs {
		out = append(out, file+"#/$defs/"+name)
		fields(def.(map[string]any), file+"#/$defs/"+name, &out)
	}
	slices.Sort(out)
	return out
}

func fields(schema map[string]any, at string, out *[]string) {
	props, _ := schema["properties"].(map[string]any)
	for name, f := range props {
		place := at + "/properties/" + name
		*out = append(*out, place)
		fields(f.(map[string]any), place, out)
	}
	if items, ok := schema["items"].(map[string]any); ok {
		fields(items, at+"/items", out)
	}
}
