"""New workspaces and new accounts: the files that they start with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from kamctl import __version__
from kamctl.model.kam import Person
from kamctl.model.periods import add_years
from kamctl.model.types import SENIOR
from kamctl.workspace.codeowners import accountable
from kamctl.yaml.scalars import needs_quotes, quoted

#: Files that `init` writes, and the template each comes from.
INIT_FILES = {
    "kam.yaml": "init/kam.yaml",
    "criteria.yaml": "init/criteria.yaml",
    ".gitignore": "init/gitignore",
    ".gitattributes": "init/gitattributes",
    "README.md": "init/README.md",
}
#: Shell text for the kamctl that the pre-commit hook installs, so that the version is written only once.
_FROM_HOOK = """"$(grep -oEm1 'kamctl( @ |==)[^"]+' .pre-commit-config.yaml || echo kamctl)\""""
#: Files that `init` writes at the top of the repository.
REPOSITORY_FILES = {
    ".github/workflows/kamctl.yml": "init/github-workflow.yml",
    ".gitlab-ci.yml": "init/gitlab-ci.yml",
    ".pre-commit-config.yaml": "init/pre-commit-config.yaml",
    "CODEOWNERS": "init/CODEOWNERS",
}

#: What pip takes to install the published kamctl of this version.
PUBLISHED = f"kamctl=={__version__}"


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


def workspace_files(
    company: str, currency: str, today: dt.date, people: Mapping[str, Person] | None = None
) -> dict[str, str]:
    """Return the files of a new workspace by path; without people, placeholders are left."""
    values = {
        "COMPANY": company,
        "COMPANY_TEXT": one_line(company),
        "CURRENCY": currency,
        "EDITION": f'"{today.year}"',
        "TODAY": today.isoformat(),
        "PEOPLE": _people(people) if people else filled("init/people.yaml", {}).rstrip("\n"),
        "SENIOR": _first(people or {}, is_senior=True) or "president",
        "FROM_HOOK": _FROM_HOOK,
    }
    files = {path: filled(template, values) for path, template in INIT_FILES.items()}
    folder = shipped_folder()
    for kind in sorted((folder / "schemas").glob("*.json")):
        files[f".kamctl/schemas/{kind.name}"] = kind.read_text(encoding="utf-8")
    return files


def _people(people: Mapping[str, Person]) -> str:
    """Return people as written in kam.yaml, each field on a line of its own."""
    lines = [
        "  # The ids are how the other files name a person.",
        "  # level: president | vice-president | director | manager | specialist",
    ]
    for name, person in people.items():
        lines.append(f"  {name}:")
        held = {
            "name": person.name,
            "level": person.level,
            "function": person.function,
            "email": person.email,
        }
        lines += [f"    {field}: {one_line(text)}" for field, text in held.items() if text]
    return "\n".join(lines)


def repository_files(
    prefix: str, people: Mapping[str, Person], requirement: str = PUBLISHED
) -> dict[str, str]:
    """Return the files that CI, hosting sites and pre-commit look for at the top of a repository.

    `prefix` leads from there to the workspace (`sales/`, or nothing); `people` are ours; `requirement` tells
    pip what to install.
    """
    values = {
        "REQUIREMENT": requirement,
        "FROM_HOOK": _FROM_HOOK,
        "DIR": quoted(prefix.rstrip("/") or ".", '"'),
        "ACCOUNTABLE": accountable(people, prefix),
    }
    return {path: filled(template, values) for path, template in REPOSITORY_FILES.items()}


def _first(people: Mapping[str, Person], *, is_senior: bool) -> str | None:
    """Return the first member of senior management, or else the first of those who run accounts."""
    there = {name: one for name, one in people.items() if one.left is None}
    fits = [name for name, one in there.items() if (one.level in SENIOR) is is_senior]
    selling = [name for name in fits if there[name].function == "sales"]
    return next(iter(fits if is_senior else [*selling, *fits, *there]), None)


def account_file(
    account: str, name: str, manager: str | None, today: dt.date, people: Mapping[str, Person]
) -> str:
    """Return a commented account file; its proposals name our own people."""
    lead = manager or _first(people, is_senior=False) or "WHO"
    line = (
        f"manager: {manager}"
        if manager
        else f"# manager: {lead:<24} # its key account manager, one of `people`"
    )
    values = {
        "NAME": one_line(name),
        "MANAGER": line,
        "LEAD": lead,
        "SENIOR": _first(people, is_senior=True) or "WHO",
        "ID": account,
        "TODAY": today.isoformat(),
    }
    return filled("new/account.yaml", values)


def plan_file(
    account: str, name: str, manager: str | None, today: dt.date, people: Mapping[str, Person]
) -> str:
    """Return a commented plan file with a horizon of two years from today."""
    year, end = (add_years(today, n) - dt.timedelta(days=1) for n in (1, 2))
    values = {
        "TODAY": today.isoformat(),
        "YEAR1": year.isoformat(),
        "END": end.isoformat(),
        "DESTINATION": one_line(f"Where {name} and we want to stand on {end}"),
        "TEAM": f"team: {{{manager}: lead}}"
        if manager
        else "team: {}                            # person: part in it; at least two functions",
        "LEAD": manager or _first(people, is_senior=False) or "WHO",
        "ID": account,
    }
    return filled("new/plan.yaml", values)


def one_line(text: str) -> str:
    """Return a text as a value on one line, in quotes where YAML needs them."""
    return quoted(text, '"') if needs_quotes(text, flow=False) else text
