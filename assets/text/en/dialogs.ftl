## Explanations and help: what is loaded when it is first asked for.

explain-title = Explanation
explain-tree = How the text was tested
explain-all = All of these must hold
explain-any = One of these must hold
explain-true = true
explain-false = false
explain-unknown = open
explain-facts = Facts used
explain-disputes = Where readers disagree
explain-broad = Broad reading
explain-narrow = Narrow reading
explain-reading = in this match: { $reading }
explain-reading-broad = broad
explain-reading-narrow = narrow
explain-reading-contested = left open
explain-missing = What kept it silent
explain-instead = Or instead:
explain-related = What the treaties made of it
explain-blocked = What bars it
explain-failed = The explanation is not available: { $why }

help-title = Help
help-intro = Each turn has two halves. First every country gives secret orders: up to three main and one covert. All are carried out at once. Then the treaties are tested, and whoever owes an answer gives it.
help-states = States of a clause
help-keys = Keys
help-key-tabs = show a part of the screen
help-key-arrows = one step back or on (in a replay)
help-key-ends = first or last step (in a replay)
help-key-help = this help
help-key-search = search the orders
help-key-commit = commit orders or answers
help-key-esc = close a window
