"""Family 2: selection by objective criteria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints, wording
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.logs import newest
from kamctl.method.selection.rate_and_decide import is_senior
from kamctl.method.selection.scoring import (
    gives_scores,
    ratings_in_force,
    was_selected_by_score,
    weights_total,
)
from kamctl.wording import number, plural
from kamctl.yaml.tree import Path

MIN_CRITERIA, MAX_CRITERIA = 5, 8
#: Raters whose ratings lie this many scale steps apart disagree.
DISAGREEMENT = 2


def weights_not_100(scene: Scene) -> Iterator[Found]:
    """The weights of the criteria do not add up to exactly 100.

    Weights share out 100 points; what one criterion gains another gives up. Otherwise scores cannot be
    compared with the threshold, so no account has one until the weights are corrected.

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
    total = weights_total(criteria)
    if total != 100:
        off = total - 100
        hint = f"Take {number(off)} off" if off > 0 else f"Give {number(-off)} more"
        message = f"the weights add up to {number(total)}, not 100"
        yield Found(
            "criteria.yaml", ("criteria",), message, f"{hint}, as senior management decides.", key=True
        )


def criteria_count(scene: Scene) -> Iterator[Found]:
    """There are fewer than 5 or more than 8 criteria.

    Fewer leave room for one argument to win alone; more give each too little weight to matter.

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


def criteria_approval(scene: Scene) -> Iterator[Found]:
    """The criteria were approved by somebody outside senior management.

    Which accounts are strategic is senior management's decision, a president's or
    vice-president's; sales rates, and does not set the scale it rates on.

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
    message = f"`{criteria.approved.by}` is {level}, not senior management"
    hint = "A president or vice-president approves the criteria."
    yield Found("criteria.yaml", ("approved", "by"), message, hint)


def decision_maker(scene: Scene) -> Iterator[Found]:
    """A decision about an account was made by somebody outside senior management.

    Who becomes a key account binds people and money of the whole company, not of sales alone.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: s.bauer, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    kam = scene.portfolio.kam
    for name, account in scene.portfolio.accounts.items():
        for i, entry in enumerate(account.decisions):
            if entry.by in kam.people and not is_senior(kam, entry.by):
                message = f"`{entry.by}` is {kam.people[entry.by].level}, not senior management"
                hint = "A president or vice-president decides; sales submits ratings."
                yield in_account(name, ("decisions", i, "by"), message, hint)


def rating_off_scale(scene: Scene) -> Iterator[Found]:
    """A rating, a minimum or an anchor lies outside the scale.

    It would give more points than the weight of its criterion has, or fewer than none.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 8, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    low, high = criteria.scale.low, criteria.scale.high
    hint = f"The scale runs from {number(low)} to {number(high)}."
    for criterion_id, criterion in criteria.criteria.items():
        if criterion.minimum is not None and not low <= criterion.minimum <= high:
            message = f"the minimum is {number(criterion.minimum)}, off the scale"
            yield Found("criteria.yaml", ("criteria", criterion_id, "minimum"), message, hint)
        for anchor in criterion.anchors:
            if not low <= anchor <= high:
                message = f"an anchor describes {number(anchor)}, off the scale"
                yield Found("criteria.yaml", ("criteria", criterion_id, "anchors"), message, hint, key=True)
    for name, account in scene.salvaged.accounts.items():
        for criterion_id, log in account.ratings.items():
            for i, rating in enumerate(log):
                if not low <= rating.rating <= high:
                    message = f"the rating is {number(rating.rating)}, off the scale"
                    yield in_account(name, ("ratings", criterion_id, i, "rating"), message, hint)


def missing_rating(scene: Scene) -> Iterator[Found]:
    """A criterion has no rating, so the account has no score.

    A score made of some of the criteria cannot be held against one made of all.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit:
        - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
    for name, score in scene.scores.items():
        if score.missing:
            message = f"not rated: {', '.join(score.missing)}"
            hint = hints.rate(name, score.missing[0])
            yield in_account(name, ("ratings",), message, hint, key=True)


def rating_without_evidence(scene: Scene) -> Iterator[Found]:
    """A rating in force names nothing that it rests on.

    Without evidence a rating is an opinion, and the loudest opinion wins.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-02-03}]
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}]
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        for criterion, log in account.ratings.items():
            if all(r.evidence is not None for r in log):
                continue
            in_force = ratings_in_force(log, scene.today).values()
            for i, rating in enumerate(log):
                if rating.evidence is None and any(rating is r for r in in_force):
                    hint = "Add `evidence: …`: a figure, a document, an event."
                    yield in_account(name, ("ratings", criterion, i), "the rating has no evidence", hint)


