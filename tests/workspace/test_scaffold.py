import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from kamctl import __version__
from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app
from kamctl.model.kam import CONTACT_EVERY_DAYS, Person, Policy
from kamctl.model.shape import fields_of
from kamctl.model.spellings import person_id
from kamctl.model.types import Level
from kamctl.workspace.codeowners import PLACEHOLDER, accountable
from kamctl.workspace.paths import is_id
from kamctl.workspace.scaffold import repository_files, workspace_files


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
    assert workflow[True]["push"]["branches"] == ["main", "master"]  # YAML 1.1 reads `on` as yes
    gitlab = yaml.safe_load(files[".gitlab-ci.yml"])
    assert {job["variables"]["KAMCTL_DIR"] for job in gitlab.values()} == {folder}
    assert gitlab["site"]["before_script"] == gitlab["kamctl"]["before_script"]
    (repo,) = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"]
    assert repo["hooks"][0]["args"] == ["-C", folder, "check", "--since", "HEAD"]
    assert repo["hooks"][0]["additional_dependencies"] == [f"kamctl=={__version__}"]
    assert not any(re.search("@[A-Z_]+@", text) for text in files.values())


@pytest.mark.parametrize(
    "requirement",
    ["kamctl==3.2.1", "kamctl @ git+https://git.example.com/kamctl@0a1b2c"],
    ids=["index", "git"],
)
def test_one_line_says_which_kamctl_the_hook_ci_and_colleagues_install(
    tmp_path: Path, requirement: str
) -> None:
    files = repository_files("", {}, requirement)
    files["README.md"] = workspace_files("Acme", "EUR", dt.date(2026, 1, 12))["README.md"]
    assert [(path, text.count(requirement)) for path, text in files.items() if requirement in text] == [
        (".pre-commit-config.yaml", 1)
    ]
    (tmp_path / ".pre-commit-config.yaml").write_text(files[".pre-commit-config.yaml"])
    workflow = yaml.safe_load(files[".github/workflows/kamctl.yml"])
    installs = [
        *(
            step["run"]
            for job in workflow["jobs"].values()
            for step in job["steps"]
            if "pip" in step.get("run", "")
        ),
        *yaml.safe_load(files[".gitlab-ci.yml"])["kamctl"]["before_script"],
        *re.findall(r"^ +(python -m pip .*)$", files["README.md"], re.MULTILINE),
    ]
    assert len(installs) == 5
    for line in installs:
        words = line.replace("python -m pip install", "printf '%s|'")
        said = subprocess.run(
            ["bash", "-ec", words], cwd=tmp_path, capture_output=True, check=True, text=True
        )
        assert said.stdout == f"{requirement}|"


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


def test_the_readme_for_colleagues_names_commands_that_there_are() -> None:
    text = workspace_files("Acme", "EUR", dt.date(2026, 1, 12))["README.md"]
    named = re.findall(r"`kamctl ([a-z-]+)", text)
    assert {"setup-git", "status", "due", "check"} <= set(named) <= {*COMMANDS, "--install-completion"}
    assert text.startswith("# Key accounts of Acme\n")


@pytest.mark.parametrize(
    "words",
    [
        ["--company", ""],
        ["--company", "  "],
        ["--company", "Acme\nGmbH"],
        ["--currency", "usd"],
        ["--person", "Dana Osei"],
        ["--person", "Dana Osei, presidant, general"],
        ["--person", "Dana Osei, president"],
        ["--person", ", president, general"],
    ],
)
def test_a_refused_init_leaves_no_half_workspace(tmp_path: Path, words: list[str]) -> None:
    refused = CliRunner().invoke(app, ["init", str(tmp_path / "w"), *words])
    assert refused.exit_code == 2, refused.output
    assert "help: " in refused.output
    assert not (tmp_path / "w").exists()


def test_an_init_that_cannot_write_all_its_files_writes_none(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".github").write_text("a file where a folder should be\n")
    refused = CliRunner().invoke(app, ["init", str(tmp_path / "sales")])
    assert refused.exit_code == 2, refused.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", ".github"]


def test_a_file_in_the_place_of_the_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("")
    refused = CliRunner().invoke(app, ["init", str(tmp_path / "notes/here")])
    assert refused.exit_code == 2
    assert "a file is in its place" in refused.output


PEOPLE = ["--person", "Dana Osei, Vice President, general, d.osei@example.com",
          "--person", "Zoë Müller, manager, sales", "--person", "Zita Müller, specialist, supply, chain"]  # fmt: skip


