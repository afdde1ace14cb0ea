package match

import "slices"

// kept holds what awake matches use, and the few things used last that no match
// uses now. What matches use is as bounded as they are; the rest is counted.
type kept[V any] struct {
	most  int // values that nobody uses
	items map[string]*item[V]
	idle  []string // nobody uses them; the oldest goes first
}

type item[V any] struct {
	value V
	users int
}

func keep[V any](most int) kept[V] { return kept[V]{most: most, items: map[string]*item[V]{}} }

func (k *kept[V]) find(name string) (v V, ok bool) {
	if it := k.items[name]; it != nil {
		return it.value, true
	}
	return v, false
}

// put keeps a value that nobody uses yet.
func (k *kept[V]) put(name string, v V) {
	if it := k.items[name]; it != nil && it.users > 0 {
		return
	}
	k.items[name] = &item[V]{value: v}
	k.rest(name)
}

// hold keeps a value for as long as it has users.
func (k *kept[V]) hold(name string, v V) {
	it := k.items[name]
	if it == nil {
		it = &item[V]{value: v}
		k.items[name] = it
	}
	it.users++
	k.idle = slices.DeleteFunc(k.idle, func(n string) bool { return n == name })
}

// crowded reports whether so many values have users and this one has none.
func (k *kept[V]) crowded(name string, most int) bool {
	it := k.items[name]
	return (it == nil || it.users == 0) && len(k.items)-len(k.idle) >= most
}

// leave takes one user away.
func (k *kept[V]) leave(name string) {
	it := k.items[name]
	if it == nil {
		return
	}
	if it.users--; it.users <= 0 {
		k.rest(name)
	}
}

func (k *kept[V]) rest(name string) {
	k.idle = append(slices.DeleteFunc(k.idle, func(n string) bool { return n == name }), name)
	for len(k.idle) > k.most {
		delete(k.items, k.idle[0])
		k.idle = k.idle[1:]
	}
}
