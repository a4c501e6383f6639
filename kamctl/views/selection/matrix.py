"""The matrix of accounts for people: a small drawing, and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_letters

from kamctl import wording
from kamctl.method.selection.second_axis.matrix import ASKS, Placed, Quadrant
from kamctl.model.criteria import Criteria
from kamctl.table import Cell, Column, Part, Row, Table, Verbatim
from kamctl.views.table import of_accounts
from kamctl.wording import or_dash

_STYLES: dict[Quadrant, str] = {"strategic": "green", "star": "yellow", "status": "", "streamline": "dim"}
#: Rows of the drawing, and the most columns of it: a square to the eye.
_ROWS, _COLUMNS = 16, 60
_MARGIN = 5
#: With more accounts than there are letters, the drawing counts them.
_MOST = len(ascii_letters)


def marks(found: Sequence[Placed]) -> dict[str, str]:
    """Return the letter of each account that is drawn; none where they are too many."""
    drawn = [one.account for one in found if one.quadrant is not None]
    return dict(zip(drawn, ascii_letters, strict=False)) if len(drawn) <= _MOST else {}


def parts(criteria: Criteria, found: Sequence[Placed], width: int | None) -> Iterator[Part]:
    """Yield the drawing, where a terminal of a `width` shows it, the table, and what it asks for."""
    if width is not None and any(one.quadrant for one in found):
        yield Verbatim(drawing(criteria, found, width) + "\n")
    yield table(found, drawn=width is not None)
    if found:
        yield "\n" + summary(criteria, found)


def table(found: Sequence[Placed], *, drawn: bool) -> Table:
    """Return the table of the accounts; with their letters where they are `drawn`."""
    letters = marks(found) if drawn else {}
    has_tiers = any(one.tier is not None for one in found)
    columns = [
        *([Column("", keep=True, parts=())] if letters else []),
        Column("account", keep=True),
        Column("score", "right", write=wording.score),
        Column("strength", "right", write=wording.score),
        Column("quadrant", keep=True),
        *([Column("tier", keep=True)] if has_tiers else []),
        Column("decision", keep=True, spare=True),
        Column("over four quarters", below=True),
    ]
    rows: list[Row] = [
        [
            *([letters.get(one.account, "")] if letters else []),
            one.account,
            one.score,
            Cell(one.strength, text=or_dash(one.strength, wording.score) + ("?" if one.guessed else "")),
            Cell(one.quadrant, _STYLES[one.quadrant] if one.quadrant else ""),
            *([one.tier] if has_tiers else []),
            one.decision,
            _moved(one),
        ]
        for one in found
    ]
    return of_accounts("matrix", columns, rows)


def _moved(one: Placed) -> str | None:
    """Say how an account moved: through which quadrants, else by how much."""
    if len(one.path) > 1:
        return " → ".join(one.path)
    first = next((spot for spot in one.quarters if spot.quadrant is not None), None)
    if first is None or one.score is None or one.strength is None:
        return None
    assert first.score is not None  # it has a quadrant
    assert first.strength is not None
    across, up = one.score - first.score, one.strength - first.strength
    if not across and not up:
        return "stayed"
    said = (("score", across), ("strength", up))
    return ", ".join(f"{name} {wording.gain(by)}" for name, by in said if by)


def summary(criteria: Criteria, found: Sequence[Placed]) -> str:
    """Return what each quadrant asks for, what cannot be placed, and what a question mark means."""
    strong_at = wording.number(criteria.strength.strong_at) if criteria.strength is not None else "-"
    lines = [
        f"attractive: selected by the score, from {wording.number(criteria.select_at)}",
        f"strong: from {strong_at} in their people's ratings of us",
    ]
    for name, (what, asks) in ASKS.items():
        count = sum(one.quadrant == name for one in found)
        if count:
            lines.append(f"{name} ({what}), {count}: {asks}")
    for one in found:
        if one.quadrant is None:
            why = f"not rated: {', '.join(one.missing)}" if one.missing else "no score"
            lines.append(f"{one.account} has no place: {why}")
    if any(one.guessed for one in found):
        lines.append("?: in part our own guess; none of their people rated it")
    return "\n".join(lines)


def drawing(criteria: Criteria, found: Sequence[Placed], width: int) -> str:
    """Return the four quadrants, attractiveness from left to right and strength upwards."""
    assert criteria.strength is not None  # there is no matrix without it
    across = min(_COLUMNS, width - _MARGIN - 3)
    left = round(float(criteria.select_at) / 100 * across)
    below = round(float(criteria.strength.strong_at) / 100 * _ROWS)
    left, below = min(max(left, 12), across - 12), min(max(below, 3), _ROWS - 3)
    cells = _names(left, across) | _cells(criteria, found, across, left, below)
    lines = ["strength", _edge("100", "┌", "┬", "┐", left, across)]
    for row in range(_ROWS - 1, -1, -1):
        line = [cells.get((row, column), " ") for column in range(across)]
        halves = "".join(line[:left]), "".join(line[left:])
        lines.append(f"{'':{_MARGIN}}│{'│'.join(halves)}│")
        if row == below:
            lines.append(_edge(wording.number(criteria.strength.strong_at), "├", "┼", "┤", left, across))
    lines.append(_edge("0", "└", "┴", "┘", left, across))
    at = wording.number(criteria.select_at)
    axis = f"0{at:>{left + 1}}{'100':>{across - left + 1}}"
    return "\n".join([*lines, f"{'':{_MARGIN}}{axis}  score"])


def _edge(label: str, first: str, cross: str, last: str, left: int, across: int) -> str:
    return f"{label:>{_MARGIN - 1}} {first}{'─' * left}{cross}{'─' * (across - left)}{last}"


def _names(left: int, across: int) -> dict[tuple[int, int], str]:
    """Return the letters of the quadrants' names, each in its quadrant's corner, away from the cross."""
    corners: dict[Quadrant, tuple[int, int]] = {
        "status": (_ROWS - 1, 1),
        "strategic": (_ROWS - 1, left + 1),
        "streamline": (0, 1),
        "star": (0, left + 1),
    }
    return {
        (row, column + i): letter
        for name, (row, column) in corners.items()
        for i, letter in enumerate(name)
        if column + i < across
    }


def _cells(
    criteria: Criteria, found: Sequence[Placed], across: int, left: int, below: int
) -> dict[tuple[int, int], str]:
    """Return what stands at each row and column: the accounts' letters, or how many there are."""
    assert criteria.strength is not None
    letters, counts = marks(found), Counter[tuple[int, int]]()
    taken = _names(left, across)
    cells: dict[tuple[int, int], str] = {}
    for one in found:
        if one.quadrant is None or one.score is None or one.strength is None:
            continue
        attractive, strong = one.quadrant in ("strategic", "star"), one.quadrant in ("strategic", "status")
        column = _within(float(one.score), float(criteria.select_at), left, across, attractive)
        row = _within(float(one.strength), float(criteria.strength.strong_at), below, _ROWS, strong)
        if letters:
            ends = (left, across) if attractive else (0, left)
            cells[_free({**taken, **cells}, row, column, ends)] = letters[one.account]
        else:
            counts[row, column] += 1
    return cells or {place: str(count) if count < 10 else "+" for place, count in counts.items()}


def _within(value: float, edge: float, at: int, end: int, upper: bool) -> int:
    """Return the cell of a value on an axis from 0 to 100 whose parts meet at `edge`, in cell `at`."""
    if upper:
        room = 100 - edge
        return min(at + int((value - edge) / room * (end - at)) if room and value > edge else at, end - 1)
    return min(int(value / edge * at) if edge else 0, at - 1)


def _free(
    cells: Mapping[tuple[int, int], str], row: int, column: int, ends: tuple[int, int]
) -> tuple[int, int]:
    """Return the nearest free place in a row, within the quadrant."""
    near = sorted(range(*ends), key=lambda other: abs(other - column))
    return next(((row, other) for other in near if (row, other) not in cells), (row, column))
