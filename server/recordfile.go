package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"

	"casus/engine"
	"casus/engine/record"
	"casus/rules"
	"casus/rules/load"
)

// writeRecord writes header, lines and closing line; a name that ends in .zst
// is compressed.
func writeRecord(path string, g *engine.Game, lines []record.Line) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("the record cannot be written: %w", err)
	}
	defer f.Close()
	buf := bufio.NewWriter(f)
	var out io.WriteCloser = nopCloser{buf}
	if compressed(path) {
		if out, err = zstd.NewWriter(buf); err != nil {
			return err
		}
	}
	err = writeLines(out, g, lines)
	for _, finish := range []func() error{out.Close, buf.Flush, f.Sync} {
		if ferr := finish(); err == nil {
			err = ferr
		}
	}
	if err != nil {
		return fmt.Errorf("the record %s cannot be written: %w", path, err)
	}
	return nil
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func compressed(path string) bool { return strings.HasSuffix(path, ".zst") }

func writeLines(w io.Writer, g *engine.Game, lines []record.Line) error {
	head := record.Header{
		Format: record.Format, Engine: engine.Version, Pack: g.Pack.Hash, Title: g.Scenario.Title,
		Setup: g.Setup, Files: g.Pack.Files,
	}
	prev := ""
	write := func(line record.Line) error {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			return err
		}
		prev = sum
		_, err = w.Write(append(b, '\n'))
		return err
	}
	if err := write(record.Line{Header: &head}); err != nil {
		return err
	}
	for _, line := range lines {
		if err := write(line); err != nil {
			return err
		}
	}
	return write(record.Seal)
}

// readRecord reads a record file and checks its chain.
func readRecord(path string) (record.Header, []record.Line, error) {
	f, err := os.Open(path)
	if err != nil {
		return record.Header{}, nil, fmt.Errorf("the record cannot be read: %w", err)
	}
	defer f.Close()
	var r io.Reader = f
	if compressed(path) {
		z, err := zstd.NewReader(f, zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return record.Header{}, nil, err
		}
		defer z.Close()
		r = z
	}
	return record.Read(r)
}

// gameOf rebuilds the match of a record: from the rules it carries, or from
// the shipped ones when it names those.
func gameOf(h record.Header) (*engine.Game, error) {
	var pack *rules.Pack
	var err error
	if len(h.Files) > 0 {
		pack, err = load.Stored(h.Files)
	} else {
		pack, err = load.Shipped()
	}
	if err != nil {
		return nil, err
	}
	if pack.Hash != h.Pack {
		return nil, fmt.Errorf("the record was made with the rules %.12s, here are the rules %.12s; export it with its rules from where it was played", h.Pack, pack.Hash)
	}
	return engine.New(pack, h.Setup)
}
