package loadtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/wire"
)

// Checked says how right a run was: OK only if everything was as expected.
type Checked struct {
	OK             bool   `json:"ok"`
	Verify         string `json:"verify"`
	ExpectedStates int    `json:"expected_states"`
	States         int    `json:"states"`     // states held against the reference
	TurnWrong      int    `json:"turn_wrong"` // turns a seat was not told of, or not in order
	PublicWrong    int    `json:"public_hash_wrong"`
	HandWrong      int    `json:"hand_hash_wrong"`
	Foreign        int    `json:"foreign_hand_visible"`
	ClientErrors   int    `json:"client_errors"`

	// First is the first thing that was wrong, for people.
	First string `json:"first,omitempty"`
}

func (c *Checked) wrong(count *int, format string, args ...any) {
	*count++
	if c.First == "" {
		c.First = fmt.Sprintf(format, args...)
	}
}

func (c *Checked) add(o Checked) {
	c.ExpectedStates += o.ExpectedStates
	c.States += o.States
	c.TurnWrong += o.TurnWrong
	c.PublicWrong += o.PublicWrong
	c.HandWrong += o.HandWrong
	c.Foreign += o.Foreign
	c.ClientErrors += o.ClientErrors
	if c.First == "" {
		c.First = o.First
	}
}

// settle decides whether all is well.
func (c *Checked) settle() {
	c.OK = c.States == c.ExpectedStates && c.TurnWrong+c.PublicWrong+c.HandWrong+c.Foreign+c.ClientErrors == 0
}

// full is a view with what the server adds to it.
type full struct {
	view.View
	Messages []wire.Message `json:"messages"`
}

// screen is what one player's browser would show: everything that was told,
// folded together.
type screen struct {
	player *player
	view   view.View
	told   [][]byte // what has not been folded in yet
	begun  bool
	sealed map[key]int // how often each of its sets was told
}

// verify plays the reference once more and holds against it what every player
// was told, turn by turn. Only what may still change is read from the match.
func (t *table) verify(turns int, mode string) (c Checked, err error) {
	c.Verify = mode
	t.mu.Lock()
	var screens [seats]*screen
	for i, p := range t.seats {
		screens[i] = &screen{player: p, told: p.kept, sealed: map[key]int{}}
	}
	for _, what := range t.errs {
		c.wrong(&c.ClientErrors, "match %s: %s", t.lead.Match, what)
	}
	t.mu.Unlock()
	ref := reference{plan: t.plan, state: t.plan.game.Start()}
	ref.history = []view.Point{view.PointOf(&ref.state)}
	for turn := range turns + 1 {
		if turn > 0 {
			if err := ref.next(); err != nil {
				return c, err
			}
		}
		for seat, s := range screens {
			edge := turn == 0 || turn == turns
			s.upTo(&c, &ref, edge || mode == VerifyAll || turn%seats == seat)
		}
	}
	for _, s := range screens {
		s.rest(&c, &ref)
	}
	return c, nil
}

// reference is the match as it must be.
type reference struct {
	plan    *plan
	state   world.State
	log     []world.Entry
	history []view.Point
	played  int
}

func (r *reference) next() error {
	entries, err := r.plan.apply(&r.state, &r.plan.steps[r.played])
	if err != nil {
		return err
	}
	r.played++
	r.log = append(r.log, entries...)
	return nil
}

func (r *reference) view(seat int) view.View {
	return view.Of(r.plan.game, &r.state, r.log, r.history, view.Seat(rules.Seat(seat)))
}

// upTo folds in what was told until the reference's turn begins, and compares
// if asked to.
func (s *screen) upTo(c *Checked, ref *reference, compare bool) {
	now := position(int(ref.state.Turn()), ref.state.Phase.String())
	for s.position() < now && len(s.told) > 0 {
		s.take(c, ref)
	}
	if s.position() != now {
		c.wrong(&c.TurnWrong, "match %s: %s is in turn %d %s instead of %d", s.player.place.Match, s.player.place.Seat, s.view.Turn, s.view.Phase, ref.state.Turn())
	}
	if compare {
		c.ExpectedStates++
		s.compare(c, ref)
	}
}

// rest takes in what came after the last turn: snapshots asked for at the end.
func (s *screen) rest(c *Checked, ref *reference) {
	for len(s.told) > 0 {
		s.take(c, ref)
	}
}

func (s *screen) position() int {
	if !s.begun {
		return -1
	}
	return position(int(s.view.Turn), s.view.Phase)
}

