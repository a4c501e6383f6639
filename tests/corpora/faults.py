"""Hostile account files made by hand: one row for each fault of reliability.md, 2.1 (Y1 to Y18).

Each is the whole of a would-be `accounts/acme.yaml` around a small valid account. The rows that
are not refused belong to the promise as well: they look odd and must be read as they stand.
"""

from __future__ import annotations

import codecs
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Fault:
    """One hostile file.

    `refused`: an error must be reported in it. `by` says who must: "reader", since the bytes or the
    YAML are not allowed (the model may find more); "model", since they are, but no account may hold
    the value; "nobody" where the file is fine.
    """

    name: str
    data: bytes
    refused: bool
    by: Literal["reader", "model", "nobody"]


ACCOUNT = b"name: Acme\n"
DEPTH = 32
SIZE = 4 * 1024 * 1024


def _unreadable(name: str, data: str | bytes) -> Fault:
    return Fault(name, data.encode() if isinstance(data, str) else data, refused=True, by="reader")


def _no_account(name: str, data: str | bytes) -> Fault:
    return Fault(name, data.encode() if isinstance(data, str) else data, refused=True, by="model")


def _fine(name: str, data: str | bytes) -> Fault:
    return Fault(name, data.encode() if isinstance(data, str) else data, refused=False, by="nobody")


# One valid account for each type of field, with a hole for the value.


def _line(value: str) -> str:
    return f"name: {value}\n"


def _text(value: str) -> str:
    return f"name: Acme\nbuying_reasons:\n  - reason: price\n    note: {value}\n"


def _choice(value: str) -> str:
    return f"name: Acme\nbuying_reasons:\n  - reason: {value}\n"


def _amount(value: str) -> str:
    return f"name: Acme\ncredit:\n  limit: {value}\n  terms_days: 30\n"


def _whole(value: str) -> str:
    return f"name: Acme\ncredit:\n  limit: 1000\n  terms_days: {value}\n"


def _date(value: str) -> str:
    return f"name: Acme\nreceivables:\n  - date: {value}\n    balance: 1\n    overdue: 0\n"


def _obligation(field: str) -> str:
    return (
        "name: Acme\nobligations:\n  pay:\n    owed_by: account\n    what: Pay within 30 days\n"
        f"    since: 2026-01-01\n    every: quarter\n    {field}\n"
    )


def _yes_no(value: str) -> str:
    return _obligation(f"critical: {value}")


def _number(value: str) -> str:
    return _obligation(f'target: ">= -10"\n    results:\n      2026-Q1:\n        actual: {value}')


def _quoted(text: str) -> str:
    return f'"{text}"'


def _slug(text: str) -> str:
    plain = text.replace("\n", "/").encode("ascii", "backslashreplace").decode()
    return plain.replace("\\", "").replace(" ", "_") or "empty"


# Y1, Y2, Y15: anchors, aliases, merge keys


def _aliases() -> Iterator[Fault]:
    nine = "abcdefghi"
    bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(nine)
    )
    yield _unreadable("y01-alias-bomb-9-levels", f"name: Acme\n{bomb}")
    yield _unreadable("y01-alias-bomb-flow", "name: Acme\nx: [&a [1, 1], &b [*a, *a], &c [*b, *b], *c]\n")
    yield _unreadable("y01-anchor-alone", "name: &n Acme\n")
    yield _unreadable("y01-anchor-on-key", "&k name: Acme\n")
    yield _unreadable("y01-anchor-on-root", "&r\nname: Acme\n")
    yield _unreadable("y01-anchor-on-list", "name: Acme\ncustomer_numbers: &l ['1']\n")
    yield _unreadable("y01-anchor-on-empty", "name: Acme\nsegment: &e\n")
    yield _unreadable("y01-alias", "name: &n Acme\nsegment: *n\n")
    yield _unreadable("y01-alias-as-key", "name: &n segment\n*n : retail\n")
    yield _unreadable("y01-alias-to-nothing", "name: *nowhere\n")
    yield _unreadable("y01-20000-anchors", "name: Acme\ncustomer_numbers:\n" + "- &a x\n" * 20_000)
    yield _fine("y01-star-in-quotes", _line("'*n &a'"))
    yield _fine("y01-star-inside-text", _line("Acme *n &a"))

    layers = "".join(f"{b}: &{b} {{<<: [{', '.join([f'*{a}'] * 8)}]}}\n" for a, b in pairwise(nine))
    yield _unreadable("y02-merge-bomb", f"name: Acme\na: &a {{k: v}}\n{layers}")
    yield _unreadable("y02-merge-key", "name: Acme\ncredit: &c {limit: 1, terms_days: 30}\nx: {<<: *c}\n")
    yield _unreadable("y02-merge-key-without-alias", "name: Acme\n<<: {segment: retail}\n")
    yield _unreadable("y02-merge-key-nested", "name: Acme\ncredit: {<<: {limit: 1}, terms_days: 30}\n")
    yield _no_account("y02-quoted-merge-key", "name: Acme\n'<<': retail\n")
    yield _fine("y02-merge-sign-as-text", _line("<< Acme >>"))

    yield _unreadable("y15-recursive-list", "name: Acme\ncustomer_numbers: &a [*a]\n")
    yield _unreadable("y15-recursive-mapping", "name: Acme\ncontacts: &c {x: *c}\n")
    yield _unreadable("y15-recursive-root", "&r\nname: Acme\ncontacts: *r\n")
    yield _unreadable("y15-recursive-key", "name: Acme\nx: &a {? *a : b}\n")
    yield _unreadable("y15-root-is-itself", "&a [*a]\n")


