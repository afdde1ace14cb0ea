// Package meter counts what the server does and how long it takes, for
// Prometheus. Everything counted is listed here; labels take few values, all of
// them ours, and name nobody.
//
// A nil Meter counts nothing, so tests and tools need none.
package meter

import (
	"net/http"
	"runtime/debug"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Meter of one server.
type Meter struct {
	registry *prometheus.Registry
	life
	doors
	disk
	rooms
}

// New makes a meter with everything at nought.
func New() *Meter {
	m := &Meter{registry: prometheus.NewRegistry(), life: newLife(), doors: newDoors(), disk: newDisk(), rooms: newRooms()}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), build())
	m.registry.MustRegister(m.life.all()...)
	m.registry.MustRegister(m.doors.all()...)
	m.registry.MustRegister(m.disk.all()...)
	m.registry.MustRegister(m.rooms.all()...)
	return m
}

// Handler answers Prometheus.
func (m *Meter) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Levels are heights read at the moment somebody asks.
type Levels struct {
	Awake, Asleep int // matches
	Inbox         int // messages waiting for one match, at most
	SendMost      int // bytes waiting for one socket, at most
	SendAll       int // bytes waiting for all sockets
	Jobs          int // writes waiting for the disk
}

// Read lets the meter read levels. It is called once, before anybody asks.
func (m *Meter) Read(levels func() Levels) { m.registry.MustRegister(&gauges{read: levels}) }

// build says which program runs.
func build() prometheus.Collector {
	version, revision, goVersion := "unknown", "unknown", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version, goVersion = info.Main.Version, info.GoVersion
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = s.Value
			}
		}
	}
	g := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "casus_build_info",
		Help: "Always 1; the labels say which program runs."}, []string{"version", "revision", "go_version"})
	g.WithLabelValues(version, revision, goVersion).Set(1)
	return g
}

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// seconds is a histogram from 0.1 ms to 3 s.
func seconds(name, help string) prometheus.Histogram {
	return prometheus.NewHistogram(prometheus.HistogramOpts{Name: name, Help: help, Buckets: fine})
}

var fine = prometheus.ExponentialBuckets(0.0001, 2, 16)
