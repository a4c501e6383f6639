"""Gives a workspace a past in git: commits by several people, some of which change one account."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

from tests.benchmarks.workspaces import WORDS

START = 1_700_000_000
DAY = 86_400
#: One commit in so many changes the first account; the others change any of the rest.
EVERY = 14


def commit_past(folder: Path, commits: int, seed: int = 1) -> Path:
    """Commit a workspace, and that many changes of single accounts and plans after it; return its folder."""
    draw = random.Random(seed)
    texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.yaml")}
    changeable = sorted(name for name in texts if name.startswith(("accounts/", "plans/")))
    first, rest = [n for n in changeable if "00000" in n], [n for n in changeable if "00000" not in n]
    stream = [_commit(0, texts)]
    for n in range(1, commits + 1):
        name = draw.choice(first if n % EVERY == 0 else rest)
        texts[name] = _changed(draw, texts[name])
        stream.append(_commit(n, {name: texts[name]}))
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=folder, check=True, input="".join(stream).encode("utf-8")
    )
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, check=True)
    return folder


def _commit(number: int, files: dict[str, str]) -> str:
    who = f"Seller {number % 5} <s.{number % 5}@example.com> {START + number * DAY // 4} +0000"
    said = f"Change {', '.join(files) if number else 'nothing yet'}\n"
    parts = [f"commit refs/heads/main\ncommitter {who}\ndata {len(said)}\n{said}"]
    for name, text in files.items():
        parts.append(f"M 100644 inline {name}\ndata {len(text.encode('utf-8'))}\n{text}\n")
    return "".join(parts)


def _changed(draw: random.Random, text: str) -> str:
    """Return a text in which the last word of what somebody said, or of what is to be done, is another."""
    found = list(re.finditer(r"(?:evidence|need|note|do|name): [^,}\n\"]*?(\w+)(?=[,}\n])", text))
    one = draw.choice(found)
    return f"{text[: one.start(1)]}{draw.choice(WORDS)}{text[one.end(1) :]}"
