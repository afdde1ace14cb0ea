package wire_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casus/engine/view"
	"casus/server/lobby"
	"casus/server/match"
	"casus/server/wire"
	"casus/server/wire/wiretest"
)

// The Go types that go out and come in, with their schemas. What they are made
// of is found from here.
var types = map[string]reflect.Type{
	"schema/client.json#/$defs/hello":     reflect.TypeFor[wire.Hello](),
	"schema/client.json#/$defs/sub":       reflect.TypeFor[wire.Sub](),
	"schema/client.json#/$defs/cmd":       reflect.TypeFor[wire.Cmd](),
	"schema/client.json#/$defs/ping":      reflect.TypeFor[wire.Ping](),
	"schema/client.json#/$defs/orders":    reflect.TypeFor[wire.Orders](),
	"schema/client.json#/$defs/answers":   reflect.TypeFor[wire.Answers](),
	"schema/client.json#/$defs/ready":     reflect.TypeFor[wire.Ready](),
	"schema/client.json#/$defs/say":       reflect.TypeFor[wire.Say](),
	"schema/client.json#/$defs/extend":    reflect.TypeFor[wire.Extend](),
	"schema/client.json#/$defs/bot":       reflect.TypeFor[wire.SetBot](),
	"schema/client.json#/$defs/kick":      reflect.TypeFor[wire.Kick](),
	"schema/client.json#/$defs/rename":    reflect.TypeFor[wire.Rename](),
	"schema/client.json#/$defs/lock":      reflect.TypeFor[wire.Lock](),
	"schema/client.json#/$defs/seat":      reflect.TypeFor[wire.SetSeat](),
	"schema/client.json#/$defs/none":      reflect.TypeFor[wire.None](),
	"schema/server.json#/$defs/welcome":   reflect.TypeFor[wire.Welcome](),
	"schema/server.json#/$defs/room":      reflect.TypeFor[wire.RoomChanged](),
	"schema/server.json#/$defs/snapshot":  reflect.TypeFor[wire.Snapshot](),
	"schema/server.json#/$defs/live":      reflect.TypeFor[wire.Live](),
	"schema/server.json#/$defs/ev":        reflect.TypeFor[wire.Event](),
	"schema/server.json#/$defs/sent":      reflect.TypeFor[wire.Sent](),
	"schema/server.json#/$defs/ack":       reflect.TypeFor[wire.Ack](),
	"schema/server.json#/$defs/nack":      reflect.TypeFor[wire.Nack](),
	"schema/server.json#/$defs/pong":      reflect.TypeFor[wire.Pong](),
	"schema/server.json#/$defs/reconnect": reflect.TypeFor[wire.Reconnect](),
	"schema/view.json":                    reflect.TypeFor[match.Full](),
	"schema/view.json#/$defs/message":     reflect.TypeFor[wire.Message](),
	"schema/reveal.json":                  reflect.TypeFor[view.Reveal](),
	"schema/catalogue.json":               reflect.TypeFor[view.Catalogue](),
	"schema/http.json#/$defs/newRoom":     reflect.TypeFor[lobby.NewRoom](),
	"schema/http.json#/$defs/entered":     reflect.TypeFor[lobby.Entered](),
	"schema/http.json#/$defs/info":        reflect.TypeFor[lobby.Info](),
	"schema/http.json#/$defs/ask":         reflect.TypeFor[wire.Orders](),
	"schema/http.json#/$defs/close":       reflect.TypeFor[wire.Closed](),
	"schema/http.json#/$defs/preview":     reflect.TypeFor[view.PreviewResult](),
}

// Every field of every type that goes over the wire is in its schema and the
// other way round, and a field the server always sends is a required one.
func TestSchemasAndTypesAgree(t *testing.T) {
	a := agreement{t, wiretest.Load(t), 0}
	for _, place := range names(types) {
		file, schema := a.Find("asyncapi.yaml", place)
		if schema == nil {
			t.Errorf("there is no %s", place)
			continue
		}
		a.agree(place, file, schema, types[place])
	}
	if a.fields < 250 {
		t.Errorf("only %d fields were compared", a.fields)
	}
	for _, file := range []string{"client", "server"} {
		for def, schema := range table(t, a.Schemas["schema/"+file+".json"], "$defs") {
			isObject := schema.(map[string]any)["properties"] != nil
			if name := "schema/" + file + ".json#/$defs/" + def; isObject && def != "answer" && types[name] == nil {
				t.Errorf("%s is the schema of no type", name)
			}
		}
	}
}

