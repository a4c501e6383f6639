"""New workspaces and new accounts: the files that they start with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from kamctl import __version__
from kamctl.model.kam import Person
from kamctl.model.periods import add_years
from kamctl.workspace.codeowners import accountable
from kamctl.yaml.scalars import needs_quotes, quoted

#: Files that `init` writes, and the template each comes from.
INIT_FILES = {
    "kam.yaml": "init/kam.yaml",
    "criteria.yaml": "init/criteria.yaml",
    ".gitignore": "init/gitignore",
    ".gitattributes": "init/gitattributes",
}
#: Files that `init` writes at the top of the repository.
REPOSITORY_FILES = {
    ".github/workflows/kamctl.yml": "init/github-workflow.yml",
    ".gitlab-ci.yml": "init/gitlab-ci.yml",
    ".pre-commit-config.yaml": "init/pre-commit-config.yaml",
    "CODEOWNERS": "init/CODEOWNERS",
}


def shipped_folder() -> Path:
    """Return the folder of the shipped templates: in the installed package, or in the repository."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a shipped starter with its `@NAME@` marks filled in."""
    text = (shipped_folder() / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def workspace_files(company: str, currency: str, today: dt.date) -> dict[str, str]:
    """Return the files of a new workspace by path."""
    values = {
        "COMPANY": _text(company),
        "CURRENCY": currency,
        "EDITION": f'"{today.year}"',
        "TODAY": today.isoformat(),
    }
    files = {path: filled(template, values) for path, template in INIT_FILES.items()}
    folder = shipped_folder()
    for kind in sorted((folder / "schemas").glob("*.json")):
        files[f".kamctl/schemas/{kind.name}"] = kind.read_text(encoding="utf-8")
    return files


def repository_files(prefix: str, people: Mapping[str, Person]) -> dict[str, str]:
    """Return the files that CI, hosting sites and pre-commit look for at the top of a repository.

    `prefix` leads from there to the workspace (`sales/`, or nothing); `people` are ours.
    """
    values = {
        "VERSION": __version__,
        "DIR": quoted(prefix.rstrip("/") or ".", '"'),
        "ACCOUNTABLE": accountable(people, prefix),
    }
    return {path: filled(template, values) for path, template in REPOSITORY_FILES.items()}


def account_file(account: str, name: str, manager: str | None, today: dt.date) -> str:
    """Return a commented account file."""
    line = (
        f"manager: {manager}"
        if manager
        else "# manager: key-account-manager    # its key account manager, one of `people`"
    )
    return filled(
        "new/account.yaml", {"NAME": _text(name), "MANAGER": line, "ID": account, "TODAY": today.isoformat()}
    )


def plan_file(account: str, name: str, manager: str | None, today: dt.date) -> str:
    """Return a commented plan file with a horizon of two years from today."""
    year, end = (add_years(today, n) - dt.timedelta(days=1) for n in (1, 2))
    values = {
        "TODAY": today.isoformat(),
        "YEAR1": year.isoformat(),
        "END": end.isoformat(),
        "DESTINATION": _text(f"Where {name} and we want to stand on {end}"),
        "TEAM": f"team: {{{manager}: lead}}"
        if manager
        else "team: {}                            # person: part in it; at least two functions",
        "ID": account,
    }
    return filled("new/plan.yaml", values)


def _text(text: str) -> str:
    return quoted(text, '"') if needs_quotes(text, flow=False) else text
