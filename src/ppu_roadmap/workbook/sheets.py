"""The form as data: its sheets, the columns of each, what its cells hold, what its headings say, what is left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

from pydantic import BaseModel

from ppu_roadmap.change.spots import told_by
from ppu_roadmap.change.values import of_day
from ppu_roadmap.edit.forms import FORMS, Form, Leaf, questions
from ppu_roadmap.edit.values import TYPES, names_at
from ppu_roadmap.facts.risk import scale_of
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.grid.grid import Value as Cell
from ppu_roadmap.model import types
from ppu_roadmap.model.measures import Action, Baseline, BudgetLine, Indicator, Report, Risk, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.shape.fields import kind_at, record_at, type_at, wanted
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.words.vocabulary import Vocabulary, fixed

Cells: TypeAlias = Mapping[str, Cell]
"""A row, by the keys of its columns."""


class Kind(Enum):
    """What the cells of a column hold: its width in characters, the format of numbers, whether they hold numbers."""

    TEXT = 30, "@", False
    LIST = 26, "@", False
    """Several values, ``a; b``."""
    WORD = 22, "@", False
    """A word of the format or a name of the plan, by its label."""
    TIME = 13, "@", False
    """Years, a month or a quarter, as text, so that no spreadsheet makes a day of it."""
    YEAR = 10, "0", True
    NUMBER = 14, "#,##0", True
    PERCENT = 12, "0", True
    MONEY = 20, "#,##0", True
    VALUE = 14, "@", True
    """Of an indicator: a number, a word or a range; as text, or 60 % became 0.6, and 1-5 a day."""

    def __init__(self, width: int, format: str, numeric: bool) -> None:  # noqa: FBT001 -- as its members are written
        self.width, self.format, self.numeric = width, format, numeric


_KINDS: Final[Mapping[Any, Kind]] = {
    types.Money: Kind.MONEY, types.Percent: Kind.PERCENT, types.Year: Kind.YEAR, Value: Kind.VALUE,
    **dict.fromkeys((types.Whole, types.Rating, types.Number, types.Positive, types.Score), Kind.NUMBER),
    **dict.fromkeys((types.Years, types.Month, types.Quarter), Kind.TIME),
}  # fmt: skip
_WIDE: Final = {"name": 44, "description": 56, "factor": 44, "mitigation": 50, "note": 44, "formula": 44, "unit": 14,
                "sources": 48, "evidence": 48, "sdgs": 12, "depends_on": 16, "replaced_by": 14, "sni": 14,
                "nomenclature": 20, "action": 16, "owner_status": 26}  # fmt: skip
"""Widths of columns in characters where that of their kind is not theirs, by the keys of fields."""
_WRITE: Final[Mapping[tuple[type[BaseModel], str] | str, Message]] = {
    (Program, "name"): _("the name of the program, as people know it"),
    (Program, "description"): _("what is done, in a sentence or two"),
    (Program, "target_group"): _("whom it serves, such as fishermen or small businesses"),
    (Program, "beneficiaries"): _("how many people it reaches"),
    (Program, "status_note"): _("why it is delayed or cancelled"),
    (Program, "note"): _("a remark for the plan's team"),
    (Program, "sources"): _("where the facts come from: letters, documents, addresses"),
    (Program, "depends_on"): _("the codes of the programs that must be done before it, such as LIV-02"),
    (Program, "replaced_by"): _("the code of the program that took its place, such as GOV-07"),
    (Program, "sdgs"): _("the numbers of the goals, 1 to 17, such as 9; 16"),
    (Action, "name"): _("one step of the work"),
    (Action, "output"): _("what comes of it, such as 1 application"),
    (BudgetLine, "owner"): _("the agency whose budget it is, where that is not the agency in charge"),
    (BudgetLine, "action"): _("the code of the action that the line pays, such as GOV-01-A1"),
    (Indicator, "name"): _("what is counted or measured"),
    (Indicator, "unit"): _("what it is counted in, such as %, people, documents"),
    (Indicator, "scale"): _("only where the values are words, such as D; C; CC; B: all of them, worst first"),
    (Indicator, "formula"): _("how the value comes about"),
    (Indicator, "sni"): _("the number of the indicator in SNI ISO 37122, such as 10.2"),
    (Risk, "factor"): _("what may go wrong"),
    (Risk, "cause"): _("why it may happen"),
    (Risk, "mitigation"): _("what is done so that it does not happen, or does less harm"),
    (Report, "realised"): _("rupiah spent up to the end of the quarter"),
    (Report, "note"): _("what was reached and what stands in the way"),
    "nomenclature": _("the code of Permendagri 90/2019, such as 2.16.03.2.02.0023"),
    "evidence": _("addresses of documents or photographs that show it"),
    "partners": _("short names of agencies and partners"),
    "locations": _("kecamatan, desa or kelurahan"),
}
"""What to write into the columns of fields, where their kind does not say it: of a record, or of any."""
_NAMES: Final = ("owner", "data_owner", "source", "strategy")
"""Fields that name one thing of the plan, which people choose by its label; programs are named by their codes."""
_ODD: Final = re.compile(r"\s\s|[^\S ]|_x000D_|^\s|\s$")
"""What is in a text whose blanks must be made one before it is compared."""
_DIGITS: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_ROUNDED: Final = 1e-6
"""Less than it is what adding up fractions makes of a whole number."""


class Column(NamedTuple):
    """One column."""

    record: type[BaseModel]
    path: Leaf
    """Of its field in the record; of the first two columns of a sheet one that no field has."""
    label: Message
    kind: Kind = Kind.TEXT
    width: int = 30
    locked: bool = False
    """Whether only new rows may say it."""
    told: Message | None = None
    """What to write, where no field says it."""
    required: bool = False

    @property
    def key(self) -> str:
        """Its name in what is noted of the rows that were given out."""
        return ".".join(self.path)

    def vocabulary(self, plan: Plan) -> Vocabulary | None:
        """The words that its cells hold by their labels, singly or several; ``None`` where they hold no such."""
        if self.path == DIMENSION:
            return fixed(HOMES)
        if self.kind not in (Kind.WORD, Kind.LIST):
            return None
        return names_at(self.record, self._item, lambda: plan)

    def holds_texts(self, plan: Plan) -> bool:
        """Whether it lists texts that are no words of a list, so that only ``;`` stands between them."""
        return self.kind is Kind.LIST and type_at(self.record, self._item) not in TYPES and not self.vocabulary(plan)

    @property
    def _item(self) -> tuple[str | int, ...]:
        return (*self.path, 0) if self.kind is Kind.LIST else self.path

    def limits(self, plan: Plan) -> tuple[int, int] | None:
        """The least and the largest whole number that it takes; ``None`` where it takes others, too."""
        if type_at(self.record, self.path) == types.Rating:
            return 1, getattr(scale_of(plan), self.path[-1])
        return (0, 100) if self.kind is Kind.PERCENT else None

    def writing(self, plan: Plan) -> tuple[Message, ...]:
        """What its heading says to write, a sentence a line."""
        key, form, limits = self.path[-1], TYPES.get(type_at(self.record, self.path)), self.limits(plan)
        if limits and self.kind is not Kind.PERCENT:
            return (_("a whole number from 1 to {count}", count=limits[1]),)
        what = self.told or _WRITE.get((self.record, key)) or _WRITE.get(key)
        lines = [what] if what else []
        if self.kind is Kind.VALUE:
            lines.append(_("a number such as 12.5, a word of its scale, or a range such as ≥ 100 or 1 to 5"))
        elif form is not None and not self.told:
            lines.append(form[2])
        elif self.kind is Kind.WORD and not self.told:
            lines.append(_("choose it from the list of the cell"))
        elif self.kind is Kind.LIST:
            lines.append(_("put ; between them"))
        if self.required:
            lines.append(_("must be filled in"))
        return tuple(lines)

    def normal(self, value: Cell) -> Cell:
        """A cell as it is compared and read, whatever a spreadsheet made of it when it was saved.

        A number and its digits are one, blanks of every kind are, too, and a day in a column of months is its month.
        """
        if value is None:
            return None
        if isinstance(value, str):
            text = _flat(value) if _ODD.search(value) else value
            return int(text) if self.kind.numeric and _DIGITS.fullmatch(text) else text or None
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, date):
            return self.normal(of_day(value, type_at(self.record, self.path)))
        if isinstance(value, float):
            value = round(value) if abs(value - round(value)) < _ROUNDED else float(f"{value:.15g}")
        return value if self.kind.numeric else str(value)


def _flat(text: str) -> str:
    lines = re.split(r"\r\n?|\n", text.replace("_x000D_", "").strip())
    return "\n".join(" ".join(line.split()) for line in lines)


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
MEMORY: Final = "_roadmap"
"""The hidden sheet in which a form remembers what it was given out with."""
GUIDE: Final = Name("Petunjuk", "Guide")
DIMENSION: Final = ("dimension",)
"""The column of what a program belongs to: it stands in no field of it."""
SERIES: Final = ("targets", "actuals")
"""Values by year, which stand on a sheet of their own, a row a year."""
FIELDS: Final = 2
"""The index of the first column that holds a field: before it stand the code, of what has none that of what it belongs
to, and what it belongs to, for readers; a new row says it there."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet with a record a row."""

    word: str
    """What it is called in what a form remembers."""
    name: Name
    form: Form
    columns: tuple[Column, ...]
    about: Message
    """What it is for."""
    natural: tuple[str, ...]
    """The keys of the columns that tell its rows apart to people, weightiest first."""

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Its columns by their keys, in their order."""
        return {column.key: column for column in self.columns}

    @cached_property
    def keys(self) -> list[str]:
        """The keys of its columns."""
        return [*self.by_key]

    @cached_property
    def home(self) -> str:
        """The key of the column that says what a row belongs to."""
        return self.columns[1].key

    @cached_property
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
        return self.natural == ("year",)

    def asks(self, cells: Cells) -> bool:
        """Whether a row is of nothing yet: a report that is asked for."""
        said = (value for key, value in cells.items() if key not in ("id", "of", "period"))
        return self.form.record is Report and all(value is None for value in said)

    def normal(self, cells: Cells) -> dict[str, Cell]:
        """A row as it is compared, by the columns that the sheet has."""
        own = self.by_key
        return {key: own[key].normal(cell) for key, cell in cells.items() if key in own}


def _sheet(word: str, name: Name, about: Message) -> Sheet:
    form = FORMS[word]
    return Sheet(form.at, name, form, (*_first(form.record), *_fields(form)), about, told_by(form.record))


def _first(record: type[BaseModel]) -> tuple[Column, ...]:
    """The columns that say which record a row is of."""
    given = _("the code is given when the form comes back: leave it empty in new rows")
    code = Column(record, ("id",), _("Code"), width=13, locked=True, told=given)
    if record is Program:
        told = _("choose it from the list; of a program that is there it cannot be changed here")
        return code, Column(record, DIMENSION, _("Dimension"), Kind.WORD, 20, locked=True, told=told)
    told = _("choose the program that a new row belongs to; where that is new itself, write its name")
    return code, Column(record, ("of",), _("Program"), width=36, locked=True, told=told)


def _fields(form: Form) -> Iterable[Column]:
    """A column for each field of a form in the order of the format, but for those that are left out."""
    record = form.record
    left = {path for each in LEFT_OUT if each.record is record for path in each.fields}
    left |= {("id",), *((key,) for key in SERIES)}
    called = {each.path: each.label for each in COLUMNS[record] if each.path}
    for asked in questions(form):
        dated = record_at(record, asked.path) is Baseline
        for path in [(*asked.path, part) for part in ("year", "value")] if dated else [asked.path]:
            if path not in left:
                kind, label = _kind(record, path), called.get(path) or asked.label
                width = _WIDE.get(path[-1], kind.width)
                yield Column(record, path, label, kind, width, required=asked.required and not dated)


def _kind(record: type[BaseModel], path: Leaf) -> Kind:
    known = _KINDS.get(type_at(record, path))
    if known is not None:
        return known
    if kind_at(record, path) == "list":
        return Kind.LIST
    named = wanted(record, path).choices or path[-1] in _NAMES
    return Kind.WORD if named or kind_at(record, path) == "flag" else Kind.TEXT


_BY_YEAR: Final = (
    Column(Indicator, ("id",), _("Code"), width=15, locked=True, told=_("leave it empty in new rows")),
    Column(Indicator, ("of",), _("Performance indicator"), width=56, locked=True,
           told=_("choose the indicator that a new row belongs to; where that is new itself, write its name")),
    Column(Report, ("year",), _("Year"), Kind.YEAR, 10,
           told=_("the year of the target, such as 2026; a row for each year")),
    Column(Indicator, ("targets",), _("Targets"), Kind.VALUE, 16),
    Column(Indicator, ("actuals",), _("Achieved"), Kind.VALUE, 20),
)  # fmt: skip
SHEETS: Final = (
    _sheet("program", Name("Program", "Programs"), _("one row a program: who does what, where and when")),
    _sheet("action", Name("Rencana Aksi", "Actions"), _("one row a step of a program's work")),
    _sheet("budget", Name("Anggaran", "Budget"), _("one row a year and source of money")),
    _sheet("indicator", Name("Indikator", "Indicators"), _("one row an indicator: what shows that a program works")),
    Sheet("targets", Name("Target dan Realisasi", "Targets"), FORMS["indicator"], _BY_YEAR,
          _("one row an indicator and year: what is aimed at, and what was reached"), ("year",)),
    _sheet("risk", Name("Risiko", "Risks"), _("one row a risk: what may go wrong, and what is done about it")),
    _sheet("report", Name("Laporan", "Reports"),
           _("one row a program and quarter: how far it is, what was spent, what stands in the way")),
)  # fmt: skip
"""Every sheet with records, as they stand in the form behind the guide."""
PROGRAMS, _ACTIONS, _BUDGET, INDICATORS, TARGETS, _RISKS, REPORTS = SHEETS
