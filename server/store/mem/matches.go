package mem

import (
	"context"
	"slices"

	"casus/server/store"
)

// CreateMatch stores a match with its header line.
func (s *Store) CreateMatch(ctx context.Context, m store.Match, header []byte) error {
	return s.write(ctx, func() error {
		if s.matches[m.ID] != nil {
			return store.ErrExists
		}
		if _, ok := s.packs[m.Pack]; !ok && m.Pack != "" {
			return store.ErrUnknown
		}
		s.matches[m.ID] = &match{Match: m, lines: [][]byte{slices.Clone(header)}, came: []uint64{0}}
		s.order = append(s.order, m.ID)
		return nil
	})
}

// Claim makes the caller the match's only owner.
func (s *Store) Claim(ctx context.Context, id string) (epoch, head uint64, err error) {
	err = s.write(ctx, func() error {
		m := s.matches[id]
		if m == nil {
			return store.ErrUnknown
		}
		m.epoch++
		epoch, head = m.epoch, uint64(len(m.lines))
		return nil
	})
	return epoch, head, err
}

// Append stores commands with their lines, once.
func (s *Store) Append(ctx context.Context, appends ...store.Append) (r store.Receipt, err error) {
	err = s.write(ctx, func() error {
		m := s.matches[appends[0].Match]
		if m == nil {
			return store.ErrUnknown
		}
		if r, err = m.admit(appends); err != nil || r.Again {
			return err
		}
		for _, a := range appends {
			r = m.append(a)
		}
		return nil
	})
	return r, err
}

// admit checks the guards before anything is written.
func (m *match) admit(appends []store.Append) (store.Receipt, error) {
	for _, a := range appends {
		if m.epoch != a.Epoch {
			return store.Receipt{}, store.ErrEpoch
		}
		for _, c := range m.commands {
			if c.Actor == a.Actor && c.Cmd == a.Cmd {
				return store.Receipt{Head: uint64(len(m.lines)), Reply: slices.Clone(c.Reply), Again: true}, nil
			}
		}
	}
	head := uint64(len(m.lines))
	for _, a := range appends {
		if head != a.Head {
			return store.Receipt{}, store.ErrHead
		}
		head += uint64(len(a.Lines))
	}
	return store.Receipt{}, nil
}

func (m *match) append(a store.Append) store.Receipt {
	head := uint64(len(m.lines))
	for _, line := range a.Lines {
		m.lines = append(m.lines, slices.Clone(line))
		m.came = append(m.came, head)
	}
	m.commands = append(m.commands, store.Command{Actor: a.Actor, Cmd: a.Cmd, Reply: slices.Clone(a.Reply)})
	if a.Said != nil {
		m.messages = append(m.messages, *a.Said)
	}
	if a.Side != nil {
		m.Side = slices.Clone(a.Side)
	}
	m.Turn, m.Over, m.Finished = a.Turn, a.Over, 0
	if a.Over {
		m.Finished = a.Now
	}
	return store.Receipt{Head: uint64(len(m.lines)), Reply: a.Reply}
}

// Load gives the lines in order. It works on a copy of the list, so the store
// is not locked while `each` runs.
func (s *Store) Load(ctx context.Context, id string, from uint64, each func(store.Line) error) error {
	s.mu.Lock()
	m := s.matches[id]
	var lines [][]byte
	var came []uint64
	if m != nil {
		lines, came = slices.Clone(m.lines), slices.Clone(m.came)
	}
	s.mu.Unlock()
	if m == nil {
		return store.ErrUnknown
	}
	for seq := from; seq < uint64(len(lines)); seq++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := each(store.Line{Seq: seq, Append: came[seq], Body: slices.Clone(lines[seq])}); err != nil {
			return err
		}
	}
	return nil
}

// Commands lists the stored commands in order.
func (s *Store) Commands(_ context.Context, id string) ([]store.Command, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.matches[id]; m != nil {
		return slices.Clone(m.commands), nil
	}
	return nil, nil
}

// Match gives one match.
func (s *Store) Match(_ context.Context, id string) (store.Match, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.matches[id]; m != nil {
		return m.Match, nil
	}
	return store.Match{}, store.ErrUnknown
}

// ListMatches gives the running or the finished matches, newest first.
func (s *Store) ListMatches(_ context.Context, over bool) ([]store.Match, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []store.Match
	for _, id := range s.order {
		if m := s.matches[id]; m.Over == over {
			list = append(list, m.Match)
		}
	}
	slices.SortStableFunc(list, func(a, b store.Match) int { return int(b.Created - a.Created) })
	return list, nil
}

// Messages lists what was written in a match.
func (s *Store) Messages(_ context.Context, id string) ([]store.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.matches[id]; m != nil {
		return slices.Clone(m.messages), nil
	}
	return nil, nil
}
