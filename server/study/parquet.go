package study

import (
	"fmt"
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"casus/engine/ledger"
)

type parquetSink[T any] struct {
	out     *parquet.GenericWriter[any]
	columns []ledger.Column[T]
	row     parquet.Row
}

func newParquet[T any](w io.Writer, columns []ledger.Column[T]) *parquetSink[T] {
	// A fixed author keeps the bytes the same whatever built the program.
	out := parquet.NewGenericWriter[any](w, schema(columns), parquet.CreatedBy("casus", "1", ""))
	return &parquetSink[T]{out, columns, make(parquet.Row, len(columns))}
}

// parquetTypes are the Go types whose parquet columns hold each type.
var parquetTypes = map[ledger.Type]reflect.Type{
	ledger.Text: reflect.TypeFor[string](), ledger.Int: reflect.TypeFor[int64](),
	ledger.Tenths: reflect.TypeFor[float64](), ledger.Flag: reflect.TypeFor[bool](),
	ledger.Thousandths: reflect.TypeFor[float64](),
}

// schema lists the columns in their order; the library's own groups would sort
// them by name.
func schema[T any](columns []ledger.Column[T]) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		tag := c.Name + ",optional,zstd"
		if c.Type == ledger.Text {
			tag += ",dict"
		}
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("C%d", i), Type: parquetTypes[c.Type],
			Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", tag)),
		}
	}
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}

func (s *parquetSink[T]) Write(row *T) error {
	for i := range s.columns {
		c := &s.columns[i]
		v := c.Of(row)
		if !v.Present {
			s.row[i] = parquet.NullValue().Level(0, 0, i)
			continue
		}
		s.row[i] = cell(c.Type, v).Level(0, 1, i)
	}
	_, err := s.out.WriteRows([]parquet.Row{s.row})
	return err
}

func cell(t ledger.Type, v ledger.Value) parquet.Value {
	switch t {
	case ledger.Text:
		return parquet.ByteArrayValue([]byte(v.Text))
	case ledger.Flag:
		return parquet.BooleanValue(v.Int != 0)
	case ledger.Tenths:
		return parquet.DoubleValue(float64(v.Int) / 10)
	case ledger.Thousandths:
		return parquet.DoubleValue(float64(v.Int) / 1000)
	}
	return parquet.Int64Value(v.Int)
}

func (s *parquetSink[T]) Close() error { return s.out.Close() }
