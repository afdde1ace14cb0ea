// Package dice draws the luck of a match from keyed streams: one PCG a
// (seed, stream, turn, actor, target, index). A draw added somewhere moves no
// other draw, so two treaty arms of one seed meet the same dice.
package dice

import "math/rand/v2"

// Stream separates what is drawn from what else is drawn.
type Stream uint8

// The streams.
const (
	Incident Stream = iota
	Detect
	Combat
	Vote
	Inject
	Tech
	Domestic
	Slip
	Horizon
	Bot
	Advice
	Theatre
)

// Key names one draw or a short row of draws.
type Key struct {
	Seed   uint64
	Stream Stream
	Turn   int32
	Actor  uint8
	Target uint8
	Index  int32
}

// Roll returns 0..n-1 for the key's first draw; n at least 1.
func Roll(k Key, n int32) int32 {
	src := k.source()
	return bounded(src.Uint64(), n)
}

// Row is a sequence of draws under one key.
type Row struct{ src rand.PCG }

// Open starts the row of draws of a key.
func Open(k Key) Row { return Row{k.source()} }

// Roll returns the next draw, 0..n-1; n at least 1.
func (r *Row) Roll(n int32) int32 { return bounded(r.src.Uint64(), n) }

func (k Key) source() rand.PCG {
	a := mix(k.Seed ^ mix(uint64(k.Stream)<<32|uint64(uint32(k.Turn))))
	b := mix(a ^ mix(uint64(k.Actor)<<40|uint64(k.Target)<<32|uint64(uint32(k.Index))))
	var src rand.PCG
	src.Seed(a, b)
	return src
}

// bounded maps 64 random bits to 0..n-1 by their high part.
func bounded(u uint64, n int32) int32 {
	return int32((u >> 32) * uint64(n) >> 32)
}

// mix is the finaliser of splitmix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