type agreement struct {
	*testing.T
	*wiretest.Contract
	fields int
}

func (a *agreement) agree(at, file string, schema map[string]any, typ reflect.Type) {
	a.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		next, target := a.Find(file, ref)
		a.agree(at, next, target, typ)
		return
	}
	if typ == reflect.TypeFor[view.DutyChange]() {
		a.fieldsOf(at, schema, reflect.TypeFor[view.Duty]())
		return
	}
	switch typ.Kind() {
	case reflect.Pointer:
		a.agree(at, file, schema, typ.Elem())
	case reflect.Struct:
		a.object(at, file, schema, typ)
	case reflect.Map:
		a.mapping(at, file, schema, typ)
	case reflect.Slice, reflect.Array:
		if typ == reflect.TypeFor[json.RawMessage]() {
			return // whatever the kind of frame says
		}
		a.is(at, schema, "array")
		if items, ok := schema["items"].(map[string]any); ok {
			a.agree(at+"[]", file, items, typ.Elem())
		}
	case reflect.Bool:
		a.is(at, schema, "boolean")
	case reflect.String:
		if typ == reflect.TypeFor[json.Number]() {
			a.is(at, schema, "number")
			return
		}
		a.is(at, schema, "string")
	default:
		a.is(at, schema, "integer")
	}
}

// is compares a schema's type, where it has one: lists of values have none.
func (a *agreement) is(at string, schema map[string]any, want string) {
	a.Helper()
	said := schema["type"]
	if list, ok := said.([]any); ok && slices.Contains(list, any(want)) || said == nil || said == want {
		return
	}
	a.Errorf("%s: %v in the schema, %s in the code", at, said, want)
}

// mapping compares a map: its keys are free, or listed as fields.
func (a *agreement) mapping(at, file string, schema map[string]any, typ reflect.Type) {
	a.Helper()
	a.is(at, schema, "object")
	if values, ok := schema["additionalProperties"].(map[string]any); ok {
		a.agree(at+"{}", file, values, typ.Elem())
		return
	}
	listed, _ := schema["properties"].(map[string]any)
	if len(listed) == 0 {
		a.Errorf("%s: the schema says nothing about the values", at)
	}
	for name, value := range listed {
		a.agree(at+"."+name, file, value.(map[string]any), typ.Elem())
	}
}

// fieldsOf compares only the names of fields: a change may have each of them,
// or null.
func (a *agreement) fieldsOf(at string, schema map[string]any, typ reflect.Type) {
	a.Helper()
	listed, _ := schema["properties"].(map[string]any)
	for _, f := range reflect.VisibleFields(typ) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if listed[name] == nil {
			a.Errorf("%s: the field %q is not in the schema", at, name)
		}
		a.fields++
	}
	if n := typ.NumField(); len(listed) != n {
		a.Errorf("%s: %d fields in the schema, %d in the code", at, len(listed), n)
	}
}

func (a *agreement) object(at, file string, schema map[string]any, typ reflect.Type) {
	a.Helper()
	listed, _ := schema["properties"].(map[string]any)
	always, _ := schema["required"].([]any)
	client := schema["additionalProperties"] == false // who sends decides what it leaves out
	seen := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "-" || !f.IsExported() {
			continue
		}
		seen[name] = true
		a.fields++
		field, ok := listed[name].(map[string]any)
		if !ok {
			a.Errorf("%s: the field %q (%s.%s) is not in the schema", at, name, typ, f.Name)
			continue
		}
		if sent := !strings.Contains(options, "omitempty"); !client && sent != slices.Contains(always, any(name)) {
			a.Errorf("%s.%s: always sent is %v, required is %v", at, name, sent, !sent)
		}
		a.agree(at+"."+name, file, field, f.Type)
	}
	for name := range listed {
		if !seen[name] {
			a.Errorf("%s: the schema has a field %q, %s has none", at, name, typ)
		}
	}
}
