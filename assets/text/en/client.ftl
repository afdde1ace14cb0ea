## Everything the page itself says.

app-name = Casus
app-tagline = A crisis in which every treaty duty is live, tested and explained.
skip-to-main = Skip to the main part

nav-rules = Treaties
nav-about = About
nav-help = Help
nav-settings = Display
close = Close
loading = Loading…
not-found = There is no such page.
not-found-what = The address may be mistyped, or the room is gone.
go-home = Back to the start

conn-connecting = Connecting…
conn-waiting = The line is down. Trying again…
conn-stopped = Not connected: { $why }
conn-live = Connected
conn-retry = Try now
conn-slow = Slow line: { $seconds } s

## Start page
home-solo = Play alone
home-solo-sub = You take one country, bots take the other five. The match starts at once.
home-room = Open a room
home-room-sub = For a class or a group. You lead; players join with a code on their own screens. Bots hold the empty seats.
home-join = Join a room
home-join-sub = Type the code that the leader shows.
home-replay = Watch a saved match
home-replay-sub = Open a match file, or a match of yours that has ended.
home-continue = Go on with
home-continue-room = Room { $code }
home-code = Room code
home-code-hint = six letters and digits, for example KX7-4P2
home-nick = Your name in the room
home-nick-hint = a nickname is enough
home-scenario = Scenario
home-arm = Treaty between Russia and North Korea
home-seat = Your country
home-bots = The bots play
home-turns = Number of turns
home-turns-hidden = Hidden ({ $min } to { $max })
home-length = { $min } to { $max } turns
home-length-fixed = { $turns } turns
home-timer = Time for each phase
home-timer-off = No timer
home-timer-min = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
home-more = More choices
home-seed = Seed
home-seed-hint = the same seed gives the same luck; leave empty for a new one
own-rules = Use your own rules
own-what = Change a treaty, an order or a scenario: your files are laid over the rules of this server, for this match only. A file with the name of one that is here replaces it; others are added.
own-files = Rule files
own-files-hint = one or more .yaml files, or one .zip that holds them; at most 512 kB of rules
own-checking = Checking the files…
own-taken = These rules are whole. The match will use them.
own-same = The files say the same as the rules that are here already.
own-replaces = Replaced:
own-adds = Added:
own-holds = Together: { $treaties } treaties and other instruments, { $clauses } clauses, { $actions } orders, { $scenarios ->
    [one] 1 scenario
   *[other] { $scenarios } scenarios
  }.
own-name = Name of these rules
own-name-hint = everybody in the room sees it
own-back = Back to the usual rules
own-back-done = The match will use the usual rules of this server.
own-refused = { $count ->
    [one] There is a mistake in the rules. Nothing of them was kept. Mend the file and choose it again.
   *[other] There are { $count } mistakes in the rules. Nothing of them was kept. Mend the files and choose them again.
  }
own-mistakes = Mistakes in the rule files
own-more = and { $count } more
rules-badge = Other rules
rules-badge-what = { $name }: this match does not use the shipped rules. The letters and digits tell one set of rules from another.
home-start = Start the match
home-open-room = Open the room
home-join-button = Join
home-file = Match file
home-open-file = Open the file
home-finished = Matches on this server
home-none-finished = None of your matches has ended in this browser yet.
home-match-turns = { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
  }

arm-1961 = 1961
arm-1961-title = Alliance of 1961
arm-1961-what = The Soviet–North Korean alliance still stands: when one is attacked and at war, the other helps at once with all means.
arm-2000 = 2000
arm-2000-title = Friendship treaty of 2000
arm-2000-what = Both only promise to make contact without delay. Nobody has to send help.
arm-2024 = 2024
arm-2024-title = Partnership of 2024
arm-2024-signed = 2024, only signed
arm-2024-signed-title = Partnership signed, never ratified
arm-2024-signed-what = The partnership of 2024 is signed and never enters into force, so the treaty of 2000 goes on: contact, and no help.
arm-2024-what = Talks on request when a threat is near, and help by all means after an armed attack and a state of war, under the UN Charter and both laws.

bot-doctrine = by published doctrine
bot-tit-for-tat = tit for tat
bot-random = at random
bot-hold = hold and watch
bot-doctrine-what = Each follows its country's known aims and habits.
bot-tit-for-tat-what = Each answers in kind and forgives.
bot-random-what = Each picks any legal order. Wild.
bot-hold-what = Each does nothing. Good for a first look.

