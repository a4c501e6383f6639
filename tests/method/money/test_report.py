import datetime as dt
from decimal import Decimal

from kamctl.method.money.definition import definition_sentence
from kamctl.method.money.report import lost_zeros, report
from kamctl.method.money.totals import LeftOut, Period, Totals
from kamctl.model.ledger import Columns, CostToServe, Ledger, ProfitDefinition, Source
from tests.method.workspaces import TODAY, workspace

SELECTED = "decisions: [{outcome: selected, by: d.osei, date: 2026-01-01, edition: '2026'}]"
DECLINED = "decisions: [{outcome: declined, by: d.osei, date: 2026-01-01, edition: '2026'}]"


def totals(customer, revenue, cost, orders=1):
    return Totals(customer, orders, orders, 0, Decimal(revenue), Decimal(cost))


def reported(*rows, by="customer", definition=None, **accounts):
    portfolio = workspace(**accounts)
    period = Period(
        dt.date(2026, 1, 1), dt.date(2026, 12, 31), rows, (LeftOut("no customer", 1, Decimal(9)),)
    )
    return report(
        period,
        portfolio.accounts,
        definition or ProfitDefinition(),
        TODAY,
        by=by,
        currency="EUR",
        sentence="profit = revenue − product cost",
    )


def test_the_numbers_of_one_account_are_one_customer():
    found = reported(
        totals("1", 50, 40), totals("2", 50, 10), totals("3", 5, 0), account="customer_numbers: ['1', '2']"
    )
    assert [(row.key, row.account, row.profit) for row in found.rows] == [
        ("1, 2", "acme", 50),
        ("3", None, 5),
    ]
    assert found.spread.customers == 2


def test_cost_to_serve_changes_who_is_best():
    definition = ProfitDefinition(cost_to_serve=CostToServe(per_order=Decimal(35)))
    found = reported(totals("1", 100, 0, orders=3), totals("2", 60, 40), definition=definition)
    assert [(row.key, row.profit) for row in found.rows] == [("1", -5), ("2", -15)]


def test_key_accounts_that_lose_money_are_listed_and_others_are_not():
    rows = (totals("1", 10, 11), totals("2", 10, 12), totals("3", 10, 13))
    found = reported(
        *rows, account=f"customer_numbers: ['1']\n{SELECTED}", other=f"customer_numbers: ['2']\n{DECLINED}"
    )
    assert [row.account for row in found.losing_keys] == ["acme"]


def test_customers_of_the_best_fifth_about_whom_nobody_has_decided_are_listed():
    rows = [totals(str(n), 100 - n, 0) for n in range(1, 16)]  # a fifth is three
    accounts = {"account": f"customer_numbers: ['1']\n{DECLINED}", "open": "customer_numbers: ['2']"}
    found = reported(*rows, **accounts)
    assert [(row.key, row.account) for row in found.undecided] == [("2", "open"), ("3", None)]


def test_customers_without_an_account_and_accounts_without_a_line_are_counted():
    found = reported(
        totals("1", 10, 1),
        totals("9", 7, 1),
        account="customer_numbers: ['1']",
        idle="customer_numbers: ['5']",
    )
    assert (found.strangers.lines, found.strangers.revenue) == (1, 7)
    assert found.without_lines == ("idle",)
    assert found.left_out == (LeftOut("no customer", 1, Decimal(9)),)


def test_a_number_that_lost_its_leading_zeros_is_pointed_at():
    accounts = workspace("customer_numbers: ['0042', '7']").accounts
    assert lost_zeros(accounts, ["42", "7"]) == (("acme", "0042", "42"),)
    assert lost_zeros(accounts, ["0042", "42"]) == ()


def test_segments_are_those_of_our_accounts():
    rows = (totals("1", 10, 1), totals("2", 10, 2), totals("3", 10, 4))
    found = reported(*rows, by="segment", account="customer_numbers: ['1']\nsegment: retail")
    assert [(row.key, row.profit) for row in found.rows] == [("no segment", 14), ("retail", 9)]


def mapped(profit=None, **more):
    sources = {
        "invoices": Source(kind="sales", columns=Columns(customer="C", cost="Cost", direct=("Freight",)))
    }
    sources.update({kind: Source(kind=kind, columns=Columns(customer="C")) for kind in more.get("kinds", ())})
    return Ledger(sources=sources, profit=profit or ProfitDefinition())


def test_the_definition_is_a_sentence_that_names_all_that_is_deducted():
    profit = ProfitDefinition(
        cost_to_serve=CostToServe(
            per_order=Decimal(35), per_line=Decimal("1.50"), activities={"visit": Decimal(600)}
        ),
        capital_rate=Decimal(8),
    )
    assert definition_sentence(mapped(), "USD") == "profit = revenue − product cost − Freight"
    assert definition_sentence(mapped(profit, kinds=("activities", "receivables")), "USD") == (
        "profit = revenue − product cost − Freight − 35 USD an order − 1.5 USD a line"
        " − activities (visit 600 USD) − 8 % a year on what they owe"
    )
    assert "an order" not in definition_sentence(mapped(profit), "USD", divided=True)
    assert "visit" not in definition_sentence(mapped(profit), "USD")
    assert "they owe" not in definition_sentence(mapped(profit, kinds=("activities",)), "USD")


def test_a_ledger_without_costs_says_so():
    ledger = Ledger(sources={"invoices": Source(kind="sales", columns=Columns(customer="C"))})
    assert definition_sentence(ledger, "USD") == "profit = revenue (the ledger has no cost)"
