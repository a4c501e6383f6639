"""Scalar types of the file formats.

A scalar's type comes from the field, never from how the scalar looks: the reader hands over
text, and these types turn it into what the field holds. Each is `Annotated[python type, marker]`;
the marker builds pydantic's schema only when somebody asks for it, so that importing the records
does not import pydantic.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self, TypeVar, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

NUMBER = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$"
#: No three decimals after a number of one or more: 400.000 may mean 400 or 400,000.
MONEY = r"^-?(0(\.[0-9]{1,6})?|[1-9][0-9]{0,14}(\.([0-9]{1,2}|[0-9]{4,6}))?)$"
WHOLE = r"^-?(0|[1-9][0-9]{0,14})$"
DATE = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
ID = r"^[a-z0-9][a-z0-9._-]{0,63}$"
#: An account's initiative, as files of the whole portfolio name it.
INITIATIVE = r"^[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}$"
PERIOD = r"^(19|2[0-9])[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"
YEAR = r"^(19|2[0-9])[0-9]{2}$"
MONTH = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$"
QUARTER = r"^(19|2[0-9])[0-9]{2}-Q[1-4]$"
SignalKind = Literal["spike", "slump", "margin-fall", "receivables-build-up", "over-limit", "first-loss"]
SIGNALS: tuple[SignalKind, ...] = get_args(SignalKind)
SIGNAL = rf"^({'|'.join(SIGNALS)})-(19|2[0-9])[0-9]{{2}}-Q[1-4]$"
CURRENCY = r"^[A-Z]{3}$"
TARGET = r"^(<=|>=|<|>|=)\s*-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$"
#: One line of text: names and titles appear in tables and headings.
LINE = r"^[^\n\r]*\S[^\n\r]*$"
#: Text may span several lines, but not be blank.
TEXT = r"\S"

#: Plain words that an editor does not take for text, and what it takes them for.
_UNLIKE_TEXT = (("number", ("1", "2026")), ("boolean", ("true",)))


def is_period(text: str) -> bool:
    """Tell whether a text is the label of a period."""
    return re.match(PERIOD, text) is not None


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as files write it."""
    if re.match(DATE, text) is None:
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def written(value: object) -> str | None:
    """Return a date, a number or yes/no as its text in a file; None for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return None


def _from_native(value: object) -> object:
    """Return a Python value as a file would hold it, so that it passes the same checks."""
    text = written(Decimal(repr(value)) if isinstance(value, float) else value)
    return value if text is None else text


class Scalar(NamedTuple):
    """How pydantic reads one kind of scalar, and how a JSON Schema shows it.

    `kind` is text, date, number, whole or bool. `low` and `high` bound numbers, both included. All but text
    may be given as text, as files hold it, or as a Python value.
    """

    kind: Literal["text", "date", "number", "whole", "bool"]
    pattern: str = TEXT
    low: int | None = None
    high: int | None = None
    example: str = ""

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema as c

        text = c.str_schema(pattern=self.pattern)
        bounds: dict[str, Any] = {}
        if self.low is not None:
            bounds["ge"] = self.low
        if self.high is not None:
            bounds["le"] = self.high
        steps: list[CoreSchema]
        if self.kind == "text":
            return text
        if self.kind == "date":
            steps = [text, c.date_schema()]
        elif self.kind == "number":
            steps = [text, c.decimal_schema(**bounds)]
        elif self.kind == "whole":
            steps = [text, c.int_schema(**bounds)]
        else:
            steps = [c.literal_schema(["true", "false"]), c.bool_schema()]
        return c.no_info_before_validator_function(_from_native, c.chain_schema(steps))

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # An editor types `name: 2026` as a number and `stage: '2'` as a text; kamctl goes by the field.
        out: dict[str, Any] = {"pattern": self.pattern}
        if self.kind == "date":
            out |= {"type": "string", "format": "date"}
        elif self.kind in ("number", "whole"):
            out |= {"type": ["number" if self.kind == "number" else "integer", "string"]}
            if self.low is not None:
                out["minimum"] = self.low
            if self.high is not None:
                out["maximum"] = self.high
        elif self.kind == "bool":
            out = {"enum": [True, False, "true", "false"]}  # never `no`, which is text to an editor
        else:  # text
            like = [
                kind for kind, words in _UNLIKE_TEXT if any(re.search(self.pattern, word) for word in words)
            ]
            out |= {"type": ["string", *like] if like else "string"}
            if "number" in like and not re.search(self.pattern, "-1"):
                out["minimum"] = 0
        if self.example:
            out["examples"] = [self.example]
        return out


class Doc(NamedTuple):
    """A field's description, shown by editors through the JSON Schema."""

    text: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Mapping[str, Any]:
        out = dict(handler(schema))
        out["description"] = self.text
        return out


class Visibility(NamedTuple):
    """What the customer edition of an agenda shows of a field: its value, or only that it has one."""

    of: Literal["value", "presence"]


