"""The commands that messages point to: each is written here, and parsed by the real command line in a test.

The reader fills in placeholders in capitals, and ellipses.
"""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Sequence

REASON = "--reason '…'"


def init(directory: str = "") -> str:
    return f"kamctl init {directory}".rstrip()


def new(account: str = "", *, name: str = "") -> str:
    named = f" --name {name}" if name else ""
    return f"kamctl new {account}".rstrip() + named


def status(*, everyone: bool = False) -> str:
    return f"kamctl status{' --all' if everyone else ''}"


def today(who: str = "", *, limit: int) -> str:
    return f"kamctl today{f' --for {who}' if who else ''} --limit {limit}"


def score(account: str) -> str:
    return f"kamctl score {account}"


def stage(account: str) -> str:
    return f"kamctl stage {account}"


def actions(*, owner: str) -> str:
    return f"kamctl actions --owner {owner}"


def coverage(account: str) -> str:
    return f"kamctl coverage {account}"


def white_space(account: str) -> str:
    return f"kamctl whitespace {account}"


def allocate(*, quarter: str) -> str:
    return f"kamctl allocate --quarter {quarter}"


def grant(*, quarter: str) -> str:
    return f"kamctl allocate --quarter {quarter} --grant --by WHO"


def capacity(*, quarter: str) -> str:
    return f"kamctl capacity --quarter {quarter}"


def round_open(name: str) -> str:
    return f"kamctl round open {name} --rater WHO --rater WHO"


def round_status(name: str) -> str:
    return f"kamctl round status {name}"


def round_close(name: str) -> str:
    return f"kamctl round close {name} --incomplete"


def rate(account: str, criterion: str, *, round_: str | None = None) -> str:
    blind = "" if round_ is None else f" --round {round_}"
    return f"kamctl rate {account} {criterion} RATING --evidence '…'{blind}"


def decide(account: str, decision: str = "OUTCOME") -> str:
    return f"kamctl decide {account} {decision} --by WHO"


def advance(account: str, *, to: int | None = None, waive: Sequence[str] = ()) -> str:
    stage = f" --to {to}" if to is not None else ""
    waivers = "".join(f" --waive {name}='why'" for name in waive)
    return f"kamctl advance {account}{stage}{waivers}"


def go_back(account: str, to: int | None = None) -> str:
    return f"kamctl advance {account} --to {to or 'N'} {REASON}"


def exit_review(account: str) -> str:
    return f"kamctl exit-review {account}"


def standing(
    account: str,
    state: str = "STATE",
    *,
    obligations: Sequence[str] = (),
    until: str = "",
    outcome: str = "",
) -> str:
    """Return the command that records a performance status, with `until` and `outcome` where given.

    A status worse than watch is recorded in the name of senior management.
    """
    options = [f"--obligation {name}" for name in obligations]
    options += [f"--until {until}"] if until else []
    options += [f"--outcome {outcome}"] if outcome else []
    options += ["--by WHO"] if state in ("corrective-action", "exit-review") else []
    return " ".join(["kamctl standing", account, state, *options, REASON])


def add_action(account: str = "", *, serves: str = "INITIATIVE", answers: str = "") -> str:
    """Return the command that opens an action; without an account, its name alone."""
    if not account:
        return "kamctl action add"
    purpose = f"--answers {answers}" if answers else f"--serves {serves}"
    return f"kamctl action add {account} '…' --owner WHO --due DATE {purpose}"


#: Fields and what is to stand there, in order.
Fields = Sequence[tuple[str, object]]


def add_entry(account: str, kind: str = "KIND", name: str = "", fields: Fields = ()) -> str:
    return _line("add", account, kind, *([name] if name else []), *_options(fields))


def record_entry(account: str, kind: str = "KIND", fields: Fields = ()) -> str:
    return _line("record", account, kind, *_options(fields))


def set_fields(account: str, fields: Fields) -> str:
    """Return the command that sets fields by their paths."""
    return _line("set", account, *(word for field in fields for word in field))


def validate(account: str, contact: str, day: str) -> str:
    return _line("validate", account, "--by", contact, "--date", day)


def _options(fields: Fields) -> list[object]:
    return [part for name, value in fields for part in ("--" + name.replace("_", "-"), value)]


def _line(*words: object) -> str:
    """Return a command of words, each as a shell takes it."""
    return shlex.join(["kamctl", *map(str, words)])


def undo(*, forget: bool = False) -> str:
    return f"kamctl undo{' --forget' if forget else ''}"


def finish_action(account: str, action: str) -> str:
    return f"kamctl action done {account} {action}"


def approve(account: str) -> str:
    return f"kamctl approve {account} --by WHO"


def sensitivity() -> str:
    return "kamctl score --sensitivity"


def play(account: str, playbook: str) -> str:
    return f"kamctl play {account} {playbook}"


def list_playbooks() -> str:
    return "kamctl play --list"


def copy_playbook(playbook: str) -> str:
    return f"kamctl play --copy {playbook}"


def move_action() -> str:
    return f"kamctl action move … {REASON}"


def touch(account: str, contact: str, day: str = "") -> str:
    return f"kamctl touch {account} {contact}" + (f" --date {day}" if day else "")


def meet_need(account: str, need: str) -> str:
    return f"kamctl need met {account} {need}"


def add_value(account: str, *, accepted_by: str) -> str:
    return f"kamctl value add {account} '…' --accepted-by {accepted_by}"


def record_result(account: str, obligation: str, period: str, *, measured: bool) -> str:
    result = "--actual N" if measured else "--met (or --missed)"
    return f"kamctl obligation record {account} {obligation} {period} {result}"


def review(account: str, *, quarter: str) -> str:
    return f"kamctl review {account} --quarter {quarter}"


def minutes() -> str:
    return "kamctl minutes …"


def record_minutes(account: str, *, quarter: str, held: dt.date, attendees: Sequence[str]) -> str:
    present = " ".join(f"--attendee {who}" for who in attendees)
    said = "--summary '…'"
    return f"kamctl minutes {account} --quarter {quarter} --held {held} {present} {said}"


def list_templates(*, how: bool = False) -> str:
    return f"kamctl template list{' --help' if how else ''}"


def print_template(template: str) -> str:
    return f"kamctl template copy {template} --output -"


def copy_template(name: str) -> str:
    return f"kamctl template copy {name}"


def check_template(name: str) -> str:
    return f"kamctl template check {name}"


def chart(which: str) -> str:
    return f"kamctl chart {which} ACCOUNT"


def check() -> str:
    return "kamctl check"


def explain() -> str:
    return "kamctl explain"


def diff() -> str:
    return "kamctl diff"


def setup_git(*, uninstall: bool = False) -> str:
    return "kamctl setup-git" + (" --uninstall" if uninstall else "")


def resolve() -> str:
    return "kamctl resolve"


def map_ledger(file: str = "FILE", *, write: bool = False) -> str:
    return f"kamctl ledger map {file}{' --write' if write else ''}"


def preview_ledger() -> str:
    return "kamctl ledger preview"


def take_ledger(*, restate: bool = False) -> str:
    return f"kamctl ledger take{' --restate REASON' if restate else ''}"


def export_book() -> str:
    return "kamctl export book.xlsx"
