"""An agenda as plain data, for templates and JSON; there is no other output."""

from __future__ import annotations

from typing import Any

from kamctl.formats.data import data
from kamctl.method.review.agenda_items import Agenda
from kamctl.method.review.customer_edition import shown


def agenda_data(agenda: Agenda) -> dict[str, Any]:
    """Return an agenda as plain data; for the customer edition only the fields that the customer may see."""
    found: dict[str, Any] = data(agenda, shown=None if agenda.edition == "internal" else shown)
    return found
