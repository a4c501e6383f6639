"""`check` reports settings that no ledger could be read with, without opening the ledger."""

import pytest

from tests.checks.rules.limits import findings

WHOLE = """
sources:
  invoices:
    kind: sales
    files: sales.csv
    columns: {customer: C, date: D, revenue: R}
    read: {encoding: windows-1252, dates: "%d.%m.%Y", thousands: ".", decimal: ","}
"""


def found(rule: str, was: str = "", now: str = "") -> list[str]:
    assert was in WHOLE
    return findings(rule, **{"ledger.yaml": WHOLE.replace(was, now) if was else WHOLE})


def test_a_whole_ledger_has_no_fault():
    assert found("missing-field") == []
    assert found("invalid-value") == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (", date: D", "", "the source does not say which column holds `date`"),
        (", revenue: R", "", "the source does not say which column holds `revenue`"),
        ("    files: sales.csv\n", "", "the source names no files"),
    ],
)
def test_what_a_source_lacks_is_missing(was, now, said):
    assert found("missing-field", was, now) == [said]


@pytest.mark.parametrize(
    ("kind", "columns", "lacks"),
    [
        ("receivables", "customer: C, as_of: D, amount: A", []),
        ("receivables", "customer: C", ["as_of", "amount"]),
        ("activities", "customer: C, date: D, activity: A", []),
        ("activities", "customer: C", ["date", "activity"]),
    ],
)
def test_each_kind_of_source_needs_columns_of_its_own(kind, columns, lacks):
    other = f"\n  more: {{kind: {kind}, files: more.csv, columns: {{{columns}}}}}\n"
    said = findings("missing-field", **{"ledger.yaml": WHOLE.rstrip() + other})
    assert said == sorted(f"the source does not say which column holds `{name}`" for name in lacks)


def test_a_ledger_without_sales_shows_no_profit():
    receivables = (
        "sources: {open: {kind: receivables, files: o.csv, columns: {customer: C, as_of: D, amount: A}}}"
    )
    assert findings("missing-field", **{"ledger.yaml": receivables}) == [
        "no source holds sales, so there is no profit"
    ]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("windows-1252", "windows-125x", "`windows-125x` is not a known encoding"),
        ("%d.%m.%Y", "%d.%m", "`%d.%m` does not give year, month and day"),
        ("%d.%m.%Y", "dd.mm.yyyy", "`dd.mm.yyyy` does not give year, month and day"),
        ('decimal: ","', 'decimal: "."', "`.` cannot separate both decimals and thousands"),
        ("revenue: R", "revenue: R, due: X", "`due` is not used in a source of sales"),
    ],
)
def test_settings_that_fit_no_file_are_reported(was, now, said):
    assert found("invalid-value", was, now) == [said]


@pytest.mark.parametrize("written", ["%d.%m.%y", "%m/%d/%Y", "%Y%m%d", "%d %b %Y", "%d.%m.%Y %H:%M"])
def test_a_way_to_write_days_tells_the_day(written):
    assert found("invalid-value", "%d.%m.%Y", written) == []
