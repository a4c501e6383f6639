"""The use cases serve any face: they return what happened, print nothing and know no terminal."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.app.account import actions, customer
from kamctl.app.check import check
from kamctl.app.open import open_portfolio
from kamctl.app.selection import rate_and_decide
from kamctl.app.session import Session
from kamctl.app.writing.change import open_change
from kamctl.method.selection.ratings.new_rating import Given
from kamctl.model.account import Touch
from tests.cli.run import environment, write
from tests.cli.written import CRITERIA, FLOW, KAM, PLAN_FLOW

TODAY = dt.date(2026, 9, 15)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    files = {
        "kam.yaml": KAM,
        "criteria.yaml": CRITERIA,
        "accounts/acme.yaml": FLOW,
        "plans/acme.yaml": PLAN_FLOW,
    }
    return Session(write(tmp_path, files), TODAY)


def test_importing_every_use_case_imports_no_terminal_and_no_templates(tmp_path: Path) -> None:
    code = """
import importlib, pkgutil, sys
import kamctl.app
for module in pkgutil.walk_packages(kamctl.app.__path__, "kamctl.app."):
    importlib.import_module(module.name)
print(sorted({"typer", "rich", "jinja2", "kamctl.cli"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "[]"


def test_a_rating_comes_back_with_the_one_before_it(
    session: Session, capfd: pytest.CaptureFixture[str]
) -> None:
    context = open_change(session, "acme")
    changed = rate_and_decide.rate(
        context, criterion="growth", rated=Given(Decimal("3.5")), by="s.bauer", evidence="Fewer orders"
    )
    assert (changed.made.rating.rating, changed.made.before.rating, changed.notices) == (
        Decimal("3.5"),
        4,
        (),
    )
    (file,) = changed.files
    assert file.path == "accounts/acme.yaml"
    assert (session.directory / file.path).read_text("utf-8") == file.after != file.before
    assert capfd.readouterr() == ("", "")


def test_what_was_printed_beside_a_result_is_part_of_it(session: Session) -> None:
    long = actions.add_action(
        open_change(session, "acme", kinds=("accounts", "plans")),
        do="Agree it", owner="s.bauer", due=TODAY + dt.timedelta(91), dry_run=True,
    )  # fmt: skip
    assert long.notices[0].startswith("warning: 91 days from opening to due date, more than 90")


def test_a_dry_run_returns_the_change_and_leaves_the_file(session: Session) -> None:
    context = open_change(session, "acme")
    changed = customer.touch(context, Touch(date=context.date, whom=("m.lind",)), dry_run=True)
    assert "- {date: 2026-09-15, whom: [m.lind]}" in changed.files[0].after
    assert (session.directory / "accounts/acme.yaml").read_text("utf-8") == FLOW


def test_files_left_out_are_named_in_what_was_opened(session: Session) -> None:
    (session.directory / "plans/acme.yaml").write_text("horizon: [\n", "utf-8")
    (notice,) = open_portfolio(session).notices
    assert notice.startswith("left out: plans/acme.yaml cannot be read; line 2: not valid YAML: ")
    assert notice.endswith("; `kamctl check` says more")
    assert open_portfolio(session, ["acme"], kinds=("accounts",)).notices == ()


def test_checking_many_named_files_looks_each_up(tmp_path: Path) -> None:
    """A hook names each file that changed: the work grows with their number, not with its square."""
    few, many = (_lines_run(tmp_path / str(n), n) for n in (40, 160))
    assert many < 6 * few


def _lines_run(folder: Path, count: int) -> int:
    files = {f"accounts/a{n}.yaml": f"name: A{n}\nmanager: nobody\n" for n in range(count)}
    write(folder, {"kam.yaml": KAM, "criteria.yaml": CRITERIA, **files})
    ran = 0

    def trace(frame: object, event: str, _arg: object) -> object:
        nonlocal ran
        if frame.f_globals["__name__"] != "kamctl.app.check":
            return None
        ran += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        checked = check(Session(folder, TODAY), sorted(files), select=["KAM1"])
    finally:
        sys.settrace(before)
    assert {finding.path for finding in checked.report.findings} == set(files)
    return ran
