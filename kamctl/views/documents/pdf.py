"""PDF: the page as it prints, typeset by WeasyPrint. The same page gives the same bytes."""

from __future__ import annotations

import re
from typing import Any

from kamctl.errors import KamctlError, MissingExtraError
from kamctl.views.documents.document import Document, Subject
from kamctl.views.pages.templates import render


class NoPangoError(KamctlError):
    """WeasyPrint is installed, but the system libraries that it needs for text are not."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"WeasyPrint cannot load Pango, which draws its text: {said.partition(chr(10))[0]}",
            "Install it (`apt install libpango-1.0-0 libpangoft2-1.0-0`, `brew install pango`), or write "
            "the page as .html and print it in a browser.",
        )


#: Tags and styles, which stay unchanged, and words that do not fit on a line.
_MARKUP = re.compile(r"(<style\b.*?</style>|<[^>]*>)", re.DOTALL)
_LONG = re.compile(r"[^\s&;<>]{32,}")
_PART = re.compile(r".{1,16}")


def made_of(subject: Subject) -> Document:
    """Return the document. Raises what `kamctl.views.documents.document.document` does."""
    page = render(f"{subject.name}.html.j2", subject.data, subject.root, subject.spoken.code)
    return Document(pdf(page))


def pdf(page: str) -> bytes:
    """Return an HTML page as a tagged PDF. Nothing is fetched: a page embeds its pictures as data.

    Raises:
        MissingExtraError: WeasyPrint is not installed.
        NoPangoError: the system lacks the libraries that it needs.
    """
    weasyprint = _weasyprint()
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data"})
    made: bytes = weasyprint.HTML(string=_breakable(page), url_fetcher=fetcher).write_pdf(pdf_tags=True)
    return made


def _breakable(page: str) -> str:
    """Return a page whose long words can be broken, as they would otherwise widen their column."""
    return "".join(
        part if part.startswith("<") else _LONG.sub(lambda word: "<wbr>".join(_PART.findall(word[0])), part)
        for part in _MARKUP.split(page)
    )


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.urls
    except ImportError as error:
        raise MissingExtraError("WeasyPrint", "documents") from error
    except OSError as error:
        raise NoPangoError(str(error)) from error
    return weasyprint
