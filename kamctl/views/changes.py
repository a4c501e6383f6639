"""What changed, for people and for a pull request."""

from __future__ import annotations

from kamctl import hints
from kamctl.method.changes.compare import Changes
from kamctl.views.markdown import escape
from kamctl.wording import plural

#: GitHub takes comments up to 65,536 characters; a reader takes fewer.
LONGEST_COMMENT = 60_000


def as_text(changes: Changes) -> str:
    """Return the changes as lines under the accounts' names."""
    lines = []
    for account in changes.accounts:
        lines.append(f"{_one_line(account.name)} ({account.account}):")
        lines += [f"  {_one_line(change.sentence)}" for change in account.changes]
    if changes.workspace:
        lines.append("For all accounts:")
        lines += [f"  {_one_line(change.sentence)}" for change in changes.workspace]
    if not lines:
        lines.append("nothing changed about any account")
    lines += [f"not known: {said}" for said in changes.unknown]
    return "\n".join(lines)


def as_markdown(changes: Changes) -> str:
    """Return the changes as a comment on a pull request; one that grows too long is cut, and says so.

    Nothing from a file is read as Markdown, calls a person or refers to an issue.
    """
    parts = ["### What changes about the accounts", ""]
    for account in changes.accounts:
        parts += [f"**{_md(account.name)}** (`{account.account}`)", ""]
        parts += [*(f"- {_md(change.sentence)}" for change in account.changes), ""]
    if changes.workspace:
        parts += ["**For all accounts**", "", *(f"- {_md(c.sentence)}" for c in changes.workspace), ""]
    if not changes:
        parts += ["Nothing changes about any account.", ""]
    parts += [f"> Not known: {_md(said)}" for said in changes.unknown]
    text = "\n".join(parts).rstrip() + "\n"
    if len(text) <= LONGEST_COMMENT:
        return text
    cut = text[:LONGEST_COMMENT].rpartition("\n")[0]
    left = text[len(cut) :].count("\n- ")
    return f"{cut}\n\n> And {plural(left, 'more change')}: run `{hints.diff()}`.\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _md(text: str) -> str:
    return escape(text, links=False).replace("#", "&#35;").replace("@", "&#64;").replace("://", "&#58;//")