## Joining and waiting
join-title = Join room { $code }
join-locked = The room is locked. Ask the leader to open it.
join-started = The match has begun. You can watch now; the leader can give you a seat.
join-any = Any seat, or watch
join-seat-free = bot until somebody comes
wait-title = The match starts soon
wait-you = You play { $country }.
wait-observer = You watch. The leader can give you a seat.
wait-lead = You lead this room.
wait-players = Players
wait-screens = Screens that only show the match
wait-screen = Open the screen for the projector
wait-link = Address to join
lobby-scan = Scan, or open the address and type the code. Pick a nickname, then a country.
lobby-joined = { $count ->
    [one] 1 joined
   *[other] { $count } joined
  }
lobby-no-player = No player yet. A bot plays this seat.
lobby-late = Late joiners watch until the leader seats them. A reload keeps your seat.
lobby-qr = QR code with the address of this room
lobby-alone = This address works only on this computer. To let others join, the server must be started with --lan.

## Game screen
turn-label = Turn
phase-lobby = Lobby
phase-orders = Orders
phase-response = Answers
phase-over = Over
phase-orders-what = Give secret orders
phase-response-what = Answer treaty duties
clock-left = Time left
clock-paused = paused
clock-speak = { $left ->
    [60] One minute left.
   *[other] { $left } seconds left.
  }
room-label = Room
you-label = You
you-lead = Leader
as-public = Public view
as-all = Full view

tab-map = Map
tab-orders = Orders
tab-now = Now
tab-treaties = Treaties
tab-tension = Tension
tab-log = Log
tab-messages = Messages
tabs-label = Parts of the screen

map-title = Map of the theatre
map-help = Arrow keys move between countries, Enter selects.
map-zoom-korea = Zoom to Korea
map-zoom-out = Whole region
map-linked = Linked: Ukraine
map-legend = Number: rung, 0 (calm) to 10 (nuclear war)
map-disputed = Disputed area: { $name }, claimed by { $who }
map-country = { $name }, rung { $rung }
map-duty = { $from } owes { $to } an answer under { $clause }
help-on-aim = What do I want?
help-on-budget = What are capital, means, main and covert?
help-on-rung = What is a rung?
help-on-tension = What is tension?
help-on-duty = What is a duty, and what are its states?
rung-0 = ordinary relations
rung-1 = friction: words, small incidents
rung-2 = pressure: sanctions, expelled diplomats
rung-3 = threats and shows of force
rung-4 = forces on alert, mobilised
rung-5 = violence on a small scale
rung-6 = limited strikes, a place seized, a blockade
rung-7 = limited war
rung-8 = general war
rung-9 = nuclear weapons used
rung-10 = nuclear exchange: everybody has lost
rail-title = Countries
rail-rung = rung
rail-you = you
shield-title = What deters an attack on it
shield-none = Nothing but its own conventional forces.
shield-arsenal = Its own nuclear weapons: about { $warheads }
shield-alliance = { $by } has promised to help ({ $clause })
shield-pledge = { $by } has said it would help, without a treaty duty ({ $clause })
shield-nuclear = { $by } has promised to answer a nuclear attack ({ $clause })
shield-umbrella-wmd_only = Assumed here: { $by } would answer an attack with weapons of mass destruction
shield-umbrella-full = Assumed here: { $by }’s nuclear weapons cover it fully
country-title = { $name } now
country-tension-with = Tension with others
country-facts = What is known
country-none = Nothing more is known of this country.
fact-support = Support at home
fact-econ = Economy
fact-reputation = Reputation
fact-soft_power = Standing abroad
fact-resolve = Resolve
fact-conv = Strength at home
fact-proj = Reach to Korea
fact-alert = Alert level
fact-nuclear_alert = Nuclear alert
fact-warheads = Warheads
fact-second_strike = Second strike
fact-munitions = Munitions (thousand)
fact-munition_rate = Munitions a month
fact-money = Means
fact-money_income = Means a turn
fact-political_capital = Political capital
fact-capital_income = Political capital a turn
fact-intel = Intelligence
fact-cyber = Cyber strength
fact-casualties = Casualties
fact-troops_abroad = Troops abroad
fact-audience_cost = Cost of backing down
fact-authorised = Force cleared (turns)
fact-lethal_aid = Lethal aid to Ukraine
fact-rounds_shipped = Rounds shipped a month
fact-exhaustion = War-weariness
fact-abandonment = Fear of being left alone
fact-entrapment = Fear of being drawn in
fact-nuclear_used = Nuclear weapons used
fact-cohesion = Cohesion of the alliance
fact-trust = Trust
fact-affinity = Goodwill
fact-dependence = Dependence on trade
fact-cred = Belief in the promise
fact-sanctions = Sanctions
fact-hotline = Hotline
fact-tech = Technology
fact-taboo = Nuclear taboo
fact-war_declared = State of war
fact-threat_level = Public threat
fact-threat_left = Public threat
country-more = More numbers

