package lobby

import (
	"testing"

	"casus/server/wire"
)

// matrix is written out by hand, so that a change of rights is made twice, once
// on purpose. Columns: facilitator, player, observer, solo.
var matrix = map[string]string{
	wire.VerbOrders:   "- p - s",
	wire.VerbWithdraw: "- p - s",
	wire.VerbAnswers:  "- p - s",
	wire.VerbReady:    "- p - s",
	wire.VerbSay:      "f p - s",
	wire.VerbStart:    "f - - s",
	wire.VerbPause:    "f - - s",
	wire.VerbResume:   "f - - s",
	wire.VerbExtend:   "f - - s",
	wire.VerbNext:     "f - - s",
	wire.VerbBot:      "f - - -",
	wire.VerbKick:     "f - - -",
	wire.VerbRename:   "f - - -",
	wire.VerbLock:     "f - - -",
	wire.VerbSeat:     "f - - -",
	AskWhy:            "f p o s",
	AskPreview:        "- p - s",
	AskRecord:         "f - - -",
	AskReplay:         "f - - -",
}

func TestEveryVerbAndRole(t *testing.T) {
	asked := append(append([]string{}, wire.Verbs...), AskWhy, AskPreview, AskRecord, AskReplay)
	if len(matrix) != len(asked) || len(rights) != len(asked) {
		t.Fatalf("%d verbs, %d in the test, %d in the table", len(asked), len(matrix), len(rights))
	}
	for _, do := range asked {
		row, ok := matrix[do]
		if !ok {
			t.Errorf("no row for %s", do)
			continue
		}
		for i, role := range Roles {
			want := row[2*i] != '-'
			if got := May(role, do); got != want {
				t.Errorf("%s may %s: %v, want %v", role, do, got, want)
			}
		}
	}
	for _, stranger := range []string{"", "bot", "admin"} {
		for _, do := range asked {
			if May(stranger, do) {
				t.Errorf("the role %q may %s", stranger, do)
			}
		}
	}
	if May(Facilitator, "drop-database") {
		t.Error("an unknown verb is allowed")
	}
}
