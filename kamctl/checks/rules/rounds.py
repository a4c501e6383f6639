"""Family 2: rounds of rating."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.workspace.paths import path_of


def wrong_ballot(scene: Scene) -> Iterator[Found]:
    """A ballot of an open round holds something that may not go into an account.

    A ballot belongs to one rater. Entries by others, ratings of accounts that are not in the round, or
    ratings off the scale would get into the accounts when the round is closed, so it cannot be closed.

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
    from kamctl.method.selection.raters.rounds import wrong_entries

    for name, ballots in portfolio.rounds.items():
        if any(ballot.closed is not None for ballot in ballots.values()):
            continue
        for wrong in wrong_entries(criteria, portfolio, ballots, scene.today):
            path = path_of("round", name, wrong.rater)
            yield Found(path, wrong.where, wrong.said, "The rater enters it again, and removes this.")
