"""Every reason that is printed can be checked by hand: each is parsed here and compared with the answer."""

from __future__ import annotations

import random
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from kamctl.method.resources.allocation import Allocation, AnsweredRequest, allocation
from kamctl.method.resources.competition import competition
from kamctl.views.resources.allocation import explained, further, requests
from tests.method.resources.made import QUARTERS, TODAY, Shape, made

SHAPE = Shape(accounts=12, initiatives=3, roles=3)
HEAD = re.compile(r"  (\S+) of (\S+)(?: \(at least (\S+)\))?  (\S+)/(\S+)$")
CELL = re.compile(r"(\S+) in (\S+): .*")
SHORT = r"short by (\S+) days? of (\S+) in (\d{4}-Q\d)"
NEEDS = re.compile(rf"{SHORT}, needs at least (\S+) and (\S+) (?:is|are) left; it would fit (.*)")
LATER = re.compile(r"if (\S+)/(\S+) began a quarter later")
MORE = re.compile(r"with (.*?)(?:, worth (\S+) USD( each| in all)?)?$")


class Reading:
    """One answer, as a reader has it before them."""

    def __init__(self, found: Allocation) -> None:
        self.found = found
        self.kinds: Counter[str] = Counter()
        self.left = {(one.role, one.quarter): one.left for one in found.roles}
        self.worth = {(one.account, one.initiative): one.worth for one in found.initiatives}

    def of(self, name: tuple[str, str]) -> list[AnsweredRequest]:
        return [one for one in self.found.requests if (one.account, one.initiative) == name]

    def shortages(self, name: tuple[str, str]) -> dict[tuple[str, str], Decimal]:
        """Return by how much an initiative that got nothing is short, by cell."""
        found = {}
        for one in self.of(name):
            short = least(one) - self.left[one.role, one.quarter]
            if not one.before and short > 0:
                found[one.role, one.quarter] = short
        return found

    def check(self, one: AnsweredRequest, why: str) -> None:
        """Check one reason."""
        late = re.match(r"late, asked for on (\S+): ", why)
        if late:
            self.kinds["late"] += 1
            assert late[1] > "2026-12-02" if one.quarter == "2027-Q1" else late[1] > "2027-03-02"
            why = why[late.end() :]
        name, cell = (one.account, one.initiative), (one.role, one.quarter)
        if found := NEEDS.fullmatch(why):
            self.kinds["short"] += 1
            short, role, quarter, needed, left = found.group(1, 2, 3, 4, 5)
            assert (role, quarter) == cell
            assert Decimal(left) == self.left[cell]
            assert Decimal(needed) == least(one)
            assert Decimal(short) == Decimal(needed) - Decimal(left)
            self.ways_out(name, found[6])
        elif why.startswith("all or none: "):
            self.kinds["all or none"] += 1
            told = {(role, quarter): Decimal(days) for days, role, quarter in re.findall(SHORT, why)}
            assert told == self.shortages(name)
            assert cell not in told
        elif found := re.fullmatch(r"(\S+) fewer than asked for: (\S+) left of (\S+) in (\S+)", why):
            self.kinds["in part"] += 1
            assert Decimal(found[1]) == one.asked - one.granted > 0
            assert (found[3], found[4]) == cell
            assert Decimal(found[2]) == self.left[cell]
        elif found := re.fullmatch(r"it comes after (\S+), which is not granted(?: in \S+)?", why):
            self.kinds["after"] += 1
            assert any(not r.granted for r in self.of((one.account, found[1])))
        elif why == f"resources.yaml gives no days of {one.role} in {one.quarter}":
            self.kinds["none given"] += 1
            assert next(r.capacity for r in self.found.roles if (r.role, r.quarter) == cell) is None
        else:
            self.kinds[re.sub(r"account-\d+|i-\d+|[\d.]+", "X", why)] += 1

    def ways_out(self, name: tuple[str, str], said: str) -> None:
        """Check what would make an initiative fit, and what that is worth."""
        short = self.shortages(name)
        if other := LATER.search(said):
            self.kinds["later"] += 1
            self.later(name, (other[1], other[2]))
        more = MORE.search(said)
        assert more is not None
        if len(short) == 1:
            days = [Decimal(more[1].split()[0])]
            assert days == list(short.values())
        else:
            told = re.findall(r"(\S+) more of (\S+) in (\d{4}-Q\d)", more[1])
            assert {(r, q): Decimal(d) for d, r, q in told} == short
        if more[2]:
            self.kinds["worth"] += 1
            rise = self.rise(name, short)
            each = rise if more[3] == " in all" else rise / sum(short.values())
            assert Decimal(more[2].replace(",", "")) == each.quantize(Decimal("0.01"), ROUND_HALF_UP)

    def rise(self, name: tuple[str, str], short: dict) -> Decimal:
        """Return what an initiative is worth with the days that it is short of and those left."""
        share = Decimal(0)
        for one in self.of(name):
            cell = (one.role, one.quarter)
            if not one.before:
                share += (
                    least(one) if cell in short else max(least(one), min(one.asked, self.left[cell]))
                ) / one.asked
        return self.worth[name] * share / len(self.of(name))

    def later(self, name: tuple[str, str], other: tuple[str, str]) -> None:
        """Check that an initiative fits where another begins a quarter later."""
        left = dict(self.left)
        following = {"2027-Q1": "2027-Q2"}
        for one in self.of(other):
            assert one.granted
            assert not one.before
            left[one.role, one.quarter] += one.granted
        for one in self.of(other):
            left[one.role, following[one.quarter]] -= one.granted
        for one in self.of(name):
            left[one.role, one.quarter] -= least(one) if not one.before else 0
        assert min(left.values()) >= 0


