"""The formats of documents: one line each, by suffix, with its name in the help.

The module of a format has its suffix as its name, and a function `made_of`.
"""

from __future__ import annotations

#: Formats beside Markdown, HTML and JSON.
FORMATS: dict[str, str] = {"pdf": "PDF", "docx": "Word", "pptx": "slides"}
