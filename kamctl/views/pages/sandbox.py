"""Renders one template, giving Jinja2 access to no more than a page of text needs.

Templates need the same trust as code: the sandbox limits the damage but does not make a stranger's template
safe. A workspace's own templates are rendered by `main`, in a separate process that has limits on time and
memory and cannot write files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
import traceback
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kamctl import wording
from kamctl.language import ENGLISH, Language

SECONDS = 3
MEMORY = 512 * 1024 * 1024
OUTPUT = 4 * 1024 * 1024
#: How a language writes values, as filters of templates; None gives an empty text.
_FILTERS = ("day", "number", "money", "whole_money", "score", "plural", "listed")
_REPEATED = 1_000_000
_POWER = 64
_DAY, _NUMBER = "$day", "$number"


class Broken(Exception):  # noqa: N818 - it is a value that travels, not an error of kamctl
    """A template could not be rendered: which one, on which line (0 if unknown), and why."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        super().__init__(template, line, reason)
        self.template = template
        self.line = line
        self.reason = reason


class _Loader(BaseLoader):
    """Loads templates from memory, under names that errors can show."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], f"template:{template}", lambda: True


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        # `section.items` is the field of that name rather than the dict's method.
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # A page that reads the clock would differ from run to run.
        if isinstance(obj, dt.date) and attr in ("today", "fromtimestamp"):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and (abs(left) > _REPEATED or abs(right) > _POWER):
            raise SecurityError("the power is too large")
        for text, times in ((left, right), (right, left)):
            if (
                isinstance(text, (str, list, tuple))
                and isinstance(times, int)
                and len(text) * times > _REPEATED
            ):
                raise SecurityError("the repetition is too long")
        return super().call_binop(context, operator, left, right)


def _or_nothing(write: Callable[..., str]) -> Callable[..., str]:
    def filtered(value: Any, *more: Any) -> str:
        return "" if value is None else write(value, *more)

    return filtered


def sha256(text: str) -> str:
    """Return the hash of a style sheet, as a content security policy takes it."""
    import base64

    return base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()


def _told(language: Language, *, escaped: bool) -> Callable[..., str]:
    """Return the filter that translates a text to the page's language and fills in its blanks."""

    def t(text: str, /, **values: Any) -> str:
        if not escaped:
            return language.say(str(text), values)
        # Values that fill a blank are escaped unless the template itself made them.
        safe = {
            name: escape(value if hasattr(value, "__html__") else language.written(value))
            for name, value in values.items()
        }
        words = str(escape(language.texts.get(str(text), str(text))))
        return Markup(language._replace(texts={}).say(words, safe))  # noqa: S704 - all of it is escaped

    return t


@lru_cache(maxsize=4)
def environment(sources: tuple[tuple[str, str], ...], spoken: str, *, escaped: bool) -> Environment:
    """Return the environment for templates; it keeps them compiled."""
    env = _Environment(
        loader=_Loader(dict(sources)),
        undefined=StrictUndefined,
        autoescape=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for risky in ("lipsum", "cycler", "joiner", "dict"):
        env.globals.pop(risky, None)
    del env.filters["random"]  # the same data must give the same page
    language = language_of(spoken)
    env.globals["language"] = language.code
    env.filters.update({one: _or_nothing(getattr(language, one)) for one in _FILTERS}, sha256=sha256)
    env.filters["t"] = _told(language, escaped=escaped)
    return env


def language_of(spoken: str) -> Language:
    """Return a language from its fields in JSON, in which it is passed to a separate process."""
    return Language(*json.loads(spoken))


def render(
    name: str, sources: Mapping[str, str], data: Mapping[str, Any], spoken: str = json.dumps(ENGLISH)
) -> str:
    """Render the template `name` of `sources` with plain data; `spoken` is a language in JSON.

    Raises:
        Broken: the template cannot be rendered.
    """
    # Not select_autoescape: it is off for names such as report.html.j2.
    escaped = any(kind in name for kind in (".html", ".svg", ".xml"))
    parts: list[str] = []
    size = 0
    try:
        env = environment(tuple(sources.items()), spoken, escaped=escaped)
        for part in env.get_template(name).generate(dict(data)):
            size += len(part)
            if size > OUTPUT:
                raise SecurityError(  # noqa: TRY301 - one more thing that a template does wrong
                    f"the page is longer than {wording.number(OUTPUT)} characters"
                )
            parts.append(part)
    except TemplateSyntaxError as error:
        raise Broken(error.name or name, error.lineno, error.message or "") from error
    except TemplateNotFound as error:
        raise Broken(name, _line(error, name)[1], f"there is no template `{error.name}`") from error
    except RecursionError as error:
        raise Broken(name, 0, "it includes or calls itself without end") from error
    except MemoryError as error:
        raise Broken(name, 0, "it needs too much memory") from error
    except Exception as error:  # a template can raise any exception
        raise Broken(*_line(error, name), str(error) or type(error).__name__) from error
    return "".join(parts)


def _line(error: BaseException, name: str) -> tuple[str, int]:
    """Return the innermost template and line that an error came through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith("template:"):
            return frame.filename.removeprefix("template:"), frame.lineno or 0
    return name, 0


def main() -> None:
    """Render what standard input holds, under limits, and answer on standard output in JSON."""
    limit(SECONDS)
    job = json.load(sys.stdin, object_hook=unpacked)
    answer: dict[str, Any]
    try:
        answer = {"page": render(job["name"], job["sources"], job["data"], job["language"])}
    except Broken as broken:
        answer = {"template": broken.template, "line": broken.line, "reason": broken.reason[:2000]}
    sys.stdout.write(json.dumps(answer))


def packed(value: Any) -> dict[str, str]:
    """Return a number or a date as JSON values from which `unpacked` restores it exactly."""
    return {_NUMBER: str(value)} if isinstance(value, Decimal) else {_DAY: value.isoformat()}


def unpacked(value: dict[str, Any]) -> Any:
    if value.keys() == {_NUMBER}:
        return Decimal(value[_NUMBER])
    return dt.date.fromisoformat(value[_DAY]) if value.keys() == {_DAY} else value


def limit(seconds: int) -> None:
    """Limit this process where the platform can; elsewhere only the parent's time limit applies."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a lower limit is in force already
            continue
