"""What a view is: a question to plans with one answer for people, a document, and one for machines, rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.analysis.selection import FILTERS, Filter, Heard, Known, Ranks, Selection, heard, select
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, columns_of, rows_of, vocabulary
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Block, Document
from ppu_roadmap.paper.flow import Stream
from ppu_roadmap.paper.table import Cell, Column, Group, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.money import Unit
from ppu_roadmap.views.parts import Region, Rows, Told

if TYPE_CHECKING:
    from ppu_roadmap.book.texts import Texts
    from ppu_roadmap.words.vocabulary import Vocabulary

ALL = Selection()
Item = TypeVar("Item")
Summary: TypeAlias = Callable[[Sequence[Item]], Iterable[Message]]
"""What is said of several items in a few words."""


class Asked(NamedTuple):
    """What is asked: plans, the day, which programs, how the answer is cut; a view takes what is its own."""

    plans: Sequence[Plan]
    today: date
    selection: Selection = ALL
    columns: tuple[str, ...] = ()
    """Keys of fields, in the order wanted; the view's own choice where there are none."""
    by: str | None = None
    """What stands in the rows or the headings, where a view can be cut in several ways."""
    unit: Unit = "rupiah"
    parts: tuple[str, ...] = ()
    """The parts of the answer that are wanted, such as numbers of a standard; all of them where none is named."""
    start: str | None = None
    """The first month of a chart by month, as ``2023-01``."""
    weights: Mapping[str, int] | None = None
    """Weights in percent by criterion, to be tried in place of the plan's own."""
    findings: tuple[tuple[Diagnostic, ...], ...] = ()
    """What was found in each plan, in their order, for views that tell of it."""
    texts: "tuple[Texts, ...]" = ()
    """What people wrote for the book of each plan, with its emblem; empty where nobody looked."""
    title: Message | None = None
    """What the view is called; told by the view itself."""
    among: int = 0
    """How many regions are shown, where not all of their plans are in hand."""
    first: Region | None = None
    """The first of them, where its plan is not in hand."""

    @property
    def size(self) -> int:
        """How many regions are shown."""
        return self.among or len(self.plans)

    @property
    def several(self) -> bool:
        """Whether regions are shown beside each other, so that each must be named."""
        return self.size > 1

    @property
    def region(self) -> Region:
        """The first region."""
        return self.first or Region.of(self.plans[0], self.selection)

    @property
    def regions(self) -> Iterator[Region]:
        """The regions whose plans are in hand."""
        return (Region.of(plan, self.selection) for plan in self.plans)

    def each(self) -> "Iterator[Asked]":
        """The same asked of each region alone, which still knows among how many it is."""
        for place, plan in enumerate(self.plans):
            findings, texts = self.findings[place : place + 1], self.texts[place : place + 1]
            yield self._replace(plans=(plan,), among=self.size, findings=findings, texts=texts)

    @property
    def unfiltered(self) -> bool:
        """Whether every program is asked for, in whatever order."""
        return self.selection._replace(sort=()) == ALL

    def knowing(self, filters: Mapping[str, Filter]) -> list[Known]:
        """What each plan knows of the words in filters."""
        return [Known.of(plan, self.selection, filters) for plan in self.plans]

    def heading(self, plan: Plan) -> Message | None:
        """The name of a region where several are shown."""
        return cells.region(plan) if self.several else None

    def named(self, plan: Plan, said: Message) -> Message:
        """What is said of a region; its name before that where several are shown."""
        return _("{region}: {name}", region=cells.region(plan), name=said) if self.several else said

    def chosen(self, **others: Any) -> list[tuple[Plan, tuple[Program, ...]]]:
        """The live programs of each region that pass, where some filters are to have ``others`` as values."""
        return [(plan, tuple(filter(live, programs))) for plan, programs in self.every(**others)]

    def every(self, **others: Any) -> list[tuple[Plan, tuple[Program, ...]]]:
        """The same with the programs that are not live, for tables that mark them and keep them out of their sums."""
        selection = self.selection._replace(**others)
        return [(plan, select(plan, selection)) for plan in self.plans]


