"""Builds the site into a folder, and makes only the pages that changed since the last build.

An account's page says nothing that depends on another account; only the pages of the whole portfolio do. When
one account changes, its page, its files' pages and those of the portfolio are made again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kamctl import __version__
from kamctl.app.account.history import editions_of
from kamctl.app.broken_file import BrokenFileError
from kamctl.app.money import ledger
from kamctl.app.open import Workspace, open_portfolio, open_workspace, today
from kamctl.app.selection.scores import Proposed, propose
from kamctl.app.session import Session
from kamctl.app.site import criteria_page, front, white_space_page
from kamctl.app.site.account_page import account_page, finding
from kamctl.app.site.account_subject import Subject
from kamctl.app.site.card import influence, packed_finding, unpacked_finding
from kamctl.app.site.changes import LastWeek, last_week
from kamctl.app.site.front import Shared, Whole
from kamctl.app.site.incognito import incognito
from kamctl.app.site.look import Looked, depends_on_others, look
from kamctl.app.site.pack import digest
from kamctl.app.site.sources import Sources, Template, page_of
from kamctl.app.site.store import Kept, Memory, Store
from kamctl.app.site.urgent import ranked
from kamctl.errors import KamctlError
from kamctl.findings import Finding
from kamctl.git import versions
from kamctl.method.changes.account_history import Edition
from kamctl.method.money.report import Report
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio
from kamctl.views.pages.site import SitePages, assets, lines_of
from kamctl.workspace.load import load
from kamctl.workspace.paths import path_of, place
from kamctl.workspace.portfolio import alone
from kamctl.workspace.validate import read_record


class Built(NamedTuple):
    """A site that was built: its folder, its number of pages, how many of them were made, and what failed."""

    folder: Path
    pages: int
    made: int
    problems: tuple[KamctlError, ...]
    notices: tuple[str, ...] = ()


class SiteOptions(NamedTuple):
    """The options of a site.

    It may show the whale curve of the ledger or the effect of proposed criteria, hide all names, or be made
    for a server that reloads pages (`live`).
    """

    with_ledger: bool = False
    proposed: Path | None = None
    incognito: bool = False
    live: bool = False


class Inputs(NamedTuple):
    """The inputs of a build. `files` lists the files by account, the shared ones under None."""

    workspace: Workspace
    settings: Portfolio
    today: dt.date
    files: Mapping[str | None, Sequence[str]]
    sources: Sources
    pages: SitePages
    week: LastWeek
    report: Report | None
    proposed: Proposed | None
    editions: tuple[Edition, ...]

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all files."""
        return self.workspace.texts


def build(session: Session, folder: Path, wanted: SiteOptions = SiteOptions()) -> Built:  # noqa: B008 - it is a value
    """Build the site of a workspace into a folder.

    Raises:
        KamctlError: no workspace, an unreadable kam.yaml, or a folder that holds something else.
        OSError: the system failed.
    """
    store = Store(folder)
    inputs = _inputs(session, wanted)
    shared = _shared_mark(inputs)
    marks = {name: digest(shared, *_said(inputs, name)) for name in inputs.workspace.account_ids}
    stale = [name for name, mark in marks.items() if not store.has(name, mark)]
    looked = _look_alone(inputs, store.memory, shared, marks, stale)
    if looked is None:
        stale = list(marks)
        looked = look(inputs.texts, stale, inputs.today, inputs.workspace.drafts, inputs.sources, alone=False)
        assert looked is not None, "kam.yaml was read before"
        findings, items = [packed_finding(one) for one in looked.findings[None]], looked.items[None]
        _write_texts(inputs, store, None)
    else:
        findings, items = list(store.memory.findings), list(store.memory.items)
        store.keep(page for page in store.memory.pages if page in set(_text_pages(inputs, None)))
    kept = {name: store.memory.accounts[name] for name in marks if name not in stale}
    for one in kept.values():
        store.keep(one.pages)
    for name in stale:
        pages = _write_account(inputs, store, looked, name)
        kept[name] = Kept(marks[name], looked.cards[name], looked.items.get(name, []), pages)
    kept = dict(sorted(kept.items()))
    _write_front(inputs, store, looked.portfolio, kept, [unpacked_finding(one) for one in findings], items)
    for name, text in assets():
        store.write(name, text)
    problems = inputs.pages.problems
    # A failed template is reported by every build until it is mended.
    store.finish(Memory() if problems else Memory(shared, kept, findings, items))
    return Built(folder, len(store.pages), store.made, tuple(problems), inputs.workspace.notices)


