import datetime as dt
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from kamctl import __version__
from kamctl.cli.main import app
from kamctl.model.kam import Person
from kamctl.model.types import Level
from kamctl.workspace.codeowners import PLACEHOLDER, accountable
from kamctl.workspace.scaffold import repository_files


def person(level: Level, email: str | None) -> Person:
    return Person(name="Somebody", level=level, function="sales", email=email)


def test_senior_management_owns_the_criteria_and_who_belongs_to_it() -> None:
    people = {
        "a": person("president", "a@example.com"),
        "b": person("vice-president", "b@example.com"),
        "c": person("director", "c@example.com"),
        "d": Person(
            name="Gone",
            level="president",
            function="general",
            email="d@example.com",
            left=dt.date(2026, 1, 1),
        ),
        "e": person("president", "e@example.com # /plans @thief"),
    }
    assert accountable(people, "sales/").splitlines() == [
        "/sales/criteria.yaml a@example.com b@example.com",
        "/sales/kam.yaml      a@example.com b@example.com",
        "CODEOWNERS           a@example.com b@example.com",
    ]


def test_where_senior_management_has_no_address_a_placeholder_says_so() -> None:
    lines = accountable({"a": person("president", None)}).splitlines()
    assert lines[0].startswith("# Put in")
    assert lines[1] == f"/criteria.yaml {PLACEHOLDER}"


@pytest.mark.parametrize("prefix", ["", "sales/", 'odd "name"/'])
def test_ci_files_are_yaml_that_names_the_workspace_and_the_version(prefix: str) -> None:
    files = repository_files(prefix, {})
    folder = prefix.rstrip("/") or "."
    workflow = yaml.safe_load(files[".github/workflows/kamctl.yml"])
    assert workflow["env"]["KAMCTL_DIR"] == folder
    assert yaml.safe_load(files[".gitlab-ci.yml"])["kamctl"]["variables"]["KAMCTL_DIR"] == folder
    (repo,) = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"]
    assert repo["hooks"][0]["args"] == ["-C", folder, "check", "--since", "HEAD"]
    assert repo["hooks"][0]["additional_dependencies"] == [f"kamctl=={__version__}"]
    assert not any(
        "@VERSION@" in text or "@DIR@" in text or "@ACCOUNTABLE@" in text for text in files.values()
    )


def test_init_in_a_folder_of_a_repository_puts_ci_at_its_top_and_keeps_what_is_there(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "CODEOWNERS").write_text("* @us\n")
    done = CliRunner().invoke(app, ["init", str(tmp_path / "sales")])
    assert done.exit_code == 0, done.output
    assert "kept  ../CODEOWNERS" in done.output
    assert (tmp_path / "CODEOWNERS").read_text() == "* @us\n"
    assert (tmp_path / ".github/workflows/kamctl.yml").is_file()
    assert (tmp_path / "sales/.gitattributes").is_file()


def test_the_attributes_name_the_merge_driver_for_every_file_of_a_workspace(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["init", str(tmp_path)]).exit_code == 0
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    names = [
        "kam.yaml",
        "criteria.yaml",
        "resources.yaml",
        "accounts/a.yaml",
        "plans/a.yaml",
        "reviews/a/2026-Q1.yaml",
    ]
    others = ["README.md", ".gitlab-ci.yml", "other/accounts/a.yaml"]
    said = subprocess.run(
        ["git", "check-attr", "merge", "--", *names, *others],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()
    assert said == [f"{n}: merge: kamctl" for n in names] + [f"{n}: merge: unspecified" for n in others]
