package loadtest

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Print writes a report for people.
func (r *Report) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	line("turns", "%d in %.2f s, %.1f a second (bound by: %s)", r.TurnsTotal, r.WallS, r.TurnsPerS, r.BoundBy)
	line("new turn after the last orders", "p50 %.2f ms, p95 %.2f, p99 %.2f, most %.2f", r.LatP50, r.LatP95, r.LatP99, r.LatMax)
	line("answer to a command", "p50 %.2f ms, p95 %.2f, p99 %.2f", r.AckP50, r.AckP95, r.AckP99)
	line("a player and turn", "%.0f bytes in, %.0f out, %.2f frames", r.RxBytes, r.TxBytes, r.RxMsgs)
	if r.ServerCPUPerK != nil {
		line("server CPU", "%.3f s for 1,000 turns", *r.ServerCPUPerK)
	}
	line("generator CPU", "%.3f s for 1,000 turns", r.LoadCPUPerK)
	if r.PerConn != nil {
		line("server memory", "%d kB at first; %.1f kB an idle match, %.1f kB a socket, %.1f kB a played match", *r.RSSBase, *r.PerIdle, *r.PerConn, *r.PerPlayed)
	}
	line("checked", "%d of %d states (%s): %s", r.Check.States, r.Check.ExpectedStates, r.Check.Verify, verdict(r.Check))
	if r.Note != "" {
		line("note", "%s", r.Note)
	}
	return t.Flush()
}

// Failed says what was wrong, or nothing.
func (r *Report) Failed() string { return r.Check.failed() }

// Print writes a result for people.
func (k *Killed) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	line("kills", "%d in %.0f s, with %d matches at once", k.Cycles, k.WallS, k.Matches)
	line("played", "%d turns of %d matches", k.Turns, k.Played)
	line("commands", "%d acknowledged, %d lost, %d doubled, %d sent again", k.Acked, k.Lost, k.Doubled, k.Resent)
	line("came back", "%d without a gap, %d to a snapshot", k.Live, k.Snapshots)
	line("restart", "p50 %.0f ms, most %.0f; all back after p50 %.0f ms, most %.0f", k.RestartP50, k.RestartMax, k.BackP50, k.BackMax)
	line("checked", "%d of %d states (%s): %s", k.Check.States, k.Check.ExpectedStates, k.Check.Verify, verdict(k.Check))
	return t.Flush()
}

// Failed says what was wrong, or nothing.
func (k *Killed) Failed() string {
	if wrong := k.Check.failed(); wrong != "" || k.OK {
		return wrong
	}
	return fmt.Sprintf("%d commands lost, %d doubled", k.Lost, k.Doubled)
}

// Print writes a result for people.
func (s *Soaked) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	line("played", "%d turns of %d matches in %.0f s, %.1f a second", s.Turns, s.Played, s.ForS, s.PerS)
	line("memory", "%d kB at first, %d kB at last; grew by %d kB in the second half (flat: %t, up to %d kB)",
		s.Samples[0].RSS, s.Samples[len(s.Samples)-1].RSS, s.Growth, s.Flat, s.Bound)
	line("checked", "%d of %d states (%s): %s", s.Check.States, s.Check.ExpectedStates, s.Check.Verify, verdict(s.Check))
	if s.Note != "" {
		line("note", "%s", s.Note)
	}
	return t.Flush()
}

// Failed says what was wrong, or nothing.
func (s *Soaked) Failed() string {
	if wrong := s.Check.failed(); wrong != "" || s.OK {
		return wrong
	}
	return fmt.Sprintf("memory grew by %d kB in the second half", s.Growth)
}

// Print writes a result for people.
func (r *Reconnected) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	line("came back", "%d of %d sockets without a gap, %d to a snapshot, all within %.1f s", r.Live, r.Sockets, r.Snapshots, r.WallS)
	line("told again", "%d events", r.Missed)
	line("until live", "p50 %.1f ms, p99 %.1f, most %.1f", r.LiveP50, r.LiveP99, r.LiveMax)
	if r.Reads != nil {
		line("store reads", "%.0f", *r.Reads)
	}
	return t.Flush()
}

// Failed says what was wrong, or nothing.
func (r *Reconnected) Failed() string { return r.wrong }

func (c *Checked) failed() string {
	switch {
	case c.OK:
		return ""
	case c.First == "":
		return fmt.Sprintf("only %d of %d states were seen", c.States, c.ExpectedStates)
	}
	return c.First
}

func verdict(c Checked) string {
	if c.OK {
		return "all right"
	}
	return c.First
}