def stale_rating(scene: Scene) -> Iterator[Found]:
    """A rating in force is too old, or was made under an earlier edition of the criteria.

    Accounts change, and so does what a criterion asks; an old answer is an answer to something else.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2025-09-03, evidence: Orders grew by half in a year}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-09-03, evidence: Orders grew by half in a year}]
    ```
    """
    criteria, valid = scene.portfolio.criteria, scene.policy.rating_valid_days
    for name, account in scene.portfolio.accounts.items():
        for criterion, log in account.ratings.items():
            if criteria is not None and criterion not in criteria.criteria:
                continue
            in_force = ratings_in_force(log, scene.today).values()
            for i, rating in enumerate(log):
                if not any(rating is r for r in in_force):
                    continue
                age = (scene.today - rating.date).days
                if criteria is not None and rating.date < criteria.approved.date:
                    message = f"rated on {rating.date}, before edition {criteria.edition} was approved ({criteria.approved.date})"
                elif age > valid:
                    message = f"rated {plural(age, 'day')} ago; a rating holds for {valid}"
                else:
                    continue
                hint = hints.rate(name, criterion)
                yield in_account(name, ("ratings", criterion, i, "date"), message, hint)


def raters_disagree(scene: Scene) -> Iterator[Found]:
    """Raters lie two or more steps of the scale apart.

    The median hides the quarrel; talking it through improves the selection.

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
    for name, score in scene.scores.items():
        for part in score.criteria:
            if part.raters > 1 and part.spread >= DISAGREEMENT:
                message = f"{part.raters} raters lie {number(part.spread)} steps apart on {part.criterion}"
                hint = "Talk it through and rate again; the evidence should settle it."
                yield in_account(name, ("ratings", part.criterion), message, hint, key=True)


def decision_against_verdict(scene: Scene) -> Iterator[Found]:
    """A decision goes against the verdict, or selects without a complete score, and gives no reason.

    Management may decide against the score; whoever comes later must be able to read why.
    An account under the threshold or without a complete score that is selected, or one that reached
    it and is declined, needs a `reason`. The score that the decision records counts; without one, that of its day.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 61.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 61.0, reason: Opens the Nordic market}
    ```
    """
    criteria = scene.portfolio.criteria
    if not gives_scores(criteria):
        return
    for name, account in scene.portfolio.accounts.items():
        for i, entry in enumerate(account.decisions):
            if entry.reason is not None or entry.outcome not in ("selected", "declined"):
                continue
            reached = was_selected_by_score(criteria, name, account, entry)
            selected = entry.outcome == "selected"
            if reached == selected or (
                reached is None and not (selected and entry.edition == criteria.edition)
            ):
                continue
            shown = (
                "was incomplete" if reached is None else f"{'selects' if reached else 'does not select'} it"
            )
            message = f"{entry.outcome} although the score of that day {shown}, and no reason is given"
            where: Path = ("decisions", i, "outcome")
            yield in_account(name, where, message, "Add `reason: …`.")


def contradictory_decisions(scene: Scene) -> Iterator[Found]:
    """Two decisions of one day say different things of an account.

    The newest decision is in force; of two of one day, the one that stands last in the file, which
    may be chance after a merge. A nomination and the decision that follows it on the same day do
    not contradict each other. Decisions of different days never do, however close they are.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: declined, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0, reason: No capacity}
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: nominated, by: d.osei, date: 2026-02-20, edition: "2026"}
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        first: dict[dt.date, str] = {}
        for i, entry in enumerate(account.decisions):
            outcome = first.get(entry.date, "nominated")
            if outcome == "nominated":
                first[entry.date] = entry.outcome
            elif entry.outcome != outcome:
                message = f"{outcome} and {entry.outcome} are both decided on {entry.date}"
                hint = "Keep the one that holds, and say in its `reason` what the other was about."
                yield in_account(name, ("decisions", i, "outcome"), message, hint)


def undecided(scene: Scene) -> Iterator[Found]:
    """The score selects an account, and management has decided nothing.

    Until somebody decides, the account is neither served as a key account nor let go.

    Bad:
    ```yaml accounts/acme.yaml
    decisions: []
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    for name, score in scene.scores.items():
        account = scene.portfolio.accounts[name]
        if score.score is None or score.verdict != "select":
            continue
        if newest(account.decisions, scene.today) is None:
            message = f"the score of {wording.score(score.score)} selects this account; nothing is decided"
            hint = f"Senior management decides: {hints.select(name)}"
            yield in_account(name, ("decisions",), message, hint, key=True)


def key_below_threshold(scene: Scene) -> Iterator[Found]:
    """A key account's score is now under the threshold at which accounts are selected.

    The ratings have moved since it was selected. That is no reason to drop it, but one to look again.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 1, by: s.bauer, date: 2026-02-03, evidence: They closed the outdoor line}]
      growth: [{rating: 3, by: s.bauer, date: 2026-02-03, evidence: Orders stopped growing}]
      profit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: 9 percent after service cost}]
      partnership: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: They share their forecast}]
      reach: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Dealers of three countries follow them}]
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}]
      growth: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}]
      profit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: 9 percent after service cost}]
      partnership: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: They share their forecast}]
      reach: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Dealers of three countries follow them}]
    ```
    """
    criteria = scene.portfolio.criteria
    for name in scene.key_accounts:
        score = scene.scores.get(name)
        if criteria is None or score is None or score.score is None or score.verdict == "select":
            continue
        limit = criteria.select_at
        why = "disqualified" if score.verdict == "disqualified" else f"under {number(limit)}"
        message = f"this key account scores {wording.score(score.score, beside=limit)} now: {why}"
        hint = "Bring it to the next selection round; management keeps or exits it, with a reason."
        yield in_account(name, ("ratings",), message, hint, key=True)
