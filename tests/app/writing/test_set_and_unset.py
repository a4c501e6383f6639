"""Setting a field and unsetting it restores every byte: each field of each file kind."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.app.session import Session
from kamctl.app.writing.own_commands import OwnCommandError
from kamctl.app.writing.set_fields import (
    NoSuchEntryError,
    NotThereError,
    SeveralFilesError,
    UnknownFieldError,
    set_fields,
)
from kamctl.app.writing.target import open_target
from kamctl.errors import KamctlError
from kamctl.model import shape
from kamctl.model.entries import slots
from kamctl.model.field_paths import steps_of
from kamctl.model.kinds import KINDS, record_class
from kamctl.workspace.write import InvalidChangeError
from kamctl.yaml.edit_ops import name_of
from kamctl.yaml.reader import read
from tests.cli.written import CRITERIA, FLOW, KAM, workspace

TODAY = dt.date(2026, 9, 15)

#: One entry of each kind at least, with what it must have and little else.
MORE = """\
growth:
  - {date: 2026-02-01, by: s.bauer, outlook: structural, finding: A second shop}
credit: {limit: 1000, terms_days: 30}
receivables:
  - {date: 2026-02-01, balance: 10, overdue: 0}
forecasts:
  - {date: 2026-02-01, product: Frames, quarter: 2026-Q4, units: 12}
flight_risk:
  - {date: 2026-02-01, by: s.bauer, level: low, reason: They grow with us}
supply_position:
  - {date: 2026-02-01, our_rank: 1, vendors: 3, trend: stable}
value_checks:
  - {date: 2026-02-01, by: m.lind, price: 2, benefit: 4}
"""
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice in every shop
team: {s.bauer: lead, l.chen: supply}

objectives:
  shops: {objective: Two shops}
pressures:
  tariff: {pressure: A tariff}   # from May on
obstacles:
  stock:
    obstacle: Out of stock
milestones:
  y1: {by: 2026-12-31, outcome: Four shops}
initiatives:
  frames:
    name: Frames
    owner: l.chen
    start: 2026-03-01
    end: 2027-06-30
    measure: {what: shops, target: 4}
    resources:
      - {role: fitter, quarter: 2026-Q4, days: 5}

  racks: {name: Racks, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
validations:
  - {date: 2026-02-10, by: m.lind}
adjustments:
  - {date: 2026-06-03, by: s.bauer, what: Racks first}
actions:
  a-7k2q: {do: Agree, owner: l.chen, opened: 2026-08-20, due: 2026-09-30}
"""
FILES = {
    "kam.yaml": KAM,
    "criteria.yaml": CRITERIA,
    "resources.yaml": "roles:\n  fitter: {name: Fitters}\n",
    "accounts/acme.yaml": FLOW + MORE,
    "plans/acme.yaml": PLAN,
    "reviews/acme/2026-Q2.yaml": "held: 2026-07-01\nattendees: [m.lind]\nsummary: All well\n",
}
#: What a value of a kind of thing is called, and what a text of a pattern may be.
NAMES = {
    "person": "s.bauer", "contact": "m.lind", "objective": "shops", "milestone": "y1", "initiative": "frames",
    "obligation": "ship-fast", "action": "a-7k2q", "role": "fitter", "criterion": "growth", "need": "lead-times",
    "pressure": "tariff", "obstacle": "stock",
}  # fmt: skip
SAMPLES = {"date": "2026-09-14", "number": "4", "whole": "4", "bool": "true"}
#: Where the sample of a type does not go with the rest of the record, or another example is needed.
SPECIAL = {"playbook": "sales-spike",
    "timezone": "Europe/Berlin", "currency": "EUR", "answers": "slump-2026-Q2", "about": "2026-Q2",
    "exit_below": "50", "period": "2026-Q2",
}  # fmt: skip


def sample(slot):
    if slot.path[-1] in SPECIAL:
        return SPECIAL[slot.path[-1]]
    if slot.words:
        return slot.words[-1]
    if slot.refs:
        return next((NAMES[kind] for kind in slot.refs if kind in NAMES), "")
    if slot.scalar.kind != "text":
        high = slot.scalar.high
        return SAMPLES[slot.scalar.kind] if high is None or high >= 4 else str(high)
    return slot.scalar.example or "Some text"


def is_of_its_type(message):
    """Whether a value was refused for what it says beside others, and not for what it is."""
    return not any(
        word in message for word in ("cannot be `", "is `", "not a date", "unclear", "is called `")
    )


