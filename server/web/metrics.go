package web

import (
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics of one server. They count and never name anybody.
type metrics struct {
	registry *prometheus.Registry
	sockets  prometheus.Gauge
	denied   prometheus.Counter
	bytes    prometheus.Counter
	commands *prometheus.CounterVec
	closed   *prometheus.CounterVec
	latency  prometheus.Histogram
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		sockets:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "casus_sockets", Help: "Open sockets."}),
		denied:   prometheus.NewCounter(prometheus.CounterOpts{Name: "casus_denied_total", Help: "Sockets refused for origin or ticket."}),
		bytes:    prometheus.NewCounter(prometheus.CounterOpts{Name: "casus_sent_bytes_total", Help: "Bytes of frames sent."}),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "casus_commands_total", Help: "Commands by verb and answer."}, []string{"verb", "code"}),
		closed:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "casus_closed_total", Help: "Sockets closed by code."}, []string{"code"}),
		latency: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "casus_command_seconds", Help: "From a command's arrival to its answer.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 12)}),
	}
	m.registry.MustRegister(m.sockets, m.denied, m.bytes, m.commands, m.closed, m.latency,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) answered(verb, code string, took time.Duration) {
	if code == "unknown_verb" {
		verb = "unknown" // a stranger's word must not become a label
	}
	m.commands.WithLabelValues(verb, code).Inc()
	m.latency.Observe(took.Seconds())
}

// Debug serves metrics and profiles. It belongs on a listener of its own that
// only this machine reaches.
func (w *Web) Debug() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(w.metrics.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("POST /debug/free", free)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}
