package match

import (
	"fmt"
	"strconv"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/server/wire"
)

// Replay is a finished match as one audience could have followed it.
type Replay struct {
	Header    ReplayHeader `json:"header"`
	As        string       `json:"as"`
	Catalogue string       `json:"catalogue"`
	Steps     []ReplayStep `json:"steps"`
}

// ReplayHeader names the match.
type ReplayHeader struct {
	Match    string      `json:"match"`
	Scenario string      `json:"scenario"`
	Title    string      `json:"title"`
	Arm      string      `json:"arm"`
	Seed     string      `json:"seed,omitempty"`
	Engine   string      `json:"engine"`
	Pack     string      `json:"pack"`
	Turns    int         `json:"turns"`
	Rules    *wire.Rules `json:"rules,omitempty"` // unless they are the shipped ones
}

// ReplayStep is the match after one phase; the first is the start.
type ReplayStep struct {
	Turn  int    `json:"turn"`
	Phase string `json:"phase"`
	View  Full   `json:"view"`
}

// Play turns a record into a replay for an audience. Messages are shown in the
// turn they were written. It plays the commands again and checks every hash.
func Play(g *engine.Game, id string, h record.Header, lines []record.Line, said []wire.Message, as view.Audience) (*Replay, error) {
	if h.Engine != engine.Version {
		return nil, fmt.Errorf("this match was played with %s and this server has %s, so it cannot be stepped through here: "+
			"read the record with `replay story FILE`, or as a table with `replay export FILE`, which tell what it stored", h.Engine, engine.Version)
	}
	r := &Replay{As: as.String(), Catalogue: view.CatalogueHash(g), Header: ReplayHeader{Match: id, Scenario: g.Scenario.ID,
		Title: h.Title, Arm: g.Arm, Seed: strconv.FormatUint(h.Setup.Seed, 10), Engine: h.Engine, Pack: h.Pack}}
	heard := readable(said, streamOf(as))
	var history []view.Point
	_, err := record.Replay(g, lines, func(s record.Step) {
		history = append(history, view.PointOf(s.State))
		v := view.Of(g, s.State, s.Log, history[:len(history):len(history)], as)
		v.Match = id
		r.Header.Turns = int(v.Turn)
		r.Steps = append(r.Steps, ReplayStep{Turn: int(v.Turn), Phase: v.Phase, View: Full{v, until(heard, int(v.Turn))}})
	})
	return r, err
}

func until(all []wire.Message, turn int) []wire.Message {
	out := []wire.Message{}
	for _, m := range all {
		if m.Turn <= turn {
			out = append(out, m)
		}
	}
	return out
}