def records(cls, data, path=()):
    """Yield every record that the data holds, with its class and its path."""
    yield path, cls
    for name, field in shape.fields_of(cls).items():
        if name in data:
            yield from inside(shape.bare(field.annotation), data[name], (*path, name))


def inside(here, data, path):
    if isinstance(here, type):
        if isinstance(data, dict):
            yield from ((p, c) for p, c in records(here, data, path) if p != path)
    elif shape.is_mapping(here) or shape.is_list(here):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            entry = shape.bare(shape.entry_of(here))
            if isinstance(entry, type):
                yield from records(entry, value, (*path, step))
            else:
                yield from inside(entry, value, (*path, step))


def groups(cls, data):
    """Yield the optional fields of a record that are not there, those of a record in it together."""
    found = {}
    for slot in slots(cls):
        holder = data
        for step in slot.path:
            holder = holder.get(step) if isinstance(holder, dict) else None
        if holder is None and slot.holds == "value" and not (slot.needed and len(slot.path) == 1):
            found.setdefault(slot.path[:-1] or slot.path, []).append(slot)
    return found.values()


@pytest.fixture
def place(tmp_path):
    made = workspace(tmp_path)
    for path, text in FILES.items():
        made.put(path, text)
    return made


def opened(place, given):
    return open_target(Session(place.root, TODAY), given)


@pytest.mark.parametrize(
    ("path", "ends"),
    [*((path, "\n") for path in sorted(FILES.keys() - {"resources.yaml"})), ("plans/acme.yaml", "\r\n")],
)
def test_set_and_unset_give_the_same_bytes_for_every_field(place, path, ends):
    place.put(path, FILES[path], ends=ends)
    before, tried, refused = place.bytes(path), 0, []
    data = read(place.text(path))[0].data
    row = next(row for row in KINDS.values() if row.name == opened(place, path).files[0][1].name)
    for where, cls in records(record_class(row.name), data):
        here = data
        for step in where:
            here = here[step]
        for group in groups(cls, here):
            names = [name_of((*where, *slot.path)) for slot in group]
            pairs = list(zip(names, map(sample, group), strict=True))
            if not all(text for _, text in pairs):  # it names a thing that this workspace does not have
                continue
            try:
                set_fields(opened(place, path), pairs)
            except (OwnCommandError, InvalidChangeError) as error:
                assert place.bytes(path) == before
                refused.append((names, error.message))
                continue
            assert place.bytes(path) != before, names
            set_fields(opened(place, path), [(name, "") for name in names])
            assert place.bytes(path) == before, names
            tried += 1
    assert tried, path
    assert all(is_of_its_type(message) for _, message in refused), refused
    assert len(refused) <= tried, refused


def test_a_value_by_key_and_a_list_go_in_and_out(place):
    for given, path, field, text in (
        ("resources", "resources.yaml", "roles.fitter.capacity.2026-Q4", "60"),
        ("settings", "kam.yaml", "policy.contact_every_days.president", "100"),
        ("acme", "accounts/acme.yaml", "customer_numbers", "676, 677"),
        ("acme", "plans/acme.yaml", "initiatives.racks.helps", "shops,tariff"),
        ("criteria", "criteria.yaml", "criteria.growth.anchors.0", "No growth"),
    ):
        before = place.bytes(path)
        set_fields(opened(place, given), [(field, text)])
        assert place.bytes(path) != before
        set_fields(opened(place, given), [(field, "")])
        assert place.bytes(path) == before


@pytest.mark.parametrize(
    ("given", "field", "text", "lines"),
    [
        ("acme", "segment", "retail", ["manager: s.bauer", "segment: retail", "ratings:"]),
        ("acme", "contacts.p.ruiz.title", "Buyer", ["  p.ruiz: {name: Pau Ruiz, title: Buyer, level: manager, function: purchasing, counterpart: s.bauer}"]),
        ("acme", "obstacles.stock.confirmed.by", "m.lind", ["    obstacle: Out of stock", "    confirmed:", "      by: m.lind"]),
        ("settings", "fiscal_year_starts", "7", ["currency: EUR", "fiscal_year_starts: 7", "people:"]),
        ("acme", "initiatives.frames.helps", "shops", ["    name: Frames", "    helps: [shops]", "    owner: l.chen"]),
    ],
)  # fmt: skip
def test_a_new_field_stands_where_its_record_has_it(place, given, field, text, lines):
    path = opened(place, given).files[0 if field.split(".")[0] not in ("obstacles", "initiatives") else 1][0]
    pairs = [(field, text)]
    if field.endswith("confirmed.by"):
        pairs.append((field.replace(".by", ".date"), "2026-09-01"))
    set_fields(opened(place, given), pairs)
    assert "\n".join(lines) in place.text(path)


