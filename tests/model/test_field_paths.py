"""Paths as people write them lead to the field that they mean."""

from __future__ import annotations

import pytest

from kamctl.model.account import Account
from kamctl.model.field_paths import Astray, resolve, steps_of
from kamctl.model.plan import Plan

DATA = {"contacts": {"j.roth": {"name": "Jo Roth"}, "j": {"name": "Jay"}}, "growth": [{}, {}]}


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("name", ("name",)),
        ("contacts.j.roth.stance", ("contacts", "j.roth", "stance")),
        ("contacts.j.stance", ("contacts", "j", "stance")),
        ("contacts[j.roth].stance", ("contacts", "j.roth", "stance")),
        ("contacts.j.roth", ("contacts", "j.roth")),
        ("contacts.new.one.stance", ("contacts", "new.one", "stance")),
        ("growth[1].finding", ("growth", 1, "finding")),
        ("growth.-1.finding", ("growth", 1, "finding")),
        ("flight-risk", ("flight_risk",)),
        ("obligations.pay.results.2026-Q3.actual", ("obligations", "pay", "results", "2026-Q3", "actual")),
    ],
)
def test_a_path_is_read_along_the_types(written, path):
    assert resolve(Account, written, DATA) == path


def test_an_id_with_dots_is_whole_where_values_stand_under_it():
    assert resolve(Plan, "team.s.bauer", {}) == ("team", "s.bauer")


@pytest.mark.parametrize(
    ("written", "step", "holder", "known"),
    [
        ("contats.j.roth", "contats", (), "contacts"),
        ("contacts.j.roth.stanc", "stanc", ("contacts", "j.roth"), "stance"),
        ("credit.limitt", "limitt", ("credit",), "limit"),
        ("growth.first", "first", ("growth",), "1"),
        ("", "", (), "name"),
    ],
)
def test_a_path_that_leads_astray_says_where_and_what_is_known_there(written, step, holder, known):
    found = resolve(Account, written, DATA)
    assert isinstance(found, Astray)
    assert (found.step, found.holder) == (step, holder)
    assert known in found.known


def test_a_value_has_no_fields():
    found = resolve(Account, "name.first", DATA)
    assert isinstance(found, Astray)
    assert (found.what, found.known) == ("value", ())


def test_a_path_is_named_as_the_walks_name_it():
    assert steps_of(Account, ("contacts", "j.roth", "last_contact")) == ("contacts", "{}", "last_contact")
    assert steps_of(Account, ("growth", 0, "date")) == ("growth", "[]", "date")