#: Marks a field that the customer edition shows. A field without a mark is hidden.
SHOWN = Visibility("value")
#: Marks a field of which the customer edition shows only whether it has a value.
SHOWN_AS_PRESENT = Visibility("presence")
T = TypeVar("T")
#: The type of a field that the customer sees, if it has no other annotations.
Shown = Annotated[T, SHOWN]


class Ref(tuple[str, ...]):
    """A reference, with the kinds of things it may name: `Ref("objective", "pressure")`.

    A kind is a record class that a mapping of some file holds by id, in words (`objective`), or a
    file kind whose files are named by id. On a list or a mapping the mark applies to each entry or key.
    """

    __slots__ = ()

    def __new__(cls, *kinds: str) -> Self:
        """Make the mark from the kinds of things."""
        return super().__new__(cls, kinds)


class Together(tuple[str, ...]):
    """Fields of the same record that belong together with this one: a merge never splits them."""

    __slots__ = ()

    def __new__(cls, *fields: str) -> Self:
        """Make the mark from the names of the other fields."""
        return super().__new__(cls, fields)


class OneThing(NamedTuple):
    """A mapping whose entries each state one thing: a merge takes an entry whole from one side."""


class Key(NamedTuple):
    """A field that, with its day and author, identifies an entry of a list."""


class Holds(NamedTuple):
    """A field of a log's entry that says what holds: the newest entry's is in force."""


class Past(NamedTuple):
    """A day on which something happened: not after today. Every field `date` is one."""


class Figures(NamedTuple):
    """A log of figures taken on a day, rather than of what people did and decided."""


Text = Annotated[str, Scalar("text")]
Line = Annotated[str, Scalar("text", LINE)]
Id = Annotated[str, Scalar("text", ID)]
InitiativeName = Annotated[str, Scalar("text", INITIATIVE, example="acme/frame-programme")]
PersonId = Annotated[str, Scalar("text", ID, example="s.bauer"), Ref("person")]
ContactId = Annotated[str, Scalar("text", ID, example="m.lindqvist"), Ref("contact")]
WhoId = Annotated[str, Scalar("text", ID), Ref("person", "contact")]
Day = Annotated[dt.date, Scalar("date", DATE, example="2026-09-30")]
PastDay = Annotated[dt.date, Scalar("date", DATE, example="2026-09-30"), Past()]
Number = Annotated[Decimal, Scalar("number", NUMBER)]
#: A quantity that is not money: units, days.
Amount = Annotated[Decimal, Scalar("number", NUMBER, low=0)]
Money = Annotated[Decimal, Scalar("number", MONEY, low=0)]
Percent = Annotated[Decimal, Scalar("number", NUMBER, low=0, high=100)]
#: A part of one: 0.25 is a quarter.
Share = Annotated[Decimal, Scalar("number", NUMBER, low=0, high=1, example="0.25")]
Whole = Annotated[int, Scalar("whole", WHOLE, low=0)]
Positive = Annotated[int, Scalar("whole", WHOLE, low=1)]
Days = Annotated[int, Scalar("whole", WHOLE, low=1, high=3650)]
#: Days allowed to somebody; 0 for none.
Grace = Annotated[int, Scalar("whole", WHOLE, low=0, high=3650)]
Month = Annotated[int, Scalar("whole", WHOLE, low=1, high=12)]
#: What it costs to wait, from little to most.
Urgency = Annotated[int, Scalar("whole", WHOLE, low=1, high=10)]
StageNumber = Annotated[int, Scalar("whole", WHOLE, low=1, high=6)]
OneToFive = Annotated[Decimal, Scalar("number", NUMBER, low=1, high=5)]
YesNo = Annotated[bool, Scalar("bool")]
Period = Annotated[str, Scalar("text", PERIOD, example="2026-Q3")]
Quarter = Annotated[str, Scalar("text", QUARTER, example="2026-Q4")]
#: Three texts, each by itself.
Fingerprint = Annotated[
    str, Scalar("text", r"^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$", example="3f9a-11c2-8d01")
]
SignalName = Annotated[str, Scalar("text", SIGNAL, example="slump-2026-Q3")]
LanguageCode = Annotated[str, Scalar("text", r"^[a-z]{2}(-[A-Z]{2})?$", example="de")]
Currency = Annotated[str, Scalar("text", CURRENCY, example="USD")]
Target = Annotated[str, Scalar("text", TARGET, example="<= 30")]

Level = Literal["president", "vice-president", "director", "manager", "specialist"]
#: High to low.
LEVELS: tuple[Level, ...] = ("president", "vice-president", "director", "manager", "specialist")
#: Senior management: who approves criteria and decides about accounts.
SENIOR: tuple[Level, ...] = ("president", "vice-president")
RuleLevel = Literal["error", "warning", "off"]
