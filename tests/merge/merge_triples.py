"""Random triples of a file: a base, and two sides that each changed it in some ways.

A file is drawn as plain data and written by a renderer of its own; a change of a side changes the
data and renders it again, so that all that it did not touch keeps its bytes. An entry of a log has
an id of its own (`ID`), which is never written: the oracle knows what was corrected, the merge does not.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]

PEOPLE = ["s.bauer", "d.osei", "l.chen", "f.gomez"]
WORDS = [
    "frames",
    "stores",
    "season",
    "tariff",
    "growth",
    "lead-time:",
    "quality",
    "#1",
    "'first'",
    '"best"',
    "ok,",
    "no",
    "yes",
    "{x}",
    "0x1F",
]
DAY = dt.date(2026, 1, 1)
ID = "(id)"
OUTCOMES = ["nominated", "trial", "selected", "declined", "exited"]


@dataclass(frozen=True)
class Style:
    """How somebody writes their files."""

    indent: int = 2
    dash_indent: int = 2
    flow_logs: bool = True
    flow_records: bool = False
    blank_between: bool = False
    comments: bool = True
    #: How a section is written that holds nothing: "" leaves it out.
    empty: str = ""

    @classmethod
    def drawn(cls, rng: random.Random) -> Style:
        return cls(
            indent=rng.choice([2, 2, 4]),
            dash_indent=rng.choice([0, 2]),
            flow_logs=rng.random() < 0.6,
            flow_records=rng.random() < 0.25,
            blank_between=rng.random() < 0.3,
            comments=rng.random() < 0.6,
            empty=rng.choice(["", "brackets", "null"]),
        )


class Draw:
    """Draws data; every log entry and every text holds a serial number, so that it is only itself."""

    def __init__(self, rng: random.Random, name: str = "e") -> None:
        self.rng = rng
        self.serial = 0
        self.name = name

    def text(self) -> str:
        self.serial += 1
        words = " ".join(self.rng.choices(WORDS, k=self.rng.randint(1, 4)))
        if self.rng.random() < 0.1:
            words += "\n" + " ".join(self.rng.choices(WORDS, k=2)) + "\n"
        return f"t{self.serial} {words}"

    def date(self) -> str:
        return (DAY + dt.timedelta(days=self.rng.randint(0, 300))).isoformat()

    def id(self, prefix: str) -> str:
        return prefix + "-" + "".join(self.rng.choices("23456789abcdefgh", k=4))

    def entry(self, **fields: str) -> Data:
        self.serial += 1
        return {ID: f"{self.name}{self.serial}", **fields}

    def rating(self) -> Data:
        rating, by = str(self.rng.randint(0, 5)), self.rng.choice(PEOPLE)
        return self.entry(rating=rating, by=by, date=self.date(), evidence=self.text())

    def value(self) -> Data:
        entry = self.entry(date=self.date(), what=self.text())
        if self.rng.random() < 0.5:
            entry["worth"] = self.amount()
        return entry

    def value_check(self) -> Data:
        entry = self.entry(
            date=self.date(), by=self.rng.choice(PEOPLE), price=self.grade(), benefit=self.grade()
        )
        if self.rng.random() < 0.7:
            entry["note"] = self.text()
        return entry

    def receivable(self) -> Data:
        return self.entry(date=self.date(), balance=self.amount(), overdue=self.amount())

    def decision(self) -> Data:
        day = (DAY + dt.timedelta(days=100 + self.rng.randint(0, 5))).isoformat()
        outcome, by = self.rng.choice(OUTCOMES), self.rng.choice(PEOPLE)
        return self.entry(outcome=outcome, by=by, date=day, edition="2026", reason=self.text())

    def amount(self) -> str:
        return str(self.rng.randint(1, 9999) * 100)

    def grade(self) -> str:
        return str(self.rng.randint(1, 5))

    def action(self) -> Data:
        record: Data = {"do": self.text(), "owner": self.rng.choice(PEOPLE)}
        record |= {"opened": self.date(), "due": self.date()}
        if self.rng.random() < 0.3:
            record["done"] = self.date()
        return record

    def contact(self) -> Data:
        record = {"name": self.text().split("\n")[0], "level": self.rng.choice(["manager", "director"])}
        if self.rng.random() < 0.5:
            record["last_contact"] = self.date()
        return record

    def initiative(self) -> Data:
        record: Data = {"name": self.text().split("\n")[0], "helps": self.helps()}
        record |= {"owner": self.rng.choice(PEOPLE), "start": self.date()}
        if self.rng.random() < 0.4:
            record["worth"] = {"to_them": str(self.rng.randint(1, 99)), "to_us": str(self.rng.randint(1, 99))}
        return record

    def helps(self) -> list[str]:
        return self.rng.sample(
            ["open-stores", "tariff", "stock-outs", "unit-cost", "range"], k=self.rng.randint(1, 3)
        )

    def log(self, entry: Any) -> list[Data]:
        return sorted((entry() for _ in range(self.rng.randint(0, 4))), key=lambda e: e["date"])

    def file(self) -> Data:
        return {
            "name": self.text().split("\n")[0],
            "segment": self.rng.choice(["retail", "wholesale"]),
            "ratings": {
                c: self.log(self.rating) or [self.rating()] for c in ("strategic-fit", "growth", "margin")
            },
            "value": self.log(self.value),
            "value_checks": self.log(self.value_check),
            "receivables": self.log(self.receivable),
            "decisions": self.log(self.decision),
            "contacts": {self.id("c"): self.contact() for _ in range(self.rng.randint(1, 4))},
            "initiatives": {self.id("i"): self.initiative() for _ in range(self.rng.randint(1, 3))},
            "actions": {self.id("a"): self.action() for _ in range(self.rng.randint(1, 8))},
        }


MAPS: dict[str, Any] = {"contacts": Draw.contact, "initiatives": Draw.initiative, "actions": Draw.action}
RATED = ("strategic-fit", "growth", "margin")
LOGS: dict[str, Any] = {
    "value": Draw.value,
    "value_checks": Draw.value_check,
    "receivables": Draw.receivable,
    "decisions": Draw.decision,
} | dict.fromkeys(RATED, Draw.rating)
SECTIONS = (*MAPS, *LOGS)
#: What may be put into a record's field anew: its drawing, and whether the field may be missing.
FIELDS: dict[str, dict[str, Any]] = {
    "contacts": {"level": None, "last_contact": Draw.date},
    "initiatives": {"name": None, "helps": Draw.helps, "start": Draw.date, "owner": None, "worth": None},
    "actions": {"do": Draw.text, "owner": None, "due": Draw.date, "done": Draw.date, "dropped": None},
}


def change(draw: Draw, file: Data) -> None:
    """Make one change, as people do in a working week."""
    rng = draw.rng
    kinds = {
        "field": 10,
        "add": 5,
        "log": 6,
        "delete": 2,
        "entry": 3,
        "top": 1,
        "unlog": 0.5,
        "correct": 2,
        "empty": 0.3,
    }
    kind = rng.choices(list(kinds), weights=list(kinds.values()))[0]
    if kind == "top":
        file["segment"] = draw.text().split("\n")[0]
    elif kind == "empty":
        section(file, rng.choice(SECTIONS)).clear()
    elif kind in ("log", "entry", "unlog", "correct"):
        _change_log(draw, file, rng.choice(list(LOGS)), kind)
    else:
        name = rng.choice(["contacts", "initiatives", "actions", "actions", "actions"])
        records = file[name]
        if kind == "add" or not records:
            records[draw.id(name[0])] = MAPS[name](draw)
        elif kind == "delete":
            del records[rng.choice(list(records))]
        else:
            _field(draw, name, records[rng.choice(list(records))])


def section(file: Data, name: str) -> Any:
    """Return the mapping or the log of that name."""
    return file["ratings"][name] if name in RATED else file[name]


def _change_log(draw: Draw, file: Data, name: str, kind: str) -> None:
    log = section(file, name)
    if kind == "log" or not log:
        log.append(LOGS[name](draw))
        log.sort(key=lambda entry: entry["date"])
    else:
        change_entry(draw, log, draw.rng.choice(log), LOGS[name], kind)


def change_entry(draw: Draw, log: list[Data], entry: Data, entries: Any, kind: str) -> None:
    """Change one figure of an entry, write it anew but for its day, put it on another day, or delete it."""
    rng = draw.rng
    new = {key: value for key, value in entries(draw).items() if key != ID}
    if kind == "unlog":
        log.remove(entry)
    elif kind == "correct" and rng.random() < 0.8:
        stays = {key: entry[key] for key in (ID, "date")}
        entry.clear()
        entry |= stays | {key: value for key, value in new.items() if key != "date"}
    elif kind == "correct":
        entry["date"] = new["date"]
        log.sort(key=lambda one: one["date"])
    else:
        key = rng.choice([key for key in new if key != "date"])
        entry[key] = new[key]


def change_both(draw: Draw, sides: list[Data]) -> None:
    """Let both sides see to one entry that they have: correct it, write it anew, delete it."""
    name = draw.rng.choice(list(LOGS))
    logs = [section(side, name) for side in sides]
    known = [entry[ID] for entry in logs[0] if any(entry[ID] == other[ID] for other in logs[1])]
    if not known:
        return
    which = draw.rng.choice(known)
    for log in logs:
        (entry,) = (entry for entry in log if entry[ID] == which)
        kind = draw.rng.choices(["correct", "entry", "unlog"], weights=[4, 4, 1])[0]
        change_entry(draw, log, entry, LOGS[name], kind)


def _field(draw: Draw, name: str, record: Data) -> None:
    rng = draw.rng
    field = rng.choice(list(FIELDS[name]))
    if field == "worth":
        worth = record.setdefault("worth", {})
        worth[rng.choice(["to_them", "to_us"])] = str(rng.randint(1, 99))
    elif field == "dropped":
        record["dropped"] = {"date": draw.date(), "reason": draw.text()}
    elif field in ("level", "owner"):
        record[field] = rng.choice(PEOPLE)
    elif field == "name":
        record[field] = draw.text().split("\n")[0]
    elif field == "helps":
        _helps(rng, record)
    elif field in ("last_contact", "done") and field in record and rng.random() < 0.3:
        del record[field]
    else:
        record[field] = FIELDS[name][field](draw)


def _helps(rng: random.Random, record: Data) -> None:
    other = rng.choice(["open-stores", "tariff", "stock-outs", "unit-cost", "range", "service"])
    if other in record["helps"] and len(record["helps"]) > 1:
        record["helps"].remove(other)
    elif other not in record["helps"]:
        record["helps"].append(other)


def triple(
    seed: int, changes: int = 3, style: Style | None = None, *, one_entry: bool = False
) -> tuple[list[Data], Style]:
    """Return base, ours and theirs as data, and how the file is written.

    With `one_entry` both sides always see to one entry of a log that both have; else now and then.
    """
    rng = random.Random(seed)
    draw = Draw(rng)
    style = style or Style.drawn(rng)
    base = draw.file()
    sides = []
    for _ in range(2):
        side = copy.deepcopy(base)
        for _ in range(rng.randint(1, changes)):
            change(draw, side)
        sides.append(side)
    if rng.random() < 0.2:  # something that both did alike
        for side in sides:
            change(Draw(random.Random(seed + 1), "alike"), side)
    if rng.random() < 0.15 or one_entry:
        change_both(draw, sides)
    return [base, *sides], style


def render(file: Data, style: Style) -> str:
    """Write a file."""
    lines = ["# yaml-language-server: $schema=account.json", ""] if style.comments else []
    for key, value in file.items():
        if style.comments and key in ("contacts", "actions"):
            lines += ["", f"# ---- {key} ----"]
        if isinstance(value, str):
            lines.append(f"{key}: {_scalar(value, 2)}")
        elif not value:
            lines += _nothing(key, value, style)
        elif key == "ratings":
            lines.append(f"{key}:")
            for criterion, log in value.items():
                pad = " " * style.indent
                lines += [f"{pad}{criterion}:", *_log(log, style, style.indent)] if log else []
                lines += [f"{pad}{line}" for line in _nothing(criterion, log, style) if not log]
        elif isinstance(value, list):
            lines.append(f"{key}:")
            lines += _log(value, style, 0)
        else:
            lines.append(f"{key}:")
            for index, (name, record) in enumerate(value.items()):
                if index and style.blank_between:
                    lines.append("")
                lines += _record(name, record, style)
    return "\n".join(lines) + "\n"


def _nothing(key: str, value: Any, style: Style) -> list[str]:
    written = {
        "": [],
        "null": [f"{key}:"],
        "brackets": [f"{key}: {'{}' if isinstance(value, dict) else '[]'}"],
    }
    return written[style.empty]


def _log(log: list[Data], style: Style, column: int) -> list[str]:
    pad = " " * (column + style.dash_indent)
    lines = []
    for known in log:
        entry = {key: value for key, value in known.items() if key != ID}
        if style.comments and "evidence" in entry and hash_of(entry["evidence"]) % 5 == 0:
            lines.append(f"{pad}# on {entry['evidence'].split()[0]}")
        if style.flow_logs:
            lines.append(f"{pad}- {_flow(entry)}")
        else:
            mark = "- "
            for key, value in entry.items():
                lines.append(f"{pad}{mark}{key}: {_scalar(value, len(pad) + 4)}")
                mark = "  "
    return lines


def _record(name: str, record: Data, style: Style) -> list[str]:
    pad = " " * style.indent
    lines = [f"{pad}# about {name}"] if style.comments and hash_of(name) % 4 == 0 else []
    if style.flow_records and "do" not in record:
        return [*lines, f"{pad}{name}: {_flow(record)}"]
    lines.append(f"{pad}{name}:")
    for key, value in record.items():
        inner = pad + " " * style.indent
        if isinstance(value, (dict, list)):
            lines.append(f"{inner}{key}: {_flow(value)}")
        else:
            note = (
                f"  # {key} of {name}"
                if style.comments and hash_of(name + key) % 6 == 0 and "\n" not in value
                else ""
            )
            lines.append(f"{inner}{key}: {_scalar(value, len(inner) + 2)}{note}")
    return lines


def hash_of(text: str) -> int:
    return sum(map(ord, text))


def _scalar(value: str, column: int) -> str:
    if "\n" in value:
        return "|\n" + "\n".join(" " * column + line for line in value.splitlines())
    if any(sign in value for sign in (": ", " #", "'", '"', "{")) or value.endswith(":"):
        return "'" + value.replace("'", "''") + "'"
    return value


def _flow(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(_flow(item) for item in data) + "]"
    value = str(data)
    if "\n" in value:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if any(sign in value for sign in ",{}[]:#'\""):
        return "'" + str(value).replace("'", "''") + "'"
    return value
