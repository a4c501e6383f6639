"""A PDF: the page as it prints, set by WeasyPrint. The same page gives the same bytes."""

from __future__ import annotations

from typing import Any

from kamctl.errors import KamctlError, MissingExtraError


class NoPangoError(KamctlError):
    """WeasyPrint is installed, and the system libraries that it draws text with are not."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"WeasyPrint cannot load Pango, which draws its text: {said.partition(chr(10))[0]}",
            "Install it (`apt install libpango-1.0-0 libpangoft2-1.0-0`, `brew install pango`), or write "
            "the page as .html and print it in a browser.",
        )


def pdf(page: str) -> bytes:
    """Return an HTML page as a tagged PDF. Nothing is fetched: a page's own pictures are in it as data.

    Raises:
        MissingExtraError: WeasyPrint is not installed.
        NoPangoError: the system lacks what it needs.
    """
    weasyprint = _weasyprint()
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data"})
    made: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_tags=True)
    return made


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.urls
    except ImportError as error:
        raise MissingExtraError("WeasyPrint", "documents") from error
    except OSError as error:
        raise NoPangoError(str(error)) from error
    return weasyprint
