## The rulebook: every instrument, clause by clause. It is loaded when it is first opened.

rules-title = Treaties in this game
rules-intro = Each clause here is a rule that the game tests, told from its rule file. The words are a paraphrase; the article number leads to the text.
rules-failed = The rulebook cannot be shown: { $why }
rules-contents = Contents
rules-contents-fold = Contents and search
rules-overview = All instruments
rules-articles = Articles
rules-new-tab = Open in a tab of its own
rules-unknown = There is no instrument { $code } here
rules-unknown-what = Choose one from the contents.
rules-count = { $count ->
    [one] 1 rule
   *[other] { $count } rules
  }
rules-found = { $count ->
    [0] No clause fits
    [one] 1 clause fits
   *[other] { $count } clauses fit
  }

rules-search = Search the clauses
rules-filter-country = Country bound
rules-filter-modality = What it does
rules-filter-any = Any
rules-filter-clear = Clear the search

rules-nature = Kind
rules-nature-treaty = Treaty
rules-nature-political = Political promise, not law
rules-nature-military-agreement = Military agreement
rules-nature-domestic-law = Domestic law
rules-nature-resolution = Resolution of the United Nations
rules-nature-doctrine = Doctrine
rules-signed = Signed
rules-in-force = In force
rules-since = since { $from }
rules-span = from { $from }; no longer from { $to }
rules-arms = A match can be played with it under the text of { $arms }.
rules-arm-in-force = In a match under { $arm }: { $span }.
rules-never = never in force
rules-verify-facts = Not yet checked against the original: { $facts }
rules-suspended = Suspended
rules-source = Sources
rules-file = Rule file
rules-figures = { $count ->
    [one] 1 figure the text leaves open
   *[other] { $count } figures the text leaves open
  }

rules-modality-must = must
rules-modality-must_not = must not
rules-modality-may = may
rules-kind-consult = talks
rules-kind-act = duty
rules-kind-assist = help
rules-kind-prohibit = ban
rules-kind-permit = right
rules-verify = not yet checked against the original
rules-now = Now

rules-bound = Who
rules-other-party = any other party
rules-when = When
rules-on-event = One of these happens:
rules-on-turn = It becomes so at the end of a phase:
rules-on-turn-level = It is so at the end of a phase:
rules-all = all of these hold:
rules-any = at least one of these holds:
rules-and = { " " }and{ " " }
rules-or = { " " }or{ " " }
rules-unless = Not if
rules-because = Because of
rules-request = To be asked
rules-request-by = { $who } has to ask first. Until then the duty is only available.
rules-request-needed = That holds only if { $when }.
rules-gate = First at home
rules-gate-by = { $who } first needs a { $act }. It has { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
  } for it.
rules-due = By when
rules-due-response = In the answers of the same turn.
rules-due-turns = { $turns ->
    [one] Within 1 turn.
   *[other] Within { $turns } turns.
  }
rules-perform = Kept by
rules-perform-need = Deeds of { $who } worth { $need } together. These count:
rules-worth = worth { $worth }
rules-worth-enough = worth { $worth }, enough alone
rules-worth-if = if { $when }
rules-lapse = Ends when
rules-waive = May be let off
rules-waive-by = By { $who }, through a { $act }.
rules-choice = Freedom
rules-discretion-0 = A promise only: breaking it costs trust, not law.
rules-discretion-1 = It must talk or be in touch. What comes of the talks is open.
rules-discretion-2 = It must do something. What, it decides by its own constitution.
rules-discretion-3 = It must help. How and how much, it chooses, within international law and its own laws.
rules-discretion-4 = No freedom is written in: all that the text asks, without conditions.

rules-freedom-must_not = None: it has to keep from it.
rules-freedom-may = Full: it may do so and need not.

rules-disputes = Where lawyers differ
rules-reading-broad = Broad:
rules-reading-narrow = Narrow:
rules-reading-match = In this match: { $reading }.
rules-reading-scenario = In the scenario { $scenario }: { $reading }.
rules-reading-is-broad = the broad reading
rules-reading-is-narrow = the narrow reading
rules-reading-is-contested = left open, both readings are tried

rules-exercised = Exercised by
rules-tests = { $count ->
    [one] 1 test in the rule file
   *[other] { $count } tests in the rule file
  }
rules-test-arm = { $arm } arm
rules-doubt = Open to argument: { $doubt }

compare-link = Compare the texts of Russia and North Korea
compare-title = Three texts between Russia and North Korea
compare-intro = A match is played under one of them. This is what each asks, theme by theme.
compare-consult = Talks
compare-assist = Help when attacked
compare-hostile = Nothing against each other
compare-un = In the United Nations
compare-sanctions = Sanctions by others
compare-defence = Arms and technology
compare-duration = How long
compare-nothing = Nothing in this text.
compare-signed = Signed { $day }.
compare-request = Only when asked
compare-request-disputed = Disputed whether it must be asked for
compare-gate = A decision at home comes first
compare-unless = Not for an attacker, on the narrow reading
compare-discretion-0 = D0: a promise, not law
compare-discretion-1 = D1: talk, nothing more
compare-discretion-2 = D2: do something, means free
compare-discretion-3 = D3: help, means free within the law
compare-discretion-4 = D4: everything the text asks, no conditions

stream-title = The same events under each text
stream-intro = Choose an incident and see what each text makes of it, and why.
stream-match = What happened in your match, judged under each text. It compares the law, not the play: under another text the players might have done something else.
stream-case = Incident
stream-today = Judge it by the law of January 2025
stream-failed = The comparison is not available: { $why }
stream-arm = Under { $arm }
stream-count = { $differing ->
    [0] The texts agree on everything here.
    [one] The texts differ on one question
   *[other] The texts differ on { $differing } questions
  }{ $same ->
    [0] .
    [one] {" "}and agree on one.
   *[other] {" "}and agree on { $same }.
  }
stream-same = { $count ->
    [one] Show the one on which they agree
   *[other] Show the { $count } on which they agree
  }
stream-duty-help = must { $obligor } help { $claimant }?
stream-duty-talk = must { $obligor } talk with { $claimant }?
stream-duty-forbid = does { $obligor } break a ban?
stream-duty-permit = may { $obligor } do this?
stream-after = { $actor }: { $kind }{ $target ->
    [none] {""}
   *[other] {" "}against { $target }
  }. Then { $duty }
stream-after-turn = Turn { $turn }, as things stand: { $duty }
