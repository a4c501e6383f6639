"""Every text of ours that a page can show, collected from templates, phrases, choices and months."""

import ast
import re
from html import unescape
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kamctl.method.execution.actions import ActionState
from kamctl.method.lifecycle.partnership import TRAITS
from kamctl.method.performance import exit_options
from kamctl.method.performance.obligations import PeriodState
from kamctl.method.performance.performance_status import ActionOutcome
from kamctl.method.performance.price_benefit import Trend
from kamctl.method.plan import completeness
from kamctl.method.plan.approval import PARTS
from kamctl.method.review import agenda, agenda_performance
from kamctl.method.selection.scores.scoring import Verdict
from kamctl.method.selection.second_axis.matrix import Quadrant
from kamctl.model.account import (
    BuyingReason,
    Contact,
    Decision,
    ExitOutcome,
    FlightRisk,
    Growth,
    StandingState,
    SupplyPosition,
    Touch,
)
from kamctl.model.lifecycle import STAGE_OF, STAGES
from kamctl.model.types import LEVELS, SignalKind
from kamctl.views.documents.archive import parts_of
from kamctl.views.documents.word.template import NAMES, shipped
from kamctl.wording import MONTHS

ROOT = Path(__file__).resolve().parents[3]
_FILTERED = re.compile(r'"([^"]+)"\s*\|t\b')
_BLANK = re.compile(r"\{\w+\}")
_NOUN = re.compile(r'plural\("(\w+)"\)')
#: What a gate asks to be fresh.
WATCHED = ("receivables figure", "assessment", "value check")
#: Templates that speak the page's language.
PAGES = (
    "agenda.md.j2", "agenda.html.j2", "agenda.css.j2", "price-benefit.svg.j2", "exit-review.md.j2",
    "exit-review.html.j2", "agenda.slides.xml.j2", "exit-review.slides.xml.j2", "site-customer.html.j2",
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
    """What `phrase` is called with, and every other text with a blank in the modules that call it."""
    found: set[str] = set()
    for file in sorted((ROOT / "kamctl/method").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
        for call in calls:
            if call.func.id == "phrase":  # type: ignore[attr-defined]
                first = call.args[0]
                told = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {str(one.value) for one in told if isinstance(one, ast.Constant)}
            elif call.func.id == "Count":  # type: ignore[attr-defined]
                noun = call.args[1]
                assert isinstance(noun, ast.Constant)
                found |= {f"{{n}} {noun.value}", f"{{n}} {noun.value}s"}
        if any(call.func.id == "phrase" for call in calls):  # type: ignore[attr-defined]
            parts = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
            texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in parts]
            found |= {text for text in texts if isinstance(text, str) and _BLANK.search(text)}
    return found


def choices_of(record: Any, field: str) -> set[str]:
    """What a field of a record can be."""
    left, found = [get_type_hints(record)[field]], set[str]()
    while left:
        one = left.pop()
        if get_origin(one) is Literal:
            found |= set(get_args(one))
        else:
            left += get_args(one)
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
        *choices_of(Decision, "outcome"),
        *choices_of(FlightRisk, "level"),
        *choices_of(BuyingReason, "reason"),
        *choices_of(Growth, "outlook"),
        *choices_of(SupplyPosition, "trend"),
        *choices_of(Touch, "how"),
        *choices_of(Contact, "stance"),
        *choices_of(Contact, "influence"),
        *choices_of(Contact, "wanted_depth"),
        *get_args(ExitOutcome),
        *get_args(SignalKind),
        *get_args(Quadrant),
        *LEVELS,
        *STAGES.values(),
        *STAGE_OF,
        *TRAITS,
        *PARTS,
        *completeness._AREAS,
        *("red", "amber", "met", "unmet", "waived"),
        *(f"no {what} is recorded" for what in WATCHED),
        *(f"the newest {what} is {{days}} old, {{allowed}} are allowed" for what in WATCHED),
        *exit_options._MEANING.values(),
        "{first} and {last}",
    }


def page_texts() -> set[str]:
    return in_templates() | in_phrases() | made_of_parts()