## What a country wants: the parts of its score.
standing-title = Your score so far: { $total }
standing-note = What your government wants, and how far you have come. The full account comes at the end.
standing-tolls = What war has cost you
aim-front = Ground in Ukraine
aim-ukraine = Ukraine holds out
aim-domestic = Support at home
aim-economy = Economy
aim-survival = The regime is safe
aim-capability = Missiles and warheads
aim-held_back = North Korea’s missiles held back
aim-gap = Strength against North Korea
aim-security = No war at the door
aim-peninsula = Calm around North Korea
aim-region = A calm region
aim-great_powers = No clash of great powers
aim-taboo = Nuclear weapons stay unthinkable
aim-client = A firm tie with North Korea, without a war
aim-china_tie = Partnership with China
aim-influence = Weight in the region
aim-patron = Hold on North Korea
aim-loose_bloc = No closer bloc of rivals
aim-us_tension = Relations with the United States
aim-credibility = Promises are believed
aim-alliance = Alliance with the United States
aim-erosion = Sanctions wear away
aim-recognition = Recognition
aim-autonomy = No single patron

world-title = The world
world-war_in_ukraine = War in Ukraine
world-war-on = goes on
world-war-off = the guns are silent
world-front = Ground Russia gained
world-front_pace = in the last month
world-us_aid = American arms for Ukraine
world-taboo = Taboo on nuclear use
world-area = { $n } km²
world-share = { $n } %

orders-title = Your orders
orders-none = No orders chosen: your country holds and watches.
orders-pledge = You gave { $to } your word: no orders above rung { $rung } against { $against } until the end of turn { $turn }.
orders-chosen = Chosen
orders-main = Main
orders-covert = Covert
orders-slots = { $used } of { $all }
orders-pc = Political capital
orders-m = Means
orders-pc-short = capital
orders-m-short = means
orders-search = Search all orders
orders-fitting = Fitting now
orders-found = { $count ->
    [0] No order fits these words.
    [one] 1 order
   *[other] { $count } orders
  }
orders-all = All orders
orders-added = Added: { $order }
orders-removed = Removed: { $order }
orders-remove = Remove
orders-full = No free slot for this order.
orders-cost = costs { $pc } political capital, { $m } means
orders-too-dear = These orders cost more than you have.
orders-to = to
orders-covert-mark = covert
orders-covert-odds = Each observer notices with { $odds } % a turn
orders-tension-up = Tension +{ $by }.
orders-tension-down = Tension −{ $by }.
orders-also = Also changes { $list }.
moves-munitions = stocks of munitions
moves-munition_rate = production of munitions
moves-rounds_shipped = shells sent abroad
moves-money = means
moves-money_income = means gained each turn
moves-capital_income = political capital gained each turn
moves-authorised = leave to use force
moves-lethal_aid = weapons for Ukraine
moves-threat_left = how long the threat stands
moves-threat_level = the public threat
orders-no-target = give this order
orders-commit = Commit orders
orders-commit-empty = Commit: hold and watch
orders-recommit = Send the change
orders-sent = Sent. Waiting for the others.
orders-sent-count = Sent. { $ready } of { $all } ready.
orders-draft = Not sent yet.
orders-changed = Changed since you sent them.
orders-committed = Your orders are in.
orders-watching = Only players give orders. You see what everybody may see.
leads-title = Who is ready
leads-see = You see more than the players: what is done in secret once it is carried out, and all their messages. Orders stay sealed for you too until the phase ends.
leads-orders = The countries choose their secret orders. When all are ready the phase ends by itself; you can end it before with “Next phase”.
leads-response = Who owes an answer under a treaty gives it now; the others may add an order. When all are ready the turn ends by itself; you can end it before with “Next phase”.
leads-waiting = still thinking
leads-bot = bot, { $bot }
leads-nobody = nobody: it holds and watches
orders-to-replay = Step through the match
orders-save = Save the match file
response-title = Your answers
response-none = No treaty asks you for an answer this time. You may still add an order below: a reply, help, a word to calm things. If you want nothing, press the button and go on.
response-commit = Commit answers
response-pass = Nothing to add: go on
response-pass-what = Nothing is asked of you.
response-missing = { $count ->
    [one] 1 duty has no answer yet. Silence counts as contest.
   *[other] { $count } duties have no answer yet. Silence counts as contest.
  }
response-more = Orders you may add in this phase

preview-title = If you send this
preview-wait = Working it out…
preview-nothing = No treaty duty opens or breaks.
preview-opens = Opens
preview-breaches = Breaks
preview-between = { $obligor } toward { $claimant }
preview-tension = Tension
preview-rung = Rung
preview-failed = The preview is not available: { $why }

