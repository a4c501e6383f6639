"""`kamctl score --criteria FILE`: what proposed criteria would do."""

from __future__ import annotations

from pathlib import Path

from kamctl.cli import show
from kamctl.cli.context import Opened
from kamctl.errors import KamctlError
from kamctl.method.selection.what_if import impact
from kamctl.model.criteria import Criteria
from kamctl.views import what_if as view
from kamctl.wording import number
from kamctl.workspace.validate import read_record
from kamctl.yaml.reader import MAX_SIZE


class BadProposalError(KamctlError):
    """The file does not hold criteria."""

    def __init__(self, file: Path, why: str, help: str) -> None:  # noqa: A002
        super().__init__(f"{file}: {why}", help or "Copy criteria.yaml and change the copy.")


def show_impact(opened: Opened, file: Path, *, as_json: bool) -> None:
    """Print what the criteria in a file do to the accounts asked for."""
    proposed = _read(opened.workspace.session.directory / file)
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    found = impact(opened.criteria, proposed, chosen, opened.today)
    if as_json:
        sides = {"edition": opened.criteria.edition, "select_at": opened.criteria.select_at}
        new = {"edition": proposed.edition, "select_at": proposed.select_at}
        show.as_json({**sides, "proposed": new, "accounts": found})
        return
    show.table(*view.table(found))
    show.text(view.summary(found))


def _read(file: Path) -> Criteria:
    with file.open("rb") as source:
        text = source.read(MAX_SIZE + 1).decode("utf-8", "surrogateescape")
    read = read_record("criteria", file.name, text)
    if not isinstance(read.record, Criteria):
        first = read.drafts[0]
        raise BadProposalError(file, first.message, first.help)
    criteria = read.record
    if criteria.scale.low >= criteria.scale.high:
        raise BadProposalError(file, "the scale's high end is not above its low end", "")
    total = sum(criterion.weight for criterion in criteria.criteria.values())
    if total != 100:
        raise BadProposalError(
            file, f"the weights add up to {number(total)}, not 100", "Share out exactly 100 points."
        )
    return criteria
