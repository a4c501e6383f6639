"""Failures of a command. What a user wrote wrongly in a file is a finding, not an exception."""

from __future__ import annotations


class KamctlError(Exception):
    """The job could not be done: exit status 2. Subclasses build their own sentence.

    `message` says what happened, `help` the way out.
    """

    exit_status = 2

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.message = message
        self.help = help


class RefusedError(KamctlError):
    """The rules of the method refuse the request (an unmet gate): exit status 1."""

    exit_status = 1


class LibyamlMissingError(KamctlError):
    """PyYAML was installed without its C library."""

    def __init__(self) -> None:
        super().__init__(
            "PyYAML on this machine was built without libyaml",
            "Reinstall it from a wheel: pip install --force-reinstall --only-binary :all: pyyaml",
        )


class MissingExtraError(KamctlError):
    """Something that an optional part needs is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} is not installed", f"pip install 'kamctl[{extra}]'")


class EditRefusedError(KamctlError):
    """A change cannot be made to a file's text; nothing was changed."""
