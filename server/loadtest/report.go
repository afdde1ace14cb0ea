package loadtest

import (
	"math"
	"slices"
	"time"
)

// Report is one line of escalation-bench/1. What could not be measured is null.
type Report struct {
	Format      string `json:"format"`
	Mode        string `json:"mode"`
	Peer        string `json:"peer"`
	PeerVersion string `json:"peer_version"`
	Config      string `json:"config"`
	Runtime     string `json:"runtime"`
	Transport   string `json:"transport"`
	Round       int    `json:"round"`

	Matches int     `json:"matches"`
	Seats   int     `json:"seats_per_match"`
	Turns   int     `json:"turns"`
	Warmup  int     `json:"warmup"`
	ThinkMS float64 `json:"think_ms"`
	Seed    uint64  `json:"seed"`

	WallS       float64 `json:"wall_s"`
	TurnsTotal  int     `json:"turns_total"`
	TurnsPerS   float64 `json:"turns_per_s"`
	LatP50      float64 `json:"lat_p50_ms"`
	LatP95      float64 `json:"lat_p95_ms"`
	LatP99      float64 `json:"lat_p99_ms"`
	LatMax      float64 `json:"lat_max_ms"`
	LatN        int     `json:"lat_n"`
	LatFirstP50 float64 `json:"lat_first_p50_ms"`
	LatFirstP99 float64 `json:"lat_first_p99_ms"`
	AckP50      float64 `json:"ack_p50_ms"` // command sent -> its ack
	AckP95      float64 `json:"ack_p95_ms"`
	AckP99      float64 `json:"ack_p99_ms"`
	AckN        int     `json:"ack_n"`

	// ResponseTurns are timed turns in which luck made somebody answer: their
	// latency ends with the first reveal, their answers are untimed.
	ResponseTurns int     `json:"response_turns"`
	OrdersPerSet  float64 `json:"orders_per_set"`

	RxBytes float64 `json:"rx_bytes_per_client_turn"`
	TxBytes float64 `json:"tx_bytes_per_client_turn"`
	RxMsgs  float64 `json:"rx_msgs_per_client_turn"`

	ServerCPU     *float64 `json:"server_cpu_s"`
	ServerCPUPerK *float64 `json:"server_cpu_s_per_1000_turns"`
	ServerPerCPU  *float64 `json:"server_turns_per_cpu_s"`
	ServerUtil    *float64 `json:"server_cpu_util"`
	LoadCPU       float64  `json:"loadgen_cpu_s"`
	LoadCPUPerK   float64  `json:"loadgen_cpu_s_per_1000_turns"`
	LoadUtil      float64  `json:"loadgen_cpu_util"`
	BoundBy       string   `json:"bound_by"`

	RSSBase      *int64   `json:"rss_base_kb"`
	RSSMatches   *int64   `json:"rss_matches_kb"`
	RSSConnected *int64   `json:"rss_connected_kb"`
	RSSEnd       *int64   `json:"rss_end_kb"`
	RSSEndGC     *int64   `json:"rss_end_gc_kb"`
	RSSPeak      *int64   `json:"rss_peak_kb"`
	PerIdle      *float64 `json:"rss_per_match_idle_kb"`
	PerConn      *float64 `json:"rss_per_conn_kb"`
	PerPlayed    *float64 `json:"rss_per_match_played_kb"`

	RejoinBytes int64 `json:"rejoin_bytes"`
	RejoinOK    bool  `json:"rejoin_ok"`

	Check Checked `json:"check"`
	Load1 float64 `json:"load1"`
	Note  string  `json:"note,omitempty"`
}

// percentile is the nearest rank among sorted times, in milliseconds.
func percentile(sorted []time.Duration, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	i := int(math.Ceil(p/100*float64(len(sorted)))) - 1
	return millis(sorted[max(i, 0)])
}

func millis(d time.Duration) float64 { return round(float64(d)/float64(time.Millisecond), 3) }

func round(x float64, digits int) float64 {
	f := math.Pow10(digits)
	return math.Round(x*f) / f
}

// clock fills in what the tables measured.
func (r *Report) clock(s samples) {
	slices.Sort(s.last)
	slices.Sort(s.first)
	slices.Sort(s.acks)
	r.LatP50, r.LatP95, r.LatP99 = percentile(s.last, 50), percentile(s.last, 95), percentile(s.last, 99)
	r.LatMax, r.LatN = percentile(s.last, 100), len(s.last)
	r.LatFirstP50, r.LatFirstP99 = percentile(s.first, 50), percentile(s.first, 99)
	r.AckP50, r.AckP95, r.AckP99, r.AckN = percentile(s.acks, 50), percentile(s.acks, 95), percentile(s.acks, 99), len(s.acks)
	r.ResponseTurns = s.responses
}

// cpu fills in what server and generator used in the timed part.
func (r *Report) cpu(wall, server, own time.Duration, measured bool) {
	n := float64(r.TurnsTotal)
	r.WallS, r.TurnsPerS = round(wall.Seconds(), 3), round(n/wall.Seconds(), 1)
	r.LoadCPU, r.LoadCPUPerK = round(own.Seconds(), 2), round(own.Seconds()*1000/n, 4)
	r.LoadUtil = round(own.Seconds()/wall.Seconds(), 2)
	util := 0.0
	if measured {
		util = server.Seconds() / wall.Seconds()
		r.ServerCPU, r.ServerCPUPerK = some(round(server.Seconds(), 2)), some(round(server.Seconds()*1000/n, 4))
		r.ServerUtil = some(round(util, 2))
		if server > 0 {
			r.ServerPerCPU = some(round(n/server.Seconds(), 1))
		}
	}
	switch {
	case own.Seconds()/wall.Seconds() > 0.9 && own > server:
		r.BoundBy = "loadgen"
	case util > 0.85:
		r.BoundBy = "server"
	case r.ThinkMS > 0:
		r.BoundBy = "pace"
	default:
		r.BoundBy = "mixed"
	}
}

func some[T any](v T) *T { return &v }

// sizes of the server at the steps of a run.
type sizes struct{ base, matches, connected, end, endGC memory }

func (r *Report) memory(m sizes) {
	per := func(from, to memory, n int) *float64 { return some(round(float64(to.rss-from.rss)/float64(n), 1)) }
	r.RSSBase, r.RSSMatches, r.RSSConnected = &m.base.rss, &m.matches.rss, &m.connected.rss
	r.RSSEnd, r.RSSEndGC, r.RSSPeak = &m.end.rss, &m.endGC.rss, &m.endGC.peak
	r.PerIdle = per(m.base, m.matches, r.Matches)
	r.PerConn = per(m.matches, m.connected, r.Matches*seats)
	r.PerPlayed = per(m.base, m.endGC, r.Matches)
}
