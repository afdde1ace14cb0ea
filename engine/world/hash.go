package world

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"unsafe"
)

// Size of the state in bytes; the design allows 8 KB.
const Size = int(unsafe.Sizeof(State{}))

// Hash is the sha256 of the state in a fixed little-endian order, in hex: the
// same on every platform for the same match.
func (s *State) Hash() string {
	h := sha256.New()
	// binary.Write walks the arrays field by field; State has no padding in
	// this encoding and no pointers.
	if err := binary.Write(h, binary.LittleEndian, s); err != nil {
		panic("world: State is not plain data: " + err.Error())
	}
	return hex.EncodeToString(h.Sum(nil))
}
