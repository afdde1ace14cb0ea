package rules

// The frame is one flat row of numbers: first what a match remembers, then the
// facts of the event at hand. A condition compiled for a frame reads it by
// index, and a match's state keeps its part in the same layout, so that taking
// the snapshot for a treaty pass is one copy.
const (
	countryBase = int(pairEnd) * Stride * Stride
	scalarBase  = countryBase + int(techEnd-pairEnd)*Stride
	eventBase   = scalarBase + int(scalarEnd-techEnd)

	// StateSize is how many numbers of a frame a match remembers.
	StateSize = eventBase
	// FrameSize is the whole frame: what is remembered and the event.
	FrameSize = eventBase + int(factEnd-scalarEnd)
	// CountryFacts is the number of tables by country, Support the first.
	CountryFacts = int(techEnd - pairEnd)
	// FactCount is the number of entries in Facts.
	FactCount = int(factEnd)
)

// Frame holds every fact a condition may read.
type Frame [FrameSize]int32

// Pair is the index of an entry in a table by pair: row a, column b.
func (f Fact) Pair(a, b Seat) int {
	return int(f)*Stride*Stride + a.Column()*Stride + b.Column()
}

// Mirror is where the same number stands the other way round: [b][a] of a
// symmetric table for [a][b], and the index itself for all other numbers.
func Mirror(index int) int {
	if index >= countryBase || !FactAt(index).Symmetric() {
		return index
	}
	row, col := index/Stride%Stride, index%Stride
	return index + (col-row)*(Stride-1)
}

// Of is the index of an entry in a table by country.
func (f Fact) Of(s Seat) int { return countryBase + int(f-pairEnd)*Stride + s.Column() }

// At is the index of a single number or of a fact of the event.
func (f Fact) At() int { return scalarBase + int(f-techEnd) }

// Shape says how a fact is indexed.
type Shape uint8

// The shapes of facts.
const (
	Scalar    Shape = iota // one number
	ByCountry              // name[a]
	ByPair                 // name[a][b]
	OfEvent                // event.name
)

// Shape tells how conditions index the fact.
func (f Fact) Shape() Shape {
	switch {
	case f < pairEnd:
		return ByPair
	case f < techEnd:
		return ByCountry
	case f < scalarEnd:
		return Scalar
	}
	return OfEvent
}

// IsTech reports whether the fact is a row of tech[country][field].
func (f Fact) IsTech() bool { return f >= countryEnd && f < techEnd }

// Base is the index of the fact's first entry in the frame.
func (f Fact) Base() int {
	switch f.Shape() {
	case ByPair:
		return f.Pair(0, 0)
	case ByCountry:
		return f.Of(0)
	}
	return f.At()
}

// Width is how many entries the fact has in the frame.
func (f Fact) Width() int {
	switch f.Shape() {
	case ByPair:
		return Stride * Stride
	case ByCountry:
		return Stride
	}
	return 1
}

// FactAt is the fact that an index below StateSize belongs to.
func FactAt(index int) Fact { return factAt[index] }

var factAt = func() (at [StateSize]Fact) {
	for f := Fact(0); f.Shape() != OfEvent; f++ {
		for i := range f.Width() {
			at[f.Base()+i] = f
		}
	}
	return at
}()