duties-title = Treaty duties
duty-open = Treaty duty open
duty-mine = Your duty
duty-right = A treaty allows it
duty-summary = { $obligor } → { $claimant }
duty-fired = Fired by: { $event } (turn { $turn })
duty-conflict = Against it: { $deed } would break
duty-conflict-opposite = Against it: the opposite is asked by
duty-conflict-prevails = { $clause } goes first, by article 103 of the UN Charter
duty-answer = Answer: { $answer }
duty-answer-pick = Your answer
duty-open-readings = Open questions: { $list }
why = Why?
why-not = Why not?
why-happened = Why did this happen?
duties-callable = { $count ->
    [one] 1 more duty can be called on
   *[other] { $count } more duties can be called on
  }

board-title = Treaties and duties
board-live = Only what is live
board-article = Art. { $article }
board-in-force = in force { $from } to { $to }
board-in-force-since = in force since { $from }
board-not-now = not in force on this date
board-not-here = not part of this match
board-empty = No clause is live at the moment.
board-parties = Parties: { $list }

log-title = Event log
log-empty = Nothing has happened yet.
log-turn = Turn { $turn }
log-you = concerns you
log-filter = Only what concerns me
since-title = Since your last turn
since-more = { $count ->
    [one] 1 more in the log
   *[other] { $count } more in the log
  }

matrix-title = Tension between countries
matrix-what = 0 calm, 10 war. Arrows show the change since last turn.
matrix-cell = { $a } and { $b }: tension { $value }, rung { $rung }
matrix-up = up { $by }
matrix-down = down { $by }
matrix-duty = open duty
matrix-low = calm
matrix-high = war
timeline-title = Escalation rung by turn
timeline-table = Data table
timeline-turn = Turn
timeline-after = { $turn }, after orders
timeline-mark-duty = treaty duty
timeline-mark-inject = outside event
timeline-mark-war = state of war
timeline-label = Rungs by turn: { $list }

press-title = Messages
press-to = To
press-everyone = Everybody
press-text = Message
press-send = Send
press-send-to = Send to { $who }
press-sent = Sent to { $who }.
press-none = No messages yet.
press-pick = Choose who gets it first.
press-public = everybody reads this
press-leader = The leader reads every message too. After the match everybody in the room can.
press-leads = You read every message, also those between players.

lead-title = Leader's controls
lead-start = Start the match
lead-pause = Pause
lead-resume = Go on
lead-extend = +2 min
lead-next = Next phase
lead-seats = Seats
lead-screen = Projector
lead-lock = Lock room
lead-unlock = Unlock room
lead-ready = { $ready } of { $all } ready
lead-rename = Rename
lead-kick = Remove
lead-bot = Bot
lead-bot-none = no bot
lead-move = Seat
lead-observer = watches
lead-online = online
lead-offline = away
lead-new-name = New name
lead-confirm-kick = Remove { $nick } from the room?
lead-done = Done.
seat-ready = ready

replay-unplayed = Nothing has happened yet. Press Play, or step forward.
replay-title = Replay
replay-as = As seen by
replay-step = Turn { $turn }, { $phase }
replay-first = First step
replay-back = One step back
replay-next = One step on
replay-last = Last step
replay-scrub = Step of the match
replay-play = Play
replay-stop = Stop
replay-of = { $step } / { $all }
replay-start = Start
replay-needs = This match cannot be opened: { $why }
replay-none = This match cannot be opened
replay-stranger = This browser was in no room that played it.
replay-none-what = A match of a room opens only for who was in the room, in the browser they used. Anybody can open a saved match file from the start page.

over-compare = What would the other Russia–North Korea treaties have made of this?
over-success = What this scenario is about: did it come to that?
over-met = Yes:
over-unmet = No:
over-title = The match is over

settings-title = Display
settings-text = Text size
settings-contrast = Contrast
settings-contrast-normal = normal
settings-contrast-more = more
settings-motion = Movement
settings-motion-auto = as the system says
settings-motion-off = off
settings-keys = Single-key shortcuts
settings-keys-on = on
settings-keys-off = off

about-title = About Casus
about-what = Casus foederis is the event that makes an alliance binding. This game applies the treaties around Korea as rules that are tested every turn and can explain themselves. It compares mechanisms under stated assumptions. It does not forecast.
about-map = Lines on the map are for play only and take no side. Disputed areas are hatched and belong to no player. No sea is named. Map data: Natural Earth.
about-licences = Notices of the packages used

announce-turn = Turn { $turn }, { $phase }.
announce-duty = { $obligor } is asked to answer under { $clause }.
announce-duty-you = You are asked to answer under { $clause }.
announce-over = The match is over.
announce-message = Message from { $from }.
error-sorry = That did not work: { $why }
hints-title = Tip for this turn
