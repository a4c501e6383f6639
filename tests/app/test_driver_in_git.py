"""The merge driver as git runs it: registered in a clone, in every kind of merge, sound and broken."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from kamctl.git import setup
from tests.git.gitrepo import Repository

ROOT = Path(__file__).resolve().parents[2]

PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: Their first-choice frame supplier
team: {s.bauer: lead}
actions:
  a-7k2q:
    do: Agree the store sequence
    owner: l.chen
    opened: 2026-07-20
    due: 2026-09-30
"""
OURS = (
    PLAN
    + "  a-mm33:\n    do: Call the buyer\n    owner: s.bauer\n    opened: 2026-08-01\n    due: 2026-10-01\n"
)
THEIRS = (
    PLAN
    + "  a-bb22:\n    do: Send the price list\n    owner: s.bauer\n    opened: 2026-08-01\n    due: 2026-10-01\n"
)
MERGED = THEIRS + OURS.removeprefix(PLAN)
KAM = "company: Adventure Works\ncurrency: USD\npeople: {}\n"


def program(directory: Path, name: str, text: str) -> Path:
    directory.mkdir(exist_ok=True)
    file = directory / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def kamctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put this kamctl on PATH; returns its file, which a test may break."""
    run = f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kamctl "$@"'
    file = program(tmp_path / "bin", "kamctl", run)
    monkeypatch.setenv("PATH", f"{file.parent}{os.pathsep}{os.environ['PATH']}")
    return file


@pytest.fixture
def clone(repository: Repository, kamctl: Path) -> Repository:
    """A workspace in a clone that merges by id."""
    repository.commit({"kam.yaml": KAM, "plans/acme.yaml": PLAN})
    run(repository, "setup-git")
    repository.commit(message="Attributes")
    return repository


def run(repository: Repository, *args: str, status: int = 0) -> str:
    done = subprocess.run(["kamctl", *args], cwd=repository.path, capture_output=True, check=False, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def diverge(
    repository: Repository, ours: str | bytes, theirs: str | bytes, name: str = "plans/acme.yaml"
) -> None:
    repository.git("checkout", "-qb", "theirs")
    repository.commit({name: theirs}, "Theirs")
    repository.git("checkout", "-q", "main")
    repository.commit({name: ours}, "Ours")


def both_there(text: str) -> bool:
    return "Call the buyer" in text and "Send the price list" in text


@pytest.mark.parametrize("how", ["merge --no-edit theirs", "rebase theirs", "cherry-pick theirs"])
def test_git_merges_records_added_at_one_place(clone: Repository, how: str) -> None:
    diverge(clone, OURS, THEIRS)
    clone.git(*how.split())
    assert clone.read("plans/acme.yaml") == MERGED
    assert clone.git("status", "--porcelain") == ""


def test_a_stash_comes_back_onto_other_changes(clone: Repository) -> None:
    clone.write("plans/acme.yaml", THEIRS)
    clone.git("stash")
    clone.commit({"plans/acme.yaml": OURS})
    clone.git("stash", "pop")
    assert clone.read("plans/acme.yaml") == MERGED


def test_a_file_that_both_added_is_merged(clone: Repository) -> None:
    account = "name: Beta\ncontacts:\n  {}:\n    name: Somebody\n    level: manager\n    function: sales\n"
    diverge(clone, account.format("m.lind"), account.format("t.novak"), "accounts/beta.yaml")
    clone.git("merge", "--no-edit", "theirs")
    assert "m.lind:" in clone.read("accounts/beta.yaml")
    assert "t.novak:" in clone.read("accounts/beta.yaml")


def test_a_true_conflict_is_reported_and_marked_around_the_field_alone(clone: Repository) -> None:
    diverge(clone, OURS.replace("09-30", "10-01"), THEIRS.replace("09-30", "10-02"))
    said = clone.git("merge", "theirs", check=False)
    assert "CONFLICT (content)" in said
    conflict = "<<<<<<< ours\n    due: 2026-10-01\n=======\n    due: 2026-10-02\n>>>>>>> theirs\n"
    assert clone.read("plans/acme.yaml") == MERGED.replace("    due: 2026-09-30\n", conflict)
    assert clone.git("status", "--porcelain") == "UU plans/acme.yaml\n"


def test_windows_lines_stay(clone: Repository) -> None:
    windows = [text.replace("\n", "\r\n") for text in (PLAN, OURS, THEIRS, MERGED)]
    clone.git("config", "core.autocrlf", "false")
    clone.commit({"plans/acme.yaml": windows[0]})
    diverge(clone, windows[1], windows[2])
    clone.git("merge", "--no-edit", "theirs")
    assert clone.read("plans/acme.yaml") == windows[3]


def test_a_merge_of_two_bases_that_conflict_loses_no_side(clone: Repository) -> None:
    """git merges the bases first, and hands over the text with markers as the base of the merge."""
    diverge(clone, PLAN.replace("09-30", "10-01"), PLAN.replace("09-30", "10-02"))
    for branch, other, decided in (("main", "theirs", "10-01"), ("theirs", "main~1", "10-02")):
        clone.git("checkout", "-q", branch)
        clone.git("merge", "-q", other, check=False)
        clone.commit({"plans/acme.yaml": PLAN.replace("09-30", decided)}, "Decide")
    clone.commit({"plans/acme.yaml": THEIRS.replace("09-30", "10-02")})
    clone.git("checkout", "-q", "main")
    clone.commit({"plans/acme.yaml": OURS.replace("09-30", "10-01")})
    clone.git("merge", "--no-edit", "theirs", check=False)
    merged = clone.read("plans/acme.yaml")
    assert both_there(merged)
    assert "10-01" in merged
    assert "10-02" in merged


def test_yaml_outside_a_workspace_is_merged_as_text(clone: Repository) -> None:
    base = "a: &x 1\nb: 2\nc: 3\nd: 4\n"
    clone.commit({"plans/acme.yaml": base})
    diverge(clone, base.replace("&x 1", "&x 9"), base.replace("d: 4", "d: 9"))
    clone.git("merge", "--no-edit", "theirs")
    assert clone.read("plans/acme.yaml") == "a: &x 9\nb: 2\nc: 3\nd: 9\n"


@pytest.mark.parametrize(
    "broken",
    [
        "exit 0",
        "exit 1",
        pytest.param("exit 2", marks=pytest.mark.slow),
        pytest.param("exit 255", marks=pytest.mark.slow),
        "kill -9 $$",
        pytest.param("kill -SEGV $$", marks=pytest.mark.slow),
        f'PYTHONPATH=/nowhere exec "{sys.executable}" -c "import kamctl.nothing"',
        f'ulimit -v 20000; PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kamctl "$@"',
        f'PYTHONPATH="{ROOT}" timeout -s KILL 0.02 "{sys.executable}" -m kamctl "$@"',
        None,
    ],
)
def test_a_broken_kamctl_leaves_both_sides_in_the_file(
    clone: Repository, kamctl: Path, broken: str | None
) -> None:
    if broken is None:
        kamctl.unlink()
    else:
        program(kamctl.parent, "kamctl", broken)
    diverge(clone, OURS, THEIRS)
    clone.git("merge", "--no-edit", "theirs", check=False)
    merged = clone.read("plans/acme.yaml")
    assert both_there(merged)
    assert "<<<<<<< ours\n" in merged


#: Modules at the top of a branch under names that kamctl or Python's library has.
STRANGERS: dict[str, str | bytes] = dict.fromkeys(
    ("kamctl/__init__.py", "kamctl/__main__.py", "re.py", "statistics.py", "typer.py", "yaml.py"),
    "import pathlib, sys\npathlib.Path(__file__).with_name('FIRED').touch()\nsys.exit(0)\n",
)


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """An interpreter that has kamctl and no console script of it, in a folder with a blank in its name."""
    folder = tmp_path / "a place"
    venv.create(folder, symlinks=True, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "kamctl.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n")
    return folder / "bin" / "python"


@pytest.mark.parametrize("how", ["script", "module", "wrapper"])
def test_a_merge_runs_no_module_of_the_work_tree(
    repository: Repository, python: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "script":  # as installers write it where the path has a blank
        head = f"'''exec' \"{python}\" \"$0\" \"$@\"\n' '''"
        program(python.parent, "kamctl", f"{head}\nfrom kamctl.__main__ import main\nmain()")
    elif how == "wrapper":
        folder = program(python.parents[2] / "bin", "kamctl", f'exec "{python}" -m kamctl "$@"').parent
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    repository.commit({"kam.yaml": KAM, "plans/acme.yaml": PLAN})
    subprocess.run([python, "-m", "kamctl", "setup-git"], cwd=repository.path, check=True)
    starts = {
        "script": f"'{python.parent}/kamctl'",
        "module": f"'{python}' -I -m kamctl",
        "wrapper": f"{python.parents[2]}/bin/kamctl",
    }
    driver = repository.git("config", "merge.kamctl.driver")
    assert driver.startswith(f"PYTHONSAFEPATH=1 {starts[how]} merge-driver ")
    repository.commit(STRANGERS)
    diverge(repository, OURS, THEIRS)
    repository.git("merge", "--no-edit", "theirs")
    assert repository.read("plans/acme.yaml") == MERGED
    assert not list(repository.path.rglob("FIRED"))


def test_a_driver_of_the_old_form_is_reported_and_renewed(clone: Repository, kamctl: Path) -> None:
    old = "kamctl merge-driver %O %A %B %L -- %P; case $? in 0) exit 0;; 3) exit 1;; esac; false"
    clone.git("config", "merge.kamctl.driver", old)
    assert "merge.kamctl.driver is that of an older kamctl" in run(clone, "setup-git", "--check", status=1)
    run(clone, "setup-git")
    assert run(clone, "setup-git", "--check") == "This clone merges by id.\n"
    assert str(kamctl) in clone.git("config", "merge.kamctl.driver")


def test_a_driver_whose_kamctl_is_gone_is_reported(clone: Repository, kamctl: Path) -> None:
    kamctl.rename(kamctl.with_name("kamctl-2"))
    assert f"starts {kamctl}, which does not exist" in setup.driver_fault(clone.path)


def stderr_of_check(repository: Repository, *, terminal: bool, **env: str) -> str:
    """Return what `check` writes to stderr, a terminal (which wraps it: here it is one line) or a pipe."""
    ours, theirs = os.openpty() if terminal else os.pipe()
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | env
    subprocess.run(
        ["kamctl", "check"],
        cwd=repository.path,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment,
        check=False,
    )
    os.write(theirs, b".")  # something to read where it wrote nothing
    os.close(theirs)
    heard = os.read(ours, 4096).decode()
    os.close(ours)
    return " ".join(heard.removesuffix(".").split())


def test_check_asks_on_a_terminal_for_the_driver_that_the_attributes_name(clone: Repository) -> None:
    assert stderr_of_check(clone, terminal=True) == ""
    clone.git("config", "--unset", "merge.kamctl.driver")
    told = stderr_of_check(clone, terminal=True)
    assert "merge.kamctl.driver is not set" in told
    assert "Run `kamctl setup-git`, once in each clone." in told
    assert stderr_of_check(clone, terminal=False) == ""
    assert stderr_of_check(clone, terminal=True, CI="true") == ""
    clone.git("config", "merge.kamctl.driver", "kamctl merge-driver %O %A %B")
    assert "is that of an older kamctl" in stderr_of_check(clone, terminal=True)
    clone.git("rm", "-q", ".gitattributes")
    assert stderr_of_check(clone, terminal=True) == ""


@pytest.mark.slow
@pytest.mark.parametrize("call", ["openat", "read", "write", "fsync", "chmod", "rename", "close"])
def test_a_kamctl_killed_at_any_system_call_leaves_both_sides_in_the_file(
    clone: Repository, kamctl: Path, tmp_path: Path, call: str
) -> None:
    if subprocess.run(["which", "strace"], capture_output=True, check=False).returncode:
        pytest.skip("there is no strace")
    diverge(clone, OURS, THEIRS)
    mine = clone.git("rev-parse", "HEAD").strip()
    start = kamctl.read_text().split("exec ")[1]
    log = tmp_path / "calls"
    program(kamctl.parent, "kamctl", f'PYTHONPATH="{ROOT}" exec strace -f -o "{log}" -e trace={call} {start}')
    clone.git("merge", "--no-edit", "theirs")
    count = sum(f" {call}" in line or line.startswith(call) for line in log.read_text().splitlines())
    assert count
    kills = (
        range(1, count + 1) if count <= 12 else [*range(1, count, count // 6), *range(count - 5, count + 1)]
    )
    for number in kills:
        clone.git("reset", "-q", "--hard", mine)
        inject = f"-e inject={call}:signal=KILL:when={number}"
        program(
            kamctl.parent,
            "kamctl",
            f'PYTHONPATH="{ROOT}" exec strace -f -o /dev/null -e trace={call} {inject} {start}',
        )
        clone.git("merge", "--no-edit", "theirs", check=False)
        assert both_there(clone.read("plans/acme.yaml")), (call, number)


def test_setup_is_reported_missing_then_made_then_removed(repository: Repository, kamctl: Path) -> None:
    repository.commit({"kam.yaml": KAM})
    told = run(repository, "setup-git", "--check", status=1)
    assert "merge.kamctl.driver is not set" in told
    assert "accounts/account.yaml has no merge=kamctl in .gitattributes" in told
    repository.write(".gitattributes", "*.png binary")
    run(repository, "setup-git")
    assert repository.read(".gitattributes").startswith("*.png binary\n# Two people")
    assert run(repository, "setup-git", "--check") == "This clone merges by id.\n"
    run(repository, "setup-git")
    assert repository.read(".gitattributes").count("/plans/*.yaml") == 1
    run(repository, "setup-git", "--uninstall")
    assert "kamctl" not in repository.read(".git/config")
    assert "nothing to remove" in run(repository, "setup-git", "--uninstall")


def test_a_workspace_below_the_top_of_the_repository_is_set_up(repository: Repository, kamctl: Path) -> None:
    repository.commit({"sales/kam.yaml": KAM, "sales/plans/acme.yaml": PLAN})
    run(repository, "-C", "sales", "setup-git")
    repository.commit()
    diverge(repository, OURS, THEIRS, "sales/plans/acme.yaml")
    repository.git("merge", "--no-edit", "theirs")
    assert repository.read("sales/plans/acme.yaml") == MERGED
    assert run(repository, "-C", "sales", "setup-git", "--check") == "This clone merges by id.\n"


def test_hunks_of_a_diff_are_headed_by_their_record(clone: Repository) -> None:
    lines = "".join(f"    note{i}: x\n" for i in range(9))
    clone.commit({"plans/acme.yaml": PLAN + lines})
    clone.write("plans/acme.yaml", PLAN + lines.replace("note8: x", "note8: y"))
    assert "@@   a-7k2q:" in clone.git("diff")


def test_setup_outside_of_git_says_so(tmp_path: Path, kamctl: Path) -> None:
    (tmp_path / "kam.yaml").write_text(KAM)
    assert "is not in a git work tree" in run(Repository(tmp_path), "setup-git", status=2)


def test_a_file_with_a_strange_name_is_merged_too(clone: Repository) -> None:
    name = "plans/-x '\";$(touch pwned).yaml"
    clone.commit({name: PLAN})
    diverge(clone, OURS, THEIRS, name)
    clone.git("merge", "--no-edit", "theirs")
    assert clone.read(name) == MERGED
    assert not (clone.path / "pwned").exists()
