package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"casus/server/loadtest"
)

// loadtestLine runs the real command with its own server and reads its last line.
func loadtestLine(t *testing.T, code int, into any, args ...string) {
	t.Helper()
	cmd := program(t, append([]string{"loadtest", "--json", "--limit", "2m"}, args...)...)
	var out, notes bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &notes
	err := cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Fatalf("exit code %d (%v), want %d:\n%s", got, err, code, &notes)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), into); err != nil {
		t.Fatalf("%v in %s", err, &out)
	}
}

// Two matches of three turns, played by twelve sockets against a server of their
// own: everything that was told is as the reference has it, and the line has
// what the kit of the peers asks for.
func TestLoadtestPlaysAndChecks(t *testing.T) {
	var line map[string]any
	loadtestLine(t, 0, &line, "--matches", "2", "--turns", "3", "--warmup", "1", "--verify", "all")
	for _, key := range strings.Fields(`format mode peer peer_version config runtime transport round matches seats_per_match
		turns warmup think_ms seed wall_s turns_total turns_per_s lat_p50_ms lat_p95_ms lat_p99_ms lat_max_ms lat_n
		rx_bytes_per_client_turn tx_bytes_per_client_turn rx_msgs_per_client_turn server_cpu_s server_cpu_s_per_1000_turns
		server_cpu_util loadgen_cpu_s loadgen_cpu_s_per_1000_turns loadgen_cpu_util bound_by rss_base_kb rss_matches_kb
		rss_connected_kb rss_end_kb rss_end_gc_kb rss_peak_kb rss_per_match_idle_kb rss_per_conn_kb rss_per_match_played_kb
		check load1`) {
		if _, ok := line[key]; !ok {
			t.Errorf("the line has no %s", key)
		}
	}
	if line["format"] != "escalation-bench/1" || line["turns_total"] != 6.0 || line["lat_n"] != 6.0 || line["ack_n"] != 36.0 {
		t.Errorf("the line is %v", line)
	}
	check := line["check"].(map[string]any)
	// Two matches, six seats: the start, four turns and the snapshot at the end,
	// and the one of the seat that came back.
	if check["ok"] != true || check["states"] != 2.*6*(1+4+1)+1 {
		t.Errorf("the check says %v", check)
	}
}

// A match that the server plays under another text than the reference is found.
func TestLoadtestFindsAMatchThatWentElsewhere(t *testing.T) {
	var rep loadtest.Report
	loadtestLine(t, 1, &rep, "--matches", "3", "--turns", "3", "--warmup", "0", "--wrong-text", "2")
	if c := rep.Check; c.OK || c.PublicWrong+c.HandWrong+c.TurnWrong == 0 {
		t.Errorf("the check says %+v", c)
	}
}

// The server is killed twice under load; nothing acknowledged is lost, nothing
// is there twice, and everybody goes on where they were.
func TestLoadtestKillsAndLosesNothing(t *testing.T) {
	var line loadtest.Killed
	loadtestLine(t, 0, &line, "--kill", "2", "--matches", "2")
	if !line.OK || line.Cycles != 2 || line.Acked == 0 || line.Lost != 0 || line.Doubled != 0 || line.Live == 0 || line.Check.States == 0 {
		t.Errorf("the line is %+v", line)
	}
}

func TestLoadtestCutsSocketsThatComeBack(t *testing.T) {
	var line loadtest.Reconnected
	loadtestLine(t, 0, &line, "--reconnect", "12", "--within", "200ms")
	if !line.OK || line.Live+line.Snapshots != 12 || line.Live == 0 || line.Missed != 24 {
		t.Errorf("the line is %+v", line)
	}
}

// A long run, made short: matches follow each other, and the server's size is
// sampled. Whether it is flat is not judged here, in a moment this short.
func TestLoadtestSoaks(t *testing.T) {
	cmd := program(t, "loadtest", "--json", "--limit", "2m", "--for", "2s", "--matches", "2")
	out, _ := cmd.Output() // exit code 1 is allowed: it may not be flat yet
	var line loadtest.Soaked
	if err := json.Unmarshal(out, &line); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if !line.Check.OK || line.Turns == 0 || len(line.Samples) < 5 || line.Samples[0].RSS == 0 || line.Samples[0].Sockets != 12 {
		t.Errorf("the line is %+v", line)
	}
}

func TestLoadtestSaysWhatIsWrongWithItsFlags(t *testing.T) {
	for flags, says := range map[string]string{
		"--url http://192.0.2.1:8080":          "only a server on this machine",
		"--url https://localhost":              "write it like http://127.0.0.1:8080",
		"--matches 0":                          "play 1 to",
		"--turns 299 --warmup 5":               "give fewer",
		"--pid 1":                              "belong to --url",
		"--think=-1":                           "give 0 or more",
		"--kill 3 --for 1m":                    "one of them at a time",
		"--kill 3 --url http://127.0.0.1:8080": "leave --url out",
		"--url http://127.0.0.1:1 --turns 1":   "does not answer",
	} {
		code := 80 // kong's, for a mistake in the call
		if strings.Contains(flags, "127.0.0.1:1 ") {
			code = 1
		}
		if said := ends(t, code, append([]string{"loadtest"}, strings.Fields(flags)...)...); !strings.Contains(said, says) {
			t.Errorf("%s: said %s", flags, said)
		}
	}
}
