"""What a rule is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kamctl.checks.context import Scene
from kamctl.findings import Draft, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `check`.

    `find` yields its findings; its docstring is the rule's page: a title, why, and a bad and a
    good example that run as tests. `timed` rules can begin to fail although nobody changed a
    file. `fixed` rules keep their level: without them files could not be read.
    """

    code: str
    level: Severity
    find: Callable[[Scene], Iterable[Draft]]
    timed: bool = False
    fixed: bool = False

    @property
    def name(self) -> str:
        """The rule's name, as in `policy.rules`."""
        return self.find.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """The rule's manual page."""
        return inspect.cleandoc(self.find.__doc__ or "")

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]
