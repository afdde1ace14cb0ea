package feed

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Tape holds what the streams of one match keep, packed. It is one piece of
// memory: small ones that stay while thousands of others come and go would each
// keep a page of the heap for themselves.
type Tape struct {
	text []byte // sheets, each after its length
}

// leaf is one event on a tape.
type leaf struct {
	sheet uint32 // where on the tape its sheet begins
	at    uint32 // where in the unpacked sheet its frame begins
	size  uint32 // of the frame
}

// frame is a copy of the frame as it was emitted.
func (t *Tape) frame(l leaf) []byte {
	desk := desks.Get().(*[]byte)
	defer desks.Put(desk)
	size, n := binary.Uvarint(t.text[l.sheet:])
	begin := int(l.sheet) + n
	sheet, err := s2.Decode((*desk)[:cap(*desk)], t.text[begin:begin+int(size)])
	if err != nil {
		panic("feed: " + err.Error()) // we have packed it ourselves
	}
	*desk = sheet
	return bytes.Clone(sheet[l.at : l.at+l.size])
}

// Bind packs what streams have kept since they were last bound. They are all the
// streams of this tape. Streams of one match are mostly told the same, so that
// together they take a sixth of the memory; it costs some microseconds, and as
// many when somebody comes back.
func (t *Tape) Bind(streams []*Stream) {
	t.cut(streams)
	plain, packed := desks.Get().(*[]byte), desks.Get().(*[]byte)
	defer desks.Put(plain)
	defer desks.Put(packed)
	*plain = (*plain)[:0]
	for _, s := range streams {
		for _, frame := range s.plain {
			s.packed = append(s.packed, leaf{uint32(len(t.text)), uint32(len(*plain)), uint32(len(frame))})
			*plain = append(*plain, frame...)
		}
		s.plain = nil
	}
	if len(*plain) == 0 {
		return
	}
	*packed = s2.Encode((*packed)[:cap(*packed)], *plain)
	t.text = append(binary.AppendUvarint(t.text, uint64(len(*packed))), *packed...)
}

// cut drops the sheets of which no stream keeps anything.
func (t *Tape) cut(streams []*Stream) {
	first := uint32(len(t.text))
	for _, s := range streams {
		if len(s.packed) > 0 {
			first = min(first, s.packed[0].sheet)
		}
	}
	t.text = slices.Delete(t.text, 0, int(first))
	for _, s := range streams {
		for i := range s.packed {
			s.packed[i].sheet -= first
		}
	}
}

// desks are where sheets are packed and unpacked.
var desks = sync.Pool{New: func() any { return new([]byte) }}
