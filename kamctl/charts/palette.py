"""The few colours of all charts, and what each means.

They differ in hue for readers with red-green colour blindness (blue against vermilion), and in lightness for
grey print. Whatever a colour says, a symbol or a word says too.
"""

from __future__ import annotations

INK = "#1c2430"
SOFT = "#5c6675"
LINE = "#d8dde4"
PAPER = "#ffffff"
#: What we do and have, and whatever is well.
BLUE = "#1f4b73"
#: The same, in the background.
PALE = "#dbe6f0"
#: What needs attention: late, missed, losing.
BAD = "#c2410c"
#: What will need attention soon.
WARN = "#d0921a"
#: The background of what needs attention.
FAINT = "#fbe3d6"

#: Their names, for pages that have other colours in dark mode.
NAMES = {
    INK: "ink", SOFT: "soft", LINE: "line", PAPER: "paper", BLUE: "blue", PALE: "pale", BAD: "bad",
    WARN: "warn", FAINT: "faint",
}  # fmt: skip
