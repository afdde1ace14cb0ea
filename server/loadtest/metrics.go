package loadtest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// free makes the server collect all garbage and give the memory back, so that
// its size says something. It does nothing for a server that cannot be asked.
func (t *target) free(ctx context.Context) error {
	if t.debug == "" {
		return nil
	}
	body, status, err := t.ask(ctx, http.MethodPost, "/debug/free")
	if err != nil {
		return err
	}
	body.Close() //nolint:errcheck // nothing is read from it
	if status != http.StatusNoContent {
		return fmt.Errorf("the metrics listener answered %d to a wish for a full GC", status)
	}
	return nil
}

// metric sums a metric of the server over its labels; ok is false when the
// server cannot be asked or does not have it.
func (t *target) metric(ctx context.Context, name string) (sum float64, ok bool, err error) {
	if t.debug == "" {
		return 0, false, nil
	}
	body, _, err := t.ask(ctx, http.MethodGet, "/metrics")
	if err != nil {
		return 0, false, err
	}
	defer body.Close()
	lines := bufio.NewScanner(body)
	for lines.Scan() {
		rest, found := strings.CutPrefix(lines.Text(), name)
		if !found || rest == "" || rest[0] != ' ' && rest[0] != '{' {
			continue
		}
		v, err := strconv.ParseFloat(rest[strings.LastIndexByte(rest, ' ')+1:], 64)
		if err != nil {
			return 0, false, fmt.Errorf("the metric %s is no number: %w", name, err)
		}
		sum, ok = sum+v, true
	}
	return sum, ok, lines.Err()
}

func (t *target) ask(ctx context.Context, method, path string) (io.ReadCloser, int, error) {
	req, err := http.NewRequestWithContext(ctx, method, t.debug+path, nil)
	if err != nil {
		return nil, 0, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, 0, fmt.Errorf("the metrics listener does not answer: %w", err)
	}
	return resp.Body, resp.StatusCode, nil
}
