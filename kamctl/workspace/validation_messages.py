"""What is wrong with the shape of a file, worded so that its author can fix it."""

from __future__ import annotations

import copy
import re
from difflib import get_close_matches
from typing import Any

from kamctl.findings import Draft
from kamctl.model import shape, spellings, types
from kamctl.model.kinds import Kind, record_class
from kamctl.model.pydantic_core import ValidationError
from kamctl.model.record import Record
from kamctl.model.validators import validator
from kamctl.unseen import name_of
from kamctl.wording import plural
from kamctl.workspace.short_forms import spell_out
from kamctl.yaml.lookalikes import BLANK, DASHES, QUOTE, QUOTE_HELP, blank_help
from kamctl.yaml.reader import MAX_PROBLEMS
from kamctl.yaml.tree import Document, Path

#: A file with more faults than this is reported, not salvaged: it is probably not meant for kamctl.
MAX_MENDED = 5_000

_SAYS = {
    types.NUMBER: "a number such as 1200, 12.5 or -3",
    types.MONEY: "an amount such as 1200 or 12.50, without a currency or a sign between thousands",
    types.WHOLE: "a whole number such as 12",
    types.DATE: "a date: YYYY-MM-DD",
    types.ID: "an id: a to z, 0 to 9, dot, dash and underscore, at most 64, starting with a letter or figure",
    types.SIGNAL: "a signal with its quarter: slump-2026-Q3",
    types.PERIOD: "a period: 2026-Q3, 2026-07 or 2026",
    types.QUARTER: "a quarter: 2026-Q3",
    types.CURRENCY: "a currency of ISO 4217: three capital letters, such as USD",
    types.TARGET: 'a target: <=, >=, <, > or = and a number, such as "<= 30"',
    types.LINE: "text on one line",
    types.TEXT: "text",
}


#: What is left of `1.200,50 €` after its comma.
_AFTER_COMMA = r"\d{1,2}(?:\D{0,4})$"
_AMOUNT_HELP = "Write an amount as 1200.50: a dot before the decimals, no currency."


def first_field(kind: Kind) -> str:
    """Return a hint with the first field of a file kind."""
    first = next(iter(shape.fields_of(record_class(kind))))
    return f"The first field is `{first}`."


def mend(
    kind: Kind, document: Document, error: ValidationError, path: str, account: str | None
) -> tuple[Any, Any, list[Draft]]:
    """Take empty values out, then report what is left, then salvage the rest.

    Returns the record, if taking empty values out was enough; else what could be salvaged, and the findings.
    """
    cls = record_class(kind)
    errors = _errors(error)
    if len(errors) > MAX_MENDED:
        return None, None, _drafts(cls, errors, path, account)
    data = copy.deepcopy(document.data)
    spell_out(kind, data)
    if any(e["input"] is None for e in errors):
        for e in errors:
            if e["input"] is None:
                _take_empty(cls, data, e["loc"], document)
        try:
            return validator(kind).validate_python(data), None, []
        except ValidationError as second:
            error = second
    drafts = _drafts(cls, _errors(error), path, account)
    return None, _salvage(kind, cls, data, error), drafts


def first_at(kind: Kind, error: ValidationError, path: Path) -> Draft | None:
    """Return the first fault at a path; None where the faults are elsewhere."""
    inside = (e for e in _errors(error) if e["type"] != "missing" and tuple(e["loc"])[: len(path)] == path)
    return next((_draft(record_class(kind), e, "", None) for e in inside), None)


def _drafts(cls: type[Record], errors: list[Any], path: str, account: str | None) -> list[Draft]:
    """Report the first faults and, in place of the rest, how many there are."""
    blank = {_before_blank(e["loc"]) for e in errors if e["type"] == "unexpected_keyword_argument"}
    errors = [e for e in errors if e["type"] != "missing" or tuple(e["loc"]) not in blank]
    more = len(errors) - MAX_PROBLEMS
    drafts = [_draft(cls, e, path, account) for e in errors[: MAX_PROBLEMS if more > 1 else None]]
    if more > 1:
        where = tuple(step for step in errors[MAX_PROBLEMS]["loc"] if step != "[key]")
        message = f"and {plural(more, 'more fault')} from here on"
        drafts.append(
            Draft("invalid-value", path, where, message, "Fix those above first.", account, key=True)
        )
    return drafts


def _before_blank(loc: Path) -> Path | None:
    """Return the field that was meant by a key that a no-break space joins to its value."""
    field, colon, _ = str(loc[-1]).partition(":")
    return (*loc[:-1], field) if colon and BLANK.search(str(loc[-1])) else None


def _errors(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False))


