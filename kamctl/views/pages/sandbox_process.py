"""Runs a workspace's templates in a separate process with limits that this process must not have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kamctl.views.pages import sandbox

#: Seconds by the clock, for where the process cannot limit its own processor time; a busy machine needs many.
TIME_LIMIT = 60
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from importlib import import_module; import_module(sys.argv[2]).main()"
)


def run_apart(module: str, job: Mapping[str, Any], most: int) -> dict[str, Any] | None:
    """Run `main` of a module with a job, and return its answer; None if it was stopped or gave none.

    The process reads the job and writes the answer as JSON; an answer longer than `most` bytes is dropped.
    """
    path = json.dumps([str(Path(p).absolute()) for p in sys.path])
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, with arguments of ours
        [sys.executable, "-I", "-X", "utf8", "-c", _START, path, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # The caller's environment is withheld: otherwise a template would be one step away from it.
        env={k: os.environ[k] for k in ("SYSTEMROOT",) if k in os.environ},
    )
    timer = threading.Timer(TIME_LIMIT, process.kill)
    timer.start()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        # It may have been stopped before it read its job; the pipe is closed anyway.
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(json.dumps(job, default=sandbox.packed).encode())
        answer = process.stdout.read(most)
    finally:
        process.kill()
        process.wait()
        timer.cancel()
        process.stdout.close()
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        return None
    return found
