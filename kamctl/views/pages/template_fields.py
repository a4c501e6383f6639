"""Finds the fields that a template asks for and its data does not have, without rendering it.

A JSON Schema describes the data; `hidden` in one of its objects names the fields that the customer's edition
lacks. The types of variables are derived from it as far as Jinja2's own constructs allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from kamctl.method.lookup import nearest

Schema = Mapping[str, Any]
#: Filters that return the list that they are given, or one of its items.
_SAME = {"list", "sort", "reverse", "unique", "selectattr", "rejectattr", "select", "reject"}
_ONE = {"first", "last", "min", "max", "random"}
#: Names that are defined in every template.
_ALWAYS = {"loop", "self", "caller", "varargs", "kwargs", "super"}


class Fault(NamedTuple):
    """A fault on a line: an error, or something that fails only in the customer's edition."""

    line: int
    level: Literal["error", "warning"]
    message: str
    way_out: str = ""


class Reading(NamedTuple):
    """What was found in a template.

    `used` holds the top-level fields that it uses, `ids` the values that it compares an `id` with; `builds`
    tells that it includes or extends another template.
    """

    faults: tuple[Fault, ...]
    used: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    builds: bool = False


def read(text: str, env: Environment, schema: Schema | None) -> Reading:
    """Return what is found in a template; `schema` describes its data, None if that is unknown."""
    try:
        tree = env.parse(text)
        faults = tuple(_unknown_words(tree, env))
        found = Reading(faults) if schema is None else _reading(tree, env, schema, faults)
        if not faults:
            env.compile(tree)  # modifies the tree, and finds what the parser misses
    except TemplateSyntaxError as error:
        return Reading((Fault(error.lineno, "error", (error.message or "it cannot be read").rstrip(".")),))
    return found


def _reading(tree: nodes.Template, env: Environment, schema: Schema, faults: tuple[Fault, ...]) -> Reading:
    reader = _Reader(schema, env)
    reader.every(tree.body, dict(reader.of_schema(schema)), frozenset())
    used = frozenset(reader.used & set(schema["properties"]))
    others = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)
    builds = any(True for _ in tree.find_all(others))
    return Reading((*faults, *dict.fromkeys(reader.faults)), used, _compared_ids(tree), builds)


def _compared_ids(tree: nodes.Template) -> frozenset[str]:
    """Return the ids that a template looks for, as in `s.id == "needs"`."""
    return frozenset(
        str(other.expr.value)
        for one in tree.find_all(nodes.Compare)
        if isinstance(one.expr, nodes.Getattr) and one.expr.attr == "id"
        for other in one.ops
        if isinstance(other.expr, nodes.Const)
    )


def _unknown_words(tree: nodes.Template, env: Environment) -> Iterator[Fault]:
    """Yield all unknown filters and tests; Jinja2 reports only the first, or none before rendering."""
    for one in tree.find_all((nodes.Filter, nodes.Test)):
        kind, known = ("filter", env.filters) if isinstance(one, nodes.Filter) else ("test", env.tests)
        if one.name not in known:
            near = nearest(one.name, list(known))
            yield Fault(
                one.lineno,
                "error",
                f"there is no {kind} `{one.name}`",
                f"Did you mean {near}?" if near else "",
            )


