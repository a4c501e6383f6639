"""Changes between two portfolios, by id and in sentences about accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from kamctl import wording
from kamctl.method.changes.change_sentences import sentence, shown
from kamctl.method.changes.differences import Difference, differences
from kamctl.method.selection.scores.scoring import Score, score_in
from kamctl.model.criteria import Criteria
from kamctl.model.kinds import KINDS
from kamctl.model.plan import Action, Move
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.wording import number
from kamctl.workspace.paths import Place, path_of
from kamctl.workspace.portfolio import Held, held


class Change(NamedTuple):
    """One change.

    `path` leads to it: the file, then fields and ids; a score, which is in no file, has only `score`.
    `before` and `after` are values of the records (for a score, a number), None where there is none.
    """

    path: tuple[str, ...]
    before: Any
    after: Any
    sentence: str


class AccountChanges(NamedTuple):
    """What changed about one account."""

    account: str
    name: str
    changes: tuple[Change, ...]


class Changes(NamedTuple):
    """All that changed: about accounts by id, and in the files that belong to all of them.

    `unknown` says what cannot be compared because a file on either side could not be read.
    """

    accounts: tuple[AccountChanges, ...]
    workspace: tuple[Change, ...]
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.accounts or self.workspace)


def compare(before: Portfolio, after: Portfolio, today: dt.date) -> Changes:
    """Compare two portfolios as of one day.

    Order and formatting do not count as changes. Scores on both sides are those of `today`, so that a change
    is something that somebody made and not the passing of time.
    """
    old, new = _by_account(before), _by_account(after)
    unread = before.broken | after.broken
    accounts = []
    for name in sorted(n for n in {*old, *new} if n is not None):
        files = _files(old.get(name, {}), new.get(name, {}), unread)
        found = (*_score(name, before, after, today), *files)
        if found:
            record = after.accounts.get(name) or before.accounts.get(name)
            accounts.append(AccountChanges(name, record.name if record else name, found))
    workspace = tuple(_files(old.get(None, {}), new.get(None, {}), unread))
    unknown = [f"{path} could not be read before" for path in sorted(before.broken)]
    unknown += [f"{path} cannot be read after" for path in sorted(after.broken)]
    return Changes(tuple(accounts), workspace, tuple(unknown))


_Files = dict[Place, Held]


def _by_account(portfolio: Portfolio) -> dict[str | None, _Files]:
    """Return the records of each account by place; those under None belong to all."""
    found: dict[str | None, _Files] = {}
    for one in held(portfolio):
        found.setdefault(one.place.account, {})[one.place] = one
    return found


def _files(old: _Files, new: _Files, unread: Container[str]) -> Iterator[Change]:
    """Compare files, kind by kind; a file that a side cannot read is neither new nor deleted."""
    order = list(KINDS)
    for place in sorted({*old, *new}, key=lambda p: (order.index(p.kind), p.keys)):
        before, after = old.get(place), new.get(place)
        path = path_of(place.kind, *place.keys)
        if path not in unread:
            yield from _file(place, path, before and before.record, after and after.record)


def _file(place: Place, path: str, old: Record | None, new: Record | None) -> Iterator[Change]:
    noun, keys = KINDS[place.kind].noun, KINDS[place.kind].keys
    rest = [key for name, key in zip(keys, place.keys, strict=True) if name != "account"]
    what = " ".join([noun, *rest])
    if old is None:
        yield Change((path,), None, new, f"{what} added{_summary(new)}")
    elif new is None:
        yield Change((path,), old, None, f"{what} removed")
    elif getattr(new, "is_sealed", False):
        if old != new:
            yield Change((path,), None, None, f"{what} changed; it is shown when the round is closed")
    else:
        about = f"{what}: " if rest else ""
        found = list(differences(old, new))
        for difference in found:
            if not _told_with_due_date(difference, found):
                yield Change(
                    (path, *difference.path),
                    difference.before,
                    difference.after,
                    about + sentence(difference),
                )


def _told_with_due_date(difference: Difference, all_of_file: list[Difference]) -> bool:
    """Tell whether the sentence about an action's due date covers a recorded move."""
    move, action = difference.after, difference.after_parent
    if difference.kind != "added" or not isinstance(move, Move) or not isinstance(action, Action):
        return False
    due = next((d for d in all_of_file if d.path == (*difference.path[:-1], "due")), None)
    return due is not None and next((m for m in reversed(action.moved) if m.now == due.after), None) is move


