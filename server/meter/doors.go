package meter

import (
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
)

// Transports of a socket.
const (
	WebSocket = "websocket"
	EventFeed = "sse"
)

// Why somebody was turned away at the door.
const (
	DeniedOrigin = "origin"
	DeniedTicket = "ticket"
)

// Kinds of coming back.
const (
	Fresh    = "fresh"    // asked for no events
	Live     = "live"     // got exactly what was missed
	Snapshot = "snapshot" // asked for events that are no longer kept
)

// doors is who comes, stays, and is turned away.
type doors struct {
	open     *prometheus.GaugeVec
	closed   *prometheus.CounterVec
	denied   *prometheus.CounterVec
	rejected *prometheus.CounterVec
	sent     prometheus.Counter
	resumes  *prometheus.CounterVec
}

func newDoors() doors {
	return doors{
		open:     prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "casus_sockets", Help: "Open sockets by transport."}, []string{"transport"}),
		closed:   counters("casus_sockets_closed_total", "Sockets that ended, by close code: 4008 is too slow a reader, 1006 a lost connection.", "code"),
		denied:   counters("casus_sockets_denied_total", "Sockets refused for their origin or their ticket.", "reason"),
		rejected: counters("casus_rejected_total", "Requests turned away by a limit.", "limit"),
		sent:     counter("casus_sent_bytes_total", "Bytes of frames written to sockets."),
		resumes:  counters("casus_resumes_total", "Subscriptions by what they got: live events, or a snapshot.", "kind"),
	}
}

func (d doors) all() []prometheus.Collector {
	return []prometheus.Collector{d.open, d.closed, d.denied, d.rejected, d.sent, d.resumes}
}

// Opened counts a socket in.
func (m *Meter) Opened(transport string) {
	if m != nil {
		m.open.WithLabelValues(transport).Inc()
	}
}

// Closed counts a socket out, by its close code.
func (m *Meter) Closed(transport string, code int) {
	if m != nil {
		m.open.WithLabelValues(transport).Dec()
		m.closed.WithLabelValues(strconv.Itoa(code)).Inc()
	}
}

// Denied counts a socket refused.
func (m *Meter) Denied(reason string) {
	if m != nil {
		m.denied.WithLabelValues(reason).Inc()
	}
}

// Rejected counts a request that a limit turned away.
func (m *Meter) Rejected(limit string) {
	if m != nil {
		m.rejected.WithLabelValues(limit).Inc()
	}
}

// Resumed counts a subscription by its kind.
func (m *Meter) Resumed(kind string) {
	if m != nil {
		m.resumes.WithLabelValues(kind).Inc()
	}
}
