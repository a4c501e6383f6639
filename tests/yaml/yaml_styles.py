"""Draws YAML texts in the styles people write, with the data that they hold."""

from __future__ import annotations

from hypothesis import strategies as st

from kamctl.yaml.tree import NULLS

WORDS = [
    "Two new stores",
    "s.bauer",
    "12.5",
    "2026-02-03",
    "yes",
    "012",
    "it's here",
    'say "so"',
    "a: b",
    "x #y",
    "ärger",
    "~",
    "",
    "[x]",
    "a, b",
    "naïve 🙂",
    "- dash",
    "1:30",
]
KEYS = ["name", "by", "date", "a-7k2q", "2026-Q1", "0", "note", "m.lindqvist", "long-key-name", "reason"]


class Style:
    """One document's habits; what varies from place to place is drawn there."""

    def __init__(self, draw):
        self.draw = draw
        self.step = draw(st.integers(1, 5))
        self.dash = draw(st.sampled_from([0, 1, 2, 4]))
        self.gap = draw(st.sampled_from([1, 1, 3]))
        self.pad = draw(st.sampled_from(["", " "]))
        self.comma = draw(st.sampled_from([", ", ", ", ","]))
        self.chatty = draw(st.sampled_from([0, 0, 1, 3]))
        self.quote = draw(st.sampled_from(["'", '"', None]))
        self.comments = 0
        self.below_text = False  # a comment indented like a block text above it would be part of it

    def one_in(self, n):
        return self.draw(st.integers(1, n)) == 1

    def comment(self):
        if not self.chatty or not self.one_in(4 - self.chatty):
            return ""
        self.comments += 1
        return f" # c{self.comments}: [x], {{y: z}} 'q"

    def between(self, column):
        """Lines between entries."""
        lines = []
        if self.chatty and self.one_in(6 - self.chatty):
            if self.draw(st.booleans()):
                lines.append("")
            self.comments += 1
            deeper = column if self.below_text else column + 2
            lines.append(
                " " * self.draw(st.sampled_from([column, column, deeper, 0])) + f"# c{self.comments}"
            )
        elif self.chatty and self.one_in(5):
            lines.append("")
        return lines

    def scalar(self, text, flow):
        bare_ok = (
            text
            and text == text.strip(" ")
            and text[0] not in "[-~?:|>!%@`&*'\""
            and not any(c in text for c in ",[]{}#:?\n" + ('"' if flow else ""))
            and text not in NULLS
        )
        kind = (
            self.draw(st.sampled_from(["bare", "bare", "single", "double"]))
            if self.quote is None
            else ("single" if self.quote == "'" else "double")
        )
        if kind == "bare" and bare_ok:
            return text
        if kind == "single" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def flow(self, value, column=None):
        """A value in brackets; with `column`, over several lines."""
        if isinstance(value, dict):
            parts = [
                f"{self.scalar(k, True)}: {self.flow(v)}" if v is not None else f"{self.scalar(k, True)}: "
                for k, v in value.items()
            ]
            brackets = "{}"
        elif isinstance(value, list):
            parts, brackets = ["~" if v is None else self.flow(v) for v in value], "[]"
        else:
            return "null" if value is None else self.scalar(value, True)
        if not parts:
            return brackets
        if column is not None and self.one_in(4):
            pad = "\n" + " " * (column + self.step)
            lines = [
                part + ("," if i < len(parts) - 1 or self.one_in(2) else "") + self.comment()
                for i, part in enumerate(parts)
            ]
            return brackets[0] + pad + pad.join(lines) + "\n" + " " * (column + 1) + brackets[1]
        return brackets[0] + self.pad + self.comma.join(parts) + self.pad + brackets[1]

    def after(self, head, value, column):
        """Lines of `head` with a value behind or below it."""
        self.below_text = False
        if value is None:
            return [head + self.draw(st.sampled_from(["", " ", " ~", " null"])) + self.comment()]
        if isinstance(value, str):
            return self.text_after(head, value, column)
        if not value or self.one_in(3):
            return [head + " " + self.flow(value, column) + self.comment()]
        below = column + (self.dash if isinstance(value, list) and head.endswith(":") else self.step)
        if isinstance(value, list) and not head.endswith(":"):
            below = max(below, column + 1)
        return [head + self.comment(), *self.between(below), *self.block(value, below)]

    def text_after(self, head, value, column):
        ends_blank = self.chatty and value.endswith("\n\n")  # a blank line after it would be part of it
        if not ends_blank and ("\n" in value.rstrip("\n") or (value.endswith("\n") and value.strip())):
            lines = value.split("\n")
            if value.endswith("\n") and not value.endswith("\n\n"):
                chomp, lines = self.draw(st.sampled_from(["", "" if self.chatty else "+"])), lines[:-1]
            elif value.endswith("\n"):
                chomp, lines = "+", lines[:-1]
            else:
                chomp = "-"
            indent = column + self.draw(st.integers(1, 4))
            self.below_text = True
            return [
                f"{head} |{chomp}{self.comment()}",
                *(" " * indent + line if line else "" for line in lines),
            ]
        first, _, rest = value.partition(" ")
        # Folding a line gives one space back: none at an end of the text, nor two in its middle.
        foldable = first.isalpha() and rest.replace(" ", "").isalpha() and rest == rest.strip(" ")
        if foldable and self.one_in(5):
            return [f"{head} {first}", " " * (column + 2) + rest + self.comment()]
        return [head + " " + self.scalar(value, False) + self.comment()]

    def block(self, value, column):
        lines = []
        for i, part in enumerate(value):
            if i:
                lines += self.between(column)
            if isinstance(value, dict):
                lines += self.after(" " * column + self.scalar(part, False) + ":", value[part], column)
            elif isinstance(part, (dict, list)) and part and not self.one_in(3):
                inner = self.block(part, column + 1 + self.gap)
                if self.one_in(6):
                    lines += [" " * column + "-" + self.comment(), *inner]
                else:
                    lines += [" " * column + "-" + " " * self.gap + inner[0].lstrip(" "), *inner[1:]]
            else:
                lines += self.after(" " * column + "-", part, column)
        return lines


texts = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["one\ntwo", "one\ntwo\n", "one\n\n  three\n\n"]),
    st.text(
        st.characters(
            codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"
        ),
        max_size=12,
    ),
)
keys = st.sampled_from(KEYS)
values = st.recursive(
    st.one_of(texts, texts, st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(keys, inner, max_size=4),
        st.lists(st.fixed_dictionaries({"date": st.just("2026-01-02"), "by": texts}), max_size=3),
    ),
    max_leaves=12,
)
roots = st.dictionaries(keys, values, min_size=1, max_size=5)


@st.composite
def documents(draw):
    """Draw (text, data)."""
    data = draw(roots)
    style = Style(draw)
    flow_root = style.one_in(12)
    lines = [style.flow(data, 0)] if flow_root else style.block(data, 0)
    lines = style.between(0) + lines + style.between(0)
    if style.one_in(10):
        lines = ["---", *lines]
    text = "\n".join(lines) + "\n"
    # A block text that ended without line break would lose its last one.
    cut = flow_root or "\\n" not in repr(data) or lines[-1].lstrip().startswith("#")
    if style.one_in(5) and cut and not text.endswith("\n\n"):
        text = text[:-1]
    if style.one_in(4):
        text = text.replace("\n", "\r\n")
    if style.one_in(8):
        text = "\ufeff" + text
    return text, data