def _summary(record: Record | None) -> str:
    """Describe in a few words what a new file holds."""
    words = []
    for name in ("name", "destination", "held", "edition", "company"):
        value = getattr(record, name, None)
        if value is not None:
            words.append(shown(value))
    for name in ("contacts", "obligations", "objectives", "initiatives", "actions", "roles", "criteria"):
        count = len(getattr(record, name, ()))
        if count:
            words.append(f"{count} {name if count > 1 else _SINGULAR[name]}")
    return f": {', '.join(words)}" if words else ""


_SINGULAR = {
    "contacts": "contact",
    "obligations": "obligation",
    "objectives": "objective",
    "initiatives": "initiative",
    "actions": "action",
    "roles": "role",
    "criteria": "criterion",
}


def _score(name: str, before: Portfolio, after: Portfolio, today: dt.date) -> Iterator[Change]:
    old, new = _scored(name, before, today), _scored(name, after, today)
    if old is None or new is None or before.criteria is None or after.criteria is None:
        return
    if (old.score, old.verdict, old.tier) == (new.score, new.verdict, new.tier):
        return
    causes = ", ".join(_causes(old, new, before.criteria, after.criteria))
    verdict = f", verdict {old.verdict} → {new.verdict}" if old.verdict != new.verdict else ""
    moved = (
        f"score {_said(old, new)} → {_said(new, old)}"
        if old.score != new.score
        else f"score {_said(new, old)}"
    )
    tier = f", tier {old.tier or 'none'} → {new.tier or 'none'}" if old.tier != new.tier else ""
    text = f"{moved}{verdict}{tier}" + (f" ({causes})" if causes else "")
    yield Change(("score",), old.score, new.score, text)


def _scored(name: str, portfolio: Portfolio, today: dt.date) -> Score | None:
    return score_in(portfolio, name, today) if name in portfolio.accounts else None


def _said(score: Score, other: Score) -> str:
    return "incomplete" if score.score is None else wording.score(score.score, beside=other.score)


def _causes(old: Score, new: Score, old_criteria: Criteria, new_criteria: Criteria) -> Iterator[str]:
    before, after = {c.criterion: c for c in old.criteria}, {c.criterion: c for c in new.criteria}
    for name in (*before, *(n for n in after if n not in before)):
        if name not in after:
            yield f"{name} removed"
        elif name not in before:
            yield f"{name} added"
        else:
            one, other = before[name], after[name]
            if one.rating != other.rating:
                yield f"{name} {_rated(one.rating)} → {_rated(other.rating)}"
            if one.weight != other.weight:
                yield f"weight of {name} {number(one.weight)} → {number(other.weight)}"
    if new.capped_because not in (None, old.capped_because):
        yield f"held at {_said(new, new)}: {new.capped_because}"
    elif old.capped_because is not None and new.capped_because is None:
        yield f"no longer held at {_said(old, old)}"
    if old_criteria.scale != new_criteria.scale:
        yield f"scale {_scale(old_criteria)} → {_scale(new_criteria)}"
    if old_criteria.select_at != new_criteria.select_at and old.verdict != new.verdict:
        yield f"select at {number(old_criteria.select_at)} → {number(new_criteria.select_at)}"


def _scale(criteria: Criteria) -> str:
    return f"{number(criteria.scale.low)} to {number(criteria.scale.high)}"


def _rated(rating: Any) -> str:
    return "not rated" if rating is None else number(rating)