class _Reader:
    """Walks a template with the types of its variables."""

    def __init__(self, schema: Schema, env: Environment) -> None:
        self.root, self.env = schema, env
        self.faults: list[Fault] = []
        self.used: set[str] = set()
        #: Variables that say who the document is for.
        self.audience = {"edition"}

    def of_schema(self, schema: Schema) -> Iterator[tuple[str, list[Schema]]]:
        for name, held in schema.get("properties", {}).items():
            yield name, self.resolved(held)

    def resolved(self, schema: Schema | None) -> list[Schema]:
        """Return the possible schemas, with references resolved and without null."""
        if schema is None:
            return []
        if "$ref" in schema:
            return self.resolved(self.root["$defs"][schema["$ref"].removeprefix("#/$defs/")])
        if "anyOf" in schema:
            return [one for part in schema["anyOf"] for one in self.resolved(part)]
        return [] if schema.get("type") == "null" else [schema]

    def every(self, held: Iterable[nodes.Node], scope: dict[str, Any], asked: frozenset[str]) -> None:
        for one in held:
            self.statement(one, scope, asked)

    def statement(self, node: nodes.Node, scope: dict[str, Any], asked: frozenset[str]) -> None:
        if isinstance(node, nodes.If):
            self.value(node.test, scope, asked)
            self.every(node.body, scope, asked | self.asks(node.test))
            for other in node.elif_:
                self.statement(other, scope, asked | self.asks(node.test))
            self.every(node.else_, scope, asked | self.asks(node.test))
        elif isinstance(node, nodes.For):
            inner = dict(scope)
            self.assign(node.target, self.things(node.iter, scope, asked), inner)
            if node.test is not None:
                self.value(node.test, inner, asked)
            self.every(node.body, inner, asked)
            self.every(node.else_, dict(scope), asked)
        elif isinstance(node, nodes.Assign):
            self.assign(node.target, self.value(node.node, scope, asked), scope)
            if isinstance(node.target, nodes.Name) and self.asks(node.node) & {"edition"}:
                self.audience.add(node.target.name)
        elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
            inner = dict(scope)
            for argument in node.args:
                inner[argument.name] = None
            if isinstance(node, nodes.Macro):
                scope[node.name] = None
            self.every(node.body, inner, asked)
        elif isinstance(node, (nodes.Import, nodes.FromImport)):
            names = [node.target] if isinstance(node, nodes.Import) else node.names
            for name in names:
                scope[name if isinstance(name, str) else name[1]] = None
        elif isinstance(node, nodes.AssignBlock):
            self.every(node.body, dict(scope), asked)
            self.assign(node.target, None, scope)
        elif isinstance(node, nodes.Expr):
            self.value(node, scope, asked)
        else:
            inner = scope if isinstance(node, nodes.Output) else dict(scope)
            self.every(node.iter_child_nodes(), inner, asked)

    def asks(self, test: nodes.Node) -> frozenset[str]:
        """Return the names whose presence a condition tests; `edition` stands for the audience."""
        found: set[str] = set()
        for one in (test, *test.find_all(nodes.Test)):
            if isinstance(one, nodes.Test) and one.name in ("defined", "undefined"):
                found |= set(_names(one.node))
        if any(name.name in self.audience for name in _all(test, nodes.Name)):
            found.add("edition")
        return frozenset(found)

    def assign(self, target: nodes.Node, value: Any, scope: dict[str, Any]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = value
        elif isinstance(target, nodes.Tuple):
            for at, one in enumerate(target.items):
                self.assign(one, value[at] if isinstance(value, tuple) and at < len(value) else None, scope)

    def things(self, node: nodes.Node, scope: dict[str, Any], asked: frozenset[str]) -> Any:
        """Return the possible schemas of a list's items, or tuples of them if the list spells out tuples."""
        if isinstance(node, (nodes.List, nodes.Tuple)) and node.items:
            each = [self.value(one, scope, asked) for one in node.items]
            if all(isinstance(one, tuple) and len(one) == len(each[0]) for one in each):
                return tuple(_both(*parts) for parts in zip(*each, strict=True))
            return _both(*each)
        return self.items(self.value(node, scope, asked))

    def items(self, held: Any) -> list[Schema] | None:
        if not isinstance(held, list) or not held:
            return None
        found = [
            one for part in held if part.get("type") == "array" for one in self.resolved(part.get("items"))
        ]
        return found or None

    def value(self, node: nodes.Node | None, scope: dict[str, Any], asked: frozenset[str]) -> Any:  # noqa: PLR0911
        """Return what an expression may be: schemas, a tuple, or None if that is unknown."""
        if isinstance(node, nodes.Name):
            return self.named(node, scope, asked)
        if isinstance(node, nodes.Getattr):
            return self.member(node, node.attr, self.value(node.node, scope, asked), asked)
        if isinstance(node, nodes.Getitem):
            held = self.value(node.node, scope, asked)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self.member(node, node.arg.value, held, asked)
            self.value(node.arg, scope, asked)
            if isinstance(node.arg, nodes.Slice):
                return held
            more = [
                one["additionalProperties"]
                for one in held or ()
                if isinstance(one, dict) and "additionalProperties" in one
            ]
            return self.items(held) if not more else [one for part in more for one in self.resolved(part)]
        if isinstance(node, nodes.Filter):
            return self.filtered(node, scope, asked)
        if isinstance(node, nodes.Test):
            return self.value(node.node, scope, asked | self.asks(node))
        if isinstance(node, nodes.CondExpr):
            self.value(node.test, scope, asked)
            inner = asked | self.asks(node.test)
            return _both(self.value(node.expr1, scope, inner), self.value(node.expr2, scope, inner))
        if isinstance(node, (nodes.And, nodes.Or)):
            left = self.value(node.left, scope, asked)
            return _both(left, self.value(node.right, scope, asked | self.asks(node.left)))
        if isinstance(node, nodes.Tuple):
            return tuple(self.value(one, scope, asked) for one in node.items)
        for child in node.iter_child_nodes() if node is not None else ():
            self.value(child, scope, asked)
        return None

    def named(self, node: nodes.Name, scope: dict[str, Any], asked: frozenset[str]) -> Any:
        self.used.add(node.name)
        if node.name in scope:
            hidden = node.name in self.root.get("hidden", ()) and scope[node.name] == self.resolved(
                self.root["properties"][node.name]
            )
            if hidden:
                self.customer(node, node.name, asked)
                return None
            return scope[node.name]
        if node.name not in _ALWAYS and node.name not in self.env.globals and node.name not in asked:
            self.fault(node, f"there is no field `{node.name}`", [*scope])
        return None

    def member(self, node: nodes.Node, name: str, held: Any, asked: frozenset[str]) -> Any:
        if not isinstance(held, list):
            return None
        records = [one for one in held if "properties" in one]
        if not records or len(records) < len([one for one in held if one.get("type") in ("object", None)]):
            return None
        found = [one for one in records if name in one["properties"]]
        if not found:
            names = list(dict.fromkeys(key for one in records for key in one["properties"]))
            self.fault(node, f"there is no field `{name}` in `{_written(node)}`", names)
            return None
        if all(name in one.get("hidden", ()) for one in found):
            self.customer(node, name, asked)
            return None
        return [one for part in found for one in self.resolved(part["properties"][name])]

    def filtered(self, node: nodes.Filter, scope: dict[str, Any], asked: frozenset[str]) -> Any:
        held = self.value(node.node, scope, asked)
        for one in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.value(one, scope, asked)
        if node.name in ("selectattr", "rejectattr") and node.args:
            self.path(node, node.args[0], held)
        for keyword in node.kwargs:
            if keyword.key == "attribute":
                inside = self.path(node, keyword.value, held)
                if node.name == "map":
                    return None if inside is None else [{"type": "array", "items": {"anyOf": inside}}]
        if node.name in _SAME:
            return held
        return self.items(held) if node.name in _ONE else held if node.name == "default" else None

    def path(self, node: nodes.Node, written: nodes.Node, held: Any) -> Any:
        """Return what a path of fields, such as `owner.name`, leads to in each item of a list."""
        here: Any = self.items(held)
        if isinstance(written, nodes.Const) and isinstance(written.value, str):
            for step in written.value.split("."):
                # All items of such a list lack internal fields alike, so a template need not test for them.
                here = self.member(node, step, here, frozenset({step}))
        return here

    def fault(self, node: nodes.Node, message: str, names: list[str]) -> None:
        near = nearest(message.split("`")[1], names)
        some = f"There are {', '.join(names[:12])}{' …' if len(names) > 12 else ''}."
        self.faults.append(Fault(node.lineno, "error", message, f"Did you mean {near}?" if near else some))

    def customer(self, node: nodes.Node, name: str, asked: frozenset[str]) -> None:
        if not asked & {"edition", name, *_names(node)}:
            self.faults.append(
                Fault(
                    node.lineno, "warning", f"`{_written(node)}` is not in the customer's edition",
                    f"Ask first: {{% if {_written(node)} is defined %}}.",
                )
            )  # fmt: skip


def _both(*values: Any) -> Any:
    """Return the union of what some values may be."""
    known = [one for one in values if isinstance(one, list)]
    return (
        [one for part in known for one in part] if len(known) == len(values) else known[0] if known else None
    )


def _names(node: nodes.Node) -> Iterator[str]:
    """Yield the last name of an expression, and the names that lead to it."""
    while isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Filter)) and node.node is not None:
        if isinstance(node, nodes.Filter):
            pass
        elif isinstance(node, nodes.Getattr):
            yield node.attr
        elif isinstance(node.arg, nodes.Const):
            yield str(node.arg.value)
        node = node.node
    if isinstance(node, nodes.Name):
        yield node.name


def _written(node: nodes.Node) -> str:
    """Return an expression as it is written: `p.stance`."""
    return ".".join(reversed([*_names(node)])) or "it"


def _all(node: nodes.Node, kind: type[nodes.Name]) -> Iterator[nodes.Name]:
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)
