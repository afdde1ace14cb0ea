package world

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"reflect"
	"testing"
)

// The quick way to a state's hash reads what the plain way writes, whatever the
// state holds.
func TestHashReadsEveryField(t *testing.T) {
	luck := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var s State
		scatter(luck, reflect.ValueOf(&s).Elem())
		if sum := sha256.Sum256(s.written()); s.Hash() != hex.EncodeToString(sum[:]) {
			t.Fatal("the quick hash of a state differs from the plain one")
		}
	}
}

// scatter fills a value's numbers at random.
func scatter(luck *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			scatter(luck, v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			scatter(luck, v.Index(i))
		}
	case reflect.Bool:
		v.SetBool(luck.IntN(2) == 1)
	default:
		if v.CanInt() {
			v.SetInt(int64(luck.Uint64()) >> (64 - v.Type().Bits()))
		} else {
			v.SetUint(luck.Uint64() >> (64 - v.Type().Bits()))
		}
	}
}

func BenchmarkHash(b *testing.B) {
	var s State
	b.ReportAllocs()
	for b.Loop() {
		s.Hash()
	}
}

func BenchmarkHashFieldByField(b *testing.B) {
	var s State
	for b.Loop() {
		s.written()
	}
}
