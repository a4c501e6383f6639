"""Rules about changes since a revision; without `check --since` they find nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.model.criteria import Criteria


def judge_and_party(scene: Scene) -> Iterator[Found]:
    """The criteria changed together with the ratings they judge.

    Selection is objective only as long as those who rate do not set the yardstick. When the weights,
    the scale, a threshold or the criteria themselves move in the same change as ratings, nobody can tell
    whether an account was measured or the measure was fitted to it. Let senior management decide the criteria
    in a change of their own, and rate after that.

    Only `kamctl check --since REV` finds this, as it compares the two. Below, all weights were 20 at REV
    and growth was rated 4.

    Bad:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 10, question: Do they move us along our path?, minimum: 1}
      growth: {name: Growth, weight: 30, question: How much will they grow?}
      profit: {name: Profit, weight: 20, question: What do they earn us?}
      partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
      reach: {name: Reach, weight: 20, question: Which markets do they open?}
    ```
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
      growth:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}
        - {rating: 5, by: s.bauer, date: 2026-11-20, evidence: They bought their competitor}
      profit:
        - {rating: 4, by: f.gomez, date: 2026-02-03, evidence: 9 percent after service cost}
      partnership:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: They share their forecast every quarter}
      reach:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Dealers of three countries follow them}
    ```
    Good:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 10, question: Do they move us along our path?, minimum: 1}
      growth: {name: Growth, weight: 30, question: How much will they grow?}
      profit: {name: Profit, weight: 20, question: What do they earn us?}
      partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
      reach: {name: Reach, weight: 20, question: Which markets do they open?}
    ```
    """
    since, now = scene.since, scene.everything
    if since is None or since.criteria is None or now.criteria is None:
        return
    if not judges_otherwise(since.criteria, now.criteria):
        return
    for name, account in now.accounts.items():
        before = since.accounts.get(name)
        for criterion, log in account.ratings.items():
            known = before.ratings.get(criterion, ()) if before is not None else ()
            fresh = next((i for i, rating in enumerate(log) if rating not in known), None)
            if fresh is not None:
                message = f"`{criterion}` was rated in the same change that altered the criteria"
                way_out = "Let senior management change the criteria by themselves, and rate after that."
                yield in_account(name, ("ratings", criterion, fresh), message, way_out)


def judges_otherwise(before: Criteria, after: Criteria) -> bool:
    """Tell whether two versions of the criteria can judge the same ratings differently."""
    from kamctl.method.changes.differences import differences

    return any(not _is_wording(difference.path) for difference in differences(before, after))


def _is_wording(path: tuple[str, ...]) -> bool:
    return path[0] in ("edition", "approved") or path[2:3] in (("name",), ("question",), ("anchors",))
