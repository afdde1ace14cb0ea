package web_test

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// outward are the packages whose structs may go out to a client. What they hold
// is looked at field by field; a struct of any other package of ours is a piece
// of the engine's state, of the store, or of the rules as compiled.
var outward = []string{"casus/server/wire", "casus/server/match", "casus/server/lobby", "casus/server/web",
	"casus/engine/view", "casus/engine/compare", "casus/rules/explain"}

// open are the fields that may hold any value. They hold a number, a word or a
// yes/no; a test looks at what is really sent.
var open = []string{"explain.Node.Value", "explain.Fact.Value", "explain.Miss.Value", "explain.Miss.Would"}

// gate walks types that go out. It collects the JSON paths a client can get,
// and every reason not to send a type.
type gate struct {
	paths     []string
	offenders []string
	within    []types.Type // where we are, against going round in circles
}

// walk looks at a type and all it reaches. path is where it stands in the JSON,
// or empty below a field that is not encoded: there it must not reach any state
// either, since one tag would let it out.
func (g *gate) walk(path, field string, t types.Type) {
	t = types.Unalias(t)
	if named, ok := t.(*types.Named); ok && !g.mayGo(field, named) {
		return
	}
	if slices.ContainsFunc(g.within, func(u types.Type) bool { return types.Identical(u, t) }) {
		g.add(path, "again")
		return
	}
	g.within = append(g.within, t)
	defer func() { g.within = g.within[:len(g.within)-1] }()
	if isRaw(t) {
		g.add(path, "raw")
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		g.add(path, u.Name())
	case *types.Pointer:
		g.walk(path, field, u.Elem())
	case *types.Slice:
		g.walk(below(path, "[]"), field, u.Elem())
	case *types.Array:
		g.walk(below(path, "[]"), field, u.Elem())
	case *types.Map:
		g.walk("", field, u.Key())
		g.walk(below(path, ".*"), field, u.Elem())
	case *types.Struct:
		g.fields(path, field, t, u)
	case *types.Interface:
		g.add(path, "any")
		if !slices.Contains(open, field) {
			g.offend(field, "can hold anything")
		}
	default:
		g.offend(field, "is "+u.String())
	}
}

func (g *gate) fields(path, field string, t types.Type, s *types.Struct) {
	name := field
	if named, ok := t.(*types.Named); ok {
		name = short(named)
	}
	for i := range s.NumFields() {
		f := s.Field(i)
		tag, _, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ",")
		at := below(path, "."+cmpOr(tag, f.Name()))
		switch {
		case !f.Exported() && !f.Embedded(), tag == "-":
			at = ""
		case f.Embedded() && tag == "":
			at = path
		}
		g.walk(at, name+"."+f.Name(), f.Type())
	}
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// mayGo reports whether values of a named type may be part of a frame.
func (g *gate) mayGo(field string, t *types.Named) bool {
	pkg := t.Obj().Pkg()
	if pkg == nil || !strings.HasPrefix(pkg.Path(), "casus/") || slices.Contains(outward, pkg.Path()) {
		return true
	}
	if _, plain := t.Underlying().(*types.Basic); plain && pkg.Path() == "casus/rules" {
		return true // a country, a state of a duty: words of the field
	}
	g.offend(field, "reaches "+pkg.Path()+"."+t.Obj().Name())
	return false
}

func (g *gate) add(path, kind string) {
	if path != "" {
		g.paths = append(g.paths, path+" "+kind)
	}
}

func (g *gate) offend(field, what string) {
	g.offenders = append(g.offenders, fmt.Sprintf("%s %s", field, what))
}

func below(path, step string) string {
	if path == "" {
		return ""
	}
	return path + step
}

func short(t *types.Named) string { return t.Obj().Pkg().Name() + "." + t.Obj().Name() }

func isRaw(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "encoding/json"
}
