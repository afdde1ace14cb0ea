package meter

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Phases of a command's life, one after the other.
const (
	Wait   = iota // from its arrival until its match takes it up
	Decide        // until it is decided and handed to the store
	Commit        // until it is on disk
	Tell          // until everybody's events and the answer are in their queues
	phases
)

var phaseNames = [phases]string{"wait", "decide", "commit", "tell"}

// life is what happens to commands.
type life struct {
	whole    prometheus.Histogram
	phase    [phases]prometheus.Observer
	phaseVec *prometheus.HistogramVec
	write    prometheus.Histogram
	reveal   prometheus.Histogram
	commands *prometheus.CounterVec
}

func newLife() life {
	l := life{
		whole: seconds("casus_command_duration_seconds", "From a command's arrival until its answer is in the socket's queue."),
		phaseVec: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "casus_command_phase_seconds",
			Help: "Parts of a command's life: wait in the match's inbox, decide, commit to disk, tell everybody.", Buckets: fine}, []string{"phase"}),
		write:    seconds("casus_socket_write_wait_seconds", "From the oldest waiting frame's queueing until it was written to the socket."),
		reveal:   seconds("casus_reveal_encode_seconds", "Cutting and encoding one phase's result for all audiences."),
		commands: counters("casus_commands_total", "Commands by verb and answer: ok, or the code of the refusal.", "verb", "code"),
	}
	for i, name := range phaseNames {
		l.phase[i] = l.phaseVec.WithLabelValues(name)
	}
	return l
}

func (l life) all() []prometheus.Collector {
	return []prometheus.Collector{l.whole, l.phaseVec, l.write, l.reveal, l.commands}
}

// Phase measures one part of a command's life.
func (m *Meter) Phase(phase int, took time.Duration) {
	if m != nil {
		m.phase[phase].Observe(took.Seconds())
	}
}

// Answered counts a command with its answer: "ok", or the code of a refusal. A
// verb that is none of ours must be given as Stranger.
func (m *Meter) Answered(verb, code string, took time.Duration) {
	if m != nil {
		m.Refused(verb, code)
		m.whole.Observe(took.Seconds())
	}
}

// Stranger stands for a verb that was not understood: words of others must not
// become labels.
const Stranger = "unknown"

// Refused counts an answer that took no time to find.
func (m *Meter) Refused(verb, code string) {
	if m != nil {
		m.commands.WithLabelValues(verb, code).Inc()
	}
}

// Written measures how long frames waited for a socket.
func (m *Meter) Written(bytes int, waited time.Duration) {
	if m != nil {
		m.sent.Add(float64(bytes))
		m.write.Observe(waited.Seconds())
	}
}

// Revealed measures the encoding of one phase's result for everybody.
func (m *Meter) Revealed(took time.Duration) {
	if m != nil {
		m.reveal.Observe(took.Seconds())
	}
}
