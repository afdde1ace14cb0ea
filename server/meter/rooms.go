package meter

import "github.com/prometheus/client_golang/prometheus"

// rooms is how rooms come and go.
type rooms struct {
	made, woken, slept prometheus.Counter
}

func newRooms() rooms {
	return rooms{
		made:  counter("casus_rooms_made_total", "Rooms made."),
		woken: counter("casus_rooms_woken_total", "Rooms brought back from the store."),
		slept: counter("casus_rooms_slept_total", "Rooms put to sleep because nobody used them."),
	}
}

func (r rooms) all() []prometheus.Collector {
	return []prometheus.Collector{r.made, r.woken, r.slept}
}

// Made counts a new room.
func (m *Meter) Made() {
	if m != nil {
		m.made.Inc()
	}
}

// Woke counts a room brought back.
func (m *Meter) Woke() {
	if m != nil {
		m.woken.Inc()
	}
}

// Slept counts a room put to sleep.
func (m *Meter) Slept() {
	if m != nil {
		m.slept.Inc()
	}
}

// gauges reads all levels once for each question, so that they fit together.
type gauges struct{ read func() Levels }

func level(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var (
	matchesDesc  = level("casus_matches", "Matches in memory (awake) and in the store alone (asleep).", "state")
	inboxDesc    = level("casus_match_inbox_messages_max", "Messages waiting in the fullest inbox of a match; it holds 64.")
	sendMostDesc = level("casus_send_queue_bytes_max", "Bytes waiting for the slowest socket.")
	sendAllDesc  = level("casus_send_queue_bytes", "Bytes waiting for all sockets.")
	jobsDesc     = level("casus_store_jobs_waiting", "Writes waiting for the disk.")
)

// Describe names the levels.
func (g *gauges) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{matchesDesc, inboxDesc, sendMostDesc, sendAllDesc, jobsDesc} {
		out <- d
	}
}

// Collect reads them.
func (g *gauges) Collect(out chan<- prometheus.Metric) {
	l := g.read()
	tell := func(d *prometheus.Desc, n int, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(n), labels...)
	}
	tell(matchesDesc, l.Awake, "awake")
	tell(matchesDesc, l.Asleep, "asleep")
	tell(inboxDesc, l.Inbox)
	tell(sendMostDesc, l.SendMost)
	tell(sendAllDesc, l.SendAll)
	tell(jobsDesc, l.Jobs)
}
