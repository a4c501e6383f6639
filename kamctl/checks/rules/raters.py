"""Family 2: who rates, so that no single voice decides."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.selection.raters.enough_raters import (
    disagreement,
    is_rated_by_own_manager_alone,
    short_of_raters,
)
from kamctl.wording import number


def raters_disagree(scene: Scene) -> Iterator[Found]:
    """Raters are two or more steps of the scale apart.

    The median hides the disagreement; discussing it improves the selection. On a scale wider than five steps
    the limit is two fifths of it: four steps of ten.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
        - {rating: 2, by: d.osei, date: 2026-02-04, evidence: They could buy the frames elsewhere}
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
        - {rating: 4, by: d.osei, date: 2026-02-04, evidence: They could buy the frames elsewhere}
    ```
    """
    criteria = scene.portfolio.criteria
    limit = disagreement(criteria.scale) if criteria is not None else 0
    for name, score in scene.scores.items():
        for part in score.criteria:
            if part.raters > 1 and part.spread >= limit:
                message = f"{part.raters} raters are {number(part.spread)} steps apart on {part.criterion}"
                hint = "Discuss it and rate again; the evidence should settle it."
                yield in_account(name, ("ratings", part.criterion), message, hint, key=True)


def single_rater(scene: Scene) -> Iterator[Found]:
    """Too few people rate a criterion, or only the account's own manager does.

    Selection by criteria is meant to end the rule of one voice, however well it knows the account. Each
    criterion of an account nominated, on trial or selected is rated by at least two people
    (`policy.raters_at_least`), and not only by its own account manager.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 4, by: f.gomez, date: 2026-02-03, evidence: Their outdoor line needs our frames}
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 4, by: f.gomez, date: 2026-02-03, evidence: Their outdoor line needs our frames}
        - {rating: 3, by: l.chen, date: 2026-02-04, evidence: Two of their three lines fit our frames}
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    for name, account in scene.pursued.items():
        at_least = scene.policy(name).raters_at_least
        short = list(short_of_raters(criteria, account, at_least, scene.today))
        if short:
            few = f"fewer than {at_least} people rate" if at_least > 1 else "only its own manager rates"
            message = f"{few}: {', '.join(short)}"
            settle = hints.rate(name, short[0])
            hint = f"Have somebody else rate too: {settle}"
            restated, where = ("rated-by-own-manager-alone",), ("ratings",)
            yield in_account(name, where, message, hint, key=True, restates=restated, settle=settle)


def rated_by_own_manager_alone(scene: Scene) -> Iterator[Found]:
    """All ratings of a key account are by its own account manager.

    An account manager wants the account to stay a key account. Selection on such ratings depends on one
    personality.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
      growth:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
      growth:
        - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}
        - {rating: 4, by: f.gomez, date: 2026-02-04, evidence: Two thirds of it are theirs to keep}
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    for name, account in scene.key_accounts.items():
        if is_rated_by_own_manager_alone(criteria, account, scene.today):
            message = f"all ratings of this key account are by its own manager, {account.manager}"
            settle = hints.rate(name, next(iter(criteria.criteria)))
            hint = f"Have other people rate it: {settle}"
            yield in_account(name, ("ratings",), message, hint, key=True, settle=settle)
