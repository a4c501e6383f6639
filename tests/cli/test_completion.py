"""Completion offers what the argument or option before the cursor wants, in every shell."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from kamctl.cli.completion import completions
from kamctl.cli.completion_names import entries, periods
from kamctl.cli.generated.completion_fields import FIELDS
from kamctl.cli.generated.completion_table import FOLDERS, NAMES, TABLE
from kamctl.formats.findings.registry import FORMATS
from kamctl.model import periods as calendar
from kamctl.model import shape
from kamctl.model.kinds import KINDS, record_class
from tests.cli.run import environment
from tests.cli.written import workspace


@pytest.fixture(scope="module", params=["flow", "block"])
def place(request, tmp_path_factory):
    made = workspace(tmp_path_factory.mktemp(request.param), request.param)
    made.git("branch", "spring")
    made.git("tag", "v1")
    made.git("pack-refs", "--all")
    return made


def offered(place, line: str, **env: str) -> list[str]:
    *done, incomplete = line.split(" ")
    found = completions(
        done, incomplete, {"KAMCTL_DIR": str(place.root), "KAMCTL_TODAY": "2026-09-15", **env}
    )
    return [name for name, _ in found]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("touch ", ["acme"]),
        ("touch acme ", ["m.lind", "p.ruiz"]),
        ("touch accounts/acme.yaml m", ["m.lind"]),
        ("touch acme m.lind ", ["m.lind", "p.ruiz"]),
        ("rate acme ", ["strategic-fit", "growth", "profit", "partnership", "reach"]),
        ("rate acme growth ", []),
        ("decide acme s", ["selected"]),
        ("standing acme ex", ["exit-review"]),
        ("standing acme --until 2026-12-01 wa", ["watch"]),
        ("action done acme ", ["a-7k2q"]),
        ("action add acme x --serves ", ["frames", "pay-on-time", "ship-fast", "open-books", "lead-times", "m.lind", "p.ruiz"]),
        ("action add acme x --owner ", ["d.osei", "r.vance", "s.bauer", "l.chen", "m.lind", "p.ruiz"]),
        ("actions --owner s", ["s.bauer"]),
        ("need met acme ", ["lead-times"]),
        ("need add acme x --raised-by p", ["p.ruiz"]),
        ("obligation record acme ", ["pay-on-time", "ship-fast", "open-books"]),
        ("obligation record acme pay-on-time 2026", ["2026-Q3", "2026-Q2", "2026-Q1"]),
        ("obligation record acme ship-fast 2026-0", ["2026-09", "2026-08", "2026-07", "2026-06", "2026-05", "2026-04"]),
        ("review acme --quarter 2025", ["2025-Q4", "2025-Q3"]),
        ("rate acme growth 3 --by d", ["d.osei"]),
        ("advance acme --waive value-b", ["value-beyond-price="]),
        ("explain KAM40", ["KAM401", "KAM402", "KAM403", "KAM404", "KAM405", "KAM406", "KAM407", "KAM408", "KAM409"]),
        ("check --ignore stale-p", ["stale-plan"]),
        ("check --format=s", ["--format=sarif"]),
        ("check --format = s", ["sarif"]),
        ("check --format =", ["text", *FORMATS]),
        ("check --since sp", ["spring"]),
        ("diff v", ["v1"]),
        ("diff v1..sp", ["v1..spring"]),
        ("score acme ac", ["acme"]),
        ("--today 2026-11-22 action add acme Ask --answers spike-2026-Q4", ["spike-2026-Q4"]),
        ("set acme contacts.m.lind.st", ["contacts.m.lind.stance"]),
        ("set acme contac", ["contacts.m.lind.", "contacts.p.ruiz."]),
        ("set acme contacts.m.lind.stance su", ["supporter"]),
        ("set acme contacts.m.lind.stance critic contacts.p.ruiz.counterpart s", ["s.bauer"]),
        ("set acme contacts.m.lind.reports_to ", ["m.lind", "p.ruiz"]),
        ("set acme obligations.pay-on-time.critical ", ["true", "false"]),
        ("set acme horizon.end to", ["today", "tomorrow"]),
        ("set plans/acme.yaml horizon.", ["horizon.start", "horizon.end"]),
        ("set acme ratings.", ["ratings.strategic-fit[", "ratings.growth["]),
        ("set acme ratings.growth[0].r", ["ratings.growth[0].rating"]),
        ("set settings people.s.", [f"people.s.bauer.{field}" for field in ("name", "title", "level", "function", "email", "left")]),
        ("set acme nothing", []),
        ("set acme forecasts", []),
        ("unset acme contacts.p", ["contacts.p.ruiz", "contacts.p.ruiz."]),
        ("unset acme horizon.e", ["horizon.end"]),
        ("action add acme x --due fr", ["friday"]),
        ("record acme adjustment --date tod", ["today"]),
        ("new ", []),
        ("sta", ["status", "stage", "standing"]),
    ],
)  # fmt: skip
def test_it_offers_what_is_wanted_there(place, line, names):
    assert offered(place, line) == names


def test_past_items_are_not_offered(tmp_path):
    place = workspace(tmp_path)
    place.ok("action", "done", "acme", "a-7k2q")
    assert offered(place, "action done acme ") == []
    assert "o.gone" not in offered(place, "actions --owner ")


def test_an_id_that_says_nothing_comes_with_its_text(place):
    env = {"KAMCTL_DIR": str(place.root)}
    assert list(completions(["action", "done", "acme"], "", env)) == [("a-7k2q", "Agree the sequence")]


def test_a_file_that_is_not_sound_yields_no_error(tmp_path):
    place = workspace(tmp_path)
    for broken in ("contacts: {a: {name: ", "contacts:\n  a: {name: x, b: [", "contacts:\n- x\n", "\x00", ""):
        place.put("accounts/acme.yaml", broken)
        offered(place, "touch acme ")


def test_every_field_of_every_kind_of_file_can_be_completed_and_what_it_takes_is_known():
    def leaves(node, path):
        if isinstance(node, dict):
            for name, inner in node.items():
                yield from leaves(inner, (*path, 0 if name == "[]" else "x" if name == "{}" else name))
        else:
            yield path, node

    for kind in KINDS.values():
        fields = FIELDS.get(kind.path)
        if fields is None:
            assert kind.keys not in ((), ("account",)) or kind.folder == "results"
            continue
        assert list(fields) == list(shape.fields_of(record_class(kind.name)))
        for path, (doc, wanted) in leaves(fields, ()):
            here = shape.at(record_class(kind.name), path)
            assert here is not None, path
            assert doc, path
            assert wanted or not shape.choices_of(here), path


def test_text_in_quotes_and_braces_is_one_text():
    text = "x: 1\nneeds:\n  a:  # first\n    need: 'More, sooner'\n  b: {need: \"A {b}, c\", by: [x, y], date: 2026-01-01}\ny: 2\n"
    assert dict(entries(text, "needs")) == {
        "a": {"need": "More, sooner"},
        "b": {"need": "A {b}, c", "date": "2026-01-01"},
    }


@pytest.mark.parametrize("starts", [1, 4, 7, 10, 12])
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("every", ["month", "quarter", "year"])
def test_periods_are_those_of_the_calendar(every, month, starts):
    import datetime as dt

    span = calendar.containing(every, dt.date(2026, month, 15), starts)
    expected = []
    for label in (found := periods(every, (2026, month), starts)):
        expected.append(span.label)
        span = calendar.before(every, span, starts)
        assert label
    assert found == expected


def _leaves(node, words=()):
    for name, command in node.items():
        if "commands" in command:
            yield from _leaves(command["commands"], (*words, name))
        else:
            yield (*words, name), command


def test_every_kind_of_name_that_a_command_wants_is_known():
    kinds = {
        kind
        for _, command in _leaves(TABLE)
        for wanted in [*command["takes"], *(option[1] for option in command["options"].values())]
        for kind in wanted or ()
        if kind.startswith("@")
    }
    others = {
        *(f"@{name}" for name in FOLDERS),
        "@rule",
        "@requirement",
        "@revision",
        "@period",
        "@directory",
        "@signal",
    }
    others |= {"@path", "@place", "@day"}
    assert kinds - others <= {f"@{name}" for name in NAMES}
    assert {"@contact", "@criterion", "@action", "@need", "@obligation", "@person"} <= kinds


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_what_it_reads(tmp_path, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    place = workspace(tmp_path)
    typed = "kamctl action done acme "
    asked = {"_KAMCTL_COMPLETE": f"complete_{shell}", "KAMCTL_DIR": str(place.root)}
    if shell == "bash":
        asked |= {"COMP_WORDS": typed, "COMP_CWORD": "4"}
    else:
        asked |= {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    place.put(
        "plans/acme.yaml",
        place.text("plans/acme.yaml").replace("Agree the sequence", "Agree the customer's `x` $y: (z)"),
    )
    done = subprocess.run([sys.executable, "-m", "kamctl"], env=environment(**asked), capture_output=True, text=True, check=True)  # fmt: skip
    if shell == "zsh":
        # What zsh evaluates, down to the words that _arguments is called with.
        program = f'_arguments() {{ print -r -- "$1"; local inner=${{1#*\\(\\(}}; eval "w=(${{inner%\\)\\)}})"; print -rl -- $w }}\n{done.stdout}'
        shown = subprocess.run(["zsh", "-fc", program], capture_output=True, text=True, check=True).stdout
        assert shown.splitlines()[-1] == "a-7k2q:Agree the customer's `x` $y\\: (z)"
    elif shell == "fish":
        assert done.stdout == "a-7k2q\tAgree the customer's `x` $y: (z)\n"
    else:
        assert done.stdout == "a-7k2q\n"
