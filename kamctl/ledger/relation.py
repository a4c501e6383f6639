"""The SQL that reads a piece of a source as typed lines: DECIMAL(18,4), DATE and text.

There are two ways to read text. `strict` takes every column as text and compares each value with the pattern
of its format. `trusting`, for large files whose first lines have been examined, lets the engine convert while
it reads, which is the fastest way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.ledger.date_format import YEAR_FIRST
from kamctl.ledger.duck import Duck, quoted
from kamctl.ledger.layout import ROLES, Column, Piece
from kamctl.ledger.number_format import NumberFormat, number_format
from kamctl.model.ledger import SourceKind

MONEY = "DECIMAL(18,4)"
_EXPONENT = "^\\s*[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+\\s*$"


def raw_sql(piece: Piece, table: str) -> str:
    """Return the SQL for the raw values of a piece's used columns, as `c0`, `c1` …, and the file's name."""
    used = sorted({column.place for column in piece.layout.columns})
    if piece.parquet:
        names = ", ".join(f'"{_identifier(piece, index)}" AS c{index}' for index in used)
    else:
        names = ", ".join(f"c{index}" for index in used)
    return f"SELECT {names}, filename FROM {table}"


def trusting_sql(piece: Piece, duck: Duck) -> str:
    """Return the SQL for a piece's typed lines, converted by the engine while it reads."""
    types, needed = {}, []
    for column in piece.layout.columns:
        if column.meaning != "text":
            types[column.place] = "DATE" if column.meaning == "day" else MONEY
            needed += [] if column.optional else [f"'c{column.place}'"]
    dates = piece.source.read.dates
    # An empty text is neither a date nor an amount, so the engine stops where a value is required.
    more = f"force_not_null = [{', '.join(needed)}]"
    table = duck.text(piece, types, f"{more}, dateformat = {quoted(dates)}" if dates else more)
    return _lines(piece, table, {c: f"c{c.place}" for c in piece.layout.columns})


def strict_sql(piece: Piece, raw: str) -> str:
    """Return the SQL for a piece's typed lines, from the table of its raw texts."""
    numbers, dates = number_format(piece.source.read), piece.source.read.dates
    values = {}
    for column in piece.layout.columns:
        if column.meaning == "text":
            values[column] = f"CAST(c{column.place} AS VARCHAR)"
        elif not is_text(piece, column):
            values[column] = f"CAST(c{column.place} AS {'DATE' if column.meaning == 'day' else MONEY})"
        else:
            values[column] = _value(column, numbers, dates)
    return _lines(piece, raw, values)


def check_sql(piece: Piece, raw: str) -> str:
    """Return the SQL for the files of a piece in which a text cannot be read in exactly one way."""
    numbers, dates = number_format(piece.source.read), piece.source.read.dates
    faults = []
    for column in piece.layout.columns:
        faults += _faults(piece, column, numbers, dates)
    kept = _left_out(piece)
    where = f" WHERE ({kept}) IS NULL" if kept else ""
    some = " OR ".join(faults) or "false"
    return f"SELECT filename FROM {raw}{where} GROUP BY filename HAVING {some} ORDER BY 1"


def parquet_faults(piece: Piece, table: str) -> Iterator[tuple[Column, str]]:
    """Yield each typed column with the SQL for its faults: their number, and the first one's row and text."""
    numbers, dates = number_format(piece.source.read), piece.source.read.dates
    for column in piece.layout.columns:
        if column.meaning == "text":
            continue
        raw = f'"{_identifier(piece, column.place)}"'
        kind = "DATE" if column.meaning == "day" else MONEY
        value = f"TRY_CAST({raw} AS {kind})"
        if is_text(piece, column):
            value = _value(column, numbers, dates).replace(f"c{column.place}", raw)
        bad = f"({value}) IS NULL" + (f" AND {raw} IS NOT NULL" if column.optional else "")
        found = f"count(*), min(file_row_number), CAST(arg_min({raw}, file_row_number) AS VARCHAR)"
        yield column, f"SELECT {found} FROM {table} WHERE {bad}"


def is_text(piece: Piece, column: Column) -> bool:
    """Tell whether a column is stored as text rather than in a type of its own."""
    return not piece.parquet or piece.types[column.place] == "VARCHAR"


