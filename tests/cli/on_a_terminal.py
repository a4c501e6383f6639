"""Runs kamctl on its own terminal, and types the answers to its questions."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

KAMCTL = [sys.executable, "-m", "kamctl", "--today", "2026-09-15"]


def environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "COLUMNS": "100"}


def talk(place, args, *, answers=(), **settings):
    """Run a command on a terminal of its own; type an answer when its question shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*KAMCTL, *args], cwd=place.root, env={**environment(), **settings}, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )  # fmt: skip
    os.close(theirs)
    heard = b""
    waiting = list(answers)
    pressed = ""
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up:
        if not select.select([ours], [], [], 1)[0]:
            if pressed in ("\x03", "\x04"):  # a key pressed just before Python reads can get lost: again
                os.write(ours, pressed.encode())
            continue
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        heard += part
        if waiting and heard.rstrip().endswith(waiting[0][0].encode()):
            pressed = waiting.pop(0)[1]
            os.write(ours, pressed.encode())
    os.close(ours)
    if waiting and process.poll() is None:
        process.kill()
    return process.wait(timeout=120), heard.decode()


def answer(place, args, replies, **settings):
    """Run a command on a terminal, and answer each question by what it asks for: the first reply that fits.

    `replies` are parts of questions with their answers, or several to be given in turn; returns the status and what was heard.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [*KAMCTL, *args], cwd=place.root, env={**environment(), "COLUMNS": "80", **settings}, stdin=theirs,
        stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )  # fmt: skip
    os.close(theirs)
    heard, answered = b"", 0
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        heard += part
        asked = heard[answered:].decode(errors="replace").rpartition("\n")[2]
        if asked.endswith(": "):
            reply = next((reply for words, reply in replies if words in asked), None)
            assert reply is not None, f"nobody answers: {heard.decode()}"
            answered = len(heard)
            os.write(ours, f"{reply if isinstance(reply, str) else reply.pop(0)}\n".encode())
    os.close(ours)
    return process.wait(timeout=120), heard.decode().replace("\r\n", "\n")
