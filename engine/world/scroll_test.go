package world

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"casus/rules"
)

// What was written is read, whatever the entries have: also those that have
// hardly anything, and with every field on its own.
func TestScrollReadsWhatWasAdded(t *testing.T) {
	luck := rand.New(rand.NewPCG(1, 2))
	var all []Entry
	var s Scroll
	for range 300 {
		some := make([]Entry, luck.IntN(4))
		for i := range some {
			some[i] = drawn(luck, luck.Float64())
		}
		s.Add(some)
		all = append(all, some...)
	}
	for i := range reflect.TypeFor[Entry]().NumField() {
		one := Entry{}
		draw(luck, reflect.ValueOf(&one).Elem().Field(i))
		s.Add([]Entry{one})
		all = append(all, one)
	}
	got := s.Read([]Entry{{N: -1}})
	if s.Len() != len(all) || !reflect.DeepEqual(got[1:], all) || got[0].N != -1 {
		t.Fatalf("%d entries were read otherwise than the %d that were added", s.Len(), len(all))
	}
}

func drawn(luck *rand.Rand, part float64) (e Entry) {
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		if luck.Float64() < part {
			draw(luck, v.Field(i))
		}
	}
	return e
}

// draw gives a field any value but none.
func draw(luck *rand.Rand, f reflect.Value) {
	switch f.Interface().(type) {
	case string:
		f.SetString(fmt.Sprint("word", luck.IntN(300)))
	case int32:
		f.SetInt(int64(int32(luck.Uint32() | 1)))
	case rules.Seat:
		f.SetUint(1 + luck.Uint64N(250))
	case bool:
		f.SetBool(true)
	case []string:
		f.Set(reflect.ValueOf([]string{"a", fmt.Sprint(luck.IntN(9))}))
	case []Clash:
		f.Set(reflect.ValueOf([]Clash{{Deed: "d", Clause: "c", By: []string{"x"}}}))
	case *Secret:
		f.Set(reflect.ValueOf(&Secret{Knows: 5, Noticed: true, Suspect: 2}))
	default:
		panic("a field of another kind: " + f.Type().String())
	}
}

func BenchmarkScrollRead(b *testing.B) {
	var s Scroll
	for i := range int32(200) {
		s.Add([]Entry{{N: i + 1, Turn: i / 6, Phase: "orders", K: KAct, Actor: 1, Target: 2, Action: "D8", Kind: "talks", Att: 1000, First: rules.NONE, Against: rules.NONE}})
	}
	page := s.Read(nil)
	b.ReportAllocs()
	b.ReportMetric(float64(cap(s.text))/200, "B/entry")
	for b.Loop() {
		page = s.Read(page[:0])
	}
}
