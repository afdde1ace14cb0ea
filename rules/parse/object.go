package parse

import "casus/rules"

// object is a map of a rule file whose keys have been checked for duplicates;
// close checks that every key is one of those asked for.
type object struct {
	d      *Doc
	pos    rules.Pos
	keys   []key
	known  []string
	sketch *Sketch // not nil: see Draw
	empty  bool    // stands for something that was no map; asks stay silent
}

// object reads n as a map. Whatever n is, the result can be asked for keys.
func (d *Doc) object(n *node) *object {
	o := &object{d: d, pos: n.pos}
	if n.draws("object", "") {
		o.sketch = n.sketch
		return o
	}
	if n.shape != mapping {
		o.empty = true
		d.fail(n.pos, "here must stand a map of keys and values, not %s", n.shape)
		return o
	}
	for _, k := range n.keys {
		if first := o.find(k.name); first != nil {
			d.fail(k.pos, "the key %q is written twice, first at line %d; keep one of them", k.name, first.pos.Line)
			continue
		}
		o.keys = append(o.keys, k)
	}
	return o
}

func (o *object) find(name string) *key {
	for i := range o.keys {
		if o.keys[i].name == name {
			return &o.keys[i]
		}
	}
	return nil
}

// get returns the value of a key, nil if it is absent.
func (o *object) get(name string) *node {
	if o.sketch != nil {
		return o.sketch.draw(name)
	}
	if !contains(o.known, name) {
		o.known = append(o.known, name)
	}
	k := o.find(name)
	if k == nil {
		return nil
	}
	if k.value.shape == null {
		o.d.fail(k.value.pos, "the key %q has no value; give one or leave the key out", name)
		return nil
	}
	return k.value
}

// need is get for a key that may not be missing.
func (o *object) need(name string) *node {
	n := o.get(name)
	if o.sketch != nil {
		o.sketch.must(name)
		return n
	}
	if n == nil && !o.empty && o.find(name) == nil {
		o.d.fail(o.pos, "the key %q is missing", name)
	}
	return n
}

// close refuses keys nobody asked for.
func (o *object) close() {
	if o.sketch != nil {
		o.sketch.Closed = true
		return
	}
	for _, k := range o.keys {
		if !contains(o.known, k.name) {
			o.d.fail(k.pos, "the key %q is not known here%s", k.name, DidYouMean(k.name, o.known))
		}
	}
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
