"""The workbook that an agency fills in, or all of them."""

from ppu_roadmap.analysis.selection import FILTERS, select
from ppu_roadmap.facts.years import quarter_of
from ppu_roadmap.text import Language
from ppu_roadmap.views.view import Asked
from ppu_roadmap.workbook.form import form
from ppu_roadmap.workbook.rows import Rows


def render(asked: Asked, language: Language, suffix: str, *, period: str = "", revision: str = "") -> bytes:  # noqa: ARG001
    """The form of the programs of one plan that pass, with reports asked for a quarter, if not given that of today.

    ``revision`` is that of the plan's files, where it is to be remembered.
    """
    (plan,) = asked.plans
    owners = FILTERS["owners"].passing(plan, asked.selection.owners)
    of = str(next(iter(owners))) if len(owners) == 1 else None
    rows = Rows(plan, language, select(plan, asked.selection), asked.unfiltered, period or quarter_of(asked.today))
    return form(rows, asked.today, of, revision)
