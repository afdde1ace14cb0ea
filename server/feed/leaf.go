package feed

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/s2"
)

// leaf is one kept event: its frame, or a part of a sheet.
type leaf struct {
	text []byte // the frame, or the packed sheet, which its leaves share
	at   uint32 // of a sheet: where the frame begins in it
	size uint32 // likewise: how long it is; 0 for a plain leaf
}

// len is the size of the frame.
func (l *leaf) len() int {
	if l.size > 0 {
		return int(l.size)
	}
	return len(l.text)
}

// frame is the frame as it was emitted.
func (l *leaf) frame() []byte {
	if l.size == 0 {
		return l.text
	}
	desk := desks.Get().(*[]byte)
	defer desks.Put(desk)
	sheet, err := s2.Decode((*desk)[:cap(*desk)], l.text)
	if err != nil {
		panic("feed: " + err.Error()) // we have packed it ourselves
	}
	*desk = sheet
	return bytes.Clone(sheet[l.at : l.at+l.size])
}

// Bind packs what streams have kept since they were last bound. Streams of one
// match are mostly told the same, so that together they take a sixth of the
// memory; it costs some microseconds, and as many when somebody comes back.
func Bind(streams []*Stream) {
	plain, packed := desks.Get().(*[]byte), desks.Get().(*[]byte)
	defer desks.Put(plain)
	defer desks.Put(packed)
	*plain = (*plain)[:0]
	for _, s := range streams {
		for i := s.bound; i < len(s.kept); i++ {
			*plain = append(*plain, s.kept[i].text...)
		}
	}
	if len(*plain) == 0 {
		return
	}
	*packed = s2.Encode((*packed)[:cap(*packed)], *plain)
	sheet, at := bytes.Clone(*packed), 0
	for _, s := range streams {
		for ; s.bound < len(s.kept); s.bound++ {
			l := &s.kept[s.bound]
			*l = leaf{sheet, uint32(at), uint32(len(l.text))}
			at += l.len()
		}
	}
}

// desks are where sheets are packed and unpacked.
var desks = sync.Pool{New: func() any { return new([]byte) }}
