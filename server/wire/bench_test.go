package wire

import "testing"

// The budget: taking in a set of orders, from the text of its frame to its
// lines, costs under 4 microseconds of one slow core and at most 8 allocations.
// A class of 30 sends it six times a second at the very most, a load test
// thousands of times.

const ordersFrame = `{"t":"cmd","id":"` + id7 + `","verb":"orders","turn":3,"phase":"orders","body":{"lines":[4,19,112]}}`

func BenchmarkReadOrders(b *testing.B) {
	data := []byte(ordersFrame)
	b.ReportAllocs()
	for b.Loop() {
		frame, _, err := Read(data)
		if err != nil {
			b.Fatal(err)
		}
		if o, err := Body[Orders](frame.(*Cmd).Body); err != nil || len(o.Lines) != 3 {
			b.Fatal(o, err)
		}
	}
}

// A message with a quotation mark in it: what only encoding/json reads.
func BenchmarkReadSay(b *testing.B) {
	data := []byte(`{"t":"cmd","id":"` + id7 + `","verb":"say","turn":3,"phase":"orders","body":{"to":["USA","JPN"],"text":"They said \"no\"."}}`)
	b.ReportAllocs()
	for b.Loop() {
		frame, _, err := Read(data)
		if err != nil {
			b.Fatal(err)
		}
		if s, err := Body[Say](frame.(*Cmd).Body); err != nil || len(s.To) != 2 {
			b.Fatal(s, err)
		}
	}
}
