"""On files in any style, git's diff after a command that writes holds the intended lines and no others."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.written import Written, workspace

STYLES = {
    "flow": {},
    "flow-crlf": {"ends": "\r\n"},
    "block": {},
    "block-bom-crlf": {"ends": "\r\n", "bom": True},
    "block-no-end": {"last": False},
}

#: The command, and the lines it changes in a flow and in a block file.
COMMANDS = {
    "rate": (
        "rate acme strategic-fit 5 --evidence Third_shop --by s.bauer",
        ["+    - {rating: 5, by: s.bauer, date: 2026-09-15, evidence: Third_shop}"],
        [
            "+    -   rating: 5",
            "+        by: s.bauer",
            "+        date: 2026-09-15",
            "+        evidence: Third_shop",
        ],
    ),
    "rate-newly": (
        "rate acme reach 3 --evidence Abroad --by s.bauer",
        ['+  reach: [{rating: 3, by: s.bauer, date: 2026-09-15, evidence: "Abroad"}]'],
        [
            "+    reach:",
            "+    -   rating: 3",
            "+        by: s.bauer",
            "+        date: 2026-09-15",
            "+        evidence: Abroad",
        ],
    ),
    "decide": (
        "decide acme trial --reason First_year",
        ['+  - {outcome: trial, by: r.vance, date: 2026-09-15, edition: "2026", reason: First_year}'],
        [
            "+-   outcome: trial",
            "+    by: r.vance",
            "+    date: 2026-09-15",
            "+    edition: '2026'",
            "+    reason: First_year",
        ],
    ),
    "advance": (
        "advance acme",
        ["+  - {stage: 2, date: 2026-09-15, by: r.vance}"],
        ["+-   stage: 2", "+    date: 2026-09-15", "+    by: r.vance"],
    ),
    "touch": (
        "touch acme m.lind p.ruiz --how visit --note Saw_the_store",
        [
            "+touches:",
            "+  - {date: 2026-09-15, whom: [m.lind, p.ruiz], by: r.vance, how: visit, note: Saw_the_store}",
        ],
        [
            "+touches:",
            "+-   date: 2026-09-15",
            "+    whom: [m.lind, p.ruiz]",
            "+    by: r.vance",
            "+    how: visit",
            "+    note: Saw_the_store",
        ],
    ),
    "touch-first": (
        "touch acme p.ruiz",
        ["+touches:", "+  - {date: 2026-09-15, whom: [p.ruiz], by: r.vance}"],
        ["+touches:", "+-   date: 2026-09-15", "+    whom: [p.ruiz]", "+    by: r.vance"],
    ),
    "need-add": (
        "need add acme Sizes_in_May --raised-by p.ruiz",
        ["+  ID: {need: Sizes_in_May, raised_by: p.ruiz, date: 2026-09-15}"],
        [
            "+    ID:",
            "+        need: Sizes_in_May",
            "+        raised_by: p.ruiz",
            "+        date: 2026-09-15",
        ],
    ),
    "need-met": (
        "need met acme lead-times",
        [
            "-  lead-times: {need: Frames within 10 days, raised_by: m.lind, date: 2026-03-12}",
            "+  lead-times: {need: Frames within 10 days, raised_by: m.lind, date: 2026-03-12, met: 2026-09-15}",
        ],
        ["+        met: 2026-09-15"],
    ),
    "value-add": (
        "value add acme Sizes --worth 900 --accepted-by m.lind",
        ["+  - {date: 2026-09-15, what: Sizes, worth: 900, accepted: {by: m.lind, date: 2026-09-15}}"],
        [
            "+-   date: 2026-09-15",
            "+    what: Sizes",
            "+    worth: 900",
            "+    accepted: {by: m.lind, date: 2026-09-15}",
        ],
    ),
    "obligation": (
        "obligation record acme ship-fast 2026-08 --missed --excused Strike",
        [
            "-  ship-fast: {owed_by: us, what: Ship in a week, since: 2026-01-01, every: month, results: {2026-07: {met: true}}}",
            "+  ship-fast: {owed_by: us, what: Ship in a week, since: 2026-01-01, every: month, results: {2026-07: {met: true}, 2026-08: {met: false, excused: Strike}}}",
        ],
        ["+            2026-08:", "+                met: false", "+                excused: Strike"],
    ),
    "standing": (
        "standing acme corrective-action --reason Late --until 2026-12-01 --obligation pay-on-time",
        [
            "+  - {state: corrective-action, date: 2026-09-15, by: r.vance, obligations: [pay-on-time], until: 2026-12-01, reason: Late}"
        ],
        [
            "+-   state: corrective-action",
            "+    date: 2026-09-15",
            "+    by: r.vance",
            "+    obligations: [pay-on-time]",
            "+    until: 2026-12-01",
            "+    reason: Late",
        ],
    ),
    "action-add": (
        "action add acme Count_sizes --owner s.bauer --due 2026-10-30 --serves frames",
        ["+  ID: {do: Count_sizes, serves: frames, owner: s.bauer, opened: 2026-09-15, due: 2026-10-30}"],
        [
            "+    ID:",
            "+        do: Count_sizes",
            "+        serves: frames",
            "+        owner: s.bauer",
            "+        opened: 2026-09-15",
            "+        due: 2026-10-30",
        ],
    ),
    "action-done": (
        "action done acme a-7k2q",
        [
            "-  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30}   # with both",
            "+  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30, done: 2026-09-15}   # with both",
        ],
        ["+        done: 2026-09-15"],
    ),
    "action-move": (
        "action move acme a-7k2q 2026-10-10 --reason Leave",
        [
            "-  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30}   # with both",
            "+  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-10-10, moved: [{date: 2026-09-15, was: 2026-09-30, now: 2026-10-10, reason: Leave}]}   # with both",
        ],
        [
            "-        due: 2026-09-30   # before the fair",
            "+        due: 2026-10-10   # before the fair",
            "+        moved:",
            "+            - {date: 2026-09-15, was: 2026-09-30, now: 2026-10-10, reason: Leave}",
        ],
    ),
    "action-drop": (
        "action drop acme a-7k2q --reason Sold",
        [
            "-  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30}   # with both",
            "+  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30, dropped: {date: 2026-09-15, reason: Sold}}   # with both",
        ],
        ["+        dropped: {date: 2026-09-15, reason: Sold}"],
    ),
}


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Returns a copy of a workspace in a style, which is made once."""
    made = {}

    def start(root, style):
        if style not in made:
            folder = tmp_path_factory.mktemp(style)
            made[style] = workspace(folder, style.split("-")[0], **STYLES[style]).root
        shutil.copytree(made[style], root, dirs_exist_ok=True)
        return Written(root, is_new=False)

    return start


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_changes_its_lines_and_no_other(tmp_path, started, command, style):
    line, in_flow, in_block = COMMANDS[command]
    place = started(tmp_path, style)
    path = "plans/acme.yaml" if command.startswith("action") else "accounts/acme.yaml"
    old = place.bytes(path)

    ran = place.ok(*(word.replace("_", " ") for word in line.split()))

    new = place.bytes(path)
    ends = b"\r\n" if "crlf" in style else b"\n"
    assert new.count(b"\n") == new.count(ends)
    assert new.startswith(b"\xef\xbb\xbf") == ("bom" in style)
    assert new.endswith(ends) or not old.endswith(ends)
    wanted = [
        x.replace("ID:", f"{ran.stdout.strip()}:").replace("_", " ").replace("owed by", "owed_by")
        .replace("last contact", "last_contact").replace("raised by", "raised_by")
        for x in (in_flow if style.startswith("flow") else in_block)
    ]  # fmt: skip
    assert without_line_break_of_the_last(place.changed()) == wanted


def without_line_break_of_the_last(lines):
    """A diff's lines, less a last line that only got a line break when another followed it."""
    lines = [x.removesuffix("\r") for x in lines]
    for gone in [x for x in lines if x.startswith("-")]:
        if f"+{gone[1:]}" in lines:
            lines.remove(gone)
            lines.remove(f"+{gone[1:]}")
    return lines


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dry_run_prints_a_diff_that_git_applies_and_writes_nothing(tmp_path, started, command):
    place = started(tmp_path, "block-bom-crlf")
    line = [word.replace("_", " ") for word in COMMANDS[command][0].split()]
    old = {path: place.bytes(path) for path in ("accounts/acme.yaml", "plans/acme.yaml")}

    ran = place.ok(*line, "--dry-run")

    assert {path: place.bytes(path) for path in old} == old
    assert place.git("status", "--porcelain") == ""
    patch = place.root.parent / f"{place.root.name}.patch"
    patch.write_bytes(ran.raw)
    place.git("apply", "--check", str(patch))
