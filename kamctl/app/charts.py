"""Makes charts: asks the method what they show, and draws them in a format for files."""

from __future__ import annotations

from kamctl import hints
from kamctl.app.account.history import editions_of
from kamctl.app.money import ledger
from kamctl.app.open import Opened
from kamctl.charts import whale
from kamctl.charts.chart import Chart
from kamctl.charts.registry import CHARTS, Scene
from kamctl.charts.registry import chart as made
from kamctl.errors import KamctlError
from kamctl.method.money.report import Report
from kamctl.views.pages import picture


class OneAccountError(KamctlError):
    """A chart is about one account, but none or several were named."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the chart {name} is about one account", f"`{hints.chart(name)}`")


class NothingToDrawError(KamctlError):
    """The data for a chart is missing."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is nothing to draw yet: {CHARTS[name].line}",
            f"`{hints.check()}` shows what the files lack.",
        )


def chart(opened: Opened, name: str, accounts: tuple[str, ...]) -> Chart:
    """Return the chart of that name for the accounts named, or all.

    Raises:
        OneAccountError, NothingToDrawError.
        MissingExtraError, UnclearLedgerError: the whale curve is of the ledger, where there is one.
    """
    if CHARTS[name].about == "account" and len(accounts) != 1:
        raise OneAccountError(name)
    scene = Scene(
        opened.portfolio,
        accounts or opened.accounts,
        opened.today,
        lambda: ledger.profit(opened, ledger.Asked()),
        lambda: editions_of(opened.workspace.root, opened.portfolio.criteria, opened.today),
    )
    found = made(name, scene)
    if found is None:
        raise NothingToDrawError(name)
    return found


def curve(report: Report, format_: str) -> bytes:
    """Return the whale curve of a report as a file.

    Raises:
        NothingToDrawError: nobody earned or lost anything.
    """
    if not report.rows:
        raise NothingToDrawError("whale")
    return drawn(whale.chart(report), format_)


def drawn(found: Chart, format_: str) -> bytes:
    """Return a chart as a file of that format: svg, png, pdf, html or json."""
    return picture.FORMATS[format_](found.spec, found.title)
