package feed

import "slices"

// Stream is one audience's events. It belongs to one goroutine.
type Stream struct {
	epoch string
	max   int // bytes of events kept
	size  int
	first uint64 // offset of the oldest event kept
	last  uint64 // offset given last
	out   map[*Queue]struct{}
	heard bool // somebody has followed it
	pool  *Pool

	tape   *Tape
	packed []leaf   // the older part of what is kept, on the tape
	plain  [][]byte // the rest: frames
}

// scarce is the part of its events a stream still keeps while all streams together
// keep more than their pool allows: who was away for longer gets a snapshot.
const scarce = 16

// most is how many events are kept at most, some turns' worth: calm turns are
// small, and a hundred of them would be memory for nobody.
const most = 16

// NewStream makes an empty stream. Epoch names the numbering: it stays the same
// over a restart, because the same events are numbered again in the same way.
// At most max bytes of events are kept for those who come back.
func NewStream(epoch string, max int) *Stream {
	return &Stream{epoch: epoch, max: max, first: 1, out: map[*Queue]struct{}{}}
}

// In makes a new stream's kept events count in a pool, until Forget.
func (s *Stream) In(p *Pool) *Stream {
	s.pool = p
	return s
}

// On makes a new stream keep its events on a tape, once that is bound.
func (s *Stream) On(t *Tape) *Stream {
	s.tape = t
	return s
}

// Forget drops all kept events, when the stream is not used any more.
func (s *Stream) Forget() {
	s.count(-s.size)
	s.packed, s.plain, s.size, s.first = nil, nil, 0, s.last+1
}

func (s *Stream) count(n int) {
	if s.pool != nil {
		s.pool.waiting.Add(int64(n))
	}
}

// limit is how many bytes the stream may keep now.
func (s *Stream) limit() int {
	if s.pool != nil && s.pool.waiting.Load() > s.pool.max {
		return s.max / scarce
	}
	return s.max
}

// Epoch of the numbering.
func (s *Stream) Epoch() string { return s.epoch }

// Last offset given, 0 before the first event.
func (s *Stream) Last() uint64 { return s.last }

// Emit numbers an event and hands it to every queue. encode makes the frame
// once the offset is known; all queues share its bytes. Before anybody has
// followed the stream its events are only numbered: whoever comes first needs
// a snapshot in any case.
func (s *Stream) Emit(encode func(offset uint64) []byte) uint64 {
	s.last++
	if !s.heard {
		s.first = s.last + 1
		return s.last
	}
	frame := encode(s.last)
	s.keep(frame)
	for q := range s.out {
		if !q.Push(frame) {
			delete(s.out, q)
		}
	}
	return s.last
}

func (s *Stream) keep(frame []byte) {
	s.plain = append(s.plain, frame)
	s.size += len(frame)
	s.count(len(frame))
	for limit, n := s.limit(), s.len(); n > 1 && (s.size > limit || n > most); n-- { // the newest stays in any case
		s.drop()
	}
}

// len is how many events are kept.
func (s *Stream) len() int { return len(s.packed) + len(s.plain) }

// drop forgets the oldest event.
func (s *Stream) drop() {
	size := 0
	if len(s.packed) > 0 {
		size = int(s.packed[0].size)
		s.packed = slices.Delete(s.packed, 0, 1)
	} else {
		size = len(s.plain[0])
		s.plain = slices.Delete(s.plain, 0, 1)
	}
	s.size -= size
	s.count(-size)
	s.first++
}

// Missed gives the events after an offset, all of them or none: ok is false
// when the epoch is another one, some are no longer kept, or the offset was
// never given.
func (s *Stream) Missed(epoch string, after uint64) (frames [][]byte, ok bool) {
	if epoch != s.epoch || after > s.last || after+1 < s.first {
		return nil, false
	}
	skip := int(after + 1 - s.first)
	for _, l := range s.packed[min(skip, len(s.packed)):] {
		frames = append(frames, s.tape.frame(l))
	}
	return append(frames, s.plain[max(skip-len(s.packed), 0):]...), true
}

// Join adds a queue: it gets every event emitted from now on.
func (s *Stream) Join(q *Queue) {
	s.out[q] = struct{}{}
	s.heard = true
}

// Heed makes the stream keep its events although nobody follows it yet: after a
// restart those who followed it before will come back.
func (s *Stream) Heed() { s.heard = true }

// Heeded reports whether events are kept.
func (s *Stream) Heeded() bool { return s.heard }

// Leave removes a queue.
func (s *Stream) Leave(q *Queue) { delete(s.out, q) }

// Listeners is the number of queues.
func (s *Stream) Listeners() int { return len(s.out) }
