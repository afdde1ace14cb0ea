## What happened, one sentence each. Names arrive as they stand on the screen.

log-act = { $actor }: { $action }
log-act-target = { $actor } → { $target }: { $action }
log-incident = { $actor } → { $target }: { $kind }{ $place ->
    [none] {""}
   *[other] {" "}at { $place }
  }
## What forces do to each other without an order.
log-chance = Incident between { $actor } and { $target }{ $place ->
    [none] {""}
   *[other] {" "}at { $place }
  }: { $kind } by forces of { $actor }. Nobody ordered it
log-accident = Accident between { $actor } and { $target }{ $place ->
    [none] {""}
   *[other] {" "}at { $place }
  }: { $kind } by forces of { $actor }. Nobody meant it
log-incident-alone = { $actor }: { $kind }{ $place ->
    [none] {""}
   *[other] {" "}at { $place }
  }
log-incident-unknown = Unknown author: { $kind } against { $target }{ $place ->
    [none] {""}
   *[other] {" "}at { $place }
  }
log-deaths = { $count ->
    [one] 1 dead.
   *[other] { $count } dead.
  }
log-sustained = Fighting went on as in a war.
log-doubt = Who did it is not certain.
log-suspect = Most suspect { $suspect } ({ $sure } % sure).
log-slip = It got out of hand: { $actor } and { $target } slip to rung { $rung }. { $cause ->
    [unauthorised] Somebody acted without orders.
    [misread] A warning was misread.
    [collision] Forces collided.
   *[other] {""}
  }
log-duty = Duty of { $obligor } to { $claimant }: now { $to }.
log-duty-from = Duty of { $obligor } to { $claimant }: from { $from } to { $to }.
log-duty-alone = { $who }: now { $to }.
log-fold-available = { $count } treaty duties can now be called on
log-fold-lapsed = { $count } treaty duties have lapsed
log-answer = { $actor } answers { $target }: { $choice }.
log-answer-alone = { $actor } answers: { $choice }.
log-war = A state of war exists between { $actor } and { $target }.
log-truce = The guns fall silent between { $actor } and { $target }.
log-rung-up = { $actor } and { $target } climb from rung { $from } to rung { $rung }.
log-rung-down = { $actor } and { $target } calm down from rung { $from } to rung { $rung }.
log-rung = { $actor } and { $target } now stand on rung { $rung }.
log-refused = Your order was refused: { $action }
log-vote-adopted = The Security Council adopts what { $actor } asked about { $target } ({ $tally }).
log-vote-rejected = The Security Council turns down what { $actor } asked about { $target }: too few votes ({ $tally }).
log-vote-vetoed = { $by } vetoes what { $actor } asked the Security Council about { $target } ({ $tally }).
log-claim-nobody = Nobody in particular is suspected of the { $kind } against { $target } any more.
log-claim = The { $kind } against { $target } is now put down to { $actor } (about { $sure } % sure).
log-home-power_struggle = A struggle for power in { $actor }: for now it can give only half as many orders.
log-home-new_government = { $actor } has a new government.
log-home-purge = The rulers of { $actor } have seen off their rivals.
log-tech-failure = A test by { $actor } fails ({ $field }).
log-tech-threshold = { $actor } has come so far ({ $field }) that its nuclear forces can do more; nobody else knows yet.
log-advice-heeded = { $target } listens to { $actor }: it will go no higher than rung { $rung } against { $against } until the end of next turn.
log-advice-refused = { $target } does not listen to { $actor } and does as it likes about { $against }.
log-advice-dissociated = { $target } does not listen to { $actor } about { $against }, and { $actor } takes its distance.
log-alarm = The pact of { $actor } and { $target } alarms their rivals: tension rises by { $points }.
log-claim-denial = Nobody believes any more that { $actor } had no part in the { $kind } against { $target }. The denial costs it its name.
log-end = The crisis ends.
log-other = { $actor }: { $kind }

tech-srbm = short-range missiles
tech-icbm = intercontinental missiles
tech-reentry = re-entry vehicles
tech-solid = solid-fuel rockets
tech-sat = satellite launchers
tech-sub = submarines
tech-airdef = air defence
tech-ew = electronic warfare
tech-drone = drones

kind-armed_attack = armed attack
kind-assassination = assassination
kind-sabotage = sabotage
kind-law_enforcement = police action at sea
kind-warning_fire = warning shots
kind-live_fire = live-fire exercise near the line
kind-cyber_attack = cyber attack
kind-demolition = demolition
kind-intrusion = border crossing
kind-harassment = harassment
kind-inspection = inspection
kind-seizure = seizure
kind-blockade = blockade
kind-balloon = balloons
kind-deployment = deployment of forces
kind-exercise = military exercise
kind-threat_of_attack = threat of attack
kind-declaration = declaration
kind-missile_test = missile test
kind-nuclear_test = nuclear test
kind-satellite_launch = satellite launch
kind-sanction = sanctions
kind-economic_coercion = economic pressure
kind-arms_transfer = arms transfer
kind-veto = veto
kind-accident = accident
kind-assistance_request = request for help
kind-declare_war = declaration of war
kind-consultation = consultation
kind-consultation_request = call to consult
kind-release = release from a duty
kind-domestic_procedure = decision at home
kind-troops = troops sent
kind-arms = arms sent
kind-aid = aid
kind-diplomatic_support = diplomatic support
kind-statement = statement
kind-talks = talks
kind-reassurance = reassurance
kind-concession = concession
kind-withdrawal = withdrawal
kind-mobilisation = mobilisation
kind-alert_raised = higher alert
kind-joint_measures = joint defence measures
kind-technology_transfer = technology transfer
kind-nuclear_signal = nuclear signal
kind-nuclear_use = nuclear use
kind-hostile_agreement = agreement against a partner
kind-report_51 = report under Article 51
kind-trade = trade

