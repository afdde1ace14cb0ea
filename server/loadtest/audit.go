package loadtest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"

	"casus/engine"
	"casus/engine/record"
)

// audit reads the match's record as its facilitator and holds it against what
// was acknowledged: every such command is in it, and each seat's set once.
func (t *table) audit(ctx context.Context) error {
	lines, err := t.record(ctx)
	if err != nil {
		return err
	}
	stored := map[key][]engine.Command{}
	for _, line := range lines {
		if line.Cmd != nil && line.Cmd.Seat.Playable() {
			k := key{line.Cmd.Turn, line.Cmd.Phase, int(line.Cmd.Seat)}
			stored[k] = append(stored[k], *line.Cmd)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, k := range t.acked {
		if len(stored[k]) == 0 {
			t.resumed.lost++
			t.complain(fmt.Sprintf("seat %d was acknowledged its set of turn %d %s, and the record has none", k.seat, k.turn, k.phase))
		}
	}
	for k, cmds := range stored {
		if len(cmds) > 1 {
			t.resumed.doubled++
			t.complain(fmt.Sprintf("the record has the set of seat %d in turn %d %s %d times", k.seat, k.turn, k.phase, len(cmds)))
		}
		if k.phase == "orders" && k.turn <= len(t.plan.steps) && !slices.Equal(cmds[0].Lines, t.plan.steps[k.turn-1].lines[k.seat]) {
			t.complain(fmt.Sprintf("the record has other orders of seat %d in turn %d than it sent", k.seat, k.turn))
		}
	}
	return nil
}

// record fetches and checks the match's record.
func (t *table) record(ctx context.Context) ([]record.Line, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, t.house.target.base+"/api/matches/"+t.lead.Match+"/record", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+t.lead.Token)
	resp, err := t.house.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the record was refused with %d: %.300s", resp.StatusCode, text)
	}
	_, lines, err := record.Read(bytes.NewReader(text))
	return lines, err
}
