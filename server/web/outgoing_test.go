package web_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/rules"
)

var update = flag.Bool("update", false, "write the list of what may go out anew")

const allowlist = "testdata/outgoing.golden"

// through are the functions that pass on what others give them, by the call
// that does so.
var through = []string{"wire.Write", "wire.Append", "web.answer", "web.encoded", "web.publish", "web.api"}

// inward are the functions that encode for the store or for a check, and what.
var inward = map[string]string{
	"match.encode":           "the clock beside the record, for the store",
	"match.packed":           "the text of rules, for the store",
	"match.rehearseScenario": "a catalogue, to measure it",
	"lobby.encode":           "a room's settings, for the store",
}

// byHand are the types whose JSON is written by hand because it is written so
// often. That what is written is theirs, TestChangeIsTheReveal says of the first
// and TestWhatIsSentIsOnTheList and the golden frames of the others.
var byHand = map[string][]string{"casus/engine/view": {"Reveal"}, "casus/server/wire": {"Event", "Sent", "Ack"}}

// source is the server's packages that talk to clients, type-checked.
type source struct {
	testing.TB
	fset    *token.FileSet
	imports types.Importer
	roots   map[string]types.Type // what is encoded for a client, by its name
}

// readSource checks the types of the packages through which everything goes out.
func readSource(t testing.TB) *source {
	t.Helper()
	s := &source{TB: t, fset: token.NewFileSet(), roots: map[string]types.Type{}}
	s.imports = importer.ForCompiler(s.fset, "gc", exported(t))
	for _, pkg := range []string{"wire", "feed", "match", "lobby", "web"} {
		s.encoders("casus/server/"+pkg, s.parse(filepath.Join("..", pkg)))
	}
	for path, names := range byHand {
		pkg, err := s.imports.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			s.root(path, pkg.Scope().Lookup(name).Type())
		}
	}
	return s
}

// exported finds the compiled packages below the server, which the go command
// has at hand because this test was just built of them.
func exported(t testing.TB) func(path string) (io.ReadCloser, error) {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "casus/server/web")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		files[path] = file
	}
	return func(path string) (io.ReadCloser, error) { return os.Open(files[path]) }
}

func (s *source) parse(dir string) (files []*ast.File) {
	s.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		s.Fatalf("no Go files in %s: %v", dir, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.fset, name, nil, 0)
		if err != nil {
			s.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func (s *source) check(path string, files []*ast.File) *types.Info {
	s.Helper()
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{Importer: s.imports}).Check(path, s.fset, files, info); err != nil {
		s.Fatal(err)
	}
	return info
}

// encoders finds every place of a package where a value becomes JSON for a
// client: a call of an encoder, or the answer of an API function.
func (s *source) encoders(path string, files []*ast.File) {
	s.Helper()
	info := s.check(path, files)
	for _, file := range files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				s.function(info, filepath.Base(path)+"."+fn.Name.Name, fn)
			}
		}
	}
}

func (s *source) function(info *types.Info, name string, fn *ast.FuncDecl) {
	s.Helper()
	if inward[name] != "" {
		return
	}
	answers := isCall(info.Defs[fn.Name].Type().(*types.Signature))
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if i := encodes(info, n); i >= 0 {
				s.root(name, info.Types[n.Args[i]].Type)
			}
		case *ast.CompositeLit:
			if isForAll(info.Types[n].Type) && len(n.Elts) == 1 {
				s.root(name, info.Types[n.Elts[0]].Type)
			}
		case *ast.ReturnStmt:
			if answers && len(n.Results) > 0 { // a bare return is that of a function within
				s.root(name, first(info.Types[n.Results[0]].Type))
			}
		}
		return true
	})
}

// root notes a type that goes out.
func (s *source) root(from string, t types.Type) {
	s.Helper()
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if isForAll(t) || t == types.Typ[types.UntypedNil] || types.IsInterface(t) && slices.Contains(through, from) {
		return
	}
	name := from
	if named, ok := types.Unalias(t).(*types.Named); ok {
		name = short(named)
	}
	s.roots[name] = t
}

// encodes tells which argument of a call becomes JSON, -1 for none.
func encodes(info *types.Info, call *ast.CallExpr) int {
	var id *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		id = f.Sel
	case *ast.Ident:
		id = f
	default:
		return -1
	}
	fn, ok := info.Uses[id].(*types.Func)
	if !ok {
		return -1
	}
	switch fn.FullName() {
	case "casus/server/wire.Write", "encoding/json.Marshal", "encoding/json.MarshalIndent", "(*encoding/json.Encoder).Encode":
		return 0
	case "casus/engine/scribe.Value":
		return 1
	case "(*casus/server/web.Web).answer":
		return 2
	}
	return -1
}

