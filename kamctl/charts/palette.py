"""The few colours of all charts, and what each means.

They differ in hue for readers who tell red from green badly (blue against vermilion), and in
lightness for grey print; whatever they tell is told by a sign or a word as well.
"""

from __future__ import annotations

INK = "#1c2430"
SOFT = "#5c6675"
LINE = "#d8dde4"
PAPER = "#ffffff"
#: What we do and have; all that is well.
BLUE = "#1f4b73"
#: The same, in the background.
PALE = "#dbe6f0"
#: What needs somebody: late, missed, losing.
BAD = "#c2410c"
#: What will soon.
WARN = "#d0921a"
#: Behind what needs somebody.
FAINT = "#fbe3d6"

#: Their names, for pages that have colours of their own in the dark.
NAMES = {
    INK: "ink", SOFT: "soft", LINE: "line", PAPER: "paper", BLUE: "blue", PALE: "pale", BAD: "bad",
    WARN: "warn", FAINT: "faint",
}  # fmt: skip