def _inputs(session: Session, wanted: SiteOptions) -> Inputs:
    workspace = open_workspace(session)
    texts = {path: _text(workspace, path) for path in workspace.texts}
    criteria = read_record("criteria", "criteria.yaml", texts.get("criteria.yaml", "")).record
    settings = _settings(texts, workspace)
    day = today(workspace.session, settings)
    if wanted.incognito:
        texts = incognito(texts, day)
        settings = _settings(texts, workspace)
        workspace = workspace._replace(drafts=(), notices=())
    files: dict[str | None, list[str]] = defaultdict(list)
    known = {path[len("accounts/") : -len(".yaml")] for path in texts if path.startswith("accounts/")}
    for path in sorted(texts):
        where = place(path)
        files[where.account if where is not None and where.account in known else None].append(path)
    workspace = workspace._replace(texts=texts)
    week = LastWeek((), "", "it would name names", "")
    if not wanted.incognito:
        week = last_week(session._replace(directory=workspace.root, today=day), day)
    report, proposed = None, None
    if wanted.with_ledger or wanted.proposed is not None:
        opened = open_portfolio(session, kinds=("accounts", "results"))
        report = ledger.profit(opened, ledger.Asked()) if wanted.with_ledger else None
        proposed = propose(opened, wanted.proposed) if wanted.proposed is not None else None
    sources = Sources(texts, _template(workspace, settings, week.commit))
    data = {
        "company": settings.kam.company, "currency": settings.kam.currency, "today": day, "live": wanted.live,
        "in_site": sources.in_site, "incognito": wanted.incognito,
        "white_space_known": path_of("offerings") in texts,
    }  # fmt: skip
    held = criteria if isinstance(criteria, Criteria) else None
    return Inputs(
        workspace, settings, day, files, sources, SitePages(workspace.root, data), week, report, proposed,
        editions_of(workspace.root, held, day),
    )  # fmt: skip


def _settings(texts: Mapping[str, str], workspace: Workspace) -> Portfolio:
    settings = load({"kam.yaml": texts.get("kam.yaml", "")}, references=False).portfolio
    if settings is None:
        raise BrokenFileError("kam.yaml", workspace.texts)
    return settings


def _text(workspace: Workspace, path: str) -> str:
    try:
        return workspace.texts[path]
    except OSError:
        return ""  # `check` reports why it cannot be read


def _template(workspace: Workspace, settings: Portfolio, commit: str) -> Template | None:
    address = settings.kam.source_url
    if address is None or not address.startswith(("https://", "http://")):
        return None  # an address of another kind could be a script; `check` reports it
    try:
        prefix = versions.prefix_of(workspace.root)
    except KamctlError:
        prefix = ""
    return Template(address, commit if "{commit}" in address else "", prefix)


def _shared_mark(inputs: Inputs) -> str:
    """Return a mark of everything that any page may depend on."""
    pages = (*inputs.pages.texts, repr(inputs.sources.template), repr(inputs.pages.shared))
    held = map(repr, inputs.editions)
    return digest(__version__, inputs.today.isoformat(), *pages, *held, *_said(inputs, None))


def _said(inputs: Inputs, account: str | None) -> list[str]:
    return [part for path in inputs.files.get(account, ()) for part in (path, inputs.texts[path])]


def _look_alone(
    inputs: Inputs, memory: Memory, shared: str, marks: Mapping[str, str], stale: Sequence[str]
) -> Looked | None:
    """Return the results for the stale accounts, computed alone where that gives the same as the whole.

    None where other accounts may be affected: the `influence` of an account changed, or accounts came or went
    whose influences differ, or that other files name. What is renamed has the same influence under another id.
    """
    gone, new = memory.accounts.keys() - marks.keys(), marks.keys() - memory.accounts.keys()
    if memory.shared != shared or _named_elsewhere(inputs, gone | new):
        return None
    looked = look(inputs.texts, stale, inputs.today, inputs.workspace.drafts, inputs.sources, alone=True)
    if looked is None:
        return None
    known = [memory.findings, *(one.card["findings"] for one in memory.accounts.values())]
    competing = any(map(depends_on_others, known))
    before = {name: one.card for name, one in memory.accounts.items() if name in gone or name in stale}
    if any(depends_on_others(one["findings"]) for one in (*before.values(), *looked.cards.values())):
        return None
    was, is_ = (
        {name: influence(one, competing=competing) for name, one in cards.items()}
        for cards in (before, looked.cards)
    )
    if sorted(was[name] for name in gone) != sorted(is_[name] for name in new):
        return None
    return looked if all(was[name] == is_[name] for name in stale if name not in new) else None


