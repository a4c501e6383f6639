"""A real git repository for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Repository:
    """A work tree and the git commands that a colleague would type in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *args: str, check: bool = True, env: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["git", *args], cwd=self.path, capture_output=True, check=False, env={**os.environ, **(env or {})}
        )
        out = done.stdout.decode("utf-8", "surrogateescape")
        assert not check or done.returncode == 0, f"git {args}: {done.stderr.decode()}{out}"
        return out

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        return (self.path / name).read_bytes().decode()

    def commit(self, files: dict[str, str | bytes] | None = None, message: str = "Change") -> str:
        for name, text in (files or {}).items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
