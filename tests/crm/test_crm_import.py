"""Importing a CRM's export is exact to the byte, and importing it again changes nothing."""

from pathlib import Path

import pytest

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.exchange.crm_import import NotAFieldError, import_crm
from kamctl.app.open import open_portfolio
from kamctl.app.session import Session
from tests.checks.rules.examples import TODAY, base
from tests.cli.run import write

HEADER = "First Name,Last Name,Title,Department,Account Name,Phone,Email,Reports To,Contact Owner\n"
NEW = "Jana,Roth,Head of Purchasing,,Acme,+33 4 1,j.roth@acme.example,Maria Lindqvist,Sabine Bauer\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, base())


def took(folder: Path, text: str, **options):
    write(folder, {"contacts.csv": text})
    opened = open_portfolio(Session(folder, TODAY), [])
    return import_crm(opened, Path("contacts.csv"), "salesforce", **options)


def account(folder: Path) -> str:
    return (folder / "accounts/acme.yaml").read_text()


def test_a_new_contact_is_added_and_nothing_else_in_the_file_changes(folder):
    before = account(folder)
    done = took(folder, HEADER + NEW)
    after = account(folder)
    assert done.changes[0] == "acme: contact j.roth added, Jana Roth, director, purchasing"
    assert "counterpart: s.bauer" in after
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert done.written
    assert not done.refused


def test_a_second_run_changes_nothing(folder):
    took(folder, HEADER + NEW)
    once = account(folder)
    again = took(folder, HEADER + NEW)
    assert (again.changes, again.kept, account(folder)) == ((), (), once)


def test_what_people_wrote_stays_unless_a_field_is_preferred_and_empty_fields_are_filled(folder):
    took(folder, HEADER + NEW)
    changed = HEADER + NEW.replace("Head of Purchasing", "Buyer").replace("+33 4 1", "+33 9 9")
    kept = took(folder, changed)
    assert kept.changes == ()
    assert kept.kept == (
        "acme.j.roth: title stays `Head of Purchasing`, the CRM has `Buyer`",
        "acme.j.roth: phone stays `+33 4 1`, the CRM has `+33 9 9`",
    )
    preferred = took(folder, changed, prefer=["phone"])
    assert preferred.changes == ("acme.j.roth: phone is +33 9 9, was +33 4 1",)
    with pytest.raises(NotAFieldError, match="the rows fill no field fax"):
        took(folder, changed, prefer=["fax"])


def test_a_row_that_is_refused_stops_the_rest_unless_it_is_partial(folder):
    text = HEADER + NEW + "Tom,Ruiz,Wizard,,Acme,,t@acme.example,,\n"
    before = account(folder)
    stopped = took(folder, text)
    assert not stopped.written
    assert account(folder) == before
    assert [(one.line, one.why[:19]) for one in stopped.refused] == [(3, "its title `Wizard` ")]
    rejected = (folder / "contacts.rejected.csv").read_text().splitlines()
    assert rejected[0].startswith("rejected_line,rejected_because,First Name")
    assert rejected[1].startswith("3,its title `Wizard` tells no level")
    partly = took(folder, text, partial=True)
    assert partly.written
    assert "j.roth" in account(folder)
    assert "Ruiz" not in account(folder)


def test_a_dry_run_writes_nothing_at_all(folder):
    before = account(folder)
    done = took(folder, HEADER + NEW + "Tom,Ruiz,Wizard,,Acme,,,,\n", dry_run=True)
    assert account(folder) == before
    assert not (folder / "contacts.rejected.csv").exists()
    assert "j.roth" in done.files[0].after


def test_another_file_of_the_name_of_the_rejects_is_never_overwritten(folder):
    write(folder, {"contacts.rejected.csv": "my own notes\n"})
    with pytest.raises(Exception, match="does not hold rejected rows"):
        took(folder, HEADER + "Tom,Ruiz,Wizard,,Acme,,,,\n")
    assert (folder / "contacts.rejected.csv").read_text() == "my own notes\n"


def test_contacts_of_other_customers_are_counted_and_left_alone(folder):
    done = took(folder, HEADER + NEW.replace("Acme", "Globex"))
    assert (done.skipped, done.changes, done.files) == (1, (), ())


def test_accounts_are_found_by_customer_number_and_new_ones_get_a_file(folder):
    text = "Account Name,Account Number,Industry,Account Owner\n"
    text += 'Acme Cycling plc,4711,Bicycles,Sabine Bauer\n"Globex: Söhne, ""GmbH""",0815,Toys,Nobody Here\n'
    old = next(line for line in account(folder).splitlines() if line.startswith("customer_numbers"))
    write(folder, {"accounts/acme.yaml": account(folder).replace(old, 'customer_numbers: ["4711"]')})
    done = took(folder, text)
    assert "acme: name stays `Acme Cycles`, the CRM has `Acme Cycling plc`" in done.kept
    assert done.unknown == ("Nobody Here is not a person in kam.yaml: manager stays as it is",)
    new = folder / "accounts/globex-soehne-gmbh.yaml"
    assert new.read_text() == 'name: "Globex: Söhne, \\"GmbH\\""\nsegment: Toys\ncustomer_numbers: ["0815"]\n'
    assert took(folder, text).changes == ()
    new.unlink()
    assert took(folder, text, known_only=True).skipped == 1


def test_somebody_at_work_in_the_file_meanwhile_loses_nothing(folder):
    write(folder, {"contacts.csv": HEADER + NEW})
    opened = open_portfolio(Session(folder, TODAY), [])
    write(folder, {"accounts/acme.yaml": account(folder) + "# at work\n"})
    import_crm(opened, Path("contacts.csv"), "salesforce")
    assert "j.roth" in account(folder)
    assert account(folder).endswith("# at work\n")


def test_a_file_that_cannot_be_read_stops_the_import_and_is_named(folder):
    write(folder, {"accounts/acme.yaml": "name: ["})
    with pytest.raises(BrokenFileError, match=r"accounts/acme\.yaml"):
        took(folder, HEADER + NEW)
