"""One escape function for each destination of text from files and file names."""

from __future__ import annotations

import re

from kamctl.unseen import visible


def github_data(text: str) -> str:
    """Escape the message of a GitHub workflow command."""
    return visible(text, "\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Escape a property (file, title) of a GitHub workflow command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def github_line(line: str) -> str:
    r"""Return a line that GitHub's runner does not take for a command, for output meant for people.

    The runner takes `::command` after leading blanks, and `##[command]` anywhere in a line.
    """
    line = re.sub(r"^(\s*):(?=:)", r"\1:\\", line)
    return line.replace("##[", "##\\[")


def xml_text(text: str) -> str:
    """Escape text or an attribute's value for XML; what XML cannot hold is made visible."""
    text = visible(text, "\n").replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    for sign, name in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\n", "&#10;"),
        ("##[", "##&#91;"),
    ):
        text = text.replace(sign, name)
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def uri_path(path: str) -> str:
    """Return a relative path as a URI reference, percent-encoded; bytes of odd file names are kept."""
    from urllib.parse import quote

    return quote(utf8(path), safe="/")


def utf8(text: str) -> bytes:
    """Return a text as UTF-8, its undecodable bytes as they were on disk."""
    return re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", text).encode("utf-8", "surrogateescape")
