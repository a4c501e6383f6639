"""When a workbook is imported, the files change where people changed it, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamctl.checks.registry import RULES
from tests.benchmarks import workspaces
from tests.book.editing import (
    ACCOUNT,
    FILES,
    PLAN,
    add,
    changed_lines,
    edited,
    exported,
    imported,
    put,
    remove,
    texts,
    told,
    workspace,
)
from tests.checks.rules.examples import base, examples
from tests.cli.run import ROOT
from tests.git.gitrepo import Repository

pytest.importorskip("xlsxwriter")

FOLDERS = ["examples/adventure-works", "examples/minimal", "tests/workspaces/reviews"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_untouched_workbook_changes_nothing_byte_for_byte(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(ROOT / folder, root)
    _assert_unchanged(root)


def test_an_untouched_workbook_of_large_and_faulty_workspaces_changes_nothing(tmp_path: Path) -> None:
    _assert_unchanged(workspaces.write(tmp_path / "large", 3))
    _assert_unchanged(workspaces.write_faulty(tmp_path / "faulty", 3))


def test_an_untouched_workbook_changes_nothing_in_any_example_of_a_rule(tmp_path: Path) -> None:
    files = base()
    for i, rule in enumerate(RULES):
        for j, example in enumerate(examples(rule)):
            found, _ = example.workspace()
            for path, text in found.items():
                if path.split("/")[0] in ("accounts", "plans", "reviews"):
                    files[path.replace("acme", f"e{i}-{j}", 1)] = text
    root = workspace(tmp_path / "w", files)
    assert len(texts(root)) > 300
    _assert_unchanged(root)


def _assert_unchanged(root: Path) -> None:
    _assert_same(root, exported(root))


def _assert_same(root: Path, file: Path) -> None:
    before = texts(root)
    found = imported(root, file)
    assert (told(found), found.deleted, found.rows, found.files) == ([], (), 0, ())
    assert texts(root) == before


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
        min_size=3,
        max_size=3,
    )
)
def test_no_text_is_taken_for_a_change(tmp_path_factory: pytest.TempPathFactory, said: list[str]) -> None:
    import json

    lines = [
        json.dumps(text, ensure_ascii=False)
        .replace("\u2028", " ")
        .replace("\u2029", " ")
        .replace("\x85", " ")
        for text in said
    ]
    account = f"name: Acme\nsegment: {lines[0]}\nneeds:\n  n: {{need: {lines[1]}, raised_by: m, date: 2026-09-01}}\n"
    account += f"contacts:\n  m: {{name: {lines[2]}, level: manager, function: '_x0041_ =1'}}\n"
    root = workspace(tmp_path_factory.mktemp("t") / "w", FILES | {"accounts/acme.yaml": account})
    _assert_same(root, exported(root))


def test_three_cells_are_three_lines_with_comments_and_layout_intact(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    file = edited(
        exported(root),
        put("contacts", ("m.lind",), "stance", "supporter"),
        put("contacts", ("j.holm",), "name", "Jo Holm"),
        put("actions", ("a-9xyz",), "do", "Agree the store sequence by phone"),
    )
    found = imported(root, file)
    assert told(found) == []
    assert changed_lines(before, root) == [
        (
            "  m.lind: {name: M. Lind, level: director, function: sales, counterpart: l.chen}   # likes to talk",
            "  m.lind: {name: M. Lind, level: director, function: sales, counterpart: l.chen, stance: supporter}   # likes to talk",
        ),
        ('    name: "J. Holm"', '    name: "Jo Holm"'),
        (
            "    do: Agree the store sequence   # with their COO",
            "    do: Agree the store sequence by phone   # with their COO",
        ),
    ]
    assert found.rows == 3


def test_every_kind_of_cell_is_changed_in_its_place(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    import datetime as dt

    file = edited(
        exported(root),
        put("accounts", (), "name", "Acme Frames"),
        put("accounts", (), "credit.limit", 160000),
        put("actions", ("a-7k2q",), "due", dt.date(2026, 12, 11)),
        put("actions", ("a-7k2q",), "internal", True),
        put("initiatives", ("counting",), "helps", "stores, online"),
        put("initiatives", ("counting",), "measure.actual", 4),
        put("initiatives", ("counting",), "worth.to_us", "1.200,50"),
        put("value", ("1",), "worth", 1300),
        put("obligations results", ("pay", "2026-Q2"), "excused", "a strike"),
        put("team", ("s.bauer",), "value", "delivery and stock"),
        put("objectives", ("stores",), "confirmed.by", "j.holm"),
        put("plans", (), "destination", "Their first choice."),
    )
    assert told(imported(root, file)) == []
    plan, account = ((root / p).read_text("utf-8") for p in ("plans/acme.yaml", "accounts/acme.yaml"))
    assert "name: Acme Frames\n" in account
    assert "credit: {limit: 160000, terms_days: 30}" in account
    assert "due: 2026-12-11, internal: true}" in plan
    assert "helps: [stores, online]" in plan
    assert "measure: {what: shops counted, target: 10, actual: 4}, worth: {to_us: 1200.5}" in plan
    assert "what: Saved a truck, worth: 1300}" in account
    assert "2026-Q2: {actual: 31, excused: a strike}" in account
    assert "s.bauer: delivery and stock}" in plan
    assert "confirmed: {by: j.holm, date: 2026-09-09}" in plan
    assert "destination: Their first choice.\n" in plan
    assert len(before) == len(texts(root))


def test_an_emptied_cell_takes_its_field_away_and_the_record_in_it_with_its_last(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    file = edited(
        exported(root),
        put("contacts", ("m.lind",), "counterpart", None),
        put("value", ("2",), "accepted.by", None),
        put("value", ("2",), "accepted.date", None),
        put("accounts", (), "customer_numbers", "0042"),
        put("accounts", (), "decision_level", None),
    )
    assert told(imported(root, file)) == []
    account = (root / "accounts/acme.yaml").read_text("utf-8")
    assert "m.lind: {name: M. Lind, level: director, function: sales}   # likes to talk" in account
    assert "- {date: 2026-10-02, what: Trained the shop, worth: 800}" in account
    assert 'customer_numbers: ["0042"]' in account


def test_a_new_row_without_an_id_gets_one_and_a_log_grows_at_its_end(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    file = edited(
        exported(root),
        add(
            "actions", account="acme", do="Count again", owner="l.chen", opened="2026-11-20", due="2026-12-15"
        ),
        add("contacts", account="acme", id="k.ray", name="K. Ray", level="manager", function="finance"),
        add("value", account="acme", date="2026-11-02", what="Lent a van"),
        add("obligations results", account="acme", obligation="pay", period="2026-Q3", actual=25),
        add("actions", account="bolt", do="x"),
    )
    found = imported(root, file, partial=True)
    assert told(found) == ["actions!A5: the workspace has no plans/bolt.yaml"]
    plan, account = ((root / p).read_text("utf-8") for p in ("plans/acme.yaml", "accounts/acme.yaml"))
    new = [
        line
        for line in plan.splitlines()
        if line.startswith("  a-") and "7k2q" not in line and "9xyz" not in line
    ]
    assert len(new) == 1
    assert "do: Count again, owner: l.chen, opened: 2026-11-20, due: 2026-12-15}" in new[0]
    assert "k.ray:" in account
    assert "  - {date: 2026-11-02, what: Lent a van}\n" in account
    assert "2026-Q3: {actual: 25}" in account


def test_a_deleted_row_is_asked_about_and_never_assumed(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    file = edited(exported(root), remove("needs", "n-1"), remove("value", "1"))
    found = imported(root, file)
    assert found.deleted == ("needs: acme n-1", "value: acme 1")
    assert texts(root) == before
    assert imported(root, file, delete=True).deleted == ()
    account = (root / "accounts/acme.yaml").read_text("utf-8")
    assert "n-1" not in account
    assert "Saved a truck" not in account
    assert "Trained the shop" in account


def test_two_people_change_two_workbooks_of_one_commit_and_both_come_back(repository: Repository) -> None:
    root = workspace(repository.path)
    repository.commit()
    one = edited(
        exported(root, name="one.xlsx"),
        put("actions", ("a-7k2q",), "owner", "l.chen"),
        add("value", account="acme", date="2026-11-02", what="Lent a van"),
        put("contacts", ("m.lind",), "title", "Buyer"),
    )
    two = edited(
        exported(root, name="two.xlsx"),
        put("actions", ("a-7k2q",), "due", "2026-12-12"),
        add("value", account="acme", date="2026-11-03", what="Lent a truck"),
        put("contacts", ("m.lind",), "email", "lind@example.com"),
        remove("needs", "n-1"),
    )
    assert told(imported(root, one)) == []
    repository.commit()
    assert told(imported(root, two, delete=True)) == []
    plan, account = ((root / p).read_text("utf-8") for p in ("plans/acme.yaml", "accounts/acme.yaml"))
    assert "a-7k2q: {do: Count the frames, owner: l.chen, opened: 2026-10-20, due: 2026-12-12}" in plan
    assert account.index("Lent a van") < account.index("Lent a truck")
    (line,) = [line for line in account.splitlines() if line.startswith("  m.lind:")]
    assert "title: Buyer" in line
    assert "email: lind@example.com" in line
    assert line.endswith("}   # likes to talk")
    assert "n-1" not in account


def test_a_conflict_is_named_and_nothing_of_its_row_is_written(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    file = edited(
        exported(root),
        put("actions", ("a-7k2q",), "due", "2026-12-12"),
        put("actions", ("a-7k2q",), "owner", "l.chen"),
        put("actions", ("a-9xyz",), "due", "2026-12-21"),
    )
    plan = root / "plans/acme.yaml"
    plan.write_text(PLAN.replace("due: 2026-12-10", "due: 2026-12-11"), "utf-8")
    before = texts(root)
    found = imported(root, file)
    assert told(found) == [
        "actions!I2: changed here and in the files since the export: 2026-12-11 there, 2026-12-12 here"
    ]
    assert texts(root) == before
    assert told(imported(root, file, partial=True)) == told(found)
    assert plan.read_text("utf-8") == PLAN.replace("due: 2026-12-10", "due: 2026-12-11").replace(
        "    due: 2026-12-20\n", "    due: 2026-12-21\n"
    )


def test_the_same_change_on_both_sides_does_not_conflict(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    file = edited(exported(root), put("actions", ("a-7k2q",), "due", "2026-12-12"))
    plan = root / "plans/acme.yaml"
    plan.write_text(PLAN.replace("due: 2026-12-10", "due: 2026-12-12"), "utf-8")
    before = texts(root)
    assert told(imported(root, file)) == []
    assert texts(root) == before


def test_a_row_that_is_gone_from_the_files_and_changed_in_the_workbook_is_a_conflict(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    file = edited(exported(root), put("needs", ("n-1",), "need", "More frames, sooner"))
    account = root / "accounts/acme.yaml"
    account.write_text(
        ACCOUNT.replace("  n-1: {need: More frames, raised_by: m.lind, date: 2026-09-01}\n", "").replace(
            "needs:\n", ""
        ),
        "utf-8",
    )
    before = texts(root)
    assert told(imported(root, file)) == ["needs!C2: changed here, and gone from the files since the export"]
    assert texts(root) == before


def test_a_workbook_of_a_commit_that_git_no_longer_has_is_understood_row_by_row(
    repository: Repository,
) -> None:
    root = workspace(repository.path)
    repository.commit()
    file = edited(
        exported(root),
        put("actions", ("a-7k2q",), "due", "2026-12-12"),
        put("actions", ("a-9xyz",), "due", "2026-12-22"),
    )
    shutil.rmtree(root / ".git")
    plan = root / "plans/acme.yaml"
    changed = PLAN.replace("do: Count the frames", "do: Count all frames")
    plan.write_text(changed, "utf-8")
    found = imported(root, file, partial=True)
    assert told(found) == [
        "actions!A2: changed here and in the files since the export, and git no longer has what it was"
    ]
    assert plan.read_text("utf-8") == changed.replace("    due: 2026-12-20\n", "    due: 2026-12-22\n")


def test_changes_that_git_does_not_know_are_kept_in_the_workbook(repository: Repository) -> None:
    root = workspace(repository.path)
    repository.commit()
    plan = root / "plans/acme.yaml"
    plan.write_text(PLAN.replace("Count the frames", "Count 12 frames"), "utf-8")
    file = edited(exported(root), put("actions", ("a-7k2q",), "due", "2026-12-12"))
    plan.write_text(PLAN.replace("Count the frames", "Count 13 frames"), "utf-8")
    assert told(imported(root, file)) == []
    assert (
        "a-7k2q: {do: Count 13 frames, owner: s.bauer, opened: 2026-10-20, due: 2026-12-12}"
        in plan.read_text("utf-8")
    )


def test_what_is_decided_or_passes_a_gate_is_shown_and_not_changed(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    file = edited(
        exported(root),
        put("decisions", ("1",), "outcome", "selected"),
        add("stages", account="acme", stage=2, date="2026-11-01", by="l.chen"),
        add("standing", account="acme", state="good", date="2026-11-01", by="d.osei", reason="x"),
    )
    found = imported(root, file, partial=True)
    assert told(found) == [
        "stages!C3: stages are not changed in a workbook",
        "standing!C2: standing are not changed in a workbook",
        "decisions!C2: decisions are for senior management to record, not for a workbook",
    ]
    assert [p.help for p in found.problems] == [
        "See `kamctl advance acme`.",
        "See `kamctl standing acme STATE --reason '…'`.",
        "A command records it, with who decided.",
    ]
    assert texts(root) == before
