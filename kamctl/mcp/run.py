"""Runs a tool as a command line in its own process, so that both give the same answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.errors import RefusedError
from kamctl.mcp.tool import Tool, command_line


class Answer(NamedTuple):
    """A tool's answer: its text, its data if the tool gives JSON, and whether it failed."""

    text: str
    data: Any = None
    failed: bool = False


class OutsideError(RefusedError):
    """A path leads out of the workspace."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given} is outside the workspace", "Name an account by its id.")


class Runner(NamedTuple):
    """Runs tools in a workspace, with given words before each command.

    With `allow_decisions`, an assistant may record what only senior management may decide, if it says for
    whom (`by`).
    """

    root: Path
    allow_decisions: bool = False

    def run(self, tool: Tool, given: Mapping[str, Any]) -> Answer:
        """Run a tool.

        Findings of `check` are an answer; so is the reason why the rules refuse a request.

        Raises:
            RefusedError: the tool does not take a parameter, or a path leads out of the workspace.
        """
        self._stay_inside(tool, given)
        words = command_line(tool, given)
        done = subprocess.run(  # noqa: S603 - our own command line, each word by itself
            [sys.executable, "-I", "-m", "kamctl", "-C", str(self.root), *words],
            cwd=self.root, env=self._environment(given), stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if tool.writes:
            text = "\n".join(part.rstrip() for part in (done.stderr, done.stdout) if part.strip())
            return Answer(text, failed=done.returncode != 0)
        data = _json(done.stdout)
        if data is None:
            return Answer((done.stderr or done.stdout).rstrip(), failed=done.returncode != 0)
        return Answer("\n".join([done.stdout.rstrip(), *done.stderr.splitlines()]), data)

    def _stay_inside(self, tool: Tool, given: Mapping[str, Any]) -> None:
        for parameter in tool.parameters:
            value = given.get(parameter.name)
            if parameter.is_path and value is not None:
                for text in value if isinstance(value, list) else [value]:
                    if not (self.root / str(text)).resolve().is_relative_to(self.root):
                        raise OutsideError(str(text))

    def _environment(self, given: Mapping[str, Any]) -> dict[str, str]:
        theirs = {"KAMCTL_DIFF": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        if not (self.allow_decisions and given.get("by")):
            theirs["KAMCTL_ASSISTANT"] = "1"
        return {**os.environ, **theirs}


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
