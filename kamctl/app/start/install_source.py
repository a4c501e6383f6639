"""Where this kamctl came from, as a pip requirement for CI, hooks and colleagues."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.workspace.scaffold import PUBLISHED

_SCP = re.compile(r"(?P<host>[\w.-]+@[\w.-]+):(?!//)(?P<path>.+)")


def requirement() -> str:
    """Return the requirement that installs this kamctl elsewhere.

    The installation's own record (PEP 610): the address it came from, or for a folder the address from which
    its repository was cloned. If others could not reach that, or kamctl came from an index, its published
    name and version.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        said = distribution("kamctl").read_text("direct_url.json")
    except PackageNotFoundError:
        said = None
    return requirement_of(json.loads(said)) if said else PUBLISHED


def requirement_of(direct_url: dict[str, Any]) -> str:
    """Return the requirement for a `direct_url.json`."""
    url = str(direct_url.get("url", ""))
    vcs, archive = direct_url.get("vcs_info"), direct_url.get("archive_info")
    if url.startswith("file:"):
        found = _cloned_from(Path(url2pathname(urlsplit(url).path))) if archive is None else None
    elif vcs is not None:
        found = f"{vcs['vcs']}+{_without_password(url)}@{vcs['commit_id']}"
    else:
        found = _without_password(url)
    if not found:
        return PUBLISHED
    part = direct_url.get("subdirectory")
    return f"kamctl @ {found}" + (f"#subdirectory={part}" if part else "")


def _cloned_from(folder: Path) -> str | None:
    """Return where pip gets the contents of a clone: its origin's address, at a commit that is there."""
    try:
        address = git.config(folder, "remote.origin.url")
        commit = git.resolve_rev(folder, "HEAD") if address else ""
        pushed = bool(commit) and git.is_on_origin(folder, commit)
    except KamctlError:
        return None
    reachable = _reachable(address or "")
    return f"git+{reachable}" + (f"@{commit}" if pushed else "") if reachable else None


def _reachable(address: str) -> str | None:
    """Return a repository's address as a URL that others can reach; None for a place on this machine."""
    if scp := _SCP.fullmatch(address):
        return f"ssh://{scp['host']}/{scp['path']}"
    return _without_password(address) if urlsplit(address).scheme in ("https", "http", "ssh") else None


def _without_password(url: str) -> str:
    """Return a URL without credentials: committed files must not hold secrets."""
    parts = urlsplit(url)
    login, at, host = parts.netloc.rpartition("@")
    kept = login.partition(":")[0] + at if parts.scheme == "ssh" else ""
    return urlunsplit(parts._replace(netloc=kept + host))
