"""Every text of ours that a page can show, read from where it stands: templates, phrases, states, months."""

import ast
import re
from html import unescape
from pathlib import Path
from typing import get_args

from kamctl.method.execution.actions import ActionState
from kamctl.method.performance import exit_options
from kamctl.method.performance.obligations import PeriodState
from kamctl.method.performance.performance_status import ActionOutcome
from kamctl.method.performance.price_benefit import Trend
from kamctl.method.review import agenda, agenda_performance
from kamctl.method.selection.scores.scoring import Verdict
from kamctl.model.account import StandingState
from kamctl.views.documents.archive import parts_of
from kamctl.views.documents.word.template import NAMES, shipped
from kamctl.wording import MONTHS

ROOT = Path(__file__).resolve().parents[2]
_FILTERED = re.compile(r'"([^"]+)"\s*\|t\b')
_NOUN = re.compile(r'plural\("(\w+)"\)')
#: Templates that speak the page's language.
PAGES = (
    "agenda.md.j2", "agenda.html.j2", "agenda.css.j2", "price-benefit.svg.j2", "exit-review.md.j2",
    "exit-review.html.j2",
)  # fmt: skip


def in_word(name: str) -> str:
    """Return all text of a shipped Word template, headers and footers included."""
    parts = parts_of(shipped(name)).items()
    return unescape("".join(content.decode() for part, content in parts if part.startswith("word/")))


def in_templates() -> set[str]:
    found: set[str] = set()
    pages = [(ROOT / "templates" / name).read_text("utf-8") for name in PAGES]
    for text in (*pages, *map(in_word, NAMES)):
        found |= set(_FILTERED.findall(text))
        # What is chosen among several texts, or stands in a list of pairs.
        for inner in re.findall(r"\{\{ \((\"[^{}]*?)\)\|t", text) + re.findall(r"\{(\"[^{}]*)\}\[", text):
            found |= {
                one for one in re.findall(r'"([^"]+)"', inner) if " " in one and not one.startswith(" ")
            }
        found |= set(re.findall(r'\("(?:objective|pressure|obstacle)", "([^"]+)"\)', text))
        for noun in _NOUN.findall(text):
            found |= {f"{{n}} {noun}", f"{{n}} {noun}s"}
    return found


def in_phrases() -> set[str]:
    found: set[str] = set()
    for file in sorted((ROOT / "kamctl/method/review").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            first = node.args[0] if node.args else None
            if node.func.id == "phrase" and isinstance(first, ast.Constant):
                found.add(str(first.value))
            elif node.func.id == "Count":
                noun = node.args[1]
                assert isinstance(noun, ast.Constant)
                found |= {f"{{n}} {noun.value}", f"{{n}} {noun.value}s"}
    return found


def made_of_parts() -> set[str]:
    """What is put together in the code: months, quarters, aims, signs, rhythms, states."""
    rhythms = agenda._RHYTHMS.values()
    quarters = [f"Q{n}" for n in range(1, 5)]
    return {
        *(f"{month} {{year}}" for month in MONTHS),
        *(f"{quarter} {{year}}" for quarter in quarters),
        *(f"{quarter} of fiscal year {{year}}" for quarter in quarters),
        *(f"Confirm or correct the {word}: {{text}}" for word in ("objective", "pressure", "obstacle")),
        "{name}: {days} overdue",
        "{name}: {days} overdue, moved {times} times before",
        *agenda_performance._SIGNS.values(),
        *(f"{rhythm} review" for rhythm in rhythms),
        *(f"{rhythm.lower()} review" for rhythm in rhythms),
        *get_args(ActionState),
        *get_args(PeriodState),
        *("planned", "running", "ended"),
        *get_args(StandingState),
        *get_args(Verdict),
        *get_args(Trend),
        *get_args(ActionOutcome),
        *("low", "medium", "high"),
        *exit_options._MEANING.values(),
        "{first} and {last}",
    }


def page_texts() -> set[str]:
    return in_templates() | in_phrases() | made_of_parts()
