package parse

// Sketch is the shape of a value in a rule file. The readers draw it
// themselves: Draw lets them read a file that is not there, and each notes what
// it would have accepted. So the JSON Schema cannot drift from the parser.
type Sketch struct {
	Type    string // object, array, string, integer, number, boolean; empty with AnyOf
	Enum    []string
	Range   *[2]int32
	Pattern string
	Says    string // what the readers call it: a kind of event
	Keys    []SketchKey
	Closed  bool    // objects: no other keys
	Others  *Sketch // objects: keys the author names
	Item    *Sketch // arrays
	AnyOf   []*Sketch
}

// SketchKey is a key of an object, in the order the parser asks for it.
type SketchKey struct {
	Name  string
	Must  bool
	Value *Sketch
}

// Kinds lists the kinds of rule file in a fixed order.
func Kinds() []Kind {
	out := make([]Kind, len(kindNames))
	for i, name := range kindNames {
		out[i] = Kind(name)
	}
	return out
}

// Draw sketches a kind of rule file.
func Draw(kind Kind) *Sketch {
	s := &Sketch{}
	d := &Doc{Kind: kind}
	d.root = d.object(&node{sketch: s})
	d.choice(d.root.need("format"), "the version of the format", []string{Format})
	_ = d.noun(Places{}) // there is no file, so its mistakes mean nothing
	return s
}

// noun reads whatever the file describes, for its mistakes.
func (d *Doc) noun(places Places) (err error) {
	switch d.Kind {
	case KindTreaty:
		_, err = d.Treaty(places)
	case KindAction:
		_, err = d.Action()
	case KindPlace:
		_, err = d.Place()
	case KindCountry:
		_, err = d.Country()
	case KindInject:
		_, err = d.Inject(places)
	case KindDoctrine:
		_, err = d.Doctrine()
	case KindScenario:
		_, err = d.Scenario()
	case KindDisputes:
		_, err = d.Disputes()
	case KindCase:
		_, err = d.Case(places)
	case KindParameters:
		err = d.Parameters(&ParameterTable{})
	}
	return err
}

// draws notes a scalar type and reports whether the node is a sketch.
func (n *node) draws(typ, says string) bool {
	if n == nil || n.sketch == nil {
		return false
	}
	n.sketch.Type = typ
	if n.sketch.Says == "" {
		n.sketch.Says = says
	}
	return true
}

// draw is get on a sketch.
func (s *Sketch) draw(name string) *node {
	if name == anyKey {
		if s.Others == nil {
			s.Others = &Sketch{}
		}
		return &node{sketch: s.Others}
	}
	for i := range s.Keys {
		if s.Keys[i].Name == name {
			return &node{sketch: s.Keys[i].Value}
		}
	}
	s.Keys = append(s.Keys, SketchKey{Name: name, Value: &Sketch{}})
	return &node{sketch: s.Keys[len(s.Keys)-1].Value}
}

func (s *Sketch) must(name string) {
	for i := range s.Keys {
		if s.Keys[i].Name == name {
			s.Keys[i].Must = true
		}
	}
}

// either reads a value that may be written in two ways. On a sketch both are
// drawn.
func (d *Doc) either(n *node, first bool, one, other func(*node)) {
	switch {
	case n == nil:
	case n.sketch != nil:
		n.sketch.AnyOf = []*Sketch{{}, {}}
		one(&node{sketch: n.sketch.AnyOf[0]})
		other(&node{sketch: n.sketch.AnyOf[1]})
	case first:
		one(n)
	default:
		other(n)
	}
}

// anyKey stands for a key whose name the author chooses.
const anyKey = "*"

// free lists the keys of a map whose names the author chooses.
func (o *object) free() []key {
	if o.sketch != nil {
		return []key{{name: anyKey}}
	}
	return o.keys
}
