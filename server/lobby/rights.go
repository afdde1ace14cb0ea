package lobby

import "casus/server/wire"

// Roles of a member.
const (
	Facilitator = "facilitator"
	Player      = "player"
	Observer    = "observer"
	Solo        = "solo" // a player alone, who also holds the clock
)

// Roles in the order of the table.
var Roles = []string{Facilitator, Player, Observer, Solo}

// What can be asked over HTTP, beside the verbs of the wire.
const (
	AskWhy     = "why"
	AskPreview = "preview"
	AskRecord  = "record" // of a running match; anybody of the room once it is over
	AskReplay  = "replay" // likewise
)

// rights is the one table of who may do what. What is not here is denied.
var rights = map[string]map[string]bool{
	wire.VerbOrders:   {Player: true, Solo: true},
	wire.VerbWithdraw: {Player: true, Solo: true},
	wire.VerbAnswers:  {Player: true, Solo: true},
	wire.VerbReady:    {Player: true, Solo: true},
	wire.VerbSay:      {Player: true, Solo: true, Facilitator: true},
	wire.VerbStart:    {Facilitator: true, Solo: true},
	wire.VerbPause:    {Facilitator: true, Solo: true},
	wire.VerbResume:   {Facilitator: true, Solo: true},
	wire.VerbExtend:   {Facilitator: true, Solo: true},
	wire.VerbNext:     {Facilitator: true, Solo: true},
	wire.VerbBot:      {Facilitator: true},
	wire.VerbKick:     {Facilitator: true},
	wire.VerbRename:   {Facilitator: true},
	wire.VerbLock:     {Facilitator: true},
	wire.VerbSeat:     {Facilitator: true},
	AskWhy:            {Facilitator: true, Player: true, Observer: true, Solo: true},
	AskPreview:        {Player: true, Solo: true},
	AskRecord:         {Facilitator: true},
	AskReplay:         {Facilitator: true},
}

// May reports whether a role may do something.
func May(role, do string) bool { return rights[do][role] }
