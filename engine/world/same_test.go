package world

import (
	"reflect"
	"testing"
)

// A change in any field, also of a conflict or a secret, makes an entry another.
func TestSameSeesEveryField(t *testing.T) {
	whole := func() Entry {
		return Entry{By: []string{"D1"}, Clashes: []Clash{{By: []string{"D2"}}}, Secret: &Secret{}}
	}
	a, b := whole(), whole()
	if !a.Same(&b) {
		t.Fatal("an entry differs from itself")
	}
	changed := 0
	eachField(reflect.ValueOf(&b).Elem(), func(name string, f reflect.Value) {
		old := reflect.New(f.Type()).Elem()
		old.Set(f)
		other(f)
		if a.Same(&b) {
			t.Errorf("a change of %s is not seen", name)
		}
		f.Set(old)
		changed++
	})
	if changed < reflect.TypeFor[Entry]().NumField() {
		t.Fatalf("only %d fields were changed", changed)
	}
}

// eachField visits the plain fields of a value, however deep they lie.
func eachField(v reflect.Value, visit func(string, reflect.Value)) {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch f.Kind() {
		case reflect.Pointer:
			eachField(f.Elem(), visit)
		case reflect.Slice:
			if f.Index(0).Kind() == reflect.Struct {
				eachField(f.Index(0), visit)
				continue
			}
			visit(name, f.Index(0))
		case reflect.Struct:
			eachField(f, visit)
		default:
			visit(name, f)
		}
	}
}

// other gives a field another value.
func other(f reflect.Value) {
	switch f.Kind() {
	case reflect.String:
		f.SetString(f.String() + "x")
	case reflect.Bool:
		f.SetBool(!f.Bool())
	default:
		if f.CanInt() {
			f.SetInt(f.Int() + 1)
		} else {
			f.SetUint(f.Uint() + 1)
		}
	}
}
