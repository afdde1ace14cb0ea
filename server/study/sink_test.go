package study

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"casus/engine/ledger"
)

type sample struct {
	text string
	n    int64
}

var sampleColumns = []ledger.Column[sample]{
	{Name: "zeta", Type: ledger.Text, Unit: "", Doc: "a text", Of: func(s *sample) ledger.Value { return ledger.Word(s.text) }},
	{Name: "alpha", Type: ledger.Int, Unit: "turns", Doc: "a number", Of: func(s *sample) ledger.Value { return ledger.Number(s.n) }},
	{Name: "tenths", Type: ledger.Tenths, Unit: "", Doc: "the number in tenths", Of: func(s *sample) ledger.Value { return ledger.Number(s.n) }},
	{Name: "thousandths", Type: ledger.Thousandths, Unit: "", Doc: "the number in thousandths", Of: func(s *sample) ledger.Value { return ledger.Number(s.n) }},
	{Name: "positive", Type: ledger.Flag, Unit: "", Doc: "above zero", Of: func(s *sample) ledger.Value { return ledger.Truth(s.n > 0) }},
}

var samples = []sample{{"plain", -72}, {"", 5}, {"=cmd|' /C calc'!A0", 0}, {"+1", 1}, {"-1", 1}, {"@x", 1}, {"\tx", 1}, {"\rx", 1}, {"a,\"b\"\nc", 1}}

func write(t *testing.T, format string) []byte {
	t.Helper()
	var out bytes.Buffer
	sink, err := NewSink(format, &out, sampleColumns)
	if err != nil {
		t.Fatal(err)
	}
	for i := range samples {
		if err := sink.Write(&samples[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// No text of a CSV is a formula, and numbers below zero stay numbers. All tables
// of studies and of exported records are written by this sink.
func TestSecurity14CSVIsInert(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(write(t, "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], " "); got != "zeta alpha tenths thousandths positive" {
		t.Errorf("columns: %s", got)
	}
	if got := strings.Join(rows[1], " "); got != "plain -72 -7.2 -0.072 false" {
		t.Errorf("first row: %s", got)
	}
	for i, s := range samples {
		want := s.text
		if i >= 2 && i <= 7 {
			want = "'" + want
		}
		if rows[i+1][0] != want {
			t.Errorf("%q is written %q, want %q", s.text, rows[i+1][0], want)
		}
	}
}

func TestNDJSONKeepsTypes(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(write(t, "ndjson"))), "\n")
	if lines[1] != `{"zeta":null,"alpha":5,"tenths":0.5,"thousandths":0.005,"positive":true}` {
		t.Errorf("%s", lines[1])
	}
	var back map[string]any
	if err := json.Unmarshal([]byte(lines[8]), &back); err != nil || back["zeta"] != samples[8].text {
		t.Errorf("%v %v", back, err)
	}
}

// Parquet reads back in the order of the columns, with their types.
func TestParquetReadsBack(t *testing.T) {
	type row struct {
		Zeta     *string  `parquet:"zeta,optional"`
		Alpha    *int64   `parquet:"alpha,optional"`
		Tenths   *float64 `parquet:"tenths,optional"`
		Small    *float64 `parquet:"thousandths,optional"`
		Positive *bool    `parquet:"positive,optional"`
	}
	text := write(t, "parquet")
	rows, err := parquet.Read[row](bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(samples) || *rows[0].Zeta != "plain" || *rows[0].Alpha != -72 || *rows[0].Tenths != -7.2 || *rows[0].Small != -0.072 || *rows[0].Positive || rows[1].Zeta != nil {
		t.Errorf("%+v", rows[0])
	}
	f, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range f.Schema().Fields() {
		names = append(names, c.Name())
	}
	if got := strings.Join(names, " "); got != "zeta alpha tenths thousandths positive" {
		t.Errorf("columns: %s", got)
	}
	if !bytes.Equal(text, write(t, "parquet")) {
		t.Error("the same rows give other bytes")
	}
}

func TestDescribe(t *testing.T) {
	var out strings.Builder
	if err := Describe(&out, sampleColumns[1:2]); err != nil {
		t.Fatal(err)
	}
	if out.String() != "| column | type | unit | meaning |\n| --- | --- | --- | --- |\n| `alpha` | integer | turns | a number |\n" {
		t.Errorf("%s", out.String())
	}
	if _, err := NewSink("xlsx", &out, sampleColumns); err == nil || err.Error() != `there is no format "xlsx"; there are: csv, ndjson, parquet` {
		t.Errorf("%v", err)
	}
}
