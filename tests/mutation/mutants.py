"""The mutants of a file: its text with one comparison, number, condition or loop changed, by Cosmic Ray's operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

# Left out: what no test can tell apart (`|` in annotations, decorators of dataclasses) or every test
# can (`None < 1`), since either would only blur the share.
_ORDER = "(Eq|NotEq|Lt|LtE|Gt|GtE)"
_USED = re.compile(
    rf"core/(ReplaceComparisonOperator_({_ORDER}_{_ORDER}|Is_IsNot|IsNot_Is)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul|Mod_Mul)"
    r"|ReplaceUnaryOperator_(Delete_Not|Delete_USub)|AddNot|ReplaceTrueWithFalse|ReplaceFalseWithTrue"
    r"|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceBreakWithContinue|ReplaceContinueWithBreak"
    r"|NumberReplacer|ZeroIterationForLoop)"
)


class Mutant(NamedTuple):
    """One change of one file; `line` is where, counted from 1."""

    path: str
    line: int
    operator: str
    occurrence: int

    def text(self, source: str) -> str:
        """Return the file's text with the change in it."""
        changed = mutate_code(source, get_operator(self.operator)(), self.occurrence)
        assert changed is not None
        return changed

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator.removeprefix('core/')} {self.occurrence}"


def mutants(root: Path, path: str) -> Iterator[Mutant]:
    """Yield all mutants of a file below `root`."""
    source = (root / path).read_text(encoding="utf-8")
    lines, tree = source.splitlines(), get_ast(source)
    for name in sorted(filter(_USED.fullmatch, operator_names())):
        operator = get_operator(name)()
        places = (start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node))
        for occurrence, (line, _) in enumerate(places):
            if not lines[line - 1].lstrip().startswith(("@", "*,")):  # a decorator, a signature
                yield Mutant(path, line, name, occurrence)
