package parse

import "slices"

// Same reports whether two texts say the same: the same keys and values, top-level
// keys in any order, whatever stands around them. The error is the first text's
// or the second's that cannot be read.
func Same(path, a, b string) (bool, error) {
	x, err := Open(path, a)
	if err != nil {
		return false, err
	}
	y, err := Open(path, b)
	if err != nil {
		return false, err
	}
	if len(x.root.keys) != len(y.root.keys) {
		return false, nil
	}
	for _, k := range x.root.keys {
		other := y.root.find(k.name)
		if other == nil || !equal(k.value, other.value) {
			return false, nil
		}
	}
	return true, nil
}

func equal(a, b *node) bool {
	return a.shape == b.shape && a.text == b.text && a.style == b.style && a.escaped == b.escaped &&
		slices.EqualFunc(a.items, b.items, equal) &&
		slices.EqualFunc(a.keys, b.keys, func(x, y key) bool { return x.name == y.name && equal(x.value, y.value) })
}
