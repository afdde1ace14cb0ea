package lobby

import (
	"testing"

	"casus/server/wire"
)

// matrix is written out by hand, so that a change of rights is made twice, once
// on purpose: who may do what, by the first letters of facilitator, player,
// observer and solo, and x for strangers. A team and a bot may do what a player
// may, a spectator what an observer may.
var matrix = map[string]string{
	wire.VerbOrders:   "ps",
	wire.VerbWithdraw: "ps",
	wire.VerbAnswers:  "ps",
	wire.VerbReady:    "ps",
	wire.VerbSay:      "fps",
	wire.VerbStart:    "fs",
	wire.VerbPause:    "fs",
	wire.VerbResume:   "fs",
	wire.VerbExtend:   "fs",
	wire.VerbNext:     "fs",
	wire.VerbBot:      "f",
	wire.VerbKick:     "f",
	wire.VerbRename:   "f",
	wire.VerbLock:     "f",
	wire.VerbSeat:     "f",

	AskSub: "fpos", AskTicket: "fpos", AskWhy: "fpos", AskPreview: "ps",
	AskRecord: "f", AskReplay: "f", AskCompare: "f",
	Over(AskRecord): "fpos", Over(AskReplay): "fpos", Over(AskCompare): "fpos",

	AskPage: "xfpos", AskRules: "xfpos", AskBring: "xfpos", AskCreate: "xfpos", AskRoom: "xfpos", AskJoin: "xfpos",
	AskFinished: "xfpos", AskImport: "xfpos", AskImported: "xfpos", AskSocket: "xfpos", AskNoAddress: "",
}

// letters of the roles in the matrix.
var letters = map[string]rune{Stranger: 'x', Player: 'p', Team: 'p', Observer: 'o', Spectator: 'o', Facilitator: 'f', Bot: 'p', Solo: 's'}

func TestSecurity05Table(t *testing.T) {
	if len(matrix) != len(table) || len(rights) != len(table) || len(letters) != len(Roles) {
		t.Fatalf("%d rows in the test, %d in the table, %d of them different; %d roles of %d", len(matrix), len(table), len(rights), len(letters), len(Roles))
	}
	for _, verb := range wire.Verbs {
		if !Ruled(verb) {
			t.Errorf("the verb %s has no row", verb)
		}
	}
	for do, who := range matrix {
		if len(rights[do]) != len(Roles) {
			t.Errorf("the row of %q has %d columns", do, len(rights[do]))
		}
		for _, role := range Roles {
			want := false
			for _, letter := range who {
				want = want || letter == letters[role]
			}
			if got := May(role, do); got != want {
				t.Errorf("%s may %s: %v, want %v", role, do, got, want)
			}
		}
	}
}

// What is not in the table is denied.
func TestSecurity05DeniedByDefault(t *testing.T) {
	for _, role := range append([]string{"", "admin"}, Roles...) {
		if May(role, "drop-database") {
			t.Errorf("%q may do what nobody knows", role)
		}
	}
	for do := range matrix {
		for _, role := range []string{"", "admin", "Facilitator"} {
			if May(role, do) {
				t.Errorf("the role %q may %s", role, do)
			}
		}
	}
}
