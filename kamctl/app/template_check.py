"""Looks at the workspace's own templates: what they get wrong, and whether they can be filled."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.formats.agenda import agenda_data
from kamctl.formats.data import data
from kamctl.formats.result_schemas import result_schema
from kamctl.method.lookup import known, nearest
from kamctl.method.performance.exit_review import exit_review
from kamctl.method.review import agenda_items
from kamctl.method.review.agenda import agenda
from kamctl.method.review.customer_edition import shown
from kamctl.method.review.reviews import asked_period
from kamctl.method.tier_policy import kam_for
from kamctl.views.documents.document import document, own_office_file
from kamctl.views.documents.office import SHIPPED
from kamctl.views.documents.registry import FORMATS
from kamctl.views.pages.languages import languages
from kamctl.views.pages.templates import render, templates

if TYPE_CHECKING:
    from kamctl.views.pages.template_check import Remark

#: The results that templates get, by how their names begin.
_RESULTS = {"agenda": "review", "exit-review": "exit-review", "digest": "digest"}


def check(opened: Opened, name: str | None = None) -> list[Remark]:
    """Return what is wrong with the workspace's own templates, or with the one of a name.

    What reads well is filled with an account of the workspace, for us and for the customer.

    Raises:
        UnknownNameError: the workspace has no template of that name.
    """
    own = own_names(opened.workspace.root)
    if name is not None:
        own = [known(name, own, "template", "templates/")]
    return [remark for one in own for remark in _check(opened, one)]


def own_names(root: Path) -> list[str]:
    """Return the names of the templates that a workspace brings."""
    folder = root / "templates"
    held = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path.name for path in held if path.suffix in (".j2", ".docx", ".pptx", ".dotx", ".docm", ".potx")]


def _check(opened: Opened, name: str) -> Iterator[Remark]:
    from kamctl.views.pages.template_check import Remark, base_remarks, text_remarks, word_remarks

    root, kind = opened.workspace.root, name.partition(".")[0]
    schema = _schema(_RESULTS[kind]) if kind in _RESULTS else None
    try:
        if name.endswith(".j2"):
            found = text_remarks(name, templates(root)[name].text, schema)
        elif name in SHIPPED:
            remarks = word_remarks if name.endswith(".docx") else base_remarks
            found = remarks(name, own_office_file(root, name), schema)
        else:
            near = nearest(name, SHIPPED)
            found = [
                Remark(name, "", "warning", "kamctl fills no template of that name", f"Did you mean {near}?")
            ]
    except KamctlError as error:
        found = [Remark(name, "", "error", error.message, error.help)]
    yield from found
    if not any(one.level == "error" for one in found):
        yield from _tried(opened, name, kind)


def _tried(opened: Opened, name: str, kind: str) -> Iterator[Remark]:
    """Fill a template, in each edition that it is for, and yield what keeps it from that."""
    from kamctl.views.pages.template_check import Remark

    suffix = name.split(".")[1].replace("slides", "pptx")
    if kind not in ("agenda", "exit-review") or suffix not in ("md", "html", *FORMATS):
        return
    root, code = opened.workspace.root, opened.portfolio.kam.language
    assert code in languages(root)
    for given in _trials(opened, kind):
        try:
            if suffix in FORMATS:
                document(kind, suffix, given, root, code)
            else:
                render(name, given, root, code)
        except KamctlError as error:
            place, _, reason = error.message.removeprefix(f"templates/{name}").lstrip(", ").partition(": ")
            edition = f"in the {given['edition']} edition of {given['name']}"
            yield Remark(name, place, "error", f"{reason or place} ({edition})")
            return


def _trials(opened: Opened, kind: str) -> Iterator[dict[str, Any]]:
    portfolio, today = opened.portfolio, opened.today
    with_plan = [one for one in opened.accounts if one in portfolio.plans]
    for account in [*with_plan, *opened.accounts][:1]:
        if kind == "exit-review":
            yield data(exit_review(portfolio, account, today))
            continue
        period = asked_period(None, kam_for(portfolio, account, today), today)
        for edition in ("internal", "customer"):
            yield agenda_data(agenda(portfolio, account, period, today, edition))


def _schema(result: str) -> dict[str, Any]:
    """Return the schema of what a template gets; `hidden` names what the customer's edition lacks."""
    schema = result_schema(result)
    if result != "review":
        return schema
    for name, held in schema["$defs"].items():
        module, _, kind = name.rpartition(".")
        if f"kamctl.{module}" == agenda_items.__name__:
            _hide(held, getattr(import_module(f"kamctl.{module}"), kind))
    _hide(schema, agenda_items.Agenda)
    return schema


def _hide(held: dict[str, Any], kind: Any) -> None:
    seen = shown(kind)
    if seen:  # a record of which nothing is shown stands in a hidden field itself
        held["hidden"] = [name for name in kind._fields if name not in seen]
