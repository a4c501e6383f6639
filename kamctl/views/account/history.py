"""An account's story for people."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.method.changes.account_history import Entry, Story
from kamctl.method.selection.scores.score_change import ScoreChange, shown_points
from kamctl.table import Column, Part, Row, Table
from kamctl.wording import gain, score


def parts(story: Story, *, why: bool) -> Iterator[Part]:
    """Yield what there is to show: the days, why scores changed where asked, and git's record."""
    yield timeline(story)
    if why:
        yield reasons(story)
    if story.commits:
        yield commits(story)
    yield from (f"not known: {said}" for said in story.unknown)


def timeline(story: Story) -> Table:
    """Return the table of the account's state day by day, with what was logged on each."""
    columns = [
        Column("day", keep=True),
        Column("score", "right", keep=True, write=score),
        Column("verdict", keep=True),
        Column("stage", "right", keep=True),
        Column("standing", keep=True),
        Column("decision", keep=True),
        Column("what happened", below=True),
    ]
    rows = [_row(entry) for entry in story.entries]
    return Table("history", columns, rows, nothing="no dated entries yet")


def reasons(story: Story) -> str:
    """Return, for each change of score, its parts as shown, which add up to the change as shown."""
    blocks = [_block(entry, entry.why) for entry in story.entries if entry.why is not None]
    return "\n" + ("\n".join(blocks) if blocks else "the score did not change")


def commits(story: Story) -> str:
    """Return what was recorded in git, by whom and when."""
    lines = ["", "Recorded in git:"]
    for commit in story.commits:
        lines.append(f"{commit.day}  {commit.commit[:8]}  {commit.author}: {commit.subject}")
        lines += [f"    {' '.join(said.split())}" for said in commit.said]
    return "\n".join(lines)


def _row(entry: Entry) -> Row:
    return [
        entry.day,
        entry.score,
        entry.verdict,
        entry.stage,
        entry.standing,
        entry.decision,
        "; ".join(entry.said) or f"criteria {entry.edition} in force",
    ]


def _block(entry: Entry, change: ScoreChange) -> str:
    lines = [f"{entry.day}: score {score(change.before)} → {score(change.after)}"]
    for part, points in zip(change.parts, shown_points(change), strict=True):
        lines.append(f"  {gain(points)}  {part.says}")
    return "\n".join(lines)
