package lobby

import (
	"strings"

	"casus/server/wire"
)

// Roles of a member, as they are stored.
const (
	Facilitator = "facilitator"
	Player      = "player"
	Observer    = "observer"
	Solo        = "solo" // a player alone, who also holds the clock
)

// Further columns of the table: whom a server meets beside those.
const (
	Stranger  = "stranger"  // anybody without a place in the room
	Team      = "team"      // a player who shares the seat with others
	Spectator = "spectator" // the screen on the wall, and others who only watch: they join as observers
	Bot       = "bot"       // a program at a seat: it joins with the code as a player does, and is told apart by nothing
)

// Roles in the order of the table.
var Roles = []string{Stranger, Player, Team, Observer, Spectator, Facilitator, Bot, Solo}

// What can be asked beside the verbs of the wire.
const (
	AskSub     = "sub"     // follow the match by socket, as what the place may see
	AskTicket  = "ticket"  // open a socket
	AskWhy     = "why"     // of the match one plays, as one's own place may see it
	AskPreview = "preview" // of orders not yet given
	AskRecord  = "record"  // of a running match
	AskReplay  = "replay"  // likewise
	AskCompare = "compare" // likewise

	AskPage      = "page"      // the app, and whether the server is well
	AskRules     = "rules"     // scenarios, rulebooks, catalogues, comparisons of cases
	AskBring     = "bring"     // rules of one's own for a new room
	AskCreate    = "create"    // a room
	AskRoom      = "room"      // what stands at the door of a room; needs its code
	AskJoin      = "join"      // likewise
	AskFinished  = "finished"  // the list of finished matches: those of one's own places
	AskImport    = "import"    // open a record from a file
	AskImported  = "imported"  // look at it; needs the name it was opened under
	AskSocket    = "socket"    // knock; what follows needs a ticket
	AskNoAddress = "noaddress" // an address that is none
)

// Over names a question about a match that has ended.
func Over(ask string) string { return ask + ", over" }

// table is the one place that says who may do what: a column for each role, a
// letter where it is allowed. What is not here is denied.
//
// A team is equal: each of its members may send, change and take back the
// seat's orders, and what came last counts. A spokesman would stop a team whose
// spokesman is ill, and a class settles by itself who types.
var table = []struct{ do, who string }{
	// columns:         S p t o w f b s: stranger, player, team, observer, spectator, facilitator, bot, solo
	{wire.VerbOrders, "  . p t . . . b s"},
	{wire.VerbWithdraw, ". p t . . . b s"},
	{wire.VerbAnswers, " . p t . . . b s"},
	{wire.VerbReady, "   . p t . . . b s"},
	{wire.VerbSay, "     . p t . . f b s"},
	{wire.VerbStart, "   . . . . . f . s"},
	{wire.VerbPause, "   . . . . . f . s"},
	{wire.VerbResume, "  . . . . . f . s"},
	{wire.VerbExtend, "  . . . . . f . s"},
	{wire.VerbNext, "    . . . . . f . s"},
	{wire.VerbBot, "     . . . . . f . ."},
	{wire.VerbKick, "    . . . . . f . ."},
	{wire.VerbRename, "  . . . . . f . ."},
	{wire.VerbLock, "    . . . . . f . ."},
	{wire.VerbSeat, "    . . . . . f . ."},

	{AskSub, "           . p t o w f b s"},
	{AskTicket, "        . p t o w f b s"},
	{AskWhy, "           . p t o w f b s"},
	{AskPreview, "       . p t . . . b s"},
	{AskRecord, "        . . . . . f . ."},
	{AskReplay, "        . . . . . f . ."},
	{AskCompare, "       . . . . . f . ."},
	// Once a match is over its whole room may look back at everything.
	{Over(AskRecord), "  . p t o w f b s"},
	{Over(AskReplay), "  . p t o w f b s"},
	{Over(AskCompare), " . p t o w f b s"},

	{AskPage, "          S p t o w f b s"},
	{AskRules, "         S p t o w f b s"},
	{AskBring, "         S p t o w f b s"},
	{AskCreate, "        S p t o w f b s"},
	{AskRoom, "          S p t o w f b s"},
	{AskJoin, "          S p t o w f b s"},
	{AskFinished, "      S p t o w f b s"},
	{AskImport, "        S p t o w f b s"},
	{AskImported, "      S p t o w f b s"},
	{AskSocket, "        S p t o w f b s"},
	{AskNoAddress, "     . . . . . . . ."},
}

// rights is the table by what is done and by role.
var rights = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, row := range table {
		out[row.do] = map[string]bool{}
		for i, letter := range strings.Fields(row.who) {
			out[row.do][Roles[i]] = letter != "."
		}
	}
	return out
}()

// May reports whether a role may do something.
func May(role, do string) bool { return rights[do][role] }

// Ruled reports whether the table has a row for something.
func Ruled(do string) bool { return rights[do] != nil }

// command reports whether something is a verb of the wire.
var command = func() map[string]bool {
	out := map[string]bool{}
	for _, v := range wire.Verbs {
		out[v] = true
	}
	return out
}()

// standing is a member's column of the table.
func (r *Room) standing(m memberRow) string {
	if m.Role == Player && len(r.people(m.Seat)) > 1 {
		return Team
	}
	return m.Role
}

// Rows lists what the table rules on, in its order.
func Rows() []string {
	out := make([]string, len(table))
	for i, row := range table {
		out[i] = row.do
	}
	return out
}
