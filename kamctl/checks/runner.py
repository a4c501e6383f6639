"""Runs the rules over a workspace and gives each finding its place."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kamctl import hints
from kamctl.checks.changed_only import changed_paths, concerns
from kamctl.checks.context import Scene
from kamctl.checks.ignores import Ignore, ignores
from kamctl.checks.owner import owner
from kamctl.checks.registry import BY_NAME, RULES
from kamctl.checks.rule_selection import levels
from kamctl.checks.weights import NO_SCALE, Scale, scale
from kamctl.findings import Draft, Finding, Severity
from kamctl.workspace.load import Loaded, load
from kamctl.workspace.paths import place
from kamctl.workspace.reading import Reader
from kamctl.yaml.reader import by_lines, read
from kamctl.yaml.tree import Document, Lines

_WORD = re.compile(r"[\w.-]+")


class Report(NamedTuple):
    """What `check` found, sorted by path and line; `files` counts the files read.

    `elsewhere` is what became late by itself in accounts that a change does not touch: it is reported, but
    the check does not fail for it; it is empty unless a change was checked. `scale` measures how urgent
    findings are.
    """

    files: int
    findings: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...] = ()
    scale: Scale = NO_SCALE

    @property
    def errors(self) -> int:
        """Number of findings at error level."""
        return sum(1 for f in self.findings if f.severity == "error")

    @property
    def warnings(self) -> int:
        """Number of findings at warning level."""
        return len(self.findings) - self.errors


def check(
    texts: Mapping[str, str],
    today: dt.date,
    *,
    before: Iterable[Draft] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    wanted: Callable[[Draft], bool] | None = None,
    since: Mapping[str, str] | None = None,
) -> Report:
    """Check a workspace given as texts by path.

    `before` are findings made while the files were listed; `select` and `ignore` name rules;
    `wanted` keeps the findings to report. With `since`, the texts at a revision, only findings that the
    change since then causes or touches are kept; late work elsewhere is reported separately.

    Raises:
        UnknownRuleError: `select` or `ignore` name no rule.
    """
    levels({}, select, ignore)  # a misspelt rule is reported before the work
    reader = Reader()
    # Most files have not changed: those are read once for both. Without `since` nothing is kept.
    earlier = load(since, read=reader.record) if since is not None else None
    loaded = load(texts, read=reader.record) if since is not None else load(texts)
    policy = loaded.portfolio.kam.policy.rules if loaded.portfolio is not None else {}
    active = levels(policy, select, ignore)
    drafts = [*before, *loaded.drafts, *_rule_drafts(loaded, today, active, earlier)]
    late: list[Draft] = []
    # A comment that silences nothing is looked for only in files whose findings are all considered.
    whole = loaded.marked
    if wanted is not None:
        drafts = [draft for draft in drafts if wanted(draft)]
        whole = frozenset(path for path in whole if wanted(_of_file(path)))
    if since is not None and earlier is not None:
        changed = changed_paths(since, texts)
        is_concerned = concerns(changed, lambda: (*earlier.drafts, *_rule_drafts(earlier, today, active)))
        late = [draft for draft in drafts if BY_NAME[draft.rule].timed and not is_concerned(draft)]
        drafts = [draft for draft in drafts if is_concerned(draft)]
        whole &= changed
    findings = placed(loaded, texts, drafts, active, whole)
    elsewhere = placed(loaded, texts, late, active)
    by = scale(loaded.salvaged, today) if loaded.salvaged is not None and findings else NO_SCALE
    return Report(loaded.files, findings, elsewhere, by)


def findings_of(
    loaded: Loaded, texts: Mapping[str, str], today: dt.date, before: Iterable[Draft] = ()
) -> tuple[Finding, ...]:
    """Return what is found in a loaded workspace; `before` was found while its files were listed."""
    active = levels(loaded.portfolio.kam.policy.rules if loaded.portfolio is not None else {}, (), ())
    drafts = [*before, *loaded.drafts, *_rule_drafts(loaded, today, active)]
    return placed(loaded, texts, drafts, active, loaded.marked)


def by_rules(loaded: Loaded, texts: Mapping[str, str], today: dt.date) -> tuple[Finding, ...]:
    """Return what the rules find in a loaded workspace, without what is wrong with its files as such."""
    if loaded.portfolio is None:
        return ()
    active = levels(loaded.portfolio.kam.policy.rules, (), ())
    drafts = _rule_drafts(loaded, today, active)
    return placed(loaded, texts, drafts, active)


def _of_file(path: str) -> Draft:
    """Return a finding about a file as a whole, to apply a filter to the file."""
    where = place(path)
    return Draft("", path, (), "", account=where.account if where is not None else None)


def _rule_drafts(
    loaded: Loaded, today: dt.date, active: Mapping[str, Severity], earlier: Loaded | None = None
) -> list[Draft]:
    scene = scene_of(loaded, today, earlier)
    drafts = [] if scene is None else drafts_of(scene, active)
    return [draft for draft, teller in with_tellers(drafts) if teller is None]


def scene_of(loaded: Loaded, today: dt.date, earlier: Loaded | None = None) -> Scene | None:
    """Return what rules look at; None where there is no valid kam.yaml."""
    if loaded.portfolio is None or loaded.salvaged is None:
        return None
    since = earlier.portfolio if earlier else None
    kept = {rule.name: rule.level if rule.fixed else None for rule in RULES}
    return Scene(loaded.portfolio, loaded.salvaged, today, since, rules=kept)


def drafts_of(scene: Scene, active: Mapping[str, Severity]) -> list[Draft]:
    """Return what the active rules find; one cause may appear several times."""
    return [draft for rule in RULES if rule.name in active for draft in rule.drafts(scene)]


def with_tellers(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, str | None]]:
    """Yield drafts, each with the rule that reports the same cause for its account; None where none does."""
    told = {(draft.account, draft.rule) for draft in drafts}
    for draft in drafts:
        yield draft, next((rule for rule in draft.restates if (draft.account, rule) in told), None)


def placed(
    loaded: Loaded,
    texts: Mapping[str, str],
    drafts: Iterable[Draft],
    active: Mapping[str, Severity],
    whole: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return drafts made concrete, in the order of files and lines.

    Ignored ones are left out; in the files that are `whole`, ignores that did nothing are added.
    """
    by_path: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.rule in active:
            by_path[draft.path].append(draft)
    for path in whole:
        by_path.setdefault(path, [])
    found: list[Finding] = []
    for path, group in by_path.items():
        text = _text(texts, path)
        comments = path in loaded.marked
        document: Document | None = None
        if loaded.by_lines.get(path) == hash(text) and not comments:
            document = by_lines(text, None)
        elif text and (comments or any(d.offset is None for d in group)):
            document = read(text, tree=True)[0]
        lines = Lines(text)
        placed = [
            _finding(draft, lines, document, active[draft.rule], owner(loaded.salvaged, draft))
            for draft in group
        ]
        if document is not None and comments:
            placed = _without_ignored(path, placed, document, lines, active, idle=path in whole)
        found.extend(placed)
    order = {rule.name: i for i, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda f: (f.path, f.line, f.column, order[f.rule], f.message)))


