package world

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"reflect"
	"unsafe"
)

// Size of the state in bytes; the design allows 8 KB.
const Size = int(unsafe.Sizeof(State{}))

// Hash is the sha256 of the state in a fixed little-endian order, in hex: the
// same on every platform for the same match.
func (s *State) Hash() string {
	var text [2 * sha256.Size]byte
	sum := s.sum()
	hex.Encode(text[:], sum[:])
	return string(text[:])
}

// sum hashes the fields one after the other, without the gaps the compiler
// leaves between them. State is plain data without pointers, so on a
// little-endian machine that is its memory, taken in run by run.
func (s *State) sum() (out [sha256.Size]byte) {
	if !littleEndian {
		return sha256.Sum256(s.written())
	}
	memory := unsafe.Slice((*byte)(unsafe.Pointer(s)), Size)
	h := sha256.New()
	for _, r := range runs {
		h.Write(memory[r.from:r.to]) // never fails
	}
	h.Sum(out[:0])
	return out
}

// written is what sum must read, field by field.
func (s *State) written() []byte {
	out, err := binary.Append(nil, binary.LittleEndian, s)
	if err != nil {
		panic("world: State is not plain data: " + err.Error())
	}
	return out
}

var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// run is a stretch of a state's memory without a gap.
type run struct{ from, to uintptr }

var runs = stretches(nil, reflect.TypeFor[State](), 0)

// stretches adds the memory of a type that lies at an offset.
func stretches(all []run, t reflect.Type, at uintptr) []run {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			all = stretches(all, f.Type, at+f.Offset)
		}
	case reflect.Array:
		for i := range t.Len() {
			all = stretches(all, t.Elem(), at+uintptr(i)*t.Elem().Size())
		}
	default:
		if n := len(all); n > 0 && all[n-1].to == at {
			all[n-1].to += t.Size()
			break
		}
		all = append(all, run{at, at + t.Size()})
	}
	return all
}
