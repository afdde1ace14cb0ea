package parse

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"casus/rules"
)

// style is how a scalar is written; conditions accept only some ways, because
// only those keep columns exact.
type style uint8

const (
	plain style = iota
	quoted
	literal
	folded
)

// node is a value of a rule file: a scalar, a list or a map.
type node struct {
	pos     rules.Pos
	shape   shape
	text    string // scalars: the value
	style   style
	lines   int // scalars: source lines the value spans
	escaped bool
	items   []*node // lists
	keys    []key   // maps, in file order
	sketch  *Sketch // not nil: there is no file, and the readers say what they would accept
}

type shape uint8

const (
	scalar shape = iota
	list
	mapping
	null
)

func (s shape) String() string {
	return [...]string{"a single value", "a list", "a map of keys and values", "nothing"}[s]
}

type key struct {
	name  string
	pos   rules.Pos
	value *node
}

// tree converts the library's syntax tree, refusing what a rule file may not
// hold. The library is named in this file and open.go alone.
type tree struct {
	*Doc
}

func (t tree) node(n ast.Node, depth int) *node {
	if depth > maxDepth {
		t.fail(t.at(n), "lists and maps are nested more than %d deep; a rule file needs a handful of levels", maxDepth)
		return &node{pos: t.at(n), shape: null}
	}
	out := &node{pos: t.at(n)}
	switch v := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		t.forbidden(n)
		out.shape = null
	case *ast.MappingNode:
		out.shape = mapping
		t.entries(out, v.Values, depth)
	case *ast.MappingValueNode:
		out.shape = mapping
		t.entries(out, []*ast.MappingValueNode{v}, depth)
	case *ast.SequenceNode:
		out.shape = list
		for _, item := range v.Values {
			out.items = append(out.items, t.node(item, depth+1))
		}
	case *ast.NullNode:
		out.shape = null
	case *ast.LiteralNode:
		t.block(out, v)
	case ast.ScalarNode:
		t.scalar(out, v.GetToken())
	default:
		t.forbidden(n)
		out.shape = null
	}
	return out
}

func (t tree) entries(out *node, values []*ast.MappingValueNode, depth int) {
	for _, v := range values {
		name, ok := v.Key.(*ast.StringNode)
		switch {
		case ok:
		case v.Key.Type() == ast.IntegerType || v.Key.Type() == ast.BoolType || v.Key.Type() == ast.FloatType:
			t.fail(t.at(v.Key), "the key %s must be a word; put it in quotes", v.Key.GetToken().Value)
			continue
		default:
			t.forbidden(v.Key)
			continue
		}
		if len(out.keys) == 0 {
			out.pos = t.at(v.Key)
		}
		out.keys = append(out.keys, key{name.Value, t.at(v.Key), t.node(v.Value, depth+1)})
	}
}

func (t tree) scalar(out *node, tok *token.Token) {
	out.text = tok.Value
	out.lines = 1 + strings.Count(strings.TrimSpace(tok.Origin), "\n")
	if tok.Type == token.DoubleQuoteType || tok.Type == token.SingleQuoteType {
		out.style = quoted
		mark := map[token.Type]string{token.DoubleQuoteType: `\`, token.SingleQuoteType: `''`}[tok.Type]
		inside := strings.TrimSpace(tok.Origin)
		out.escaped = len(inside) > 2 && strings.Contains(inside[1:len(inside)-1], mark)
	}
}

// block reads a literal or folded block. The library gives column 0 inside
// literal blocks, so the place comes from the source: the line after the
// indicator that holds the first text, and its indentation.
func (t tree) block(out *node, v *ast.LiteralNode) {
	out.text = v.Value.Value
	out.style = literal
	if v.Start.Type == token.FoldedType {
		out.style = folded
	}
	out.lines = strings.Count(out.text, "\n")
	line := v.Start.Position.Line + 1
	text := t.lineAt(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	first, _, _ := strings.Cut(out.text, "\n")
	own := len(first) - len(strings.TrimLeft(first, " "))
	out.pos = rules.Pos{File: t.Path, Line: line, Col: max(indent-own, 0) + 1}
}

func (t tree) forbidden(n ast.Node) {
	what := map[ast.NodeType]string{
		ast.AnchorType:     "anchors (&name) are not allowed; write the value out",
		ast.AliasType:      "aliases (*name) are not allowed; write the value out",
		ast.TagType:        "tags (!name) are not allowed; put text that begins with ! in quotes",
		ast.MergeKeyType:   "merge keys (<<) are not allowed; write the keys out",
		ast.MappingKeyType: "keys with ? are not allowed; write key: value",
	}[n.Type()]
	if what == "" {
		what = "this kind of YAML is not allowed in rule files; write plain keys, lists and values"
	}
	t.fail(t.at(n), "%s", what)
}

func (t tree) at(n ast.Node) rules.Pos {
	p := n.GetToken().Position
	return rules.Pos{File: t.Path, Line: max(p.Line, 1), Col: max(p.Column, 1)}
}
