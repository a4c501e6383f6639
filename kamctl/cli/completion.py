"""Answers the shell's completion requests from a table made ahead of time.

A completion runs at every press of the tab key, so nothing is imported here but what Python has
loaded anyway. The scripts that ask are Typer's (`kamctl --install-completion`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kamctl.cli.generated.completion_table import (
    FOLDERS,
    GLOBAL_OPTIONS,
    NAMES,
    REQUIREMENTS,
    RULES,
    SIGNALS,
    TABLE,
)

#: Days as people say them; a day may be written out as well.
DAYS = (
    "today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "+7d", "+30d", "+90d",
)  # fmt: skip

TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion
if TYPE_CHECKING:
    from typing import Any

Item = tuple[str, str]


def answer(environment: Mapping[str, str]) -> int:
    """Print completions for the request in the environment; returns the exit status."""
    instruction = environment.get("_KAMCTL_COMPLETE", "")
    action, _, shell = instruction.partition("_")
    if action == "source":
        return _source()
    if action != "complete":
        return 1
    if shell == "bash":
        words = _split(environment.get("COMP_WORDS", ""))
        at = int(environment.get("COMP_CWORD") or len(words) - 1)
        done, incomplete = words[1:at], words[at] if at < len(words) else ""
    else:
        line = environment.get("_TYPER_COMPLETE_ARGS", "")
        words = _split(line)[1:]
        incomplete = "" if not words or line.endswith((" ", "\t")) else words.pop()
        done = words
    items = list(completions(done, incomplete, environment))
    _print(shell, items, environment)
    return 0


class _Request:
    """The words before the cursor, and the workspace they are about."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.directory = environment.get("KAMCTL_DIR") or os.curdir
        self.today = environment.get("KAMCTL_TODAY") or ""
        self.node: Mapping[str, Any] = {"commands": TABLE, "options": GLOBAL_OPTIONS}
        self.given: list[str] = []
        #: What the option before the cursor takes; None if none needs a value.
        self.waiting: Sequence[str] | None = None

    def read(self, done: list[str]) -> None:
        """Walk over the words before the cursor."""
        option = ""
        for word in done:
            if self.waiting is not None:
                if word != "=":  # bash takes `--format=json` apart
                    self._value(option, word)
                continue
            name, equals, value = word.partition("=")
            wanted = self._options().get(name, (None, None))[1] if word.startswith("-") else None
            if wanted is not None:
                option, self.waiting = name, wanted
                if equals:
                    self._value(option, value)
            elif not word.startswith("-"):
                commands = self.node.get("commands", {})
                if word in commands:
                    self.node = commands[word]
                elif word != "help" or self.node.get("commands") is not TABLE:
                    self.given.append(word)

    def _options(self) -> Mapping[str, Any]:
        kinds = self.node.get("kinds", {})
        fields = kinds.get(self.given[1], {}) if len(self.given) > 1 else {}
        return {**GLOBAL_OPTIONS, **fields, **self.node.get("options", {})}

    def _value(self, option: str, value: str) -> None:
        self.waiting = None
        if option in ("-C", "--directory"):
            self.directory = value
        elif option == "--today":
            self.today = value

    def candidates(self, incomplete: str) -> Iterator[Item]:
        """Yield what could be typed at the cursor."""
        if self.waiting is not None:
            yield from self._values(self.waiting, "" if incomplete == "=" else incomplete)
            return
        if incomplete.startswith("-"):
            name, equals, value = incomplete.partition("=")
            wanted = self._options().get(name, (None, None))[1] if equals else None
            if wanted is not None:
                yield from ((f"{name}={word}", text) for word, text in self._values(wanted, value))
                return
            own = ((name, told) for name, told in self._options().items() if name not in GLOBAL_OPTIONS)
            yield from ((name, told[0]) for name, told in own if name.startswith(incomplete))
            return
        for name, command in self.node.get("commands", {}).items():
            if name.startswith(incomplete):
                yield name, command["help"]
        takes = self.node.get("takes", ())
        at = len(self.given)
        if at >= len(takes) and self.node.get("repeats"):
            at = len(takes) - 1
        if at < len(takes):
            yield from self._values(takes[at] or (), incomplete)

    def _values(self, wanted: Sequence[str], incomplete: str) -> Iterator[Item]:
        head = ""
        if "@revision" in wanted and ".." in incomplete:
            head, _, incomplete = incomplete.rpartition("..")
            head += ".."
        for one in wanted:
            items = self._kind(one[1:], incomplete) if one.startswith("@") else [(one, "")]
            yield from ((head + name, text) for name, text in items if name.startswith(incomplete))

    def _kind(self, kind: str, incomplete: str) -> Iterable[Item]:
        if kind == "rule":
            coded = incomplete.startswith("KAM")
            return ((code if coded else name, title) for name, (code, title) in RULES.items())
        if kind == "requirement":
            return ((f"{name}=", "") for name in REQUIREMENTS)
        if kind == "signal":
            return ((f"{name}-{quarter}", "") for quarter in self._newest("quarter") for name in SIGNALS)
        if kind in ("path", "place"):
            return self._paths(incomplete, present=kind == "place")
        plain = {"revision": self._revisions, "period": self._periods, "day": self._days}.get(kind)
        if kind in FOLDERS:
            return ((name, "") for name in self._files(FOLDERS[kind]))
        return self._named(kind) if plain is None else ((name, "") for name in plain())

    def _paths(self, incomplete: str, *, present: bool) -> Iterator[Item]:
        """Yield fields by their paths; after one that is to be set, what it takes."""
        from kamctl.cli.completion_paths import paths_in, values_at

        root, target, *given = [self._root(), *self.given]
        if present or len(given) % 2 == 0:
            yield from paths_in(root, target, incomplete, present=present)
        else:
            yield from self._values(values_at(root, target, given[-1]), incomplete)

    def _days(self) -> Iterable[str]:
        return DAYS

    def _revisions(self) -> list[str]:
        from kamctl.cli.completion_names import revisions

        return revisions(self._root() or self.directory)

    def _named(self, kind: str) -> Iterator[Item]:
        """Yield the names of current records of a kind, each with its text."""
        if kind not in NAMES:
            return
        from kamctl.cli.completion_names import entries, text_of

        path, section, told, closing = NAMES[kind]
        account = self.given[0] if self.given else ""
        if "<" in path:
            path = path.replace("<account>", account.rpartition("/")[2].removesuffix(".yaml"))
        root = self._root()
        if "<" in path or not root:
            return
        for name, fields in entries(text_of(root, *path.split("/")), section):
            if not any(fields.get(field) for field in closing):
                yield name, fields.get(told, "")

    def _periods(self) -> list[str]:
        from kamctl.cli.completion_names import entries, text_of

        every, root = "quarter", self._root()
        if len(self.given) > 1 and "obligation" in NAMES:
            path, section, _, _ = NAMES["obligation"]
            text = text_of(root, *path.replace("<account>", self.given[0]).split("/"))
            every = dict(entries(text, section)).get(self.given[1], {}).get("every", every)
        return self._newest(every)

    def _newest(self, every: str) -> list[str]:
        """Return the newest periods of a kind by the workspace's fiscal year."""
        from kamctl.cli.completion_names import periods, text_of

        root = self._root()
        starts = 1
        for line in text_of(root, "kam.yaml").split("\n") if root else ():
            if line.startswith("fiscal_year_starts:"):
                starts = int("".join(c for c in line if c.isdigit()) or 1)
        year, month = self.today[:4], self.today[5:7]
        if not (year.isdigit() and month.isdigit()):
            import time

            year, month = time.strftime("%Y"), time.strftime("%m")
        return periods(every, (int(year), int(month)), starts)

    def _root(self) -> str:
        """Return the workspace's directory; empty where there is none."""
        here = os.path.abspath(self.directory)  # noqa: PTH100 - pathlib takes longer to import than all this
        while not os.path.isfile(os.path.join(here, "kam.yaml")):  # noqa: PTH113, PTH118
            above = os.path.dirname(here)  # noqa: PTH120
            if above == here:
                return ""
            here = above
        return here

    def _files(self, folder: str) -> list[str]:
        """Return the ids of the workspace's accounts or playbooks: their files."""
        root = self._root()
        try:
            names = os.listdir(os.path.join(root, folder)) if root else []  # noqa: PTH118, PTH208
        except OSError:
            return []
        return sorted(n[:-5] for n in names if n.endswith(".yaml") and not n.startswith((".", "~")))


