"""Runs kamctl in a process of its own that need not import anything: a fork of one that has done so.

Importing is most of what a command does, and the suite runs many hundreds. A process that nobody else uses
imports every module once and runs nothing; each run is a fork of it, with its own directory, environment,
arguments and streams, and ends as any process does. What depends on how Python itself starts (settings of
Python, other modules in its way, closed streams, time) is started anew instead.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

#: What Python reads when it starts, and a fork cannot read again.
_AT_START = ("PYTHON", "LC_", "LANG")
_LONGEST = 120
#: What most commands import when they run.
_OFTEN = (
    "kamctl.cli.main", "kamctl.app.open", "kamctl.checks.registry", "kamctl.checks.runner", "kamctl.formats.results",
    "kamctl.formats.data",
)  # fmt: skip


def settings_of_python(environment: Mapping[str, str]) -> dict[str, str]:
    """Return those of an environment's variables that Python reads when it starts."""
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


def run(
    words: Sequence[str], folder: Path, environment: Mapping[str, str], stdin: int | None = None
) -> tuple[int, bytes, bytes]:
    """Run kamctl in a folder; return its status and what it wrote to standard output and error."""
    asked = {"words": list(words), "folder": os.fspath(folder), "environment": dict(environment)}
    line = _ready(json.dumps(settings_of_python(environment)))
    out, out_end = os.pipe()
    err, err_end = os.pipe()
    socket.send_fds(line, [json.dumps(asked).encode() + b"\n"], [stdin or 0, out_end, err_end])
    os.close(out_end)
    os.close(err_end)
    said = _drained(out, err)
    return json.loads(line.recv(32)), said[out], said[err]


def _drained(*pipes: int) -> dict[int, bytes]:
    """Return all that is written to pipes until nobody can write to them any more."""
    said = dict.fromkeys(pipes, b"")
    with selectors.DefaultSelector() as waiting:
        for pipe in pipes:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            heard = waiting.select(_LONGEST)
            assert heard, f"kamctl says nothing for {_LONGEST} seconds"
            for key, _ in heard:
                part = os.read(key.fd, 1 << 16)
                said[key.fd] += part
                if not part:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
    return said


@cache
def _ready(settings: str) -> socket.socket:
    """Start a process that forks, once for the settings of Python that it has; return the line to it."""
    ours, theirs = socket.socketpair()
    with theirs:
        environment = {"PATH": os.environ["PATH"], **json.loads(settings)}
        # Standard streams are set up for pipes, as they are in the runs.
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.ready", str(theirs.fileno())], pass_fds=[theirs.fileno()],
            cwd=Path(__file__).parents[2], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def end() -> None:
        ours.close()
        process.communicate()

    atexit.register(end)
    return ours


def _import_all() -> None:
    """Import all commands and what most of them import when they run."""
    import kamctl.cli.commands

    commands = [module.name for module in pkgutil.iter_modules(kamctl.cli.commands.__path__)]
    for name in (*_OFTEN, *(f"kamctl.cli.commands.{command}" for command in commands)):
        importlib.import_module(name)
    gc.freeze()  # a fork would look through all of it when it ends


def _requests(line: socket.socket) -> Iterator[tuple[dict[str, Any], list[int]]]:
    while True:
        text, streams, *_ = socket.recv_fds(line, 1 << 16, 3)
        while text and not text.endswith(b"\n"):
            text += line.recv(1 << 16)
        if not text:
            return
        yield json.loads(text), streams


def _serve(line: socket.socket) -> dict[str, Any] | None:
    """Fork for each request and tell its end; return the request in the fork, None when there are no more."""
    for asked, streams in _requests(line):
        child = os.fork()
        if not child:
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            line.close()
            return asked
        for stream in streams:
            os.close(stream)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        line.sendall(json.dumps(status).encode())
    return None


def _become(asked: Mapping[str, Any]) -> None:
    """Be a `python -m kamctl` that has just started."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    os.chdir(asked["folder"])
    sys.path[0] = asked["folder"]
    sys.argv = ["kamctl", *asked["words"]]
    runpy.run_module("kamctl", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _import_all()
    request = _serve(socket.socket(fileno=int(sys.argv[1])))
    if request is not None:
        _become(request)