class View(NamedTuple):
    """A view by its name in commands.

    Its module has ``document(asked)``, which gives a document or the blocks of its one page, and ``rows(asked)``;
    ``FILTERS`` where it has others than programs, ``hear(asked)`` where more than filters must be understood. Where it
    is made of ``parts`` it has ``part(asked)`` of one region, a plain value, and ``document(asked, told)``, which has
    no plan: its blocks, each made when those before were taken; ``KEPT`` lists the classes that parts are made of, by
    which they can be kept as text. Rows of several regions follow each other, unless ``ranks(asked)`` tells what those
    of one region are sorted by. A workbook has ``leaves(asked, told)`` beside the document of plans in hand.
    """

    name: str
    title: Message
    module: str
    fields: str | None = None
    """The module of ``ppu_roadmap.fields`` whose ``FIELDS`` can be chosen as columns, where they can be chosen."""
    findings: bool = False
    """Whether it tells of what was found in plans, so that every rule has to look."""
    texts: bool = False
    """Whether it shows what people wrote for the book, or the emblem."""
    parts: bool = False
    """Whether it is made of parts, so that no two plans need be in hand at once."""
    rows_differ: bool = False
    """Whether the columns of its rows are the plans' own words, so that machines get them once all are in hand."""

    def apart(self, *, data: bool, weights: Mapping[str, int] | None = None) -> bool:
        """Whether plans can be asked one by one; weights are those of criteria that only all plans together know."""
        return self.parts and weights is None and not (data and self.rows_differ)

    def document(self, asked: Asked) -> Document:
        """The answer for people."""
        if self.parts and not hasattr(self._module, "leaves"):
            about = asked._replace(plans=(), among=asked.size, first=asked.region)
            return self.stream(about, map(self.part, asked.each())).document()
        made: Document | Iterable[Block] = self._module.document(asked._replace(title=self.title))
        return (made if isinstance(made, Document) else Document.of(made)).noted(unread(asked))

    def part(self, asked: Asked) -> tuple[Region, Any]:
        """What the answer for people takes from one region."""
        made = self._module.part(asked._replace(title=self.title))
        return Region.of(asked.plans[0], asked.selection, unread(asked)), made

    def stream(self, asked: Asked, found: Iterable[tuple[Region, Any]]) -> Stream:
        """The answer for people, of parts that come one by one."""
        told, module, asked = Told(found), self._module, asked._replace(title=self.title)
        if hasattr(module, "leaves"):
            return Stream(iter(()), told.unread, module.leaves(asked, told))
        return Stream(module.document(asked, told), told.unread)

    def rows(self, asked: Asked) -> Table:
        """The answer for machines: one table without totals."""
        made: Table = self._module.rows(asked._replace(title=self.title))
        return made

    @property
    def kept(self) -> tuple[type, ...]:
        """The classes that its parts are made of beside those of many."""
        own: tuple[type, ...] = getattr(self._module, "KEPT", ())
        return own

    def rows_of(self, asked: Asked) -> tuple[Region, Rows]:
        """What the answer for machines takes from one region."""
        told: Callable[[Asked], Ranks | None] | None = getattr(self._module, "ranks", None)
        table = self.rows(asked)
        rows = Rows(table.columns, tuple(table.rows()), told(asked) if told else None)
        return Region.of(asked.plans[0], asked.selection), rows

    def hear(self, asked: Asked) -> Iterator[Heard]:
        """How each word in what is asked was read. Raises Misread."""
        own: Callable[[Asked], Iterator[Heard]] | None = getattr(self._module, "hear", None)
        return own(asked) if own else heard(asked.selection, asked.knowing(self.filters), self.filters)

    @property
    def filters(self) -> Mapping[str, Filter]:
        """The filters by which what is shown is chosen, by their names in a selection."""
        own: Mapping[str, Filter] = getattr(self._module, "FILTERS", FILTERS)
        return own

    @property
    def columns(self) -> "Vocabulary":
        """What ``--columns`` takes; nothing where the columns cannot be chosen."""
        fields: Fields[Any] = import_module(f"ppu_roadmap.fields.{self.fields}").FIELDS if self.fields else ()
        return vocabulary(fields)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"ppu_roadmap.views.{self.module}")


def unread(asked: Asked) -> Iterator[Message]:
    """What of each plan could not be read or judged, so that nobody takes what is shown for all there is."""
    for plan, programs in asked.every(years=()) if asked.selection.years else ():
        unknown = sum(plan.years(program) is None for program in programs)
        said = _n("the years of {count} program are not known", "the years of {count} programs are not known", unknown)
        if unknown:
            yield asked.named(plan, said)
    for plan in asked.plans:
        if plan.broken:
            files = words(f"{name}.yaml" for name in sorted(plan.broken))
            yield asked.named(plan, _("not shown, since it could not be read: {files}", files=files))
        if cut := [f"{name}.yaml" for name in plan.dimensions if not all_programs_known(plan, name)]:
            yield asked.named(plan, _("not shown are programs that could not be read in {files}", files=words(cut)))


def for_machines(*keys: str) -> tuple[Column, ...]:
    """Columns that are read by their keys alone."""
    return tuple(Column(key, _("{word}", word=key)) for key in keys)


def data(keys: Iterable[str], lines: Iterable[tuple[Cell, ...]]) -> Table:
    """Rows for machines, told as tuples in the order of the keys."""
    return Table(None, for_machines(*keys), (Group(None, tuple(lines)),))


def data_of(fields: Fields[Item], items: Iterable[Item]) -> Table:
    """A row for each item, for machines."""
    return Table(None, columns_of(fields), (Group(None, rows_of(items, fields)),))


def by_place(*columns: Column) -> Fields[tuple[Cell, ...]]:
    """Fields of what is told as a tuple: its cells in the order of the columns."""
    return tuple(Field(column, itemgetter(place)) for place, column in enumerate(columns))


def rows_under(
    fields: Fields[Item], parts: Iterable[tuple[Message | None, Iterable[Item]]], summary: Summary[Item] | None = None
) -> Iterator[Group]:
    """A row an item under the name of each part, with a ``summary`` of it; nothing of a part without items."""
    for name, inside in parts:
        if items := tuple(inside):
            said = tuple(summary(items)) if summary else ()
            yield Group(name, rows_of(items, fields), summary=said)