// isForAll reports whether a type is the wrapper of what may be packed: what goes
// out is what it wraps.
func isForAll(t types.Type) bool { return t.String() == "casus/server/web.forAll" }

// isCall reports whether a function answers API requests.
func isCall(sig *types.Signature) bool {
	return sig.Params().Len() == 1 && sig.Params().At(0).Type().String() == "*net/http.Request" &&
		sig.Results().Len() == 2 && sig.Results().At(0).Type().String() == "any"
}

// first is the first type of what a call gives.
func first(t types.Type) types.Type {
	if tuple, ok := t.(*types.Tuple); ok {
		return tuple.At(0).Type()
	}
	return t
}

// Whatever goes out is made of types that exist to go out. None of them reaches
// the state, the log or the rules as the engine holds them.
func TestSecurity07NothingThatGoesOutReachesState(t *testing.T) {
	s := readSource(t)
	for _, must := range []string{"wire.Welcome", "wire.Event", "wire.Nack", "view.Reveal", "match.Full", "match.Replay", "view.Explanation",
		"view.PreviewResult", "view.Catalogue", "view.Rulebook", "lobby.Info", "lobby.Entered", "compare.Report", "web.refuse", "web.ticket"} {
		if s.roots[must] == nil {
			t.Errorf("the gate does not see that %s goes out: it is blind", must)
		}
	}
	for name, root := range s.roots {
		g := &gate{}
		g.walk(name, name, root)
		for _, o := range g.offenders {
			t.Errorf("%s goes out, and %s: cut a type of its own for it in engine/view or server/wire", name, o)
		}
	}
}

// Every JSON path that may go out is on a list, and so is who may read each
// number of the state: a new one is a change somebody has to look at.
func TestSecurity07EveryFieldIsOnTheList(t *testing.T) {
	var now bytes.Buffer
	s := readSource(t)
	var lines []string
	for name, root := range s.roots {
		g := &gate{}
		g.walk(name, name, root)
		lines = append(lines, g.paths...)
	}
	slices.Sort(lines)
	fmt.Fprintln(&now, strings.Join(slices.Compact(lines), "\n"))
	for f := range rules.Fact(rules.FactCount) {
		fmt.Fprintln(&now, "fact", rules.Facts[f].Name, [...]string{"public", "own", "hidden"}[rules.Facts[f].Secrecy])
	}
	if *update {
		if err := os.WriteFile(allowlist, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(allowlist)
	if err != nil {
		t.Fatal(err)
	}
	report(t, string(old), now.String())
}

// report names what is on one list alone.
func report(t *testing.T, old, now string) {
	t.Helper()
	was, is := strings.Split(old, "\n"), strings.Split(now, "\n")
	for _, line := range is {
		if !slices.Contains(was, line) {
			t.Errorf("new: %s (may everybody who gets it know this? then go test ./server/web -run TestSecurity07 -update)", line)
		}
	}
	for _, line := range was {
		if !slices.Contains(is, line) {
			t.Errorf("gone: %s (go test ./server/web -run TestSecurity07 -update)", line)
		}
	}
}

// The gate itself: it finds what must not go out however deep it lies.
func TestSecurity07TheGateFindsOffenders(t *testing.T) {
	const planted = `package planted
import ("casus/engine/world"; "casus/engine"; "casus/rules"; "casus/server/match")
type Fine struct { Seat rules.Seat; Kids []Fine }
type Pointer struct { A int; secret *world.State }
type Deep struct { M map[string][]struct{ E *world.Entry } }
type Untagged struct { G engine.Setup ` + "`json:\"-\"`" + ` }
type Key struct { M map[world.Phase]int }
type Any struct { V any }
type Func struct { F func() }
type Actor struct { match.Actor }
type Compiled struct { C rules.Clause }
`
	s := readSource(t)
	f, err := parser.ParseFile(s.fset, "planted.go", planted, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: s.imports}).Check("casus/server/wire", s.fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Fine": "", "Pointer": "world.State", "Deep": "world.Entry", "Untagged": "engine.Setup",
		"Key": "world.Phase", "Any": "anything", "Func": "func()", "Actor": "engine", "Compiled": "rules.Clause"} {
		g := &gate{}
		g.walk(name, name, pkg.Scope().Lookup(name).Type())
		found := strings.Join(g.offenders, "; ")
		if (found == "") != (want == "") || !strings.Contains(found, want) {
			t.Errorf("%s: the gate says %q, want something about %q", name, found, want)
		}
	}
}
