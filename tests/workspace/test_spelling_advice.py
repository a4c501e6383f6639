"""A misspelt date, amount or id is answered with the spelling that the file takes."""

from __future__ import annotations

import pytest

from kamctl.workspace.load import load
from tests.checks.rules.examples import base, top_keys, without

CREDIT = "credit: {{limit: {}, terms_days: 30}}\n"


def faults(extra: str) -> list[tuple[str, str]]:
    files = base()
    files["accounts/acme.yaml"] = without(files["accounts/acme.yaml"], top_keys(extra)) + extra
    return [(d.message, d.help) for d in load(files).drafts]


@pytest.mark.parametrize("written", ["400000", "400.00", "400.5", "0.125", "400.1234", "400"])
def test_an_amount_with_one_reading_is_taken(written):
    assert faults(CREDIT.format(written)) == []


@pytest.mark.parametrize(
    ("written", "thousands", "decimal"), [("400.000", "400000", "400"), ("1.500", "1500", "1.5")]
)
def test_an_amount_with_exactly_three_decimals_is_refused_with_both_readings(written, thousands, decimal):
    assert faults(CREDIT.format(written)) == [
        (
            f"`limit`: `{written}` is unclear",
            f"Write {thousands} if the dot groups thousands, or {decimal} if decimals follow it.",
        )
    ]


@pytest.mark.parametrize(
    "place",
    [
        "receivables:\n  - {{date: 2026-06-01, balance: {0}, overdue: 0}}\n",
        "receivables:\n  - {{date: 2026-06-01, balance: 1, overdue: {0}}}\n",
        "value:\n  - {{date: 2026-06-01, what: Fewer stock-outs, worth: {0}}}\n",
    ],
)
def test_every_amount_of_an_account_is_held_to_one_reading(place):
    assert faults(place.format("180000")) == []
    assert [message.split(": ")[1] for message, _ in faults(place.format("180.000"))] == [
        "`180.000` is unclear"
    ]


def test_a_number_that_is_not_money_may_have_three_decimals():
    forecast = "forecasts:\n  - {date: 2026-06-01, product: Frames, quarter: 2026-Q4, units: 12.500}\n"
    assert faults(forecast) == []


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("receivables:\n  - {date: 30.06.2026, balance: 1, overdue: 0}\n", "Write `2026-06-30`."),
        ("receivables:\n  - {date: 3/4/2026, balance: 1, overdue: 0}\n", "Write `2026-03-04 or 2026-04-03`."),
        ('credit: {limit: "1.200,50 €", terms_days: 30}\n', "Write `1200.50`."),
        ("credit: {limit: 400, terms_days: 30 days}\n", "Write `30`."),
    ],
)
def test_another_countrys_spelling_is_answered_with_the_files(line, advice):
    (_, help_), *more = faults(line)
    assert help_.startswith(advice)
    assert more == []


CONTACT = "contacts:\n  m.lind: {{name: Maja Lind, level: president, function: general, counterpart: {}}}\n"


def test_a_name_in_place_of_an_id_is_answered_with_the_id_of_that_person():
    files = base()
    files["kam.yaml"] = files["kam.yaml"].replace(
        "people:\n", "people:\n  z.mueller: {name: Zoë Müller, level: manager, function: sales}\n"
    )
    files["accounts/acme.yaml"] = without(files["accounts/acme.yaml"], {"contacts"}) + CONTACT.format(
        "zoë müller"
    )
    assert "zoë müller is `z.mueller`: write the id." in [d.help for d in load(files).drafts]


def test_an_unknown_name_is_answered_with_what_an_id_is():
    help_ = [help_ for message, help_ in faults(CONTACT.format("Zoë Müller")) if "counterpart" in message]
    assert help_[0].startswith("It takes an id: a to z")


NBSP = "\u00a0"
BLANK = "Type a plain space in place of the no-break space (U+00A0); YAML reads it as a letter."
QUOTES = 'Put the whole text in plain quotes, "…": typographic quotes are part of the text.'


@pytest.mark.parametrize(
    ("extra", "message", "advice"),
    [
        (f"credit: {{limit:{NBSP}400, terms_days: 30}}\n", f"`limit:{NBSP}400` is not a field: it holds a", BLANK),
        (f"credit:\n{NBSP}{NBSP}limit: 400\n", f"`{NBSP}{NBSP}limit` is not a field: it holds a", BLANK),
        (f"segment:{NBSP}retail\ncredit: {{limit: 400, terms_days: 30}}\n", "not valid YAML: no-break space (U+00A0)", BLANK),
        ("segment: “retail: sport”\n", "not valid YAML: a text begins with `“`", QUOTES),
        ("segment: ‘retail: sport’\n", "not valid YAML: a text begins with `‘`", QUOTES),
        ("buying_reasons: [{reason: quality, note: “fast: cheap”}]\n", "not valid YAML: a text begins with `“`", QUOTES),
        ("buying_reasons: [{reason: quality, note: „schnell, gut“}]\n", "`gut“` is not a field: a comma ends", QUOTES),
        ("buying_reasons: [{reason: quality, note: fast, gut}]\n", "`gut` is not a field: a comma ends",
         "Put the whole text in quotes."),
        ("segment:Café\ncredit: {limit: 400, terms_days: 30}\n", "not valid YAML: there is no space after this colon",
         "Write `key: value`, with a space between."),
        ("buying_reasons:\n  – {reason: quality}\n", "`buying_reasons` is not a list: `–` does not begin an entry",
         "Begin each entry with `- `, a plain hyphen."),
        ("credit: {limit: 1200,50 €, terms_days: 30}\n", "`50 €` is not a field: a comma ends",
         "Write an amount as 1200.50: a dot before the decimals, no currency."),
        ("segment: re\u200btail\n",
         "a character that cannot be seen or printed, zero width space (U+200B)",
         "Delete what is there and type `et` again."),
        ("segment: retail\u200b\n",
         "a character that cannot be seen or printed, zero width space (U+200B)",
         "Delete what is there and type `l` again, with the space next to it."),
        ("receivables: [{date: “2026-06-30”, balance: 1, overdue: 0}]\n", "`date` cannot be `“2026-06-30”`",
         "Write `2026-06-30`. It takes a date: YYYY-MM-DD."),
    ],
)  # fmt: skip
def test_a_character_that_only_looks_like_yamls_is_named(extra, message, advice):
    ((said, help_),) = faults(extra)
    assert said.startswith(message)
    assert help_ == advice


@pytest.mark.parametrize(
    "segment", [f"Sport{NBSP}GmbH", "Die „gute“ Adresse", f"Preis :{NBSP}fest", "l’été – l’hiver", "10:30"]
)
def test_in_a_text_such_signs_are_a_part_of_it(segment):
    assert faults(f"segment: {segment}\n") == []


def test_full_width_colons_are_reported():
    files = base()
    files["accounts/beta.yaml"] = "name：Beta\n"
    (draft,) = load(files).drafts
    assert (draft.message, draft.help) == (
        "the file must hold fields, `key: value`",
        "Type `: ` in its place.",
    )


def test_a_line_break_in_a_text_of_one_line_is_shown():
    assert faults('segment: "retail\\nwholesale"\n') == [
        ("`segment` cannot be `retail\\nwholesale`", "It takes text on one line.")
    ]
