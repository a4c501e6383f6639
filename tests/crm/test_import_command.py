"""`kamctl import` of an export, as its users run it."""

from pathlib import Path

from tests.checks.rules.examples import base
from tests.cli.run import kamctl, write

EXPORT = (
    "First Name,Last Name,Title,Account Name,Email\n"
    "Jana,Roth,Head of Purchasing,Acme Cycles,j.roth@acme.example\n"
    "Tom,Ruiz,Wizard,Acme Cycles,\n"
    "Ann,Low,CEO,Globex,\n"
)


def test_an_export_is_previewed_tried_and_taken(tmp_path: Path) -> None:
    folder = write(tmp_path, {**base(), "crm.csv": EXPORT})
    account = folder / "accounts/acme.yaml"
    before = account.read_text()

    shown = kamctl(folder, "import", "crm.csv", "--map", "salesforce", "--preview")
    assert shown.status == 0
    assert shown.out.splitlines()[1].split()[:3] == ["2", "Acme", "Cycles"]
    assert "its title `Wizard` tells no level and no function" in shown.out

    tried = kamctl(folder, "import", "crm.csv", "--map", "salesforce", "--dry-run")
    assert tried.status == 1
    assert "+  j.roth:" in tried.out
    assert tried.out.endswith("1 change would be made\n")
    assert "left out: 1 row of customers that are not accounts here" in tried.err

    stopped = kamctl(folder, "import", "crm.csv", "--map", "salesforce")
    assert (stopped.status, account.read_text()) == (1, before)
    assert "refused: line 3: its title `Wizard` tells no level" in stopped.err
    assert "or write the others with --partial" in stopped.err

    taken = kamctl(folder, "import", "crm.csv", "--map", "salesforce", "--partial")
    assert (taken.status, taken.out) == (1, "acme: contact j.roth added, Jana Roth, director, purchasing\n")
    assert "the rows refused are in" in taken.err
    assert "j.roth:" in account.read_text()


def test_a_missing_file_and_a_missing_mapping_are_reported(tmp_path: Path) -> None:
    folder = write(tmp_path, {**base(), "crm.csv": EXPORT})
    assert "none.csv: could not be read" in kamctl(folder, "import", "none.csv", "--map", "hubspot").err
    wrong = kamctl(folder, "import", "crm.csv", "--map", "sugar")
    assert (wrong.status, wrong.err.splitlines()[1]) == (
        2,
        "help: Give a file, or salesforce, hubspot and dynamics.",
    )
    unsaid = kamctl(folder, "import", "crm.csv")
    assert (unsaid.status, "say how the CSV is read: salesforce" in unsaid.err) == (2, True)
    missing = kamctl(folder, "import", "none.xlsx")
    assert (missing.status, "there is no file none.xlsx" in missing.err) == (2, True)