def _faults(piece: Piece, column: Column, numbers: NumberFormat, dates: str | None) -> list[str]:
    raw, text = f"c{column.place}", _text(column)
    if column.meaning == "text":
        if column.role in ("activity", "currency"):
            return [f"bool_or({text} IS NULL)"]
        return [f"bool_or(regexp_matches({raw}, {quoted(_EXPONENT)}))"] if column.role == "customer" else []
    if not is_text(piece, column):
        return [] if column.optional else [f"bool_or({raw} IS NULL)"]
    missing = f"{text} IS NOT NULL AND " if column.optional else ""
    if column.meaning == "day":
        value = _value(column, numbers, dates)
        return [f"bool_or({missing}coalesce(year({value}), 0) NOT BETWEEN 1900 AND 2199)"]
    faults = [f"bool_or({missing}NOT coalesce(regexp_matches({raw}, {quoted(numbers.pattern)}), false))"]
    if numbers.thousands:
        faults.append(f"({_any(raw, numbers.grouped)} AND {_any(raw, numbers.ungrouped)})")
    elif not numbers.declared:
        faults.append(f"({_any(raw, numbers.unclear)} AND NOT {_any(raw, numbers.clear)})")
    return faults


def _any(raw: str, pattern: str) -> str:
    return f"coalesce(bool_or(regexp_matches({raw}, {quoted(pattern)})), false)"


def _value(column: Column, numbers: NumberFormat, dates: str | None) -> str:
    raw, text = f"c{column.place}", _text(column)
    if column.meaning == "day":
        if dates is not None:
            return f"CAST(try_strptime({text}, {quoted(dates)}) AS DATE)"
        day = f"replace(split_part(split_part({text}, 'T', 1), ' ', 1), '/', '-')"
        return f"CASE WHEN regexp_matches({raw}, {quoted(YEAR_FIRST)}) THEN TRY_CAST({day} AS DATE) END"
    for character in numbers.grouping:
        text = f"replace({text}, {quoted(character)}, '')"
    if numbers.decimal != ".":
        text = f"replace({text}, {quoted(numbers.decimal)}, '.')"
    negative = f"starts_with({text}, '(') OR ends_with({text}, '-')"
    other = f"CASE WHEN {negative} THEN '-' || translate({text}, '()-', '') END"
    # Few amounts are in brackets or have a trailing sign; all others are converted as they are.
    return f"coalesce(TRY_CAST({text} AS {MONEY}), TRY_CAST({other} AS {MONEY}))"


def _text(column: Column) -> str:
    return f"nullif(trim(c{column.place}), '')"


def _lines(piece: Piece, table: str, values: dict[Column, str]) -> str:
    """Return the SELECT with every role of the source's kind; roles that are not mapped are null."""
    parts = []
    for role, meaning in ROLES[piece.source.kind].items():
        of_role = piece.layout.of(role)
        null = {
            "text": "CAST(NULL AS VARCHAR)",
            "day": "CAST(NULL AS DATE)",
            "amount": f"CAST(NULL AS {MONEY})",
        }
        value = values[of_role[0]] if of_role else null[meaning]
        parts.append(f"{_text_value(value) if meaning == 'text' else value} AS {SQL_NAMES.get(role, role)}")
        if role in AS_WRITTEN:
            parts.append(f"{value} AS {role}_as_written")
    if piece.source.kind == "sales":
        costs = [f"coalesce({values[column]}, 0)" for column in piece.layout.of("direct")]
        parts.append(f"CAST({' + '.join(costs) or '0'} AS {MONEY}) AS direct")
    parts.append(f"{_left_out(piece) or 'CAST(NULL AS VARCHAR)'} AS left_out")
    return f"SELECT {', '.join(parts)} FROM {table}"


#: Roles that lines are grouped by. Their raw text is kept too, which saves trimming every line.
AS_WRITTEN = frozenset({"customer", "product"})
#: Roles whose names are reserved words of SQL.
SQL_NAMES = {"date": "day", "order": "order_number"}


def names_of(kind: SourceKind) -> tuple[str, ...]:
    """Return the columns of a kind's view, in order."""
    names = []
    for role in ROLES[kind]:
        names += [SQL_NAMES.get(role, role)] + ([f"{role}_as_written"] if role in AS_WRITTEN else [])
    return (*names, *(("direct",) if kind == "sales" else ()), "left_out")


def _text_value(value: str) -> str:
    return value if value.startswith("CAST(NULL") else f"nullif(trim({value}), '')"


def _left_out(piece: Piece) -> str:
    """Return the SQL for why a row does not count (null where it does); empty where no row is left out."""
    reasons = []
    for column in piece.layout.of("leave_out"):
        listed: Sequence[str] = piece.source.leave_out[column.name]
        values = ", ".join(quoted(value) for value in listed)
        raw = f"CAST(c{column.place} AS VARCHAR)"
        reasons.append(f"WHEN {raw} IN ({values}) THEN {quoted(column.name + ': ')} || {raw}")
    return f"CASE {' '.join(reasons)} END" if reasons else ""


def _identifier(piece: Piece, index: int) -> str:
    name = next(column.name for column in piece.layout.columns if column.place == index)
    return name.replace('"', '""')
