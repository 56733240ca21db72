"""Views asked as commands ask them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import Format
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import undrawn
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Table
from ppu_roadmap.views import view_named
from ppu_roadmap.views.view import Asked

TODAY = date(2024, 6, 1)
NEEDED: dict[str, dict[str, Any]] = {"rkpd": {"selection": Selection(years=(2023,))}}
"""What a view has to be asked, by its name."""


def document(name: str, plans: Sequence[Plan], today: date = TODAY, **asked: Any) -> Document:
    """What a view shows people."""
    return view_named(name).document(Asked(plans, today, **{**NEEDED.get(name, {}), **asked}))


def tables(name: str, plans: Sequence[Plan], today: date = TODAY, **asked: Any) -> tuple[Table, ...]:
    """The tables of what a view shows people."""
    return tuple(block for block in undrawn(document(name, plans, today, **asked).blocks()) if isinstance(block, Table))


def rows(name: str, plans: Sequence[Plan], today: date = TODAY, **asked: Any) -> Document:
    """What a view tells machines, as a document of one table."""
    return Document.of([view_named(name).rows(Asked(plans, today, **{**NEEDED.get(name, {}), **asked}))])


def made_for(form: Format, name: str, plans: Sequence[Plan], today: date = TODAY, **asked: Any) -> Document:
    """What of a view a format gets."""
    return (rows if form.data else document)(name, plans, today, **asked)