def _named_elsewhere(inputs: Inputs, names: Collection[str]) -> bool:
    """Tell whether a file that is not an account's own names it."""
    return any(
        name in text
        for name in names
        for path, text in inputs.texts.items()
        if (where := place(path)) is None or where.account != name
    )


def _write_account(inputs: Inputs, store: Store, looked: Looked, name: str) -> list[str]:
    page = f"account/{name}.html"
    found = looked.findings.get(name, [])
    if name in looked.seen:
        subject = Subject(alone(looked.portfolio, name), name, inputs.today, inputs.sources, inputs.editions)
        content = inputs.pages.page("account", page, account_page(subject, looked.seen[name], found))
    else:
        told = [finding(one, inputs.sources) for one in found]
        content = inputs.pages.page("broken", page, {"account": name, "findings": told})
    store.write(page, content)
    return [page, *_write_texts(inputs, store, name)]


def _text_pages(inputs: Inputs, account: str | None) -> list[str]:
    return [page_of(path) for path in inputs.files.get(account, ())] if inputs.sources.in_site else []


def _write_texts(inputs: Inputs, store: Store, account: str | None) -> list[str]:
    """Write the pages that show the texts of an account's files, or of the shared files."""
    pages = _text_pages(inputs, account)
    for page, path in zip(pages, inputs.files.get(account, ()), strict=bool(pages)):
        if pages:
            context = {"path": path, "lines": lines_of(inputs.texts[path]), "account": account}
            store.write(page, inputs.pages.page("file", page, context))
    return pages


def _write_front(
    inputs: Inputs,
    store: Store,
    portfolio: Portfolio,
    kept: Mapping[str, Kept],
    findings: Sequence[Finding],
    items: Sequence[Mapping[str, Any]],
) -> None:
    """Write the pages of the whole portfolio."""
    shared = Shared(
        portfolio.kam, portfolio.criteria, portfolio.resources, portfolio.offerings,
        portfolio.portfolio_results, inputs.today,
    )  # fmt: skip
    cards = [one.card for one in kept.values()]
    whole = Whole(
        shared, cards, findings, inputs.week.changes, inputs.week.since, inputs.sources, inputs.report
    )

    shared_mark = _shared_mark(inputs)

    def write(template: str, page: str, context: Mapping[str, Any]) -> None:
        mark = digest(shared_mark, repr(context))
        store.write_marked(page, mark, lambda: inputs.pages.page(template, page, context))

    urgent = ranked([*items, *(item for one in kept.values() for item in one.items)], cards)
    week = {"commit": inputs.week.commit[:8], "why": inputs.week.why}
    write("monday", "index.html", {**front.monday(whole, urgent), **week})
    _in_pages(write, "accounts", front.rows_of_accounts(whole), front.accounts(whole), front.ACCOUNT_ROWS)
    write("calendar", "calendar.html", front.calendar_page(whole))
    _in_pages(write, "findings", front.findings_page(whole), {})
    write("resources", "resources.html", front.resources_page(whole))

    def once(name: str, mark: str, make: Callable[[], Any]) -> Any:
        return store.once(name, digest(shared_mark, mark), make)

    rated = criteria_page.rated_accounts(whole)
    _in_pages(write, "criteria", rated, criteria_page.criteria_page(whole, once, inputs.proposed))
    if inputs.pages.shared["white_space_known"]:
        known = white_space_page.white_space(whole)
        rows, size = white_space_page.rows_of_units(known), white_space_page.rows_on_a_page(known)
        _in_pages(write, "white-space", rows, white_space_page.white_space_page(known), size)
    write("rules", "rules.html", {"rules": front.rules_page()})


def _in_pages(
    write: Callable[[str, str, Mapping[str, Any]], None],
    name: str,
    rows: Sequence[Any],
    context: Mapping[str, Any],
    size: int = front.ROWS,
) -> None:
    """Write a table as one page, or as several if it is too long."""
    parts = front.pages_of(rows, size)
    for number, part in enumerate(parts, start=1):
        page = f"{name}.html" if number == 1 else f"{name}-{number}.html"
        data = {**context, "rows": list(part), "number": number, "count": len(parts), "total": len(rows)}
        write(name, page, data)
