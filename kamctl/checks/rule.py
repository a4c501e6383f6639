"""What a rule is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.findings import Draft, Severity

Find = Callable[[Scene], Iterable[Found]]


class Rule(NamedTuple):
    """A rule of `check`: make one with `rule` or, where findings are made elsewhere, with `page`.

    The function `written` gives the rule its name, and its docstring is the rule's page: a title, the reason,
    and a bad and a good example that run as tests. `timed` rules can begin to fail although nobody changed a
    file. `fixed` rules keep their level: without them files could not be read.
    """

    code: str
    level: Severity
    written: Callable[..., object]
    find: Find | None
    timed: bool
    fixed: bool

    @property
    def name(self) -> str:
        """The rule's name, as in `policy.rules`."""
        return self.written.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """The rule's manual page."""
        return inspect.cleandoc(self.written.__doc__ or "")

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]

    def drafts(self, scene: Scene) -> Iterator[Draft]:
        """Yield what the rule finds, under its name."""
        name = self.name
        for found in self.find(scene) if self.find is not None else ():
            yield Draft(name, *found)


def rule(code: str, level: Severity, find: Find, *, timed: bool = False, fixed: bool = False) -> Rule:
    """Return a rule whose function finds."""
    return Rule(code, level, find, find, timed, fixed)


def page(code: str, level: Severity, written: Callable[[], None], *, fixed: bool = False) -> Rule:
    """Return a rule whose function is only its page: its findings are made while files are read."""
    return Rule(code, level, written, None, timed=False, fixed=fixed)
