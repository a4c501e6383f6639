"""How GitHub's runner reads a step's output, and names that try to make it execute commands."""

from __future__ import annotations

HOSTILE = (
    "a\n::error::injected",
    "x\r::stop-commands::x",
    "##[add-mask]y",
    "acme,title=forged::gone",
    "100%0A::error::z",
    "<b>&\"'</b>]]>",
    "bell\x07 esc\x1b[31m nul\x00 c1\x9b",
    "bidi\u202e half\ud800 byte\udcff",
    "müller 𐐀/ä b.yaml",
    "\ufffe\uffff",
)


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner takes for commands: a port of ActionCommand.TryParseV2 and TryParse."""
    registered = {
        "error",
        "warning",
        "notice",
        "add-mask",
        "stop-commands",
        "set-output",
        "add-matcher",
        "debug",
    }
    found = []
    for line in output.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        command = _new_form(line, registered) or _old_form(line, registered)
        if command:
            found.append(command)
    return found


def _new_form(line: str, registered: set[str]) -> tuple[str, dict[str, str], str] | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    if name not in registered:
        return None
    pairs = (p.split("=", 1) for p in rest.strip().split(",") if p)
    properties = {p[0]: _plain(p[1], "::%3A", ",%2C") for p in pairs if len(p) == 2}
    return name, properties, _plain(line[end + 2 :])


def _old_form(line: str, registered: set[str]) -> tuple[str, dict[str, str], str] | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, rest = line[start + 3 : end].partition(" ")
    if name not in registered:
        return None
    return name, dict(p.split("=", 1) for p in rest.split(";") if "=" in p), _plain(line[end + 1 :])


def _plain(text: str, *more: str) -> str:
    for pair in (*more, "\n%0A", "\r%0D"):
        text = text.replace(pair[-3:], pair[0])
    return text.replace("%25", "%")