def test_an_entry_is_taken_out_whole(place):
    changed = set_fields(opened(place, "acme"), [("contacts.p.ruiz", "")])
    assert changed.made[0].name == "contacts.p.ruiz"
    assert "p.ruiz" not in place.text("accounts/acme.yaml")


def test_what_others_name_cannot_be_taken_out(place):
    with pytest.raises(InvalidChangeError, match=r"no contact is called `m\.lind`"):
        set_fields(opened(place, "acme"), [("contacts.m.lind", "")])
    with pytest.raises(InvalidChangeError, match=r"no person is called `l\.chen`"):
        set_fields(opened(place, "settings"), [("people.l.chen", "")])


def test_two_fields_that_exclude_each_other_change_together(place):
    pairs = [("obligations.pay-on-time.every", ""), ("obligations.pay-on-time.due", "2026-12-31")]
    with pytest.raises(InvalidChangeError, match="both `every` and `due`"):
        set_fields(opened(place, "acme"), pairs[1:])
    with pytest.raises(InvalidChangeError, match="is not a date"):  # its results stand under quarters
        set_fields(opened(place, "acme"), pairs)
    set_fields(opened(place, "acme"), [*pairs, ("obligations.pay-on-time.results", "")])
    assert "due: 2026-12-31" in place.text("accounts/acme.yaml")


@pytest.mark.parametrize(
    ("given", "field", "text", "error", "said"),
    [
        ("acme", "contacts.m.lind.stanc", "critic", UnknownFieldError, "Did you mean `stance`"),
        ("acme", "contacts.m.lint.stance", "critic", NoSuchEntryError, "Did you mean m.lind?"),
        ("acme", "growth[3].about", "2026-Q2", NoSuchEntryError, "`kamctl record acme growth` makes one."),
        ("acme", "segment", "", NotThereError, "nothing to take out"),
        ("acme", "decisions.2026-02-20.reason", "Growth", UnknownFieldError, "`decisions.0` is the first"),
        ("settings", "policy.select_at", "70", UnknownFieldError, "It is a field of criteria."),
        ("acme", "stages[0].stage", "3", OwnCommandError, "kamctl advance acme"),
        ("acme", "decisions[0].outcome", "selected", OwnCommandError, "kamctl decide acme"),
        ("acme", "ratings.growth[0].rating", "5", OwnCommandError, "kamctl rate acme"),
        ("acme", "actions.a-7k2q.due", "2026-10-30", OwnCommandError, "kamctl action move"),
        ("acme", "contacts.m.lind.last_contact", "tomorrow", KamctlError, "once it has happened"),
        ("acme", "contacts.m.lind", "critic", KamctlError, "such as contacts.m.lind.name"),
        ("acme", "contacts.m.lind.stance", "suporter", InvalidChangeError, "Did you mean `supporter`?"),
        ("acme", "credit.limit", "180.000", InvalidChangeError, "Write 180000 if the dot groups thousands"),
        ("acme", "manager", "s.bauers", InvalidChangeError, "Did you mean `s.bauer`?"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_way_out(place, given, field, text, error, said):
    before = {path: place.bytes(path) for path in FILES}
    with pytest.raises(error) as refused:
        set_fields(opened(place, given), [(field, text)])
    assert said in refused.value.help
    assert {path: place.bytes(path) for path in FILES} == before


def test_fields_of_two_files_need_two_commands(place):
    with pytest.raises(SeveralFilesError):
        set_fields(opened(place, "acme"), [("segment", "retail"), ("destination", "Far")])


def test_a_word_may_be_corrected_where_a_command_of_its_own_writes_the_rest(place):
    set_fields(opened(place, "acme"), [("decisions[0].reason", "They asked for it")])
    assert "reason: They asked for it" in place.text("accounts/acme.yaml")


def test_a_spoken_day_is_confirmed(place):
    changed = set_fields(opened(place, "acme"), [("contacts.p.ruiz.last_contact", "monday")])
    assert changed.notices == ("note: monday is Monday, 2026-09-14",)
    assert "last_contact: 2026-09-14" in place.text("accounts/acme.yaml")


def test_every_place_that_has_a_command_of_its_own_is_there():
    from kamctl.app.writing.own_commands import _OWN

    for kind, steps in _OWN:
        named = tuple("x" if step == "{}" else step for step in steps)
        assert steps_of(record_class(kind), named) == steps
        assert shape.at(record_class(kind), named) is not None