// take folds in the next frame.
func (s *screen) take(c *Checked, ref *reference) {
	data := s.told[0]
	s.told = s.told[1:]
	var f struct {
		T, K string
		B    json.RawMessage
		View json.RawMessage
	}
	err := json.Unmarshal(data, &f)
	switch {
	case err != nil:
	case f.T == "snapshot":
		err = s.show(f.View)
		s.begun = s.view.Phase != wire.PhaseLobby
		// Who comes back in the middle of a turn gets one that no turn begins with.
		if err == nil && s.view.Sent == nil && s.position() == position(int(ref.state.Turn()), ref.state.Phase.String()) {
			c.ExpectedStates++
			s.compare(c, ref)
		}
	case f.K == wire.KindStart:
		err = s.show(f.B)
		s.begun = true
	case f.K == wire.KindReveal:
		var r view.Reveal
		if err = json.Unmarshal(f.B, &r); err == nil {
			s.view = view.Fold(s.view, r)
		}
	case f.K == wire.KindSent:
		var sent wire.Sent
		if err = json.Unmarshal(f.B, &sent); err == nil {
			s.own(c, ref, sent)
		}
	}
	if err != nil {
		c.wrong(&c.ClientErrors, "match %s: %s was told something that cannot be read (%v): %.200s", s.player.place.Match, s.player.place.Seat, err, data)
	}
}

func (s *screen) show(data []byte) error {
	var v full
	err := json.Unmarshal(data, &v)
	s.view = v.View
	return err
}

// own checks that what a player is told of sealed orders are the own ones.
func (s *screen) own(c *Checked, ref *reference, sent wire.Sent) {
	k := key{sent.Turn, sent.Phase, s.player.n}
	if s.sealed[k]++; s.sealed[k] > 1 && !s.player.table.adrift {
		c.wrong(&c.ClientErrors, "match %s: %s was told twice of its set in turn %d", s.player.place.Match, s.player.place.Seat, sent.Turn)
	}
	steps := ref.plan.steps
	if sent.Phase != wire.PhaseOrders || sent.Turn < 1 || sent.Turn > len(steps) {
		return
	}
	if want := steps[sent.Turn-1].lines[s.player.n]; !slices.Equal(sent.Lines, want) && len(sent.Lines)+len(want) > 0 {
		c.wrong(&c.Foreign, "match %s: %s was told of orders %v in turn %d; its own were %v", s.player.place.Match, s.player.place.Seat, sent.Lines, sent.Turn, want)
	}
}

// compare holds the screen against the reference.
func (s *screen) compare(c *Checked, ref *reference) {
	c.States++
	got, want := s.view, ref.view(s.player.n)
	if got.As != want.As {
		c.wrong(&c.Foreign, "match %s: %s sees as %q", s.player.place.Match, s.player.place.Seat, got.As)
	}
	got.Duties = stillLive(got.Duties, want.Duties)
	got.Match = want.Match
	if n := len(got.History); n == 0 || got.History[n-1] != view.PointOf(&ref.state) {
		c.wrong(&c.PublicWrong, "match %s: the curves of %s do not end in turn %d", s.player.place.Match, s.player.place.Seat, want.Turn)
	}
	got.History, want.History = nil, nil
	gotPublic, gotHand := parts(got)
	wantPublic, wantHand := parts(want)
	if at := differ(gotPublic, wantPublic); at != "" {
		c.wrong(&c.PublicWrong, "match %s: what %s sees of the world in turn %d differs: %s", s.player.place.Match, s.player.place.Seat, want.Turn, at)
	}
	if at := differ(gotHand, wantHand); at != "" {
		c.wrong(&c.HandWrong, "match %s: what %s holds in turn %d differs: %s", s.player.place.Match, s.player.place.Seat, want.Turn, at)
	}
}

// stillLive leaves out duties that made room for newer ones: a player may
// remember more of them than the match does.
func stillLive(got, want []view.Duty) []view.Duty {
	out := []view.Duty{}
	for _, d := range got {
		if slices.ContainsFunc(want, func(w view.Duty) bool { return w.ID == d.ID }) {
			out = append(out, d)
		}
	}
	return out
}

// hand is what only a seat itself may know of what it can do.
type hand struct {
	As, Legal string
	Budget    any
	Pledge    *view.Pledge
	Sent      *view.Sent
	Doubts    []view.Doubt
	Standing  *view.Account
}

// parts splits a view into the world and the seat's own hand, as JSON.
func parts(v view.View) (public, own []byte) {
	own = wire.Write(hand{v.As, v.Legal, v.Budget, v.Pledge, v.Sent, v.Doubts, v.Standing})
	v.As, v.Legal, v.Budget, v.Pledge, v.Sent, v.Doubts, v.Standing = "", "", nil, nil, nil, nil, nil
	return wire.Write(v), own
}

// differ shows where two texts part, or nothing.
func differ(got, want []byte) string {
	if bytes.Equal(got, want) {
		return ""
	}
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	lo := max(0, i-60)
	return fmt.Sprintf("told …%s…, expected …%s…", got[lo:min(len(got), i+60)], want[lo:min(len(want), i+60)])
}