# Y3, Y18: nesting and size


def _nested() -> Iterator[Fault]:
    inside = DEPTH - 1  # the file itself is the first level
    for n in (inside, inside + 1):
        make = _no_account if n == inside else _unreadable
        level = n + 1
        yield make(f"y03-flow-list-{level}", f"name: Acme\nsegment: {'[' * n}{']' * n}\n")
        yield make(f"y03-flow-mapping-{level}", f"name: Acme\nsegment: {'{a: ' * n}1{'}' * n}\n")
        yield make(f"y03-block-list-{level}", f"name: Acme\nsegment:\n  {'- ' * n}x\n")
        maps = "".join(f"{' ' * i}a:\n" for i in range(1, n + 1))
        yield make(f"y03-block-mapping-{level}", f"name: Acme\nsegment:\n{maps}")
        mixed = "".join(f"{' ' * 2 * i}- a:\n" for i in range(n // 2))
        yield make(f"y03-block-mixed-{level}", f"name: Acme\nx:\n{mixed}{' ' * n}{'- x' if n % 2 else 'x'}\n")
    # Wide and shallow: levels that were closed again do not count.
    yield _no_account("y03-flow-list-wide", f"name: Acme\nsegment: [{', '.join(['[[[]]]'] * 10_000)}]\n")
    many = 100_000
    yield _unreadable("y03-flow-list-100000", f"name: Acme\nsegment: {'[' * many}{']' * many}\n")
    yield _unreadable("y03-flow-list-100000-open", f"name: Acme\nsegment: {'[' * many}")
    yield _unreadable("y03-flow-list-100000-root", "[" * many)
    yield _unreadable("y03-flow-mapping-100000", f"name: Acme\nsegment: {'{a: ' * many}1{'}' * many}\n")
    yield _unreadable("y03-flow-mapping-100000-open", f"name: Acme\nsegment: {'{a: ' * many}")
    yield _unreadable("y03-flow-both-100000-open", '[{"":' * many)
    yield _unreadable("y03-flow-key-100000", f"name: Acme\nsegment: {'{? ' * many}")
    yield _unreadable("y03-flow-closed-100000", f"name: Acme\nsegment: {']' * many}\n")
    yield _unreadable("y03-block-list-100000", f"name: Acme\nsegment:\n  {'- ' * many}x\n")
    yield _unreadable("y03-block-list-100000-root", "- " * many)
    yield _unreadable("y03-block-key-100000", "? " * many)
    thousand = "".join(f"{' ' * i}a:\n" for i in range(1, 1001))
    yield _unreadable("y03-block-mapping-1000", f"name: Acme\nsegment:\n{thousand}")

    head = "name: Acme\n# "
    yield _fine("y18-size-4-mib", head + "x" * (SIZE - len(head) - 1) + "\n")
    yield _unreadable("y18-size-4-mib-and-1", head + "x" * (SIZE - len(head)) + "\n")
    items = "".join(f"  - 'customer number {i:09}'\n" for i in range(40_000))
    yield _fine("y18-list-of-40000", f"name: Acme\ncustomer_numbers:\n{items}")
    words = "      word word word word word word word word\n" * 20_000
    yield _fine("y18-text-of-20000-lines", _text("|\n" + words.rstrip("\n")))
    yield _fine("y18-quoted-text-of-20000-lines", _text(f'"{words.strip()}"'))
    yield _fine("y18-plain-text-of-20000-lines", _text(words.strip()))
    yield _unreadable("y18-quote-open-for-20000-lines", _text(f'"{words}'))
    yield _unreadable("y18-key-of-2000-characters", f"name: Acme\n{'k' * 2000}: x\n")
    yield _fine("y18-20000-blank-lines", "name: Acme\n" + "\n" * 20_000 + "segment: retail\n")


# Y4: keys that stand twice


def _twice() -> Iterator[Fault]:
    contact = "{name: Ann, level: manager, function: sales}"
    yield _unreadable("y04-twice-at-the-top", "name: Acme\nsegment: retail\nname: Apex\n")
    yield _unreadable("y04-three-times", "name: Acme\nname: Apex\nname: Acme\n")
    yield _unreadable("y04-twice-the-same-value", "name: Acme\nname: Acme\n")
    yield _unreadable(
        "y04-twice-in-a-mapping", "name: Acme\ncredit:\n  limit: 1\n  terms_days: 30\n  limit: 2\n"
    )
    yield _unreadable(
        "y04-twice-in-a-flow-mapping", "name: Acme\ncredit: {limit: 1, terms_days: 30, limit: 2}\n"
    )
    yield _unreadable(
        "y04-twice-in-a-list",
        "name: Acme\nreceivables:\n  - {date: 2026-01-31, balance: 1, overdue: 0, balance: 2}\n",
    )
    yield _unreadable("y04-twice-as-id", f"name: Acme\ncontacts:\n  ann: {contact}\n  ann: {contact}\n")
    yield _unreadable(
        "y04-twice-four-levels-down",
        _obligation("results:\n      2026-Q1:\n        actual: 1\n        actual: 2\n    target: '>= 0'"),
    )
    yield _unreadable("y04-twice-with-quotes", "name: Acme\n\"name\": Apex\n'name': Apex\n")
    yield _unreadable("y04-twice-with-an-escape", 'name: Acme\n"\\x6eame": Apex\n')
    yield _unreadable("y04-twice-with-a-question-mark", "name: Acme\n? name\n: Apex\n")
    yield _unreadable("y04-twice-empty", "name: Acme\nsegment:\nsegment:\n")
    # To YAML 1.1 these are one key each: 1 and 01, 1 and true, yes and true.
    yield _fine(
        "y04-one-and-zero-one", f"name: Acme\ncontacts:\n  1: {contact}\n  01: {contact}\n  0x1: {contact}\n"
    )
    yield _fine(
        "y04-one-and-true", f"name: Acme\ncontacts: {{1: {contact}, true: {contact}, yes: {contact}}}\n"
    )
    yield _unreadable("y04-key-is-a-list", "name: Acme\n? [a, b]\n: c\n")
    yield _unreadable("y04-key-is-a-mapping", "name: Acme\n? {a: b}\n: c\n")
    yield _unreadable("y04-key-is-a-flow-mapping", "name: Acme\ncredit: {{a: b}: c}\n")
    yield _unreadable("y04-key-is-empty", "name: Acme\n: x\n")


# Y5, Y6, Y7: what YAML 1.1 takes for a boolean, a number or nothing

# fmt: off
BOOLEANS = (
    *("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE"),
    *("false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF"),
)

NUMBERS_OK = ("0", "1200", "12.5", "0.5", "-3", "-0.5", "'1200'", '"12.5"', "1200 # comment")

NUMBERS_BAD = (
    *("010", "08", "00", "-010", "0o17", "0x1F", "0b11", "1_000", "1_0.5", "1:30", "190:20:30.15"),
    *("12e3", "1e3", "1.0e3", "1.0e+400", "1E3", ".nan", ".NaN", ".inf", "-.inf", "+.INF", "nan", "inf"),
    *("NaN", "Infinity", "+5", ".5", "5.", "-.5", "--5", "'- 5'", "1.2.3", "1/2", "12 000", "1'000", "'1,000'"),
    *("'1,5'", "(5)", "$5", "5%", "5 EUR", "5k", "0x", "'-'", "''", "' '", "true", "no", "2026-01-01", "[5]"),
    *("{a: 5}", "'5\u00a0000'", "5\u202f000", "\u22125", "\uff15", "\u0665", "\u00b2", "\u2167", "5\u200a", '"5\\n"'),
    *('" 5"', '"5 "', "|\n          5"),
)

# fmt: on
DIGITS = "7" * 5000
NULLS = ("", "~", "null", "Null", "NULL")


def _scalars() -> Iterator[Fault]:
    for word in BOOLEANS:
        yield _fine(f"y05-{word}-as-line", _line(word))
        yield _fine(f"y05-{word}-as-text", _text(word))
        yield _no_account(f"y05-{word}-as-choice", _choice(word))
        make = _fine if word in ("true", "false") else _no_account
        yield make(f"y05-{word}-as-yes-no", _yes_no(word))
    for word in ("1", "0", "'yes'", "truE", "t", "[true]", '"true "'):
        yield _no_account(f"y05-{_slug(word)}-as-yes-no", _yes_no(word))
    for word in NULLS:
        yield _fine(f"y05-{word or 'empty'}-as-optional", f"name: Acme\nsegment: {word}\n")
        yield _no_account(f"y05-{word or 'empty'}-as-number", _amount(word))
        yield _no_account(f"y05-{word or 'empty'}-as-date", _date(word))
    yield _fine("y05-quoted-null-as-line", _line("'null'"))
    yield _no_account("y05-empty-as-line", _line(""))
    yield _no_account("y05-quoted-empty-as-line", _line("''"))
    yield _no_account("y05-quoted-blank-as-line", _line("'  '"))
    yield _no_account("y05-two-lines-as-line", _line('"Acme\\nLtd"'))
    yield _no_account("y05-list-as-line", _line("[Acme]"))
    yield _no_account("y05-mapping-as-line", _line("{a: b}"))
    yield _no_account("y05-line-as-mapping", "name: Acme\ncredit: 5\n")
    yield _no_account("y05-line-as-list", "name: Acme\ncustomer_numbers: 5\n")
    yield _no_account("y05-mapping-as-list", "name: Acme\ncustomer_numbers: {a: b}\n")
    yield _no_account("y05-list-as-mapping", "name: Acme\ncontacts: [a]\n")

    for number in NUMBERS_OK:
        yield _fine(f"y06-number-{_slug(number)}", _number(number))
    for number in NUMBERS_BAD:
        yield _no_account(f"y06-number-{_slug(number)}", _number(number))
    for number in ("-3", "1e3", "1_000", "nan"):
        yield _no_account(f"y06-amount-{number}", _amount(number))
    for number in ("-3", "30.5", "30.0", "030", "3_0", "1:30", "0x1E", "1e1"):
        yield _no_account(f"y06-whole-{number}", _whole(number))
    for look in (
        *NUMBERS_OK[:6],
        "010",
        "08",
        "0o17",
        "0x1F",
        "1_000",
        "1:30",
        "12e3",
        "1.10",
        ".nan",
        "2026-01-01",
    ):
        yield _fine(f"y06-line-{look}", _line(look))

    yield _no_account("y07-5000-digits-as-amount", _amount(DIGITS))
    yield _no_account("y07-5000-digits-as-number", _number(f"-{DIGITS}"))
    yield _no_account("y07-5000-digits-as-whole", _whole(DIGITS))
    yield _no_account("y07-5000-digits-as-date", _date(DIGITS))
    yield _no_account("y07-5000-digits-as-choice", _choice(DIGITS))
    yield _no_account("y07-5000-digits-after-the-point", _number(f"0.{DIGITS}"))
    yield _no_account("y07-5000-digits-of-exponent", _number(f"1e{DIGITS}"))
    yield _no_account("y07-5000-hex-digits", _amount(f"0x{'f' * 5000}"))
    yield _no_account("y07-5000-octal-digits", _amount(f"0{DIGITS}"))
    yield _no_account("y07-5000-digits-sexagesimal", _amount(":".join(["59"] * 2500)))
    yield _fine("y07-5000-digits-as-line", f"name: Acme\ncustomer_numbers: [{DIGITS}]\n")
    yield _unreadable(
        "y07-5000-digits-as-key", f"name: Acme\n{DIGITS}: x\n"
    )  # libyaml: a key has 1024 at most


# Y8: dates

# fmt: off
DATES_OK = ("2024-01-05", "2024-02-29", "2000-02-29", "'2024-01-05'", '"2024-12-31"')

DATES_BAD = (
    # not there
    *("2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-06-31", "2024-09-31"),
    *("2024-11-31", "2024-00-10", "2024-13-01", "2024-01-00", "2024-01-32", "0000-01-01", "10000-01-01"),
    # ISO 8601, but not this form of it
    *("20240105", "2024-W09-4", "2024W094", "2024-060", "2024060", "2024-01", "2024", "--01-05", "-2024-01-05"),
    *("+2024-01-05", "2024-01-05T00:00:00", "2024-01-05T00:00:00Z", "2024-01-05T10:00:00+99:99", "2024-01-05Z"),
    *("2024-01-05 10:00:00", "2024-01-05t10:00:00.5-5"),
    # what people write
    *("2024-1-5", "2024-01-5", "2024-1-05", "24-01-05", "2024/01/05", "2024.01.05", "05.01.2024", "01/05/2024"),
    *("5 Jan 2024", "Jan 5 2024", "2024-Jan-05", "2024-01-05 or later", "today", "tomorrow", "Q1", "2024-Q1"),
    *("2024-01-05-06", "2024--01-05", "2024-O1-05", "1707436800", "'1707436800'", "1.7e9", ".nan", "true"),
    # what a regular expression or fromisoformat lets through
    *('"2024-01-05\\n"', '"2024-01-05 "', '" 2024-01-05"', "2024-01-05\u00a0", "|\n      2024-01-05"),
    *("\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0665", "\uff12\uff10\uff12\uff14-01-05", "2024\u201001\u201005"),
    *("2024\u221201\u221205", "[2024-01-05]", "{2024-01-05: x}"),
)
# fmt: on


def _dates() -> Iterator[Fault]:
    for date in DATES_OK:
        yield _fine(f"y08-{_slug(date)}", _date(date))
    for date in DATES_BAD:
        yield _no_account(f"y08-{_slug(date)}", _date(date))


# Y9, Y10, Y12, Y13, Y14: the shape of the file


def _tabs() -> Iterator[Fault]:
    yield _unreadable("y09-tab-indents", "name: Acme\ncredit:\n\tlimit: 1\n\tterms_days: 30\n")
    yield _unreadable("y09-tab-after-spaces-indents", "name: Acme\ncredit:\n  \tlimit: 1\n  terms_days: 30\n")
    yield _unreadable("y09-tab-indents-the-first-line", "\tname: Acme\n")
    yield _unreadable("y09-tab-indents-a-list", "name: Acme\ncustomer_numbers:\n\t- '1'\n")
    yield _unreadable("y09-tab-starts-the-value", "name: Acme\nsegment: retail\n\t: x\n")
    yield _fine("y09-tab-after-the-value", "name: Acme\t\nsegment: retail\n")
    yield _fine("y09-tab-before-the-value", "name:\tAcme\n")
    yield _fine("y09-tab-before-a-comment", "name: Acme\t# ours\n")
    yield _fine("y09-tab-in-the-value", "name: Acme\tLtd\n")
    yield _fine("y09-tab-in-a-comment", "name: Acme\n#\tours\n")
    yield _fine("y09-tab-in-a-flow-list", "name: Acme\ncustomer_numbers: [\t'1',\t'2'\t]\n")


def _marks() -> Iterator[Fault]:
    bom = "\ufeff"
    yield _fine("y12-bom", f"{bom}name: Acme\n")
    yield _fine("y12-bom-and-crlf", f"{bom}name: Acme\r\nsegment: retail\r\n")
    yield _fine("y12-bom-before-a-comment", f"{bom}# ours\nname: Acme\n")
    yield _unreadable("y10-bom-twice", f"{bom}{bom}name: Acme\n")
    yield _unreadable("y10-bom-alone", bom)
    yield _unreadable("y10-bom-starts-line-2", f"name: Acme\n{bom}segment: retail\n")
    yield _unreadable("y10-bom-in-a-key", f"name: Acme\nseg{bom}ment: retail\n")
    yield _unreadable("y10-bom-in-the-value", f"name: Ac{bom}me\n")
    yield _unreadable("y10-bom-in-a-comment", f"name: Acme\n# {bom}\n")
    yield _unreadable("y10-bom-after-a-blank-line", f"\n{bom}name: Acme\n")
    yield _unreadable("y10-bom-escaped", _line('"Ac\\ufeffme"'))
    for escape in ("\\ud800", "\\udfff", "\\udc00\\ud800", "\\ud83d\\ude00", "\\U0000d800", "\\U00110000"):
        yield _unreadable(f"y10-escape-{escape[1:].replace(chr(92), '-')}", _line(f'"Acme {escape}"'))
    yield _unreadable("y10-escape-unknown", _line('"Acme \\q"'))
    yield _unreadable("y10-escape-cut", _line('"Acme \\x4"'))
    for directive in (
        "%YAML 1.1",
        "%YAML 1.3",
        "%YAML 2.0",
        "%YAML x",
        "%TAG ! tag:example.com,2026:",
        "%TAG !a! !b",
    ):
        yield _unreadable(f"y10-{_slug(directive[1:])}", f"{directive}\n---\nname: Acme\n")
    yield _unreadable("y10-yaml-directive-twice", "%YAML 1.1\n%YAML 1.1\n---\nname: Acme\n")

    text = "name: Acme\nsegment: retail\n"
    for encoding, start in (
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ):
        yield _unreadable(f"y12-{encoding}-with-bom", start + text.encode(encoding))
        yield _unreadable(f"y12-{encoding}", text.encode(encoding))
    yield _fine("y12-crlf", text.replace("\n", "\r\n"))
    yield _fine("y12-crlf-and-lf", "name: Acme\r\nsegment: retail\n")
    yield _fine("y12-no-final-newline", text.rstrip("\n"))
    yield _fine("y12-no-final-newline-crlf", "name: Acme\r\nsegment: retail")
    yield _fine("y12-blank-lines-at-the-end", f"{text}\n\n\n")
    yield _unreadable("y12-cr-alone", text.replace("\n", "\r"))
    yield _unreadable("y12-cr-alone-once", "name: Acme\rsegment: retail\n")
    yield _unreadable("y12-cr-alone-at-the-end", "name: Acme\r")
    yield _unreadable("y12-cr-cr-lf", "name: Acme\r\r\n")
    yield _unreadable("y12-lf-cr", "name: Acme\n\rsegment: retail\n\r")
    yield _unreadable("y12-cr-in-quotes", _line('"Ac\rme"'))
    yield _unreadable("y12-cr-ends-a-comment", "# ours\rname: Acme\n")
    for name, end in (("nel", "\x85"), ("ls", "\u2028"), ("ps", "\u2029")):
        yield _unreadable(f"y12-{name}-as-line-end", text.replace("\n", end))
        yield _unreadable(f"y12-{name}-ends-a-comment", f"# ours{end}name: Acme\n")
        yield _unreadable(f"y12-{name}-hides-a-field", f"name: Acme\n# note{end}segment: retail\n")
        yield _unreadable(f"y12-{name}-in-quotes", _line(f'"Ac{end}me"'))
        yield _unreadable(f"y12-{name}-in-plain-text", _line(f"Ac{end}me"))
    for escape in ("\\N", "\\L", "\\P", "\\u0085", "\\u2028", "\\u2029"):
        yield _unreadable(f"y12-escape-{escape[1:]}", _line(f'"Ac{escape}me"'))

    for name, raw in (
        ("latin-1", b"Caf\xe9"),
        ("windows-1252", b"\x93Acme\x94"),
        ("ff", b"Acme\xff"),
        ("fe-ff", b"Acme\xfe\xff"),
        ("continuation-alone", b"Acme\x80"),
        ("c1-as-one-byte", b"Acme\x9b2J"),
        ("cut", b"Caf\xc3"),
        ("cut-emoji", b"Acme \xf0\x9f\x98"),
        ("overlong-slash", b"Acme \xc0\xaf"),
        ("overlong-nul", b"Acme \xc0\x80"),
        ("surrogate", b"Acme \xed\xa0\x80"),
        ("surrogate-pair", b"Acme \xed\xa0\xbd\xed\xb8\x80"),
        ("over-10ffff", b"Acme \xf4\x90\x80\x80"),
        ("f8", b"Acme \xf8\x88\x80\x80\x80"),
    ):
        yield _unreadable(f"y13-{name}", b"name: " + raw + b"\n")
        yield _unreadable(f"y13-{name}-in-a-comment", ACCOUNT + b"# " + raw + b"\n")
        yield _unreadable(f"y13-{name}-at-the-end", ACCOUNT + b"segment: " + raw)
    yield _unreadable("y13-noncharacter-fffe", _line("Acme\ufffe"))
    yield _unreadable("y13-noncharacter-ffff", _line("Acme\uffff"))
    yield _unreadable("y13-gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcbK\xccM\xb5Rp\x04\xb2\x01")
    yield _unreadable("y13-png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01")


def _documents() -> Iterator[Fault]:
    yield _unreadable("y14-no-byte", "")
    yield _unreadable("y14-newline-alone", "\n")
    yield _unreadable("y14-blanks-alone", "   \n  \n")
    yield _unreadable("y14-comment-alone", "# name: Acme\n")
    yield _unreadable("y14-comment-alone-without-newline", "# name: Acme")
    yield _unreadable("y14-end-marker-alone", "...\n")
    yield _no_account("y14-start-marker-alone", "---\n")
    for word in ("~", "null", "Acme", "5", "'name: Acme'", "[]", "{}", "- name: Acme", "| \n  name: Acme"):
        yield _no_account(f"y14-root-is-{_slug(word.splitlines()[0].strip())}", f"{word}\n")
    yield _unreadable("y14-two-documents", "name: Acme\n---\nname: Apex\n")
    yield _unreadable("y14-two-documents-with-start", "---\nname: Acme\n---\nname: Apex\n")
    yield _unreadable("y14-two-documents-with-end", "name: Acme\n...\n---\nname: Apex\n")
    yield _unreadable("y14-second-document-empty", "name: Acme\n---\n")
    yield _unreadable("y14-first-document-empty", "---\n---\nname: Acme\n")
    yield _unreadable("y14-second-document-broken", "name: Acme\n---\n[\n")
    yield _unreadable("y14-text-after-the-end", "name: Acme\n...\nsegment: retail\n")
    yield _unreadable("y14-1000-documents", "---\nname: Acme\n" * 1000)
    yield _fine("y14-start-marker", "---\nname: Acme\n")
    yield _fine("y14-end-marker", "name: Acme\n...\n")
    yield _fine("y14-comments-around", "# ours\n\nname: Acme # the\n# end\n")
    yield _unreadable("y14-json-then-text", '{"name": "Acme"} x\n')
    yield _fine("y14-json", '{"name": "Acme", "segment": null}\n')
    yield _unreadable("y14-quote-open", 'name: "Acme\n')
    yield _unreadable("y14-bracket-open", "name: Acme\ncustomer_numbers: ['1',\n")
    yield _unreadable("y14-brace-open", "name: Acme\ncredit: {limit: 1\n")
    yield _unreadable("y14-colon-in-the-value", "name: Acme: Ltd\n")
    yield _unreadable("y14-no-colon", "name: Acme\nsegment retail\n")
    yield _unreadable("y14-indent-wrong", "name: Acme\n  segment: retail\n")
    yield _unreadable("y14-indent-back-halfway", "name: Acme\ncredit:\n    limit: 1\n  terms_days: 30\n")
    yield _unreadable("y14-at-sign", _line("@acme"))
    yield _unreadable("y14-backtick", _line("`acme`"))
    yield _unreadable("y14-percent", _line("%acme"))


# Y11: characters that nobody sees

CONTROLS = (*range(0x20), *range(0x7F, 0xA0))


def _controls() -> Iterator[Fault]:
    for code in CONTROLS:
        raw = _fine if chr(code) in "\t\n" else _unreadable
        yield raw(f"y11-raw-{code:02x}", _text(f'"one{chr(code)}two"'))
        yield raw(f"y11-escaped-{code:02x}", _text(f'"one\\x{code:02x}two"'))
    for escape in "0abvferN":
        yield _unreadable(
            f"y11-escape-{escape if escape.islower() else 'big-' + escape}", _text(f'"one\\{escape}two"')
        )
    yield _unreadable("y11-escaped-as-4-digits", _text('"one\\u001btwo"'))
    yield _unreadable("y11-escaped-as-8-digits", _text('"one\\U0000001btwo"'))
    yield _unreadable("y11-escaped-in-a-key", 'name: Acme\n"seg\\0ment": retail\n')
    yield _unreadable("y11-escaped-in-a-flow-list", 'name: Acme\ncustomer_numbers: ["1\\e[2J"]\n')
    yield _unreadable("y11-escaped-clears-the-screen", _line('"Acme\\e[2J\\e[H"'))
    yield _unreadable("y11-escaped-sets-the-title", _line('"Acme\\e]0;owned\\a"'))
    for code in (0x00, 0x08, 0x1B, 0x7F, 0x9B):
        sign = chr(code)
        yield _unreadable(f"y11-raw-{code:02x}-in-a-comment", f"name: Acme # {sign}\n")
        yield _unreadable(f"y11-raw-{code:02x}-in-plain-text", f"name: Ac{sign}me\n")
        yield _unreadable(f"y11-raw-{code:02x}-in-a-key", f"name: Acme\nseg{sign}ment: x\n")
        yield _unreadable(f"y11-raw-{code:02x}-in-single-quotes", _line(f"'Ac{sign}me'"))
        yield _unreadable(f"y11-raw-{code:02x}-in-a-block", _text(f"|\n      one{sign}two"))
        yield _unreadable(f"y11-raw-{code:02x}-at-the-start", f"{sign}name: Acme\n")
        yield _unreadable(f"y11-raw-{code:02x}-at-the-end", f"name: Acme\n{sign}")
    yield _unreadable("y11-64-kib-of-nul", b"\0" * 65536)
    yield _unreadable("y11-nul-after-power-loss", ACCOUNT + b"\0" * 4096)
    yield _fine("y11-backslashes-in-single-quotes", _line("'Acme \\0 \\e[2J'"))
    yield _fine("y11-backslashes-in-plain-text", _line("Acme \\0 \\e[2J"))

    # Bidirectional controls reorder what is shown, zero width hides that two names differ.
    hidden = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060)
    for code in hidden:
        sign = chr(code)
        yield _unreadable(f"y11-raw-{code:04x}-in-a-name", _line(f"Ac{sign}me"))
        yield _unreadable(f"y11-raw-{code:04x}-in-a-quoted-name", _line(f'"Ac{sign}me"'))
        yield _unreadable(f"y11-escaped-{code:04x}-in-a-name", _line(f'"Ac\\u{code:04x}me"'))
        yield _unreadable(
            f"y11-raw-{code:04x}-in-a-contact", f"name: Acme\ncontacts: {{ann: {{name: 'A{sign}nn'}}}}\n"
        )
        yield _unreadable(
            f"y11-raw-{code:04x}-in-an-id", f"name: Acme\ncontacts: {{a{sign}nn: {{name: Ann}}}}\n"
        )
        yield _unreadable(f"y11-raw-{code:04x}-in-a-comment", f"name: Acme # {sign}\n")
    # Persian and emoji need the joiners, Arabic and Hebrew need no mark at all.
    yield _fine("y11-non-joiner-in-persian", _line("\u0634\u0631\u06a9\u062a\u200c\u0647\u0627"))
    yield _fine("y11-joiner-in-emoji", _line("\U0001f469\u200d\U0001f4bb Acme"))
    yield _fine("y11-hebrew", _line("\u05d0\u05e7\u05de\u05d4 Acme"))
    yield _fine("y11-no-break-space", _line("Acme\u00a0Ltd"))
    yield _fine("y11-combining-marks", _line("Z\u0351\u0343\u034aa\u030alg\u0300o"))
    yield _fine("y11-astral", _line("\U0001d504\U0001f600"))


# Y16: tags

# fmt: off
TAGS = (
    *("!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary", "!!merge", "!!value", "!!yaml"),
    *("!!python/name:os.system", "!!python/module:os", "!!python/none", "!!python/long", "!!python/tuple"),
    *("!!python/object:os.system", "!!python/object/new:os.system", "!!python/object/apply:os.system"),
    *("!", "!local", "!Ref", "!env_var", "!include", "!vault", "!<tag:yaml.org,2002:str>", "!<!local>", "!a!b"),
)
# fmt: on


def _tags() -> Iterator[Fault]:
    for tag in TAGS:
        yield _unreadable(f"y16-{tag}", _line(f"{tag} Acme"))
    for tag in ("!!seq", "!!set", "!!omap", "!!pairs", "!local", "!!python/tuple"):
        yield _unreadable(f"y16-{tag}-on-a-list", f"name: Acme\ncustomer_numbers: {tag} ['1']\n")
        yield _unreadable(f"y16-{tag}-on-a-block-list", f"name: Acme\ncustomer_numbers: {tag}\n  - '1'\n")
    for tag in ("!!map", "!!set", "!!omap", "!local", "!!python/dict", "!!python/object/apply:os.system"):
        yield _unreadable(
            f"y16-{tag}-on-a-mapping", f"name: Acme\ncredit: {tag} {{limit: 1, terms_days: 30}}\n"
        )
    yield _unreadable("y16-on-the-root", "!!map\nname: Acme\n")
    yield _unreadable("y16-on-a-key", "!!str name: Acme\n")
    yield _unreadable("y16-on-an-empty-value", "name: Acme\nsegment: !!null\n")
    yield _unreadable("y16-on-a-quoted-value", _line('!!str "Acme"'))
    yield _unreadable("y16-with-an-anchor", _line("!!str &a Acme"))
    yield _unreadable("y16-runs-a-command", "name: !!python/object/apply:os.system ['touch /tmp/owned']\n")
    yield _unreadable("y16-in-a-list", "name: Acme\ncustomer_numbers: [!!int '1']\n")
    yield _fine("y16-in-quotes", _line("'!!str Acme'"))
    yield _fine("y16-inside-text", _line("Acme !!str"))


# Y17: conflicts


def _conflicts() -> Iterator[Fault]:
    with tarfile.open(Path(__file__).with_name("git-conflicts.tar.xz"), "r:xz") as tar:
        for member in tar:
            content = tar.extractfile(member)
            assert content is not None
            yield _unreadable(f"y17-git-{member.name.removesuffix('.yaml')}", content.read())
    # Half mended: any marker left on its own is one too many.
    for sign in "<=>|":
        for size in (7, 8, 15, 80):
            yield _unreadable(
                f"y17-{ord(sign):02x}-{size}-in-quotes", f'name: Acme\nsegment: "one\n{sign * size}\n two"\n'
            )
        yield _unreadable(f"y17-{ord(sign):02x}-first-line", f"{sign * 7} HEAD\nname: Acme\n")
        yield _unreadable(f"y17-{ord(sign):02x}-last-line", f"name: Acme\n{sign * 7}")
        yield _unreadable(f"y17-{ord(sign):02x}-after-bom", f"\ufeff{sign * 7} HEAD\nname: Acme\n")
        yield _unreadable(
            f"y17-{ord(sign):02x}-crlf", f'name: Acme\r\nsegment: "one\r\n{sign * 7}\r\n two"\r\n'
        )
        yield _unreadable(f"y17-{ord(sign):02x}-in-plain-text", f"one\n{sign * 7} two\nthree\n")
        yield _fine(f"y17-{ord(sign):02x}-six", f'name: Acme\nsegment: "one\n {sign * 6}\n two"\n')
        yield _fine(f"y17-{ord(sign):02x}-indented", f'name: Acme\nsegment: "one\n  {sign * 7} two"\n')
        yield _fine(f"y17-{ord(sign):02x}-not-at-the-start", _line(f"'Acme {sign * 7} HEAD'"))
        yield _fine(f"y17-{ord(sign):02x}-in-a-comment", f"name: Acme\n# {sign * 7} HEAD\n")
    yield _fine("y17-underlined-in-a-block", _text("|\n      Why they buy\n      ============\n      Price."))


# Text that is fine as data: only what shows it has to take care.

# fmt: off
NAMES = (
    *("Acme [/x] Ltd", "'[red]Acme'", "Acme [renewal 2024]", "'[link=https://evil.example]https://good.example[/link]'"),
    *("'::error::injected'", "'##[error]injected'", "Acme ##[add-mask]x", "'%0A::error::x'", "'=1+1'", "'@SUM(A1)'"),
    *("-1+1", "'+1'", "<script>alert(1)</script>", "'{{ 7*7 }}'", "'${7*7}'", "a' OR 1=1 --", "../../etc/passwd"),
    *("-rf", "$(touch owned)", "'`touch owned`'", "';ls'", "Acme #1", "'Acme # 1'", "'#Acme'", "C:\\Acme", "'- Acme'"),
    *("'Acme: Ltd'", "'? Acme'", "'[Acme'", "'{Acme'", "'%Acme'", "'@Acme'", "'|'", "'>'", "''''", '"\\""', "':'", "'100:'"),
)
# fmt: on


def _names() -> Iterator[Fault]:
    for number, name in enumerate(NAMES):
        yield _fine(f"text-{number:02}", _line(name))


FAULTS: tuple[Fault, ...] = (
    Fault("sound", ACCOUNT, refused=False, by="nobody"),
    *_aliases(),
    *_nested(),
    *_twice(),
    *_scalars(),
    *_dates(),
    *_tabs(),
    *_marks(),
    *_documents(),
    *_controls(),
    *_tags(),
    *_conflicts(),
    *_names(),
)
