"""A record that a file writes as one text is read as the fields it stands for."""

import pytest

from kamctl.model.account import Account, StageEntry, Waiver
from kamctl.workspace.record_edits import value_of
from kamctl.workspace.validate import read_record
from tests.method.workspaces import TODAY

STAGES = "name: Acme\nstages: [{stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: %s}}]\n"


@pytest.mark.parametrize("written", ["Known for years", "{reason: Known for years}"])
def test_a_waiver_is_read_in_both_forms(written):
    read = read_record("account", "accounts/acme.yaml", STAGES % written)
    assert read.drafts == ()
    assert dict(read.record.stages[0].waived) == {"buying-reason": Waiver(reason="Known for years")}


def test_a_fault_elsewhere_is_reported_alone():
    read = read_record("account", "accounts/acme.yaml", STAGES % "Known" + "manager: [s.bauer]\n")
    assert [d.where for d in read.drafts] == [("manager",)]


@pytest.mark.parametrize("written", ["[Known]", "{until: 2026-10-15}", "{reason: Known, end: 2026-10-15}"])
def test_what_is_neither_a_text_nor_a_waiver_is_refused(written):
    assert read_record("account", "accounts/acme.yaml", STAGES % written).record is None


def test_programs_may_write_both_forms():
    entry = {"stage": 2, "date": "2026-03-10", "by": "s.bauer", "waived": {"buying-reason": "Known"}}
    found = Account.model_validate({"name": "Acme", "stages": [entry]})
    assert found.stages[0].waived["buying-reason"] == Waiver(reason="Known")


def test_only_a_waiver_without_a_last_day_is_written_short():
    def written(waiver: Waiver):
        entry = StageEntry(stage=2, date=TODAY, by="s.bauer", waived={"buying-reason": waiver})
        return value_of(entry)["waived"]["buying-reason"]

    assert written(Waiver(reason="Known")) == "Known"
    assert set(written(Waiver(reason="Known", until=TODAY))) == {"reason", "until"}