def _take_empty(cls: type[Record], data: Any, loc: Path, document: Document) -> None:
    """Treat an empty value as absent where the field is optional; as its text where the field takes text."""
    parent = shape.record_at(cls, loc[:-1])
    holder = _holder(data, loc)
    if holder is None:
        return
    field = shape.fields_of(parent).get(str(loc[-1])) if parent else None
    if field is not None and not field.required:
        holder.pop(loc[-1], None)
        return
    node = document.find(loc)
    text = getattr(node, "value", "")
    marker = shape.scalar_of(shape.at(cls, loc))
    if text and marker is not None and marker.kind == "text":
        holder[loc[-1]] = text


def _holder(data: Any, loc: Path) -> Any:
    """Return the container that holds what `loc` names; None if there is none."""
    for step in loc[:-1]:
        if (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]  # type: ignore[index]
        else:
            return None
    last = loc[-1] if loc else None
    if (isinstance(data, dict) and last in data) or (
        isinstance(data, list) and isinstance(last, int) and last < len(data)
    ):
        return data
    return None


def _salvage(kind: Kind, cls: type[Record], data: Any, error: ValidationError) -> Any:
    """Cut the faulty parts out and validate the rest; None where nothing is left."""
    for _ in range(3):
        gone: set[Path] = set()
        for e in _errors(error):
            loc = tuple(e["loc"])
            marker = shape.scalar_of(shape.at(cls, loc)) if len(loc) == 1 else None
            if marker is not None and marker.pattern in (types.LINE, types.TEXT):
                data[loc[0]] = "?"  # a missing or faulty name hides no other fault
            else:
                gone.add(_removable(cls, e))
        if () in gone:
            return None
        for loc in sorted(gone, key=lambda p: [(isinstance(s, str), s) for s in p], reverse=True):
            holder = _holder(data, loc)
            if holder is not None:
                del holder[loc[-1]]
        try:
            return validator(kind).validate_python(data)
        except ValidationError as again:
            error = again
    return None


def _removable(cls: type[Record], error: Any) -> Path:
    """Return the smallest part around an error that a record can do without."""
    loc: Path = tuple(error["loc"])
    if loc and loc[-1] == "[key]":
        return loc[:-1]
    if error["type"] == "unexpected_keyword_argument":
        return loc
    if error["type"] == "missing":
        loc = loc[:-1]
    while loc:
        parent = shape.at(cls, loc[:-1])
        if shape.is_mapping(parent) or shape.is_list(parent):
            return loc
        record = shape.record_at(cls, loc[:-1])
        field = shape.fields_of(record).get(str(loc[-1])) if record else None
        if field is not None and not field.required:
            return loc
        loc = loc[:-1]
    return ()


def _draft(cls: type[Record], error: Any, path: str, account: str | None) -> Draft:
    loc: Path = tuple(error["loc"])
    kind = error["type"]
    if kind == "missing":
        return _missing(cls, loc, path, account)
    if kind == "unexpected_keyword_argument":
        return _unknown(cls, error, loc, path, account)
    if loc and loc[-1] == "[key]":
        return _bad_key(loc[:-1], error, path, account)
    if error["input"] is None:
        field = (
            shape.fields_of(record).get(str(loc[-1])) if (record := shape.record_at(cls, loc[:-1])) else None
        )
        hint = f"{field.doc}." if field and field.doc else "Write its fields, or delete the line."
        return Draft("missing-field", path, loc, f"`{_last(loc)}` is empty", hint, account, key=True)
    message, way_out = _wrong(cls, loc, error)
    marker = shape.scalar_of(shape.at(cls, loc))
    no_id = str(error["input"]) if marker is not None and marker.pattern == types.ID else ""
    return Draft("invalid-value", path, loc, message, way_out, account, no_id=no_id)


def _last(loc: Path) -> str:
    return f"entry {loc[-1] + 1}" if isinstance(loc[-1], int) else loc[-1]


def _missing(cls: type[Record], loc: Path, path: str, account: str | None) -> Draft:
    name = str(loc[-1])
    record = shape.record_at(cls, loc[:-1])
    field = shape.fields_of(record).get(name) if record else None
    hint = f"Add `{name}: …`" + (f" ({field.doc})." if field and field.doc else ".")
    return Draft("missing-field", path, loc[:-1], f"`{name}` is missing", hint, account, key=True)


