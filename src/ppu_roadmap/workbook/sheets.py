"""The sheets of the form that an agency fills in, as data: what each is of, its columns, and what is left out."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from pydantic import BaseModel

from ppu_roadmap.change.spots import told_by
from ppu_roadmap.edit.forms import FORMS, Form, Leaf
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model.measures import Indicator, Report
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook.columns import DIMENSION, Column, Kind, columns_of

MEMORY: Final = "_roadmap"
"""The hidden sheet in which a form remembers what it was given out with."""


class Name(NamedTuple):
    """The name of a sheet: it is found by it when it comes back, so that no catalogue may change it."""

    id: str
    en: str

    def render(self, language: Language) -> str:
        """The name in a language."""
        return self.en if language == "en" else self.id


class LeftOut(NamedTuple):
    """Fields of a record that no sheet has."""

    record: type[BaseModel]
    fields: tuple[Leaf, ...]
    why: Message


LEFT_OUT: Final = (
    LeftOut(Program, (("quick_win",),), _("quick wins are chosen by all and decided by the head of the region")),
    LeftOut(
        Program,
        (("serves",), ("gaps",), ("spbe", "domains"), ("spbe", "application"), ("spbe", "national_app")),
        _("the planning board keeps the links to other plans"),
    ),
    LeftOut(Program, (("internal",),), _("the plan's team decides what is published")),
    LeftOut(Program, (("waive",),), _("who checks the plan says which rules do not hold for a program")),
)
"""Every field of programs and their parts that the form leaves out on purpose; it has no ``x-…`` of a region either."""

CODE: Final = ("id",)
"""The column of ids: of its own id in a row, else of that of what it belongs to."""
OF: Final = ("of",)
"""The column that names what a row belongs to, for readers; in a new row it says it."""
YEAR: Final = ("year",)
SERIES: Final = ("targets", "actuals")
"""Values by year, which stand on a sheet of their own, a row a year."""
FIELDS: Final = 2
"""The index of the first column that holds a field: before it stand the code and what the row belongs to."""
Cells: TypeAlias = Sequence[Value]
"""A row, in the order of its sheet's columns."""


class Sheet(NamedTuple):
    """One sheet with a record a row."""

    word: str
    """What it is called in what a form remembers."""
    name: Name
    form: Form
    columns: tuple[Column, ...]
    about: Message
    """What it is for."""
    natural: tuple[Leaf, ...]
    """The fields that tell its rows apart to people, weightiest first."""

    @property
    def has_ids(self) -> bool:
        """Whether its rows have ids of their own."""
        return "id" in self.form.record.model_fields and not self.by_year

    @property
    def of_programs(self) -> bool:
        """Whether a row is a program."""
        return self.form.record is Program

    @property
    def by_year(self) -> bool:
        """Whether a row is a year of an indicator."""
        return self.natural == (YEAR,)

    def asks(self, cells: Cells) -> bool:
        """Whether a row is of nothing yet: a report that is asked for."""
        return self.form.record is Report and not {*cells[FIELDS + 1 :]} - {None}

    def at(self, *path: str) -> int:
        """The index of the column of a path; raises ValueError where it has none."""
        return [column.path for column in self.columns].index(path)

    def normal(self, rows: Iterable[Sequence[Value]]) -> list[Cells]:
        """Rows as they are compared."""
        own = [column.normal for column in self.columns]
        return [
            tuple([None if cell is None else normal(cell) for normal, cell in zip(own, cells, strict=True)])
            for cells in rows
        ]


def _sheet(form: str, name: Name, about: Message) -> Sheet:
    record = FORMS[form].record
    left = {path for each in LEFT_OUT if each.record is record for path in each.fields}
    own = columns_of(FORMS[form], left | {(key,) for key in SERIES if record is Indicator})
    natural = tuple((key,) for key in told_by(record))
    return Sheet(FORMS[form].at, name, FORMS[form], (*_first(record), *own), about, natural)


def _first(record: type[BaseModel]) -> tuple[Column, ...]:
    """The columns that say which record a row is of."""
    given = _("the code is given when the form comes back: leave it empty in new rows")
    code = Column(record, CODE, _("Code"), width=13, locked=True, told=given)
    if record is Program:
        told = _("choose it from the list; of a program that is there it cannot be changed here")
        return code, Column(record, DIMENSION, _("Dimension"), Kind.WORD, 20, locked=True, told=told)
    told = _("choose the program that a new row belongs to; where that is new itself, write its name")
    return code, Column(record, OF, _("Program"), width=36, locked=True, told=told)


_BY_YEAR: Final = (
    Column(Indicator, CODE, _("Code"), width=15, locked=True, told=_("leave it empty in new rows")),
    Column(Indicator, OF, _("Performance indicator"), width=56, locked=True,
           told=_("choose the indicator that a new row belongs to; where that is new itself, write its name")),
    Column(Report, YEAR, _("Year"), Kind.YEAR, 10, told=_("the year of the target, such as 2026; a row for each year")),
    Column(Indicator, ("targets",), _("Targets"), Kind.VALUE, 16),
    Column(Indicator, ("actuals",), _("Achieved"), Kind.VALUE, 20),
)  # fmt: skip
GUIDE: Final = Name("Petunjuk", "Guide")
SHEETS: Final = (
    _sheet("program", Name("Program", "Programs"), _("one row a program: who does what, where and when")),
    _sheet("action", Name("Rencana Aksi", "Actions"), _("one row a step of a program's work")),
    _sheet("budget", Name("Anggaran", "Budget"), _("one row a year and source of money")),
    _sheet("indicator", Name("Indikator", "Indicators"), _("one row an indicator: what shows that a program works")),
    Sheet("targets", Name("Target dan Realisasi", "Targets"), FORMS["indicator"], _BY_YEAR,
          _("one row an indicator and year: what is aimed at, and what was reached"), (YEAR,)),
    _sheet("risk", Name("Risiko", "Risks"), _("one row a risk: what may go wrong, and what is done about it")),
    _sheet("report", Name("Laporan", "Reports"),
           _("one row a program and quarter: how far it is, what was spent, what stands in the way")),
)  # fmt: skip
"""Every sheet with records, as they stand in the form behind the guide."""
PROGRAMS, _ACTIONS, _BUDGET, INDICATORS, TARGETS, _RISKS, REPORTS = SHEETS
