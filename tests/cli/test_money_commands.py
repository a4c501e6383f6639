"""`profit`, `signals` and `ledger` as a user runs them, from a file nobody has described to a year in git."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.run import ROOT, kamctl, write
from tests.cli.test_json_contracts import NONE, NUMBER, _assert_shape

EXAMPLE = ROOT / "examples/adventure-works"
DAY = "2013-12-02"
KAM = """\
company: Adventure Works
currency: EUR
people:
  d.osei: {name: Dana Osei, level: president, function: general}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
"""
LEDGER = """\
sources:
  invoices:
    kind: sales
    files: ledger/*.csv
    columns: {customer: Customer, date: Date, revenue: Net, cost: Cost, order: Order}
"""
SELECTED = "decisions: [{outcome: selected, by: d.osei, date: 2025-01-01, edition: '2025'}]\n"
engine = pytest.mark.skipif(importlib.util.find_spec("duckdb") is None, reason="the engine is an extra")


def sales(*rows: str) -> str:
    return "\n".join(["Customer,Date,Net,Cost,Order", *rows, ""])


def quarters(customer: str, *revenues: int, year: int = 2025) -> list[str]:
    """One order in the second month of each quarter, at a margin of a fifth."""
    rows = []
    for n, revenue in enumerate(revenues):
        month = f"{year + n // 4}-{n % 4 * 3 + 2:02d}"
        rows.append(f"{customer},{month}-10,{revenue},{Decimal(revenue) * 8 / 10},{customer}-{n}")
    return rows


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    rows = [*quarters("0042", 100, 100, 100, 100, 400), *quarters("77", 500, 500, 500, 500, 500)]
    rows += ["77,2025-01-15,0,0,X0", "90,2026-03-11,50,80,X1"]
    return write(
        tmp_path,
        {
            "kam.yaml": KAM,
            "accounts/acme.yaml": f"name: Acme\ncustomer_numbers: ['0042']\n{SELECTED}",
            "accounts/bolt.yaml": f"name: Bolt\ncustomer_numbers: ['90']\n{SELECTED}",
            "accounts/idle.yaml": "name: Idle\ncustomer_numbers: ['5']\n",
            "ledger.yaml": LEDGER,
            "ledger/2026.csv": sales(*rows),
        },
    )


def as_json(folder: Path, *words: str, today: str = "2026-04-05", status: int = 0):
    done = kamctl(folder, *words, "--format", "json", today=today)
    assert done.status == status, done.err
    return json.loads(done.out)


@engine
def test_profit_keeps_its_contract(workspace):
    found = as_json(workspace, "profit")
    _assert_shape(
        found,
        {
            "source": str, "from": str, "to": str, "currency": str, "definition": str, "lines": int,
            "customers": int, "revenue": NUMBER, "profit": NUMBER, "best_fifth": dict,
            "customers_for_80_percent": (int, NONE), "peak": dict, "losing": dict, "left_out": list, "rows": list,
        },
    )  # fmt: skip
    _assert_shape(
        found["best_fifth"],
        {
            "customers": int, "profit_share": (*NUMBER, NONE), "positive_profit_share": (*NUMBER, NONE),
            "revenue_share_of_largest": (*NUMBER, NONE), "profit_share_of_largest": (*NUMBER, NONE), "overlap": int,
        },
    )  # fmt: skip
    _assert_shape(found["peak"], {"rank": int, "profit": NUMBER, "share": (*NUMBER, NONE)})
    _assert_shape(found["losing"], {"customers": int, "profit": NUMBER})
    for row in found["rows"]:
        _assert_shape(
            row,
            {
                "rank": int, "customer": str, "account": (str, NONE), "name": (str, NONE), "revenue": NUMBER,
                "profit": NUMBER, "margin": (*NUMBER, NONE), "cumulated": NUMBER, "share": (*NUMBER, NONE),
            },
        )  # fmt: skip
    assert (found["from"], found["to"]) == ("2025-04-01", "2026-03-31")
    assert [(row["customer"], row["account"], row["profit"]) for row in found["rows"]] == [
        ("77", None, 400),
        ("0042", "acme", 140),
        ("90", "bolt", -30),
    ]


@engine
def test_the_example_s_facts_are_printed(workspace):
    found = as_json(EXAMPLE, "profit", "--all-time", today=DAY)
    assert (found["lines"], found["customers"], found["losing"]["customers"]) == (60855, 635, 335)
    assert found["best_fifth"]["profit_share"] == 545.2312
    assert found["peak"] == {"rank": 300, "profit": 2643543.319, "share": 561.8791}
    assert len(found["rows"]) == 20 + 5  # seven of the twelve accounts are among the first twenty
    assert len(as_json(EXAMPLE, "profit", "--all-time", "--all", today=DAY)["rows"]) == 635


@engine
@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (["--year", "2025"], "2025-01-01", "2025-12-31"),
        (["--from", "2025-03-01", "--to", "2025-05-31"], "2025-03-01", "2025-05-31"),
        (["--from", "2025-06-01"], "2025-06-01", "2026-03-11"),
        (["--to", "2025-06-01"], "2025-01-15", "2025-06-01"),
        (["--all-time"], "2025-01-15", "2026-03-11"),
    ],
)
def test_a_period_is_as_asked_both_days_included(workspace, words, start, end):
    found = as_json(workspace, "profit", *words)
    assert (found["from"], found["to"]) == (start, end)


@engine
@pytest.mark.parametrize(
    "words",
    [["--year", "25"], ["--year", "2025", "--all-time"], ["--from", "2025-02-01", "--to", "2025-01-31"]],
)
def test_an_invalid_period_is_wrong_usage(workspace, words):
    assert kamctl(workspace, "profit", *words).status == 2


@engine
def test_an_old_ledger_is_reported_up_to_its_own_end(workspace):
    found = as_json(workspace, "profit", today="2030-01-01")
    assert (found["from"], found["to"]) == ("2025-04-01", "2026-03-31")


@engine
def test_profit_says_it_in_two_sentences_and_asks_about_the_right_people(workspace):
    done = kamctl(workspace, "profit", today="2026-04-05")
    assert "The best fifth, 1 of 3 customers, brings 78.4 % of the profit of 510" in done.out
    assert "2 customers earn 540; 1 loses 30 of it." in done.out
    assert "▲" in done.out
    assert "Key accounts that lose money: bolt (-30)" in done.out
    assert "nobody has nominated them: 77 (400)" in done.out
    assert "accounts without a line: idle" in done.out
    assert "1 customer that no account has: revenue 2,000" in done.out


@engine
def test_csv_is_for_spreadsheets_and_starts_no_formula(workspace):
    write(workspace, {"ledger/more.csv": sales("=1+1,2026-02-11,5000,1,X2")})
    done = kamctl(workspace, "profit", "--all", "--format", "csv", today="2026-04-05")
    lines = done.out.splitlines()
    assert lines[0] == "rank,customer,account,name,revenue,profit,margin,cumulated,currency,share"
    assert lines[1].startswith("1,'=1+1,,,5000,4999,")


@engine
def test_products_and_segments_are_ranked_too(workspace):
    rows = sales("0042,2026-02-10,10,4,O1", "77,2026-02-10,20,1,O2").replace("Order", "Article")
    write(
        workspace,
        {"ledger/2026.csv": rows, "ledger.yaml": LEDGER.replace("order: Order", "product: Article")},
    )
    found = as_json(workspace, "profit", "--by", "product", "--all-time")
    assert [(row["customer"], row["profit"]) for row in found["rows"]] == [("O2", 19), ("O1", 6)]
    found = as_json(workspace, "profit", "acme", "--by", "product", "--all-time", "--all")
    assert [row["customer"] for row in found["rows"]] == ["O1"]
    found = as_json(workspace, "profit", "--by", "segment", "--all-time")
    assert [row["customer"] for row in found["rows"]] == ["no segment"]


@engine
def test_named_accounts_are_shown_alone_at_their_rank_among_all(workspace):
    found = as_json(workspace, "profit", "bolt")
    assert [(row["rank"], row["account"]) for row in found["rows"]] == [(3, "bolt")]
    assert found["customers"] == 3


@engine
def test_a_spike_is_found_and_a_finding_answers_it(workspace):
    (found,) = as_json(workspace, "signals")["signals"]
    assert (found["account"], found["customer"], found["quarter"], found["kind"]) == (
        "acme", "0042", "2026-Q1", "spike",
    )  # fmt: skip
    assert found["figures"] == {"revenue": 400, "median": 100, "year_ago": 100}
    assert found["answered"] is None
    account = workspace / "accounts/acme.yaml"
    account.write_text(
        account.read_text("utf-8")
        + "growth: [{date: 2026-04-02, by: s.bauer, outlook: structural, finding: A second store opened}]\n",
        "utf-8",
    )
    (found,) = as_json(workspace, "signals")["signals"]
    assert found["answered"] == {"date": "2026-04-02", "what": "A second store opened"}


@engine
def test_signals_of_all_customers_are_for_who_asks(workspace):
    write(workspace, {"ledger/more.csv": sales(*quarters("88", 10, 10, 10, 10, 100))})
    assert {one["customer"] for one in as_json(workspace, "signals")["signals"]} == {"0042"}
    found = as_json(workspace, "signals", "--all")["signals"]
    assert {(one["customer"], one["account"]) for one in found} == {("0042", "acme"), ("88", None)}


@engine
def test_what_is_taken_is_the_same_the_second_time_and_holds_no_other_customer(workspace):
    done = kamctl(workspace, "ledger", "take", today="2026-04-05")
    assert done.status == 0
    assert "results/acme.yaml: 2025-01 to 2026-03 (15)" in done.out
    acme = (workspace / "results/acme.yaml").read_text("utf-8")
    assert "  2026-02: {revenue: 400, profit: 80, orders: 1}\n" in acme
    assert "  2026-01: {revenue: 0, profit: 0, orders: 0}\n" in acme
    portfolio = (workspace / "results/portfolio.yaml").read_text("utf-8")
    assert "accounts: [acme]" not in portfolio  # the best fifth of two is 77, whom nobody knows
    assert "77" not in portfolio.replace("77.", "")
    before = {path: path.read_bytes() for path in (workspace / "results").iterdir()}
    done = kamctl(workspace, "ledger", "take", today="2026-05-20")
    assert done.out == "nothing new to take\n"
    assert {path: path.read_bytes() for path in (workspace / "results").iterdir()} == before


@engine
def test_only_closed_months_that_the_ledger_has_reached_are_taken(workspace):
    kamctl(workspace, "ledger", "take", "--to", "2025-11", today="2026-02-28")
    assert "  2025-12: {" not in (workspace / "results/acme.yaml").read_text("utf-8")
    kamctl(workspace, "ledger", "take", today="2026-02-28")
    assert "  2026-02: {" not in (workspace / "results/acme.yaml").read_text("utf-8")
    kamctl(workspace, "ledger", "take", today="2026-03-01")
    assert "  2026-02: {" in (workspace / "results/acme.yaml").read_text("utf-8")
    kamctl(workspace, "ledger", "take", today="2026-07-01")
    assert "  2026-04: {" not in (workspace / "results/acme.yaml").read_text("utf-8")


@engine
def test_a_month_that_differs_is_reported_and_kept_until_restated(workspace):
    kamctl(workspace, "ledger", "take", today="2026-04-05")
    write(workspace, {"ledger/late.csv": sales("0042,2026-02-20,-40,-32,O9")})
    before = (workspace / "results/acme.yaml").read_bytes()
    done = kamctl(workspace, "ledger", "take", today="2026-04-06")
    assert done.status == 1
    assert "results/acme.yaml 2026-02 revenue: 400, now 360" in done.err
    assert (workspace / "results/acme.yaml").read_bytes() == before
    done = kamctl(workspace, "ledger", "take", "--restate", "A credit note came late", today="2026-04-06")
    assert done.status == 0
    assert "Restate acme: 2026-02" in done.out
    assert "A credit note came late" in done.out
    acme = (workspace / "results/acme.yaml").read_text("utf-8")
    assert (
        "2026-02: {revenue: 360, profit: 72, orders: 2,"
        " restated: {date: 2026-04-06, reason: A credit note came late}}" in acme
    )
    assert kamctl(workspace, "ledger", "take", today="2026-04-07").out == "nothing new to take\n"


@engine
def test_a_dry_run_writes_nothing(workspace):
    done = kamctl(workspace, "ledger", "take", "--dry-run", today="2026-04-05")
    assert "+++ b/results/acme.yaml" in done.out
    assert not (workspace / "results").exists()


@engine
def test_without_a_ledger_the_results_answer(workspace):
    with_ledger = as_json(workspace, "signals")["signals"]
    kamctl(workspace, "ledger", "take", today="2026-04-05")
    for path in ("ledger.yaml", "ledger/2026.csv"):
        (workspace / path).unlink()
    found = as_json(workspace, "profit", today="2026-04-05")
    assert found["source"] == "results"
    assert [(row["account"], row["revenue"], row["profit"]) for row in found["rows"]] == [
        ("acme", 700, 140),
        ("bolt", 50, -30),
    ]
    assert found["definition"] == "profit = revenue − product cost"
    assert as_json(workspace, "signals")["signals"] == with_ledger


def test_months_typed_by_hand_need_neither_a_ledger_nor_an_engine(tmp_path):
    months = "".join(f"  2025-{m:02d}: {{revenue: {m}00, profit: -{m}}}\n" for m in range(1, 13))
    write(
        tmp_path,
        {
            "kam.yaml": KAM,
            "accounts/acme.yaml": f"name: Acme\n{SELECTED}",
            "results/acme.yaml": f"months:\n{months}",
        },
    )
    found = as_json(tmp_path, "profit", today="2026-02-01")
    assert (found["profit"], found["definition"]) == (-78, "profit as recorded in results/")
    assert "Key accounts that lose money: acme (-78)" in kamctl(tmp_path, "profit", today="2026-02-01").out


def test_with_neither_the_first_step_is_shown(tmp_path):
    write(tmp_path, {"kam.yaml": KAM})
    for command in ("profit", "signals"):
        done = kamctl(tmp_path, command)
        assert done.status == 2
        assert "kamctl ledger map" in done.err


@engine
def test_a_foreign_file_is_mapped_previewed_and_reported(tmp_path):
    write(
        tmp_path,
        {
            "kam.yaml": KAM,
            "accounts/acme.yaml": "name: Acme\ncustomer_numbers: ['0042']\n",
            "ledger/export.csv": "Kundennummer;Rechnungsdatum;Nettobetrag;Wareneinsatz;Müll\n"
            "0042;31.01.2026;1.234,50;1.000,00;x\n77;28.02.2026;10,00;4,00;y\n",
        },
    )
    shown = kamctl(tmp_path, "ledger", "map", "ledger/export.csv")
    assert "revenue: Nettobetrag" in shown.out
    assert not (tmp_path / "ledger.yaml").exists()
    assert kamctl(tmp_path, "ledger", "map", "ledger/export.csv", "--write").status == 0
    written = (tmp_path / "ledger.yaml").read_text("utf-8")
    assert "files: ledger/export.csv" in written
    done = kamctl(tmp_path, "ledger", "preview")
    assert done.status == 0, done.out
    assert "2 lines from 2026-01-31 to 2026-02-28, 1,245 in all" in done.out
    assert "2 customers, 1 of them without an account" in done.out
    assert as_json(tmp_path, "profit", "--all-time")["revenue"] == 1244.5


@engine
def test_preview_reports_everything_that_does_not_fit_and_exits_with_1(workspace):
    write(workspace, {"ledger/bad.csv": sales("1,03/04/2026,1,1,O", "2,2026-01-01,x,1,O")})
    done = kamctl(workspace, "ledger", "preview")
    assert done.status == 1
    assert "ledger/bad.csv:2: Date: `03/04/2026` is not a date" in done.out
    assert "ledger/bad.csv:3: Net: `x` is not an amount" in done.out
    assert as_json(workspace, "ledger", "preview", status=1)["sources"][0]["problems"]
    assert kamctl(workspace, "profit").status == 2


@engine
def test_a_map_that_leaves_a_column_open_is_not_written(tmp_path):
    write(tmp_path, {"kam.yaml": KAM, "x.csv": "Foo,Date,Net amount\n1,2026-01-01,5\n"})
    done = kamctl(tmp_path, "ledger", "map", "x.csv", "--write")
    assert done.status == 2
    assert "no column is known to hold customer" in done.err
    assert not (tmp_path / "ledger.yaml").exists()


@engine
def test_a_map_that_leaves_a_column_open_shows_where_and_ends_with_1(tmp_path):
    write(tmp_path, {"kam.yaml": KAM, "x.csv": "Foo,Date,Net amount\n1,2026-01-01,5\n"})
    done = kamctl(tmp_path, "ledger", "map", "x.csv")
    assert done.status == 1
    assert "customer: …" in done.out
    assert "no column is known to hold: customer" in done.err


@engine
def test_a_file_of_which_no_column_is_known_is_not_mapped(tmp_path):
    write(tmp_path, {"kam.yaml": KAM, "x.csv": "Foo,Bar,Baz\n1,2,3\n"})
    done = kamctl(tmp_path, "ledger", "map", "x.csv")
    assert (done.status, done.out) == (2, "")
    assert "The columns are: Foo, Bar, Baz." in " ".join(done.err.split())


@engine
def test_a_sheet_of_a_workbook_is_mapped_and_previewed(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Umsatz")
    sheet.append(["Kundennummer", "Rechnungsdatum", "Nettobetrag"])
    sheet.append(["0042", dt.date(2026, 1, 31), 1234.5])
    sheet.append(["77", dt.date(2026, 2, 28), "10"])
    book.save(tmp_path / "export.xlsx")
    write(tmp_path, {"kam.yaml": KAM, "accounts/acme.yaml": "name: Acme\ncustomer_numbers: ['0042']\n"})
    assert kamctl(tmp_path, "ledger", "map", "export.xlsx", "--write").status == 0
    assert (
        "read: {sheet: Umsatz}"
        in (tmp_path / "ledger.yaml").read_text("utf-8").replace("\n      ", " {") + "}"
    )
    assert "2 lines from 2026-01-31 to 2026-02-28, 1,245 in all" in kamctl(tmp_path, "ledger", "preview").out


@engine
def test_a_parquet_file_is_mapped_and_only_its_texts_need_a_format(tmp_path):
    import duckdb

    duckdb.connect().execute(
        "COPY (SELECT '0042' AS \"Customer number\", '31.01.2026' AS \"Invoice date\","
        f" 1234.567::DECIMAL(18,3) AS \"Net amount\", '1,5' AS Cost) TO '{tmp_path / 'x.parquet'}'"
    )
    write(tmp_path, {"kam.yaml": KAM, "accounts/acme.yaml": "name: Acme\ncustomer_numbers: ['0042']\n"})
    done = kamctl(tmp_path, "ledger", "map", "x.parquet", "--write")
    assert done.status == 0, done.err
    found = as_json(tmp_path, "profit", "--all-time")
    assert (found["revenue"], found["profit"]) == (1234.567, 1233.067)


@engine
def test_a_second_source_is_added_beside_the_first_with_its_comments_kept(workspace):
    text = "# ours\n" + LEDGER.replace("kind: sales", "kind: sales   # billed")
    write(
        workspace,
        {
            "ledger.yaml": text,
            "open.csv": "Debtor,Snapshot,Due date,Open amount\n0042,2026-03-31,2026-03-01,9\n",
        },
    )
    assert kamctl(workspace, "ledger", "map", "open.csv", "--name", "open-items", "--write").status == 0
    written = (workspace / "ledger.yaml").read_text("utf-8")
    assert written.startswith(text)
    assert "open-items:\n    kind: receivables" in written
    assert kamctl(workspace, "ledger", "take", today="2026-04-05").status == 0
    acme = (workspace / "results/acme.yaml").read_text("utf-8")
    assert "2026-02: {revenue: 400, profit: 80, orders: 1}" in acme


def test_the_gate_that_advance_judges_is_the_one_that_stage_shows(tmp_path):
    before = "".join(f"  2025-{m:02d}: {{revenue: 100, profit: 9}}\n" for m in range(1, 13))
    spike = "".join(f"  2026-{m:02d}: {{revenue: 200, profit: 9}}\n" for m in range(1, 4))
    growth = "growth: [{date: %s, by: s.bauer, outlook: structural, finding: A second store}]\n"
    rest = "credit: {limit: 9, terms_days: 30}\nreceivables: [{date: 2026-04-01, balance: 9, overdue: 0}]\n"
    entry = "stages: [{stage: 2, date: 2025-01-10, by: s.bauer}]\n"
    texts = {"kam.yaml": KAM, "results/acme.yaml": f"months:\n{before}{spike}"}
    account = f"name: Acme\n{SELECTED}{entry}{rest}"
    refused = write(tmp_path / "refused", {**texts, "accounts/acme.yaml": account + growth % "2025-12-31"})
    done = kamctl(refused, "advance", "acme", "--by", "s.bauer", today="2026-04-05")
    assert done.status == 1
    assert "sales spiked to 600 EUR in 2026-Q1" in done.out
    passed = write(tmp_path / "passed", {**texts, "accounts/acme.yaml": account + growth % "2026-01-01"})
    assert kamctl(passed, "advance", "acme", "--by", "s.bauer", today="2026-04-05").status == 0


YEAR = "months:\n" + "".join(
    f"  2025-{m:02d}: {{revenue: 100.10, profit: {-5 if m == 12 else 1}}}\n" for m in range(1, 13)
)
CRITERIA = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-01}
scale: {low: 0, high: 5}
select_at: 60
criteria: {fit: {name: Fit, weight: 100, question: How well}}
"""


def four_quarters_of_acme(tmp_path: Path) -> Path:
    acme = f"name: Acme\n{SELECTED}ratings: {{fit: [{{rating: 5, by: s.bauer, date: 2026-01-05, evidence: Seen}}]}}\n"
    texts = {
        "kam.yaml": KAM,
        "criteria.yaml": CRITERIA,
        "accounts/acme.yaml": acme,
        "results/acme.yaml": YEAR,
    }
    return write(tmp_path, {**texts, "accounts/bolt.yaml": "name: Bolt\n"})


BROUGHT = {
    "from": "2025-01-01", "to": "2025-12-31", "revenue": 1201.2, "profit": 6,
    "quarters": [
        {"quarter": f"2025-Q{n}", "revenue": 300.3, "profit": 3 if n < 4 else -3} for n in range(1, 5)
    ],
}  # fmt: skip


def test_accounts_results_are_shown_beside_their_other_facts(tmp_path):
    folder = four_quarters_of_acme(tmp_path)
    screen = kamctl(folder, "status", "--all", today="2026-04-05").out
    assert [line.split()[2:4] for line in screen.splitlines()[:3]] == [
        ["revenue", "profit"], ["1,201", "6"], ["-", "-"],
    ]  # fmt: skip
    assert "in all: revenue 1,201 EUR, profit 6 EUR, 2025-Q1 to 2025-Q4" in screen
    explained = kamctl(folder, "score", "--explain", today="2026-04-05").out
    assert "revenue 1,201.20 EUR, profit 6 EUR from 2025-Q1 to 2025-Q4" in explained
    assert "revenue" not in kamctl(folder, "score", today="2026-04-05").out
    page = kamctl(folder, "exit-review", "acme", today="2026-04-05").out
    assert "over four closed quarters: revenue 1,201.20 EUR, profit 6 EUR" in page
    assert "For it: they earned us 6 EUR on revenue of 1,201 in 2025-Q1 to 2025-Q4" in page
    for words in (["status"], ["score", "--explain"]):
        acme, bolt = as_json(folder, *words)["accounts"]
        assert (acme["results"], bolt.get("results")) == (BROUGHT, None)
    assert as_json(folder, "exit-review", "acme")["results"] == BROUGHT


def test_our_agenda_opens_with_their_results_and_theirs_does_not_show_them(tmp_path):
    folder = four_quarters_of_acme(tmp_path)
    asked = ("review", "acme", "--quarter", "2026-Q2")
    assert (
        "revenue 1,201.20 EUR, profit 6 EUR"
        in kamctl(folder, *asked, today="2026-04-05").out.split("| Agenda")[0]
    )
    assert as_json(folder, *asked)["background"]["results"] == BROUGHT
    for shape in ("md", "html", "json"):
        told = kamctl(folder, *asked, "--edition", "customer", "--format", shape, today="2026-04-05").out
        assert not [
            figure for figure in ("1201", "1,201", "300.3", "revenue", "profit") if figure in told.lower()
        ]


def test_without_results_nothing_is_said_of_them(tmp_path):
    folder = four_quarters_of_acme(tmp_path)
    (folder / "results/acme.yaml").unlink()
    for words in (["status"], ["score", "--explain"], ["review", "acme", "--quarter", "2026-Q2"]):
        assert "revenue" not in kamctl(folder, *words, today="2026-04-05").out
