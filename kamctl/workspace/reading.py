"""Reads files repeatedly, and parses a text only once."""

from __future__ import annotations

from kamctl.model.kinds import Kind
from kamctl.workspace.validate import Parsed, Read, read_parsed
from kamctl.yaml.reader import read
from kamctl.yaml.tree import Document


class Reader:
    """Reads versions of a workspace's files; a text that did not change is not parsed again.

    With `keep_documents` the trees of the last texts are kept too, for changing them: some 200 KiB a file,
    which is fine for the files of one account.
    """

    def __init__(self, *, keep_documents: bool = False) -> None:
        self._keep = keep_documents
        self._records: dict[str, tuple[str, Read]] = {}
        self._parsed: dict[str, tuple[str, Parsed]] = {}

    def record(self, kind: Kind, path: str, text: str, account: str | None = None) -> Read:
        """Return what `kamctl.workspace.validate.read_record` does."""
        known = self._records.get(path)
        if known is None or known[0] != text:
            known = text, read_parsed(kind, path, self._parse(path, text), account)
            self._records[path] = known
        return known[1]

    def document(self, path: str, text: str) -> Document | None:
        """Return a text's tree; None where it cannot be read."""
        return self._parse(path, text)[0]

    def learn(self, path: str, document: Document) -> None:
        """Take over a text that was read elsewhere without a problem."""
        self._parsed[path] = document.text, (document, [])

    def _parse(self, path: str, text: str) -> Parsed:
        known = self._parsed.get(path)
        if known is not None and known[0] == text:
            return known[1]
        parsed = read(text, tree=self._keep)
        if self._keep:
            self._parsed[path] = text, parsed
        return parsed
