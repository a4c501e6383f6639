"""Records are standard dataclasses that cannot change, and cost next to nothing to define."""

import copy
import dataclasses
import pickle
from decimal import Decimal

import pytest

from kamctl.model.account import Obligation
from kamctl.model.plan import Measure, Worth
from kamctl.model.record import Record, record

WORTH = Worth(to_them=Decimal(240000))


def test_the_tools_of_dataclasses_know_a_record():
    assert dataclasses.is_dataclass(WORTH)
    assert [f.name for f in dataclasses.fields(Worth)] == ["to_them", "to_us"]
    assert dataclasses.replace(WORTH, to_us=Decimal(1)) == Worth(to_them=Decimal(240000), to_us=Decimal(1))
    assert dataclasses.asdict(WORTH) == {"to_them": Decimal(240000), "to_us": None}


@pytest.mark.parametrize("change", [lambda: setattr(WORTH, "to_us", 1), lambda: delattr(WORTH, "to_us")])
def test_no_field_of_a_record_can_be_set_or_deleted(change):
    with pytest.raises(dataclasses.FrozenInstanceError):
        change()
    assert WORTH.to_us is None


def test_a_record_has_no_room_for_other_attributes():
    assert not hasattr(WORTH, "__dict__")


def test_a_record_needs_its_fields_by_name_and_takes_no_others():
    with pytest.raises(TypeError, match="Measure needs target"):
        Measure(what="stores")
    with pytest.raises(TypeError, match="Worth has no margin"):
        Worth(margin=1)


def test_records_do_not_share_a_default_that_can_change():
    one, other = (Obligation(owed_by="us", what="Deliver", since=None) for _ in range(2))
    assert one.results is not other.results


def test_equal_values_make_equal_records_of_one_class_only():
    @record
    class Twin(Record):
        to_them: Decimal | None = None
        to_us: Decimal | None = None

    same = Worth(to_them=Decimal(240000))
    assert same == WORTH
    assert hash(same) == hash(WORTH)
    assert Worth() != WORTH
    assert Twin(to_them=Decimal(240000)) != WORTH


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda r: pickle.loads(pickle.dumps(r))])
def test_a_copy_equals_the_record(again):
    assert again(WORTH) == WORTH


def test_a_record_shows_how_it_is_made():
    assert repr(WORTH) == "Worth(to_them=Decimal('240000'), to_us=None)"


def test_a_subclass_keeps_the_fields_of_its_parent():
    @record
    class WorthOfTomorrow(Worth):
        margin: int = 0

    assert (
        repr(WorthOfTomorrow(to_us=Decimal(2)))
        == "WorthOfTomorrow(to_them=None, to_us=Decimal('2'), margin=0)"
    )
