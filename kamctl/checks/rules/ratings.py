"""Family 2: ratings on the criteria, and their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.blank import is_blank
from kamctl.method.logs import is_let_go
from kamctl.method.selection.criteria.criterion_score import all_in_force, ratings_in_force
from kamctl.method.selection.ratings.misfit import misfit
from kamctl.method.selection.ratings.ratings_due import Validity, validities
from kamctl.model.account import Rating
from kamctl.wording import listed, number, plural


def rating_off_scale(scene: Scene) -> Iterator[Found]:
    """A rating, a minimum or an anchor lies outside the scale.

    It would give more points than its criterion's weight, or fewer than zero.

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
        for edge, earned in criterion.metric.bands.items() if criterion.metric is not None else ():
            if not low <= earned <= high:
                message = f"from {number(edge)} on the metric earns {number(earned)}, off the scale"
                where = ("criteria", criterion_id, "metric", "bands")
                yield Found("criteria.yaml", where, message, hint, key=True)
    for name, account in scene.salvaged.accounts.items():
        if is_let_go(account, scene.today):
            continue
        for criterion_id, log in account.ratings.items():
            for i, rating in enumerate(log):
                if rating.rating is not None and not low <= rating.rating <= high:
                    message = f"the rating is {number(rating.rating)}, off the scale"
                    yield in_account(name, ("ratings", criterion_id, i, "rating"), message, hint)
        for criterion_id, opinions in account.strengths.items():
            for i, opinion in enumerate(opinions):
                if not low <= opinion.rating <= high:
                    message = f"the rating is {number(opinion.rating)}, off the scale"
                    yield in_account(name, ("strengths", criterion_id, i, "rating"), message, hint)


def missing_rating(scene: Scene) -> Iterator[Found]:
    """A criterion of an account nominated, on trial or selected has no rating, so there is no score.

    A score from some of the criteria cannot be compared with one from all of them. Accounts that nobody has
    nominated may wait for their ratings.

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
    for name in scene.pursued:
        score = scene.scores.get(name)
        if score is not None and score.missing:
            message = f"not rated: {', '.join(score.missing)}"
            settle = hints.rate(name, score.missing[0])
            yield in_account(name, ("ratings",), message, settle, key=True, settle=settle)


def rating_without_evidence(scene: Scene) -> Iterator[Found]:
    """A rating in force gives no evidence.

    Without evidence a rating is an opinion, and the loudest opinion wins. A text that says nothing, such as
    `tbd`, does not count.

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
            if not any(is_blank(r.evidence) for r in log):
                continue
            in_force = _in_force(scene, criterion, log)
            for i, rating in enumerate(log):
                if is_blank(rating.evidence) and any(rating is r for r in in_force):
                    none = rating.evidence is None
                    message = "the rating has no evidence" if none else f"`{rating.evidence}` is not evidence"
                    hint = "Write its evidence, `evidence: …`: a figure, a document, an event."
                    yield in_account(name, ("ratings", criterion, i), message, hint)


def _in_force(scene: Scene, criterion: str, log: Sequence[Rating]) -> list[Rating]:
    """Return the ratings in force that judge the account: what does not apply needs no evidence."""
    criteria = scene.portfolio.criteria
    known = criteria.criteria.get(criterion) if criteria is not None else None
    found = [ratings_in_force(log, scene.today)] if known is None else all_in_force(known, log, scene.today)
    return [one for by in found for one in by.values() if one.not_applicable is None]


def rating_says_nothing(scene: Scene) -> Iterator[Found]:
    """A rating entry rates nothing, or something that its criterion does not have.

    An entry gives one of three: a `rating`, a `value` where the criterion has a metric, or `not_applicable`
    with the reason. Where the criterion has measures, it names the `measure` that it rates. An empty entry
    does not count.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}]
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}]
    ```
    """
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    for name, account in scene.salvaged.accounts.items():
        for criterion_id, log in account.ratings.items():
            criterion = criteria.criteria.get(criterion_id)
            for i, rating in enumerate(log):
                wrong = misfit(criterion, rating) if criterion is not None else None
                if wrong is not None:
                    where = ("ratings", criterion_id, i, *wrong.where)
                    yield in_account(name, where, wrong.message, wrong.help)


def stale_rating(scene: Scene) -> Iterator[Found]:
    """A rating in force is too old, or was made under an earlier edition of the criteria.

    Accounts change, and so does what a criterion asks; an old answer may answer something else. Old ratings
    are reported once per criterion, those of an earlier edition once per account. The rule covers accounts
    nominated, on trial or selected. The rating of somebody who has left need not be renewed if somebody else
    has rated the same criterion.

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
    criteria = scene.portfolio.criteria
    if criteria is None:
        return
    for name, account in scene.pursued.items():
        held = validities(criteria, scene.kam(name), account, scene.today)
        over = [v for v in held if v.is_over(scene.today) and not v.replaced]
        early = list(dict.fromkeys(v.criterion for v in over if v.earlier_edition))
        if early:
            edition = f"edition {criteria.edition} was approved on {criteria.approved.date}"
            message = f"rated before {edition}: {', '.join(early)}"
            settle, since = hints.rate(name, early[0]), criteria.approved.date
            yield in_account(name, ("ratings",), message, settle, key=True, since=since, settle=settle)
        late = [v for v in over if not v.earlier_edition]
        for criterion in dict.fromkeys(v.criterion for v in late):
            yield _too_old(scene, name, [v for v in late if v.criterion == criterion])


def _too_old(scene: Scene, account: str, late: list[Validity]) -> Found:
    first = late[0]
    age = plural((scene.today - first.rating.date).days, "day")
    others = listed(v.rating.by for v in late[1:])
    rated = f"rated {age} ago by {first.rating.by}" + (f", and too long ago by {others}" if others else "")
    message = f"{rated}; a rating is valid for {scene.policy(account).rating_valid_days}"
    where = ("ratings", first.criterion, first.entry, "date")
    settle = hints.rate(account, first.criterion)
    return in_account(account, where, message, settle, since=first.until, settle=settle)
