"""The columns of the form: a field of the model each, what its cells hold, and what its heading says to write there."""

from collections.abc import Collection, Mapping
from enum import Enum, auto
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from ppu_roadmap.edit.forms import Form, Leaf, questions
from ppu_roadmap.edit.values import TYPES, names_at
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model import types
from ppu_roadmap.model.measures import Action, Baseline, BudgetLine, Indicator, Report, Risk, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.shape.fields import kind_at, record_at, type_at, wanted
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.vocabulary import Vocabulary


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    LIST = auto()
    """Several values, ``a; b``."""
    WORD = auto()
    """A word of the format or a name of the plan, by its label."""
    TIME = auto()
    """Years, a month or a quarter, as text, so that no spreadsheet makes a day of it."""
    YEAR = auto()
    NUMBER = auto()
    PERCENT = auto()
    MONEY = auto()
    VALUE = auto()
    """Of an indicator: a number, a word or a range."""


NUMERIC: Final = (Kind.YEAR, Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.VALUE)
"""Kinds whose cells hold numbers."""
_KINDS: Final[Mapping[Any, Kind]] = {
    types.Money: Kind.MONEY, types.Percent: Kind.PERCENT, types.Year: Kind.YEAR, Value: Kind.VALUE,
    **dict.fromkeys((types.Whole, types.Rating, types.Number, types.Positive, types.Score), Kind.NUMBER),
    **dict.fromkeys((types.Years, types.Month, types.Quarter), Kind.TIME),
}  # fmt: skip
_WIDTHS: Final = {Kind.TEXT: 30, Kind.LIST: 26, Kind.WORD: 22, Kind.TIME: 13, Kind.YEAR: 10, Kind.NUMBER: 14,
                  Kind.PERCENT: 12, Kind.MONEY: 20, Kind.VALUE: 14}  # fmt: skip
_WIDE: Final = {"name": 44, "description": 56, "factor": 44, "mitigation": 50, "note": 44, "formula": 44, "unit": 14,
                "sources": 48, "evidence": 48, "sdgs": 12, "depends_on": 16, "replaced_by": 14, "sni": 14,
                "nomenclature": 20, "action": 16, "owner_status": 26}  # fmt: skip
"""Widths of columns in characters: by kind, of some fields by their key."""
_WRITE: Final[Mapping[tuple[type[BaseModel], str], Message]] = {
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
}
_OF_ANY: Final[Mapping[str, Message]] = {
    "nomenclature": _("the code of Permendagri 90/2019, such as 2.16.03.2.02.0023"),
    "evidence": _("addresses of documents or photographs that show it"),
    "partners": _("short names of agencies and partners"),
    "locations": _("kecamatan, desa or kelurahan"),
}
"""What to write into the columns of fields, where their kind does not say it: of a record, of any record."""
_NAMES: Final = ("owner", "data_owner", "source", "strategy")
"""Fields that name one thing of the plan, which people choose by its label; programs are named by their codes."""


class Column(NamedTuple):
    """One column."""

    record: type[BaseModel]
    path: Leaf
    """Of its field in the record; ``("id",)`` and what :mod:`ppu_roadmap.workbook.sheets` names are of no field."""
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
        if self.kind not in (Kind.WORD, Kind.LIST):
            return None
        return names_at(self.record, (*self.path, 0) if self.kind is Kind.LIST else self.path, lambda: plan)

    def writing(self) -> tuple[Message, ...]:
        """What its heading says to write, a sentence a line."""
        key, form = self.path[-1], TYPES.get(type_at(self.record, self.path))
        what = self.told or _WRITE.get((self.record, key)) or _OF_ANY.get(key)
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


def columns_of(form: Form, left_out: Collection[Leaf]) -> tuple[Column, ...]:
    """A column for each field of a form in the order of the format, but for those that are left out."""
    called = {each.path: each.label for each in COLUMNS[form.record] if each.path}
    found = []
    for asked in questions(form):
        parts = ("year", "value") if record_at(form.record, asked.path) is Baseline else ()
        for path in [(*asked.path, part) for part in parts] or [asked.path]:
            if path != ("id",) and path not in left_out:
                kind = _kind(form.record, path)
                width, label = _WIDE.get(path[-1], _WIDTHS[kind]), called.get(path) or asked.label
                found.append(Column(form.record, path, label, kind, width, required=asked.required and not parts))
    return tuple(found)


def _kind(record: type[BaseModel], path: Leaf) -> Kind:
    known = _KINDS.get(type_at(record, path))
    if known is not None:
        return known
    if kind_at(record, path) == "list":
        return Kind.LIST
    named = wanted(record, path).choices or path[-1] in _NAMES
    return Kind.WORD if named or kind_at(record, path) == "flag" else Kind.TEXT
