"""Commands that take the fields of an entry as options, as its kind defines them.

`kamctl record acme growth --outlook …`: the second word names the kind, whose fields become the
command's options, each with its description, before the line is parsed. `--help` after the kind lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperOption

from kamctl.errors import KamctlError
from kamctl.model.entries import EntryKind, Slot, entry_kinds, holders, offered, slots

#: Keys of the context's `meta` under which a command finds what was given.
FIELDS, HOLDERS = "kamctl.fields", "kamctl.holders"
#: Prefix of the parameters that take fields, used by no other.
_PREFIX = "entry_"
#: Options without a value; for all others the next word is the value.
_FLAGS = ("--dry-run", "--help", "-h")
_METAVARS = {"date": "DATE", "number": "N", "whole": "N", "bool": "true|false"}


class EntryCommand(TyperCommand):
    """A command `NAME ACCOUNT KIND …` with the options of the kind."""

    #: Whether the kinds are those of lists' entries, or those that have an id.
    listed = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options of the kind that is named, then parse."""
        given = _words(args)
        if len(given) > 1:
            from kamctl.app.writing.add_entries import kind_named

            try:
                entry = kind_named(given[1], listed=self.listed, account=given[0])
            except KamctlError:
                return super().parse_args(
                    ctx, [word for word in args if word in given[:2]]
                )  # the body reports it
            self.params = [*options(entry), *self.params]
            self.help = f"{self.help}\n\nOf a {entry.name}: {entry.about}"
            self.epilog = None
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """List the kinds, if none is named."""
        if any((param.name or "").startswith(_PREFIX) for param in self.params):
            return
        with formatter.section("Kinds"):
            formatter.write_dl([(name, about) for name, about in kinds(listed=self.listed)])
        super().format_epilog(ctx, formatter)


class KindCommand(TyperCommand):
    """A command that takes the fields of one kind of entry as options, but those `without`."""

    kind = ""
    without: tuple[str, ...] = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fields = slots(entry_kinds()[self.kind].record)
        self.params[:0] = [_field_option(slot) for slot in fields if slot.path[0] not in self.without]


class ListedEntryCommand(EntryCommand):
    """One whose entries stand in lists."""

    listed = True


def kinds(*, listed: bool) -> list[tuple[str, str]]:
    """Return the kinds of entries, of lists or with an id, each with what it is."""
    from kamctl.app.writing.own_commands import command_for

    return [
        (one.name, f"{one.about} Use `{own}`." if (own := command_for(one, "ACCOUNT")) else one.about)
        for one in entry_kinds().values()
        if one.is_listed is listed
    ]


def options(entry: EntryKind) -> list[TyperOption]:
    """Return the options for the fields of an entry and for the ids of what holds it."""
    held = [
        _option(f"--{holder.name}", holder.name.upper(), f"Id of the {holder.name} that it belongs to.",
                partial(_keep, HOLDERS, holder.name), (f"@{holder.name}",))
        for holder in holders(entry)
    ]  # fmt: skip
    return [*held, *(_field_option(slot) for slot in slots(entry.record))]


def _field_option(slot: Slot) -> TyperOption:
    words = offered(slot.words, slot.refs, slot.scalar)
    return _option(
        slot.option,
        metavar(slot),
        f"{slot.doc}.",
        partial(_keep, FIELDS, slot.path),
        words,
        many=slot.holds != "value",
    )


def metavar(slot: Slot) -> str:
    """Return what stands for a field's value in the help."""
    if slot.words:
        one = "|".join(slot.words)
    elif slot.refs:
        several = len(slot.refs) > 1 and "person" in slot.refs
        one = "WHO" if several else slot.refs[0].upper().replace(" ", "_")
    else:
        one = _METAVARS.get(slot.scalar.kind if slot.scalar else "", "TEXT")
    return f"KEY={one}" if slot.holds == "mapping" else one


def _option(
    name: str, shown: str, help_: str, keep: Callable[..., Any], words: Sequence[str], *, many: bool = False
) -> TyperOption:
    option = TyperOption(
        param_decls=[_PREFIX + name.strip("-").replace("-", "_"), name], metavar=shown, help=help_,
        expose_value=False, callback=keep, multiple=many,
    )  # fmt: skip
    option.words = tuple(words)  # type: ignore[attr-defined]
    return option


def _keep(where: str, name: Any, ctx: Any, _parameter: Any, value: Any) -> None:
    if value or (value == "" and where == FIELDS):
        held = ctx.meta.setdefault(where, {})
        held[name] = value if where == HOLDERS else [value] if isinstance(value, str) else list(value)


def _words(args: Sequence[str]) -> list[str]:
    """Return the arguments among the words of a line whose options are not known yet."""
    found: list[str] = []
    skip = False
    for i, word in enumerate(args):
        if skip:
            skip = False
        elif word == "--":
            return [*found, *args[i + 1 :]]
        elif word.startswith("-") and len(word) > 1:
            skip = "=" not in word and word not in _FLAGS
        else:
            found.append(word)
    return found