def least(one: AnsweredRequest) -> Decimal:
    return one.asked if one.minimum is None else one.minimum


def test_every_printed_reason_holds_against_the_answer() -> None:
    kinds: Counter[str] = Counter()
    for case in range(60):
        found = allocation(competition(made(random.Random(case), SHAPE), TODAY, QUARTERS))
        reading, cell, told = Reading(found), ("", ""), 0
        lines = [*requests(found).splitlines(), ""]
        for line, below in pairwise(lines):
            if head := HEAD.match(line):
                [one] = [r for r in reading.of((head[4], head[5])) if (r.role, r.quarter) == cell]
                assert (Decimal(head[1]), Decimal(head[2])) == (one.granted, one.asked)
                assert (None if head[3] is None else Decimal(head[3])) == one.minimum
                told += 1
                assert below.startswith("      ") == (one.granted < one.asked)
                if one.granted < one.asked:
                    reading.check(one, below.strip())
            elif title := CELL.match(line):
                cell = (title[1], title[2])
        assert told == len(found.requests)
        kinds += reading.kinds
    must = {"short", "all or none", "in part", "after", "none given", "late", "later", "worth"}
    assert must <= {kind for kind, count in kinds.items() if count > 2}
    assert kinds.keys() - must == {
        "X is in corrective action: it keeps what it has, and gets nothing new",
        "X is in an exit review and gets nothing new",
        "only key accounts compete, and X is nominated",
        "only key accounts compete, and X is on trial",
        "it comes after X, and X in turn after it",
        "X of X days were granted before, and that stays",
    }


def test_the_printed_terms_of_a_worth_add_up() -> None:
    checked = 0
    for case in range(30):
        found = allocation(competition(made(random.Random(case), SHAPE), TODAY, QUARTERS))
        granted = Decimal(0)
        for block in re.split(r"\n(?=\S)", explained(found)):
            total = re.search(r"\((.*)\) × (\S+) ÷ 100 = (\S+) a year", block)
            if total is None:
                assert "no worth: " in block
                continue
            us = re.search(r"([\d,.]+) to us", total[1])
            them = re.search(r"(\S+) × ([\d,.]+) to them", total[1])
            parts = [_amount(us[1])] if us else []
            parts += [Decimal(them[1]) * _amount(them[2])] if them else []
            worth = sum(parts) * Decimal(total[2]) / 100
            assert _amount(total[3]) == worth.quantize(Decimal("0.01"))
            if a_day := re.search(r"÷ (\S+) days? of .* = (\S+) a day", block):
                assert _amount(a_day[2]) == (worth / Decimal(a_day[1])).quantize(
                    Decimal("0.01"), ROUND_HALF_UP
                )
                checked += 1
            granted += _amount(re.search(r"of its days = (\S+) a year", block)[1])
        assert granted == pytest.approx(found.worth + found.worth_of_late, abs=Decimal("0.3"))
    assert checked > 100


def test_further_days_are_worth_what_the_answer_gains_with_them() -> None:
    checked = 0
    for case in range(30):
        found = allocation(competition(made(random.Random(case), SHAPE), TODAY, QUARTERS))
        reading = Reading(found)
        for line in further(found).splitlines()[1:]:
            days, role, quarter, each, account, initiative = re.match(
                r"  (\S+) more of (\S+) in (\S+): (\S+) USD(?: each)?, to (\S+)/(\S+)", line
            ).groups()
            name = (account, initiative)
            [one] = [r for r in reading.of(name) if (r.role, r.quarter) == (role, quarter)]
            if one.granted:
                gain = reading.worth[name] * Decimal(days) / one.asked / len(reading.of(name))
                assert Decimal(days) <= min(1, one.asked - one.granted)
            else:
                gain = reading.rise(name, reading.shortages(name))
                assert Decimal(days) == least(one) - reading.left[role, quarter]
            assert _amount(each) == (gain / Decimal(days)).quantize(Decimal("0.01"), ROUND_HALF_UP)
            checked += 1
    assert checked > 30


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