## The life cycle of a duty and of a clause.

state-none = none
state-not_in_force = not in force
state-signed_not_in_force = signed, not in force
state-suspended = suspended
state-available = available
state-triggered = triggered
state-due = due
state-fulfilled = fulfilled
state-breached = breached
state-waived = waived
state-lapsed = lapsed
state-disputed = disputed

state-none-what = The condition of this clause is not met.
state-not_in_force-what = The treaty is not in force on this date.
state-signed_not_in_force-what = The treaty is signed but not yet in force on this date.
state-absent = not in this match
state-absent-what = This text is not part of the match: it is played under another treaty between Russia and North Korea.
state-suspended-what = The clause is suspended.
state-available-what = The condition is met. The duty starts when the protected state asks.
state-triggered-what = The condition is met. A home decision is needed before the duty is owed.
state-due-what = The duty is owed now.
state-fulfilled-what = The duty was carried out.
state-breached-what = The duty was not carried out in time, or a ban was broken.
state-waived-what = The protected state gave up its claim.
state-lapsed-what = The condition has gone, and the duty with it.
state-disputed-what = Serious readers disagree: the answer changes with how the text is read.

choice-FULL = Full help
choice-MATERIAL = Material help
choice-DIPLOMATIC = Diplomatic help
choice-CONTEST = Contest the duty
choice-REFUSE = Refuse
choice-CONSULT = Consult
choice-RESTRAIN = Restrain the ally
choice-BACK = Back the ally

choice-FULL-what = Troops, and everything the text asks for.
choice-MATERIAL-what = Arms and supplies, no troops.
choice-DIPLOMATIC-what = Words and votes only.
choice-CONTEST-what = Say that the clause does not bind here.
choice-REFUSE-what = Admit the duty and do not carry it out.
choice-CONSULT-what = Meet and talk, promise nothing.
choice-RESTRAIN-what = Meet, and press the ally to step back.
choice-BACK-what = Meet, and promise support.

domain-D = Diplomacy
domain-U = United Nations
domain-E = Economy
domain-I = Information and cyber
domain-M = Military posture
domain-A = Arms and technology
domain-C = Use of force
domain-N = Nuclear

## How others see the attack that a duty is about. It is opinion, not law.
outlook-triggered = How others see it: most governments have no doubt that { $claimant } was attacked.
outlook-contested = How others see it: governments are divided over whether { $claimant } was attacked in the sense of a pact.
outlook-not = How others see it: most governments do not take this for an attack on { $claimant } in the sense of a pact.
outlook-triggered-began = How others see it: it was an attack, but { $claimant } began; whoever helps it loses standing.
outlook-contested-began = How others see it: governments are divided, and hold that { $claimant } began; whoever helps it loses standing.
outlook-not-began = How others see it: no attack in the sense of a pact, and { $claimant } began; whoever helps it loses standing.

## Covert acts whose author is in doubt.
doubts-title = Who did it?
doubt-suspect = The { $kind } against { $target }: most suspect { $suspect } (about { $sure } % sure).
doubt-nobody = The { $kind } against { $target }: nobody in particular is suspected.
doubt-own = You yourself think most of { $who } (about { $sure } %).
doubt-no_state = a group that is no state
doubt-accident = an accident
doubt-denied = { $who } denies it.
doubt-inquiry = { $count ->
    [one] An inquiry runs for one more turn.
   *[other] An inquiry runs for { $count } more turns.
  }
doubt-left = { $count ->
    [one] Evidence may come in for one more turn.
   *[other] Evidence may come in for { $count } more turns.
  }
doubt-cold = No more evidence is coming in.

duty-line-assist = { $obligor } must say how it helps { $claimant }{ $against ->
    [none] {""}
   *[other] {" "}against { $against }
  }
duty-line-assist-disputed = { $obligor } would have to say how it helps { $claimant }{ $against ->
    [none] {""}
   *[other] {" "}against { $against }
  }
duty-line-act-disputed = { $obligor } would have to act on this, if the treaty is read broadly: { $gist }
duty-line-consult-disputed = { $obligor } would have to consult with { $claimant }{ $against ->
    [none] {""}
   *[other] {" "}about { $against }
  }
duty-line-prohibit-disputed = { $obligor } would have to keep to this{ $claimant ->
    [none] {""}
   *[other] {" "}toward { $claimant }
  }, if the treaty is read broadly: { $gist }
duty-line-permit-disputed = { $obligor ->
    [none] { $claimant }
   *[other] { $obligor }
  } could act on this, if the treaty is read broadly: { $gist }
duty-line-act = { $obligor } must act on this: { $gist }
duty-line-consult = { $obligor } must consult with { $claimant }{ $against ->
    [none] {""}
   *[other] {" "}about { $against }
  }
duty-line-prohibit = { $obligor } must keep to this{ $claimant ->
    [none] {""}
   *[other] {" "}toward { $claimant }
  }: { $gist }
duty-line-permit = { $obligor ->
    [none] { $claimant }
   *[other] { $obligor }
  } may act on this: { $gist }
duty-if-asked = If asked, { $line }.
duty-line-by = , by the end of turn { $turn }
duty-line-broad = , if the treaty is read broadly

over-horizon = The last turn has passed.
over-settlement = The crisis is settled.
over-catastrophe = Catastrophe: everyone has lost.
over-collapse = The regime in Pyongyang has fallen.
over-stopped = The leader ended the match.
