"""Family 2: rounds of rating."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.wording import plural
from kamctl.workspace.paths import path_of

#: After so many days, who has not rated everything holds the others up.
ROUND_DAYS = 14


def wrong_ballot(scene: Scene) -> Iterator[Found]:
    """A ballot holds what may not go into an account, or what came too late to go into one.

    A ballot is one rater's own: entries of others, ratings of accounts that are not in the round, or
    off the scale, would come into the accounts when the round is closed. So it cannot be. What a
    rater enters in a clone that does not know yet that the round is closed counts nowhere.

    Bad:
    ```yaml rounds/2027/s.bauer.yaml
    opened: 2026-11-02
    accounts: [acme]
    rated:
      acme:
        strategic-fit: [{rating: 4, by: l.chen, date: 2026-11-03, evidence: Their new line fits}]
    ```
    Good:
    ```yaml rounds/2027/s.bauer.yaml
    opened: 2026-11-02
    accounts: [acme]
    rated:
      acme:
        strategic-fit: [{rating: 4, by: s.bauer, date: 2026-11-03, evidence: Their new line fits}]
    ```
    """
    criteria, portfolio = scene.everything.criteria, scene.everything
    if criteria is None or not portfolio.rounds:
        return
    from kamctl.method.selection.raters.rounds import late_entries, wrong_entries

    for name, ballots in portfolio.rounds.items():
        if all(ballot.closed is None for ballot in ballots.values()):
            found = wrong_entries(criteria, portfolio, ballots, scene.today)
            hint = "The rater enters it again, and removes this."
        else:
            found = late_entries(portfolio, ballots)
            hint = "The rater rates the account outside the round, and takes this out."
        for wrong in found:
            yield Found(path_of("round", name, wrong.rater), wrong.where, wrong.said, hint)


def ballot_waits(scene: Scene) -> Iterator[Found]:
    """A rater has not rated everything in a round that was opened more than 14 days ago.

    A round is closed when all are in, and until then nobody learns what the others said. Whoever has
    nothing to say of an account is better not asked: the round can be closed without them.

    Bad, on 2026-11-17:
    ```yaml rounds/2027/s.bauer.yaml
    opened: 2026-11-02
    accounts: [acme]
    ```
    Good, on 2026-11-16:
    ```yaml rounds/2027/s.bauer.yaml
    opened: 2026-11-02
    accounts: [acme]
    ```
    """
    criteria, rounds = scene.everything.criteria, scene.everything.rounds
    if criteria is None or not rounds:
        return
    from kamctl.method.selection.raters.rounds import round_state

    for name, ballots in rounds.items():
        state = round_state(criteria, name, ballots)
        late = state.opened + dt.timedelta(days=ROUND_DAYS + 1)
        if state.closed is not None or scene.today < late:
            continue
        for one in state.raters:
            if one.missing:
                first, left = one.missing[0], plural(one.expected - one.rated, "rating")
                settle = hints.rate(first.account, first.criteria[0].partition(" ")[0], round_=name)
                yield Found(
                    path_of("round", name, one.rater),
                    ("opened",),
                    f"{left} by {one.rater} missing in the round {name}, opened on {state.opened}",
                    f"Rate: {settle}; or close the round without them: {hints.round_close(name)}",
                    since=late,
                    settle=settle,
                )
