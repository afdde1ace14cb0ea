package meter

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// disk is what the store does.
type disk struct {
	commit  prometheus.Histogram
	batch   prometheus.Histogram
	failed  prometheus.Counter
	appends prometheus.Counter
	reads   *prometheus.CounterVec
}

func newDisk() disk {
	d := disk{
		commit: seconds("casus_store_commit_seconds", "One transaction of the writer, from its first statement until it is on disk."),
		batch: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "casus_store_batch_jobs", Help: "Writes in one transaction.",
			Buckets: prometheus.ExponentialBuckets(1, 2, 8)}),
		failed:  counter("casus_store_failures_total", "Transactions that could not be brought to disk; the first one stops the server."),
		appends: counter("casus_store_appends_total", "Changes of matches that were stored."),
		reads:   counters("casus_store_reads_total", "Reads from the store by what they look for.", "what"),
	}
	for _, what := range []string{ReadToken, ReadRoom, ReadRecord} {
		d.reads.WithLabelValues(what) // there from the start, at nought
	}
	return d
}

func (d disk) all() []prometheus.Collector {
	return []prometheus.Collector{d.commit, d.batch, d.failed, d.appends, d.reads}
}

// Committed measures one transaction of so many writes; err is why it failed.
func (m *Meter) Committed(jobs int, took time.Duration, err error) {
	switch {
	case m == nil:
	case err != nil:
		m.failed.Inc()
	default:
		m.commit.Observe(took.Seconds())
		m.batch.Observe(float64(jobs))
	}
}

// Appended counts a change of a match that is stored.
func (m *Meter) Appended() {
	if m != nil {
		m.appends.Inc()
	}
}

// What is read from the store while people come and ask.
const (
	ReadToken  = "token"  // who a token stands for
	ReadRoom   = "room"   // a sleeping room, with its match
	ReadRecord = "record" // a match's record, to look back at it
)

// ReadStore counts a read.
func (m *Meter) ReadStore(what string) {
	if m != nil {
		m.reads.WithLabelValues(what).Inc()
	}
}
