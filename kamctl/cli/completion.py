"""Answers the shell's completion requests from a table made ahead of time.

A completion runs at every press of the tab key, so nothing is imported here but what Python has
loaded anyway. The scripts that ask are Typer's (`kamctl --install-completion`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from kamctl.cli.completion_table import GLOBAL_OPTIONS, RULES, TABLE

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


def completions(done: list[str], incomplete: str, environment: Mapping[str, str]) -> Iterator[Item]:
    """Yield what could stand where the cursor is, with a word of help: options, commands, accounts, rules."""
    directory = environment.get("KAMCTL_DIR") or os.curdir
    node: Mapping[str, object] = {"commands": TABLE, "options": GLOBAL_OPTIONS}
    waiting: object = None
    for word in done:
        if waiting is not None:
            if waiting == "directory":
                directory = word
            waiting = None
            continue
        options = node.get("options", {})
        if word.startswith("-") and isinstance(options, dict) and word in options:
            waiting = options[word][1]
            continue
        commands = node.get("commands", {})
        if isinstance(commands, dict) and word in commands:
            node = commands[word]
    yield from _candidates(node, waiting, incomplete, directory)


def _candidates(
    node: Mapping[str, object], waiting: object, incomplete: str, directory: str
) -> Iterator[Item]:
    if waiting is not None:
        yield from _values(waiting, incomplete, directory)
        return
    options, commands = node.get("options", {}), node.get("commands", {})
    if incomplete.startswith("-") and isinstance(options, dict):
        yield from ((name, help_[0]) for name, help_ in options.items() if name.startswith(incomplete))
        return
    if isinstance(commands, dict):
        for name, command in commands.items():
            if name.startswith(incomplete):
                yield name, command["help"]
    yield from _values(node.get("takes"), incomplete, directory)


def _values(kind: object, incomplete: str, directory: str) -> Iterator[Item]:
    if kind == "account":
        yield from ((name, "") for name in _accounts(directory) if name.startswith(incomplete))
    elif kind == "rule":
        yield from ((name, title) for name, title in RULES.items() if name.startswith(incomplete))
    elif isinstance(kind, list):
        yield from ((choice, "") for choice in kind if choice.startswith(incomplete))


def _accounts(directory: str) -> list[str]:
    """Return the ids of the workspace's accounts; none where there is no workspace."""
    here = os.path.abspath(directory)  # noqa: PTH100 - pathlib takes longer to import than all this
    while not os.path.isfile(os.path.join(here, "kam.yaml")):  # noqa: PTH113, PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return []
        here = above
    try:
        names = os.listdir(os.path.join(here, "accounts"))  # noqa: PTH118, PTH208
    except OSError:
        return []
    return sorted(n[:-5] for n in names if n.endswith(".yaml") and not n.startswith("."))


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
        sys.stdout.write("".join(f"{name}\n" for name, _text in items))


def _zsh(text: str) -> str:
    for special in ("\\", '"', "'", "$", "`", ":", "(", ")"):
        text = text.replace(
            special, {"'": "''", '"': '\\"', "$": "\\$", "`": "\\`", ":": "\\:"}.get(special, special)
        )
    return text


def _source() -> int:
    """Let Typer print its script for the shell."""
    from kamctl.cli.main import run

    return run()
