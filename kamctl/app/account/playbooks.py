"""Plays playbooks: opens their actions in the account's plan; lists and copies those that are shipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from kamctl import hints
from kamctl.app.open import Opened, Workspace
from kamctl.app.writing.change import ChangeContext, Changed, change_record
from kamctl.checks.runner import by_rules
from kamctl.errors import KamctlError, RefusedError
from kamctl.method.execution import playbooks
from kamctl.method.execution.playbooks import Listed, Play, Triggered, trigger_text
from kamctl.method.lookup import known, nearest
from kamctl.model.portfolio import Portfolio
from kamctl.workspace import paths
from kamctl.workspace.record_edits import add_record
from kamctl.workspace.scaffold import shipped_folder
from kamctl.workspace.validate import read_record
from kamctl.workspace.write import Written, change_files
from kamctl.yaml.edit_ops import Edit

ALL = "all"


class NotCopiedError(KamctlError):
    """The workspace has no such playbook, but one is shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the workspace has no {paths.path_of('playbook', name)}",
            f"One is shipped: `{hints.copy_playbook(name)}` copies it, to be read and changed first.",
        )


def due(opened: Opened) -> tuple[Triggered, ...]:
    """Return what was triggered but not played at the accounts opened, the oldest first."""
    return playbooks.due(opened.portfolio, opened.accounts, _found(opened), opened.today)


def _found(opened: Opened, playbook: str | None = None) -> dict[str, set[str]]:
    """Return the accounts about which rules that trigger playbooks, or one of them, find something."""
    held = opened.portfolio.playbooks
    chosen = held.values() if playbook is None else [held[playbook]]
    rules = {one.trigger.rule for one in chosen} - {None}
    found: dict[str, set[str]] = {}
    for finding in by_rules(opened.loaded, opened.workspace.texts, opened.today) if rules else ():
        if finding.rule in rules and finding.account is not None:
            found.setdefault(finding.rule, set()).add(finding.account)
    return found


def able_playbook(portfolio: Portfolio, name: str) -> str:
    """Return a playbook that the workspace must have.

    Raises:
        NotCopiedError, UnknownNameError.
    """
    if name not in portfolio.playbooks and name in shipped():
        raise NotCopiedError(name)
    return known(name, portfolio.playbooks, "playbook", "playbooks/")


def play(
    context: ChangeContext, playbook: str, *, owners: Mapping[str, str], dry_run: bool = False
) -> Changed[Play]:
    """Open the actions of a playbook, in one edit of the account's plan.

    It is played for its newest trigger not yet played. If all were, or if it was played by hand and one of
    its actions is open, nothing is opened. Without a trigger it is played by hand, for today.

    Raises:
        NoPlanError; what `opened_actions` and `kamctl.app.writing.change.change_record` do.
    """
    found = _found(context.opened, playbook)

    def played(now: Portfolio) -> tuple[Play, Sequence[Edit]]:
        trigger = _trigger(now, context, playbook, found)
        if trigger.played is not None:
            return Play(trigger, {}), ()
        actions = playbooks.opened_actions(now, context.account, trigger, context.date, owners)
        edits = [
            edit
            for name, action in actions.items()
            for edit in add_record(("actions",), name, action, lines=True)
        ]
        return Play(trigger, actions), edits

    return change_record(context, context.plan_path, played, dry_run=dry_run)


def _trigger(
    now: Portfolio, context: ChangeContext, playbook: str, found: Mapping[str, Collection[str]]
) -> Triggered:
    """Return the trigger for which a playbook is played."""
    triggers = playbooks.triggers(now, context.account, playbook, found, context.date)
    waiting = [one for one in triggers if one.played is None]
    if waiting or triggers:
        return (waiting or triggers)[0]
    running = _running(now, context.account, playbook, context.date)
    day = running if running is not None else context.date
    return Triggered(context.account, playbook, day, "played by hand", None, ("name",), running)


def _running(now: Portfolio, account: str, playbook: str, day: dt.date) -> dt.date | None:
    """Return the day on which a playbook was played, if it is under way or was played on this very day."""
    from kamctl.method.execution.actions import track

    found = [
        one.action.opened
        for one in track(account, now.plans[account], day)
        if one.action.played is not None and one.action.played.playbook == playbook
        if one.is_open or one.action.opened == day
    ]
    return max(found, default=None)


def shipped() -> dict[str, str]:
    """Return the texts of the shipped playbooks, by id."""
    folder = shipped_folder() / "playbooks"
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))}


def listed(portfolio: Portfolio | None) -> tuple[Listed, ...]:
    """Return the playbooks of a workspace, then shipped ones that it lacks."""
    own = dict(portfolio.playbooks) if portfolio is not None else {}
    brought = {
        name: read_record("playbook", paths.path_of("playbook", name), text).record
        for name, text in shipped().items()
        if name not in own
    }
    return tuple(
        Listed(name, one.name, one.purpose, trigger_text(one), len(one.steps), name in brought)
        for name, one in (*own.items(), *brought.items())
    )


def copy(workspace: Workspace, names: Sequence[str], *, dry_run: bool = False) -> tuple[Written, ...]:
    """Copy shipped playbooks into the workspace; `all` are those that it lacks.

    Raises: KamctlError: no such playbook is shipped; RefusedPathError: it already exists.
    """
    texts = shipped()
    there = {name for name in texts if paths.path_of("playbook", name) in workspace.texts}
    wanted = [name for name in texts if name not in there] if ALL in names else list(dict.fromkeys(names))
    for name in wanted:
        if name not in texts:
            near = nearest(name, texts)
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(texts)}."
            raise KamctlError(f"no playbook called {name} is shipped", hint)
        if name in there:
            path = paths.path_of("playbook", name)
            raise RefusedError(f"{path} already exists", "Change it where it is, or delete it first.")
    files = {paths.path_of("playbook", name): texts[name] for name in wanted}
    changes = {path: (lambda _, text=text: text) for path, text in files.items()}
    return change_files(workspace.root, changes, create=list(files), dry_run=dry_run)
