package ledger

import (
	"fmt"
	"strconv"
)

// Type is how a column's values are to be read.
type Type uint8

// The types of a column. Tenths and thousandths are whole numbers of them, shown
// with one or three decimals: Goldstein's scale, or a mean, without a float.
const (
	Text Type = iota
	Int
	Tenths
	Flag
	Thousandths
)

func (t Type) String() string {
	return [...]string{"text", "integer", "decimal", "boolean", "decimal"}[t]
}

// Value is one cell. An absent cell is empty in CSV, null elsewhere.
type Value struct {
	Present bool
	Int     int64
	Text    string
}

// Word is a cell of a text column; an empty word is absent.
func Word(s string) Value { return Value{Present: s != "", Text: s} }

// Number is a cell of an integer or tenths column.
func Number[N ~int | ~int32 | ~int64](n N) Value { return Value{Present: true, Int: int64(n)} }

// Truth is a cell of a flag column.
func Truth(b bool) Value {
	if b {
		return Value{Present: true, Int: 1}
	}
	return Value{Present: true}
}

// Column is one column of a table of Ts: its name, what it means, and how to
// read it from a row. A list of columns is a table's format: writers know
// nothing else about it.
type Column[T any] struct {
	Name string
	Type Type
	Unit string // empty: none
	Doc  string
	Of   func(*T) Value
}

// Show writes a cell's value as plain text, absent ones as nothing.
func (t Type) Show(v Value) string {
	switch {
	case !v.Present:
		return ""
	case t == Text:
		return v.Text
	case t == Flag:
		return strconv.FormatBool(v.Int != 0)
	case t == Tenths:
		return decimal(v.Int, 1)
	case t == Thousandths:
		return decimal(v.Int, 3)
	}
	return strconv.FormatInt(v.Int, 10)
}

// decimal writes a whole number with its last digits behind the point.
func decimal(n int64, digits int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	text := fmt.Sprintf("%0*d", digits+1, n)
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}