def test_people_given_to_init_are_those_of_all_files_and_starters(tmp_path: Path) -> None:
    folder = ["-C", str(tmp_path), "--today", "2026-01-12"]
    done = CliRunner().invoke(app, [*folder, "init", "--company", "Müller & Söhne: Räder", *PEOPLE])
    assert done.exit_code == 0, done.output
    assert "put your people" not in done.output
    kam = yaml.safe_load((tmp_path / "kam.yaml").read_text("utf-8"))
    assert kam["company"] == "Müller & Söhne: Räder"
    assert kam["people"] == {
        "d.osei": {"name": "Dana Osei", "level": "vice-president", "function": "general",
                   "email": "d.osei@example.com"},
        "z.mueller": {"name": "Zoë Müller", "level": "manager", "function": "sales"},
        "zita.mueller": {"name": "Zita Müller", "level": "specialist", "function": "supply, chain"},
    }  # fmt: skip
    assert "by: d.osei," in (tmp_path / "criteria.yaml").read_text("utf-8")
    assert "criteria.yaml d.osei@example.com" in (tmp_path / "CODEOWNERS").read_text("utf-8")
    assert CliRunner().invoke(app, [*folder, "new", "acme", "--name", "Acme"]).exit_code == 0
    starters = (tmp_path / "accounts/acme.yaml").read_text() + (tmp_path / "plans/acme.yaml").read_text()
    assert "selected --by d.osei" in starters
    assert starters.count("z.mueller") == 5
    assert "key-account-manager" not in starters
    assert "president\n" not in starters
    checked = CliRunner().invoke(app, [*folder, "check"])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Zoë Müller"], ["z.mueller"]),
        (["Anna Maria de la Cruz"], ["a.cruz"]),
        (
            ["Dana Osei", "Dan Osei", "Dana Osei", "Dana Osei"],
            ["d.osei", "dan.osei", "dana.osei", "dana.osei-2"],
        ),
        (["Cher", "Cher"], ["cher", "cher-2"]),
        (["山田太郎", "佐藤花子"], ["person", "person-2"]),
        (["Łukasz Żółć"], ["l.zolc"]),
    ],
)
def test_ids_are_made_of_names(names: list[str], ids: list[str]) -> None:
    made: list[str] = []
    for name in names:
        made.append(person_id(name, made))
    assert made == ids
    assert all(is_id(one) for one in made)


def test_without_senior_management_its_place_is_kept_for_it(tmp_path: Path) -> None:
    words = ["-C", str(tmp_path), "init", "--person", "Sabine Bauer, manager, sales"]
    assert CliRunner().invoke(app, words).exit_code == 0
    kam = yaml.safe_load((tmp_path / "kam.yaml").read_text("utf-8"))
    assert list(kam["people"]) == ["president", "s.bauer"]
    assert kam["people"]["president"]["name"] == "Name of your president"


def test_starters_collide_with_nothing_that_commands_write(tmp_path: Path) -> None:
    place = ["-C", str(tmp_path), "--today", "2026-01-12"]
    by = ["--by", "s.bauer"]
    lines = [
        ["init", "--person", "Sabine Bauer, manager, sales", "--person", "Dana Osei, president, general"],
        ["new", "acme", "--name", "Acme", "--manager", "s.bauer"],
        ["rate", "acme", "growth", "4", "--evidence", "Seen", *by],
        ["decide", "acme", "nominated", "--by", "d.osei"],
        ["advance", "acme", "--waive", "competences-fit=Later", *by],
        ["action", "add", "acme", "Call them", "--owner", "s.bauer", "--due", "2026-02-01"],
    ]
    for line in lines:
        done = CliRunner().invoke(app, [*place, *line])
        if line[0] != "advance":
            assert done.exit_code == 0, done.output
    for path in ("accounts/acme.yaml", "plans/acme.yaml"):
        file = tmp_path / path
        uncommented = re.sub(r"(?m)^# (?=( *)([a-z-]+:|- |\w[\w.-]*:))", "", file.read_text("utf-8"))
        file.write_text(uncommented, "utf-8")
    said = CliRunner().invoke(app, [*place, "check", "--select", "KAM1"])
    assert "appears twice here" not in said.output
    assert "unreadable" not in said.output


#: The first release of each action that runs on a Node which GitHub still has.
RUNS = {"actions/checkout": 5, "actions/setup-python": 6, "actions/upload-artifact": 6}


def test_the_actions_of_the_workflow_are_pinned_by_hash_to_releases_that_run() -> None:
    text = repository_files("", {}, "kamctl==1.0")[".github/workflows/kamctl.yml"]
    used = re.findall(r"uses: (\S+)@(\S+) # v(\d+)\.", text)
    assert len(used) == text.count("uses:") > 0
    for action, commit, major in used:
        assert re.fullmatch("[0-9a-f]{40}", commit)
        assert int(major) >= RUNS[action]


def test_the_limits_that_a_new_workspace_lists_are_all_of_them_with_their_defaults() -> None:
    text = workspace_files("Acme", "EUR", dt.date(2026, 1, 12))["kam.yaml"]
    listed = yaml.load(re.sub("(?m)^# ?", "", text[text.index("# policy:") :]), yaml.BaseLoader)["policy"]
    assert list(listed) == list(fields_of(Policy))
    assert listed.pop("contact_every_days") == {level: str(n) for level, n in CONTACT_EVERY_DAYS.items()}
    assert set(listed.pop("rules").values()) <= {"error", "warning", "off"}
    assert Policy.model_validate(listed) == Policy()
