"""The ledger as it is understood, and what was taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kamctl import hints
from kamctl.table import Column, Part, Table
from kamctl.wording import digits, number, plural, whole_money

if TYPE_CHECKING:
    from kamctl.method.money.preview import SourcePreview
    from kamctl.method.money.taking import Different

_FILES = 5


def heading(one: SourcePreview) -> str:
    """Return what a source holds, or everything that does not fit in it."""
    files = ", ".join(one.files[:_FILES])
    if one.files[_FILES:]:
        files += f" and {len(one.files) - _FILES} more"
    lines = [f"{one.source} ({one.kind}): {files or 'no file'}"]
    lines += [f"  {note}" for note in one.notes]
    if one.problems:
        for problem in one.problems:
            lines.append(f"  {problem.sentence()}")
            lines += [f"    {problem.settle}"] if problem.settle else []
        return "\n".join(lines)
    if not one.lines:
        return "\n".join([*lines, "  no line that counts"])
    amount = "" if one.amount is None else f", {whole_money(one.amount)} in all"
    lines.append(f"  {plural(one.lines, 'line')} from {one.start} to {one.end}{amount}")
    lines.append(
        f"  {plural(one.customers, 'customer')}, {number(one.without_account)} of them without an account"
    )
    lines += [
        f"  not counted, {part.why}: {plural(part.lines, 'line')}, {whole_money(part.revenue)}"
        for part in one.left_out
    ]
    return "\n".join(lines)


def parts(found: Sequence[SourcePreview]) -> Iterator[Part]:
    """Yield each source: what it holds, and its first lines."""
    for i, one in enumerate(found):
        yield ("\n" if i else "") + heading(one)
        yield first_lines(one)


def first_lines(one: SourcePreview) -> Table:
    """Return the first lines of a source as a table."""
    numbers = [any(isinstance(row[i], Decimal) for row in one.first) for i in range(len(one.columns))]
    columns = [
        Column(name, "right" if is_number else "left", write=_figure)
        for name, is_number in zip(one.columns, numbers, strict=True)
    ]
    return Table(one.source, columns, one.first)


def taken(new: Mapping[str, Sequence[str]]) -> str:
    """Return what is new, file by file."""
    if not new:
        return "nothing new to take"
    return "\n".join(f"{path}: {_span(periods)}" for path, periods in new.items())


def _span(periods: Sequence[str]) -> str:
    first, last = min(periods), max(periods)
    if first == last:
        return first
    return f"{first} to {last} ({number(len(periods))})"


def different(found: Mapping[str, Sequence[Different]], *, restated: bool) -> str:
    """Return what was taken and comes out differently now, line by line."""
    head = "written anew:" if restated else "taken before, and different in the ledger now; left as it is:"
    lines = [head]
    for path, differences in found.items():
        lines += [
            f"  {path} {d.period} {d.what}: {_figure(d.was)}, now {_figure(d.now)}" for d in differences
        ]
    if not restated:
        lines.append(f"`{hints.take_ledger(restate=True)}` restates it.")
    return "\n".join(lines)


def _figure(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nobody"
    return digits(value) if isinstance(value, Decimal) else str(value)