def _unknown(cls: type[Record], error: Any, loc: Path, path: str, account: str | None) -> Draft:
    name = str(loc[-1])
    record = shape.record_at(cls, loc[:-1])
    known = list(shape.fields_of(record)) if record else []
    near = get_close_matches(name.lower().replace("-", "_"), known, 1, 0.6)
    if blank := BLANK.search(name):
        message = f"`{name}` is not a field: it holds a {name_of(blank[0])}"
        return Draft("unknown-field", path, loc, message, blank_help(blank[0]), account, key=True)
    if error["input"] is None and (" " in name or not near):
        message = f"`{name}` is not a field: a comma ends the text before it"
        hint = _AMOUNT_HELP if re.match(_AFTER_COMMA, name) else "Put the whole text in quotes."
        hint = QUOTE_HELP if QUOTE.search(name) else hint
        return Draft("unknown-field", path, loc, message, hint, account, key=True)
    hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
    return Draft("unknown-field", path, loc, f"unknown field `{name}`", hint, account, key=True)


def _bad_key(loc: Path, error: Any, path: str, account: str | None) -> Draft:
    pattern = error.get("ctx", {}).get("pattern")
    if pattern == types.ID:
        near = spellings.id_like(str(loc[-1])) or "name"
        hint = f"An id may have a to z, 0 to 9, dot, dash and underscore: `{near}`."
        return Draft("invalid-id", path, loc, f"`{loc[-1]}` is not a valid id", hint, account, key=True)
    if error["type"] == "literal_error":
        says = f"one of {_spoken(error)}"
    else:
        says = _SAYS.get(pattern, "another key")
    return Draft(
        "invalid-value",
        path,
        loc,
        f"`{loc[-1]}` cannot be a key here",
        f"It takes {says}.",
        account,
        key=True,
    )


def _spoken(error: Any) -> str:
    return str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")


def _wrong(cls: type[Record], loc: Path, error: Any) -> tuple[str, str]:  # noqa: PLR0911 - one for each kind of fault
    """Say what is wrong with a value, and what would be right."""
    name, given, kind = _last(loc), error["input"], error["type"]
    here = shape.at(cls, loc)
    if isinstance(given, (dict, list)):
        wanted = "text" if shape.scalar_of(here) or shape.choices_of(here) else "another shape"
        found = "fields" if isinstance(given, dict) else "a list"
        if shape.is_list(here) and (dash := next(iter(given), "")[:1]) in DASHES:
            return (
                f"`{name}` is not a list: `{dash}` does not begin an entry",
                "Begin each entry with `- `, a plain hyphen.",
            )
        return f"`{name}` holds {found}", f"It takes {_wanted(here, wanted)}."
    shown = _short(str(given))
    if kind == "literal_error":
        words = shape.choices_of(here)
        near = get_close_matches(str(given).lower().replace("_", "-").replace(" ", "-"), words, 1, 0.6)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        expected = ", ".join(words) if words else _spoken(error)
        return f"`{name}` cannot be {shown}", f"{hint}It takes one of: {expected}."
    if kind.startswith("date"):
        return f"`{name}`: {shown} is not a date of the calendar", f"It takes {_SAYS[types.DATE]}."
    if kind in ("less_than_equal", "greater_than_equal"):
        limit = error["ctx"].get("le", error["ctx"].get("ge"))
        word = "at most" if "le" in error["ctx"] else "at least"
        return f"`{name}` is {shown}", f"It takes {word} {limit}."
    marker = shape.scalar_of(here)
    way_out = f"It takes {_wanted(here, 'another value')}."
    if marker is None:
        return f"`{name}` cannot be {shown}", way_out
    readings = spellings.unclear_amount(str(given)) if marker.pattern == types.MONEY else None
    if readings is not None:
        return f"`{name}`: {shown} is unclear", spellings.both_readings(readings)
    meant = _meant(marker, str(given))
    return f"`{name}` cannot be {shown}", f"Write `{meant}`. {way_out}" if meant else way_out


def _meant(marker: types.Scalar, given: str) -> str | None:
    """Return how a file writes what a text means, where the text spells it differently."""
    bare = QUOTE.sub("", given).strip()
    if bare != given and marker.pattern and re.match(marker.pattern, bare):
        return bare
    if marker.kind == "date":
        return " or ".join(day.isoformat() for day in spellings.days_meant(given)) or None
    return spellings.number_meant(given) if marker.kind in ("number", "whole") else None


def _wanted(here: Any, otherwise: str) -> str:
    marker = shape.scalar_of(here)
    if marker is not None:
        return "true or false" if marker.kind == "bool" else _SAYS.get(marker.pattern, otherwise)
    if shape.choices_of(here):
        return "one of: " + ", ".join(shape.choices_of(here))
    if isinstance(here, type) and issubclass(here, Record):
        return "fields: " + ", ".join(shape.fields_of(here))
    if shape.is_list(here):
        return "a list: entries that start with `- `"
    if shape.is_mapping(here):
        return "a mapping: `id: …` below it"
    return otherwise


def _short(text: str) -> str:
    text = text.replace("\r", "").replace("\n", "\\n")
    return f"`{text[:40]}…`" if len(text) > 40 else f"`{text}`"
