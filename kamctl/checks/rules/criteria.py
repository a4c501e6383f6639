"""Family 2: the criteria themselves."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.method.selection.scores.scoring import all_weights
from kamctl.method.senior import is_senior
from kamctl.wording import number

MIN_CRITERIA, MAX_CRITERIA = 5, 8
MIN_OF_STRENGTH = 3


def weights_not_100(scene: Scene) -> Iterator[Found]:
    """The weights of the criteria do not add up to exactly 100.

    Weights divide 100 points; what one criterion gains another loses. Otherwise scores cannot be compared
    with the threshold, so no account gets a score until the weights are corrected. The same applies to the
    weights of a tier, and to those of strength.

    Bad:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 30, question: Do they move us along our path?}
      growth: {name: Growth, weight: 20, question: How much will they grow?}
      profit: {name: Profit, weight: 20, question: What do they earn us?}
      partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
      reach: {name: Reach, weight: 20, question: Which markets do they open?}
    ```
    Good:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 20, question: Do they move us along our path?}
      growth: {name: Growth, weight: 20, question: How much will they grow?}
      profit: {name: Profit, weight: 20, question: What do they earn us?}
      partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
      reach: {name: Reach, weight: 20, question: Which markets do they open?}
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    for where, total in all_weights(criteria):
        if total != 100:
            off = total - 100
            hint = f"Take {number(off)} off" if off > 0 else f"Give {number(-off)} more"
            message = f"the weights add up to {number(total)}, not 100"
            yield Found("criteria.yaml", where, message, f"{hint}, as senior management decides.", key=True)


def criteria_count(scene: Scene) -> Iterator[Found]:
    """There are fewer than 5 or more than 8 criteria.

    With fewer, a single argument can win; with more, none has enough weight to matter. Put further questions
    into the `measures` of a criterion. Strength has 3 to 8 criteria.

    Bad:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 60, question: Do they move us along our path?}
      growth: {name: Growth, weight: 40, question: How much will they grow?}
    ```
    Good:
    ```yaml criteria.yaml
    criteria:
      strategic-fit: {name: Strategic fit, weight: 20, question: Do they move us along our path?}
      growth: {name: Growth, weight: 20, question: How much will they grow?}
      profit: {name: Profit, weight: 20, question: What do they earn us?}
      partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
      reach: {name: Reach, weight: 20, question: Which markets do they open?}
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is not None and not MIN_CRITERIA <= len(criteria.criteria) <= MAX_CRITERIA:
        message = f"there are {len(criteria.criteria)} criteria"
        hint = f"Decide on {MIN_CRITERIA} to {MAX_CRITERIA}."
        yield Found("criteria.yaml", ("criteria",), message, hint, key=True)
    strength = criteria.strength if criteria is not None else None
    if strength is not None and not MIN_OF_STRENGTH <= len(strength.criteria) <= MAX_CRITERIA:
        message = f"there are {len(strength.criteria)} criteria of strength"
        hint = f"Decide on {MIN_OF_STRENGTH} to {MAX_CRITERIA}."
        yield Found("criteria.yaml", ("strength", "criteria"), message, hint, key=True)


def criteria_approval(scene: Scene) -> Iterator[Found]:
    """The criteria were approved by somebody outside senior management.

    Senior management, a president or vice-president, decides which accounts are strategic; sales rates, and
    does not set the scale it rates on.

    Bad:
    ```yaml criteria.yaml
    approved: {by: s.bauer, date: 2026-01-12}
    ```
    Good:
    ```yaml criteria.yaml
    approved: {by: d.osei, date: 2026-01-12}
    ```
    """
    criteria, kam = scene.portfolio.criteria, scene.portfolio.kam
    if criteria is None or criteria.approved.by not in kam.people or is_senior(kam, criteria.approved.by):
        return
    level = kam.people[criteria.approved.by].level
    message = f"`{criteria.approved.by}` is a {level}, not a member of senior management"
    hint = "A president or vice-president approves the criteria."
    yield Found("criteria.yaml", ("approved", "by"), message, hint)
