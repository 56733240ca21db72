"""Views: the answers of analysis as documents for people and rows for machines, each listed once."""

from ppu_roadmap.text import _
from ppu_roadmap.views.view import View

VIEWS = (
    View("show", _("Smart City Program Matrix"), "programs", fields="program", parts=True),
    View("program", _("Program sheet"), "program"),
    View("matrix", _("Roadmap: dimensions by horizon"), "matrix", parts=True),
    View("timeline", _("Timeline"), "timeline"),
    View("quickwins", _("Choice of quick wins"), "quick_wins", parts=True, rows_differ=True),
    View("brief", _("Decision sheet for quick wins"), "sheet", texts=True),
    View("book", _("Buku 2, the master plan"), "book", findings=True, texts=True),
    View("progress", _("Progress and self-assessment"), "progress", parts=True),
    View("proposals", _("List of proposals"), "proposals", parts=True),
    View("budget", _("Funding framework"), "budget", parts=True),
    View("indicators", _("Performance indicators and SNI ISO 37122 coverage"), "indicators", "indicator", parts=True),
    View("risks", _("Risk register and map"), "risks", fields="risk", parts=True),
    View("sni", _("SNI ISO 37122 indicators that the region chose"), "sni", parts=True),
    View("sni_gaps", _("SNI ISO 37122 indicators that the region chose"), "sni_gaps"),
    View("rkpd", _("RKPD and Renja table of a year"), "rkpd"),
    View("sheets", _("Workbook to read"), "sheets", findings=True, parts=True),
    View("texts", _("Texts of Buku 2"), "texts", texts=True),
)  # fmt: skip
"""Every view; whatever shows plans goes through this list."""


def view_named(name: str) -> View:
    """The view of a name; raises KeyError for one that is none."""
    return {view.name: view for view in VIEWS}[name]
