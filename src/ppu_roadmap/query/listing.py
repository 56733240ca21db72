"""What can be asked: every table with its columns, their types and what they hold."""

from ppu_roadmap.dataset.tables import TABLES
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.text import _, command

COLUMNS = (
    Column("table", _("Table"), implied=True),
    Column("column", _("Column"), rank=0, weight=0),
    Column("type", _("Type"), weight=0),
    Column("label", _("What it holds"), weight=3),
)


def listing() -> Document:
    """A row a column, under the table that it is of."""
    groups = tuple(
        Group(
            _("{table}: {about}", table=table.name, about=table.about),
            tuple((table.name, each.key, each.type, each.label) for each in table.columns),
        )
        for table in TABLES
    )
    example = command("query", "SELECT id, name FROM programs WHERE owner IS NULL")
    notes = (_("To ask: {command}", command=example), _("Whatever is not known is NULL, never 0."))
    return Document.of([Table(_("Tables for SQL"), COLUMNS, groups, notes=notes)])
