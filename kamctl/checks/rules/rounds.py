"""Family 2: rounds of rating."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.workspace.paths import path_of


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
            hint = "The rater enters it anew, and takes this out."
        else:
            found = late_entries(portfolio, ballots)
            hint = "The rater rates the account outside the round, and takes this out."
        for wrong in found:
            yield Found(path_of("round", name, wrong.rater), wrong.where, wrong.said, hint)
