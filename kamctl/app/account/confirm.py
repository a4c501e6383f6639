"""Records what the customer confirmed of a plan, at its place in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kamctl.app.writing.change import ChangeContext, Changed, change_record
from kamctl.app.writing.choices import Choices
from kamctl.method.lookup import known
from kamctl.model.entries import EntryKind, entry_kinds, slots
from kamctl.model.plan import Confirmation
from kamctl.model.portfolio import Portfolio
from kamctl.model.shape import record_fields
from kamctl.workspace.record_edits import set_value
from kamctl.yaml.edit_ops import Edit

_FIELD = "confirmed"


def kinds() -> list[EntryKind]:
    """Return the kinds of entries of a plan that a contact can confirm."""
    plans = (one for one in entry_kinds().values() if one.kind == "plan" and not one.is_listed)
    return [one for one in plans if any(slot.path == (_FIELD, "by") for slot in slots(one.record))]


def unconfirmed(context: ChangeContext) -> Choices:
    """Return what nobody has confirmed yet, with its text."""
    return [(name, _text(one)) for name, one, _ in _all(context) if getattr(one, _FIELD) is None]


def confirmable(context: ChangeContext, name: str) -> str:
    """Return the id of something that can be confirmed.

    Raises:
        UnknownNameError: there is no such thing in the plan.
    """
    texts = {id_: _text(one) for id_, one, _ in _all(context)}
    return known(name, texts, " or ".join(one.name for one in kinds()), context.plan_path)


def confirm(context: ChangeContext, name: str, *, by: str, dry_run: bool = False) -> Changed[str]:
    """Record that a contact confirmed something, replacing an older confirmation.

    Raises what `confirmable` and `kamctl.app.writing.change.change_record` do.
    """

    def confirmed(_now: Portfolio) -> tuple[str, Sequence[Edit]]:
        (field,) = (field for id_, _, field in _all(context) if id_ == confirmable(context, name))
        return name, set_value((field, name, _FIELD), Confirmation(by=by, date=context.date))

    return change_record(context, context.plan_path, confirmed, dry_run=dry_run)


def _all(context: ChangeContext) -> Iterator[tuple[str, Any, str]]:
    """Yield what can be confirmed: its id, its record, and the field that holds it."""
    plan = context.portfolio.plans.get(context.account)
    for kind in kinds() if plan is not None else ():
        for name, one in getattr(plan, kind.field).items():
            yield name, one, kind.field


def _text(record: Any) -> str:
    return " ".join(str(getattr(record, record_fields(record)[0])).split())