def completions(done: list[str], incomplete: str, environment: Mapping[str, str]) -> Iterator[Item]:
    """Yield what could be typed at the cursor, with a short help text."""
    request = _Request(environment)
    request.read(done)
    return request.candidates(incomplete)


def _split(line: str) -> list[str]:
    """Split a command line into words, as a shell does; an open quote ends at the end."""
    words: list[str] = []
    word, quote, begun, escaped = "", "", False, False
    for character in line:
        if escaped:
            word, escaped = word + character, False
        elif character == "\\" and quote != "'":
            escaped = begun = True
        elif quote:
            if character == quote:
                quote = ""
            else:
                word += character
        elif character in "'\"":
            quote, begun = character, True
        elif character in " \t\n":
            if begun or word:
                words.append(word)
            word, begun = "", False
        else:
            word += character
    if begun or word:
        words.append(word)
    return words


def _print(shell: str, items: list[Item], environment: Mapping[str, str]) -> None:
    if shell == "zsh":
        if not items:
            sys.stdout.write("_files\n")
            return
        rows = " ".join(
            f'"{_zsh(name)}":"{_zsh(text)}"' if text else f'"{_zsh(name)}"' for name, text in items
        )
        sys.stdout.write(f"_arguments '*: :(({rows}))'\n")
    elif shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        sys.exit(0 if items else 1)
    elif shell == "fish":
        sys.stdout.write("".join(f"{name}\t{text}\n" if text else f"{name}\n" for name, text in items))
    elif shell in ("powershell", "pwsh"):
        sys.stdout.write("".join(f"{name}:::{text or ' '}\n" for name, text in items))
    else:
        # Bash shows only the words. An id that means nothing by itself gets its text while there is a choice.
        told = len(items) > 1
        sys.stdout.write(
            "".join(
                f"{name}  ({text})\n" if told and _is_opaque(name) and text else f"{name}\n"
                for name, text in items
            )
        )


def _is_opaque(name: str) -> bool:
    """Tell whether a name is an id that kamctl generated, such as a-7k2q."""
    return len(name) == 6 and name[1] == "-" and name[0] in "an"


def _zsh(text: str) -> str:
    """Quote a text twice: in double quotes inside the single-quoted word that zsh evaluates."""
    for special in ("\\", '"', "$", "`", ":"):
        text = text.replace(special, f"\\{special}")
    return text.replace("'", "'\\''")


def _source() -> int:
    """Let Typer print its script for the shell."""
    from kamctl.cli.main import run

    return run()