def _text(texts: Mapping[str, str], path: str) -> str:
    try:
        return texts.get(path, "")
    except OSError:
        return ""


def _finding(
    draft: Draft, lines: Lines, document: Document | None, severity: Severity, whose: str | None = None
) -> Finding:
    if draft.offset is not None or document is None:
        start = draft.offset or 0
        word = _WORD.match(lines.text, start) if draft.rule == "duplicate-key" else None
        end = word.end() if word is not None else start + 1
    else:
        start, end = document.locate(draft.where, key=draft.key)
    line, column = lines.place(start)
    source = lines.source(start)
    width = max(1, min(end - start, len(source) - column + 1))
    return Finding(
        draft.rule, BY_NAME[draft.rule].code, severity, draft.path, line, column, column + width,
        draft.account, draft.message, draft.help, source, whose, draft.since, draft.settle,
    )  # fmt: skip


def _without_ignored(
    path: str,
    placed: list[Finding],
    document: Document,
    lines: Lines,
    active: Mapping[str, Severity],
    *,
    idle: bool,
) -> list[Finding]:
    comments = {comment.line: comment for comment in ignores(document)}
    kept: list[Finding] = []
    used: set[tuple[Ignore, str]] = set()
    for finding in placed:
        comment = comments.get(finding.line)
        silenced = comment is not None and comment.reason and finding.rule in comment.rules
        if comment is None or not silenced or BY_NAME[finding.rule].fixed:
            kept.append(finding)
        else:
            used.add((comment, finding.rule))
    if idle and "useless-ignore" in active:
        where = place(path)
        account = where.account if where is not None else None
        for comment in comments.values():
            for message, way_out in _idle(comment, used, active):
                draft = Draft("useless-ignore", path, (), message, way_out, account, offset=comment.offset)
                kept.append(_finding(draft, lines, document, active["useless-ignore"]))
    return kept


def _idle(
    comment: Ignore, used: set[tuple[Ignore, str]], active: Mapping[str, Severity]
) -> Iterable[tuple[str, str]]:
    shape = "Write `# kamctl: ignore[rule-name] reason`."
    if not comment.rules:
        yield "the ignore names no rule", shape
    elif not comment.reason:
        yield "the ignore gives no reason, so it silences nothing", shape
    else:
        for rule in comment.rules:
            if rule not in BY_NAME:
                yield (
                    f"the ignore names `{rule}`, which is not a rule",
                    f"`{hints.explain()}` lists the rules.",
                )
            elif BY_NAME[rule].fixed:
                yield f"`{rule}` cannot be ignored", "Fix the file; the rest of it cannot be relied on."
            elif rule in active and (comment, rule) not in used:
                yield (
                    f"nothing to ignore here for `{rule}`",
                    "Delete the comment, or move it to the line it is for.",
                )
