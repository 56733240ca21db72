"""Entries of a planner's table as programs that are wished: what is told with its cell, what is guessed, what is open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ppu_roadmap.catalog.labels import HORIZON
from ppu_roadmap.change.comparison import label_of
from ppu_roadmap.change.wishes import Guessed, Left, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.intake.agencies import ANYONE, Named, Roster, named
from ppu_roadmap.intake.amounts import is_marked, span
from ppu_roadmap.intake.columns import horizon_in
from ppu_roadmap.intake.entries import Entry, items, subdimension_in
from ppu_roadmap.intake.money import Lines
from ppu_roadmap.intake.rows import Cell
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.similarity import folded
from ppu_roadmap.text import Message, Phrase, _, command, words
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.yamltext.nodes import Given

PROGRAM: Final = FORMS["program"]
_ONCE: Final = ("locations", "target_group", "beneficiaries", "status", "status_note", "progress", "nomenclature")
_TEXTS: Final = ("description", "note")
"""Fields whose further cells are further lines."""
_OPEN: Final = ("owner", "subdimension", "years", "budget")
"""What a program should have, and a table may leave open."""
_KINDS: Final = {"output": "output", "keluaran": "output", "outcome": "outcome", "hasil": "outcome", "impact": "impact",
                 "dampak": "impact"}  # fmt: skip
"""Kinds of indicators by the words in their headings."""


@dataclass
class Writing:
    """Makes wishes of entries, against the names of a plan."""

    plan: Plan
    roster: Roster
    decimals: str
    """What stands before decimals in the amounts of the table, where they tell."""
    owner: str | None = None
    """The agency whose programs alone are taken; it leads where a table names none."""
    left: list[Left] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def wanted(self, entry: Entry, id: str) -> Wanted | None:
        """The program that an entry tells of; ``id``: of one that the plan has, else nothing; ``None`` where another agency leads it."""
        name = id or entry.name
        agencies = [*self._agencies(entry, id)]
        lead = next((wish.meant for wish in agencies if wish.path == ("owner",)), self._leads(id))
        if self.owner and lead != self.owner:
            told = {"agency": self.plan.agency_name(str(lead)), "owner": self.plan.agency_name(self.owner)}
            why = _("{agency} leads it, and only programs of {owner} are asked for", **told)
            self.left.append(Left(entry.origin, entry.name, why, open=True, id=name))
            return None
        years = self._years(entry)
        lines = Lines(entry, self.decimals, years.meant if years else None)
        parts = [*lines.wanted(self.plan, id), *self._actions(entry, id), *self._indicators(entry, id)]
        self.left += (each._replace(id=name) for each in lines.left)
        self.guessed += (each._replace(id=name) for each in lines.guessed)
        if years is None and lines.span:
            why = _("{first} to {last}", first=lines.span[0], last=lines.span[1])
            years = Wish(("years",), None, lines.origin or entry.origin, meant=list(lines.span), read=why)
        wishes = [
            *([] if id else [Wish(("name",), entry.name, entry.origin, meant=entry.name)]),
            *([years] if years else []),
            *self._horizon(entry, years, id),
            *agencies,
            *self._subdimension(entry),
            *self._strategy(entry),
            *self._plain(entry),
        ]
        self._quick_win(entry, name)
        if not id:
            self._still_open(entry, {wish.path[0] for wish in wishes} | {part.form.at for part in parts})
        return Wanted(PROGRAM, entry.origin, tuple(wishes), id, None, not id, False, entry.dimension, parts)  # noqa: FBT003 -- gone

    def _leads(self, id: str) -> str | None:
        """Who leads a program of the plan."""
        program = self.plan.by_id.get(id)
        return program.owner if program else None

    def leave(self, cell: Cell, why: Message, id: str, *, once: bool = False) -> None:
        """Leave a cell open; ``once``: of all that say the same, the first."""
        key = (cell.text.casefold(), why.template)
        if not (once and key in self._told):
            self.left.append(Left(cell.origin, cell.text, why, open=True, id=id))
        self._told.add(key)

    # -- when --------------------------------------------------------------------------------------------------------

    def _years(self, entry: Entry) -> Wish | None:
        """The years of a program: as written, else from the first to the last that is ticked."""
        written = [cell for cell in entry.of("years") if cell.column.year is None]
        spans = [years for cell in written if (years := span(cell.value))]
        if len(spans) < len(written):  # is told where it is read again
            return Wish(("years",), written[0].value, written[0].origin)
        ticked = [cell for cell in entry.of("years") if cell.column.year and is_marked(cell.value)]
        found = [year for years in spans for year in years] or [cell.column.year or 0 for cell in ticked]
        if not found:
            return None
        told = (written or ticked)[0]
        said = _("{first} to {last}", first=str(min(found)), last=str(max(found)))
        return Wish(("years",), told.value, told.origin, meant=[min(found), max(found)], read=None if spans else said)

    def _horizon(self, entry: Entry, years: Wish | None, id: str) -> Iterator[Wish]:
        """The horizon that a column or a section tells, else for a new program the nearest that holds its last year."""
        cell = entry.kept.get("horizon")
        if entry.horizon:
            at = cell.origin if cell else entry.origin
            yield Wish(("horizon",), entry.horizon, at, meant=entry.horizon)
        elif cell is not None:
            yield Wish(("horizon",), cell.value, cell.origin, meant=horizon_in(cell.text) or None)
        elif not id:
            last = int(str(years.meant[1])) if years and isinstance(years.meant, list) else None
            tag = HORIZONS[0] if last is None else self._holding(last)
            at = years.origin if years else entry.origin
            why = _("no column tells the horizon, and no year: the first is taken")
            if last is not None:
                why = _("no column tells the horizon: {horizon} holds {year}", horizon=HORIZON[tag], year=str(last))
            self.guessed.append(Guessed(entry.name, "horizon", tag, why, at))
            yield Wish(("horizon",), tag, at, meant=tag)

    def _holding(self, year: int) -> str:
        """The nearest horizon that holds a year, the last one for what lies beyond."""
        ends = ((tag, self.plan.horizon_last(tag)) for tag in HORIZONS)
        return next((tag for tag, last in ends if last is not None and year <= last), HORIZONS[-1])

    # -- who ---------------------------------------------------------------------------------------------------------

    def _agencies(self, entry: Entry, id: str) -> Iterator[Wish]:
        """Who leads, and who supports: of several that should lead the first does, and the others support."""
        leads, helps = self._keys(entry, "owner", id), self._keys(entry, "partners", id)
        if leads:
            (key, first), *others = leads
            cell = first
            said: Phrase = None
            if others:
                joined = words(one.text for _key, one in others)
                said = _("{agency} leads, supported by {others}", agency=first.text, others=joined)
            yield Wish(("owner",), self._value(entry, "owner"), cell.origin, meant=key, read=said)
            helps = [*others, *helps]
        elif self.owner and not id:
            yield Wish(("owner",), self.owner, entry.origin, meant=self.owner)
        keys = list(dict.fromkeys(key for key, _one in helps if not leads or key != leads[0][0]))
        if keys:
            yield Wish(("partners",), "; ".join(one.text for _key, one in helps), helps[0][1].origin, meant=keys)

    @staticmethod
    def _value(entry: Entry, key: str) -> str:
        return "; ".join(cell.text for cell in entry.of(key))

    def _keys(self, entry: Entry, field: str, id: str) -> list[tuple[str, Named]]:
        found: list[tuple[str, Named]] = []
        for cell in entry.of(field):
            for one in named(cell.value, cell.origin, self.roster.known):
                key = self.roster.key(one.text)
                if key is not None:
                    found.append((key, one))
                    continue
                why = _("{text} names no agency: say which are meant", text=one.text)
                if not ANYONE.fullmatch(one.text):
                    why = _("{text} can be no name of an agency: write one", text=one.text)
                self.leave(cell, why, id or entry.name)
        return found

    # -- what --------------------------------------------------------------------------------------------------------

    def _subdimension(self, entry: Entry) -> Iterator[Wish]:
        cell = entry.kept.get("subdimension")
        if cell is not None:
            found = subdimension_in(cell.text, entry.dimension)
            yield Wish(("subdimension",), cell.value, cell.origin, meant=found or None)

    def _strategy(self, entry: Entry) -> Iterator[Wish]:
        """A strategy that the plan has; others are left open, as nobody can make one of its name alone."""
        cell = entry.kept.get("strategy")
        if cell is None:
            return
        read = NAMED["strategy"](self.plan).read(cell.text)
        if len(read) == 1:
            yield Wish(("strategy",), cell.value, cell.origin, meant=read[0].value)
            return
        file = f"{entry.dimension}.yaml"
        self.leave(cell, _("{file} has no such strategy: write it there first", file=file), entry.name, once=True)

    def _plain(self, entry: Entry) -> Iterator[Wish]:
        """Fields that are read as they stand."""
        for key in _ONCE:
            cells = entry.of(key)
            texts = {cell.text for cell in cells}
            if cells:
                yield Wish((key,), cells[0].value, cells[0].origin)
            for cell in cells[1:] if len(texts) > 1 else ():
                why = _("{field} is told twice, and only the first is taken", field=label_of(PROGRAM, (key,)))
                self.leave(cell, why, entry.name)
        for key in _TEXTS:
            if cells := entry.of(key):
                text = "\n".join(dict.fromkeys(str(cell.value) for cell in cells))
                yield Wish((key,), cells[0].value, cells[0].origin, meant=text)

    def _quick_win(self, entry: Entry, id: str) -> None:
        for cell in entry.of("quick_win"):
            if is_marked(cell.value):
                asks = command("add", "quickwin", id)
                self.leave(cell, _("a quick win needs more than a mark: add it with {command}", command=asks), id)

    def _still_open(self, entry: Entry, told: set[str]) -> None:
        """Say in one line what no cell tells of a new program."""
        lacking = [label_of(PROGRAM, (key,)) for key in _OPEN if key not in told]
        if lacking:
            why = _("the table does not tell: {fields}", fields=words(lacking))
            self.left.append(Left(entry.origin, entry.name, why, open=True, id=entry.name))

    # -- parts -------------------------------------------------------------------------------------------------------

    def _actions(self, entry: Entry, id: str) -> list[Wanted]:
        """The actions of a program; what comes of them, where there is but one."""
        cells = [(cell, name) for cell in entry.of("actions") for name in items(str(cell.value)) if is_marked(name)]
        outputs = entry.of("output")
        made = [
            Wanted(FORMS["action"], cell.origin, (Wish(("name",), name, cell.origin, meant=name),), id, new=True)
            for name, cell in {name: cell for cell, name in reversed(cells)}.items()
        ][::-1]
        if len(made) == 1 and outputs:
            text = "\n".join(str(one.value) for one in outputs)
            wish = Wish(("output",), outputs[0].value, outputs[0].origin, meant=text)
            return [Wanted(made[0].form, made[0].origin, (*made[0].wishes, wish), id, new=True)]
        for cell in outputs:
            self.leave(cell, _("an output is that of one action: say of which"), id or entry.name)
        return made

    def _indicators(self, entry: Entry, id: str) -> Iterator[Wanted]:
        """Indicators of a kind that their heading tells; of others a person must say it."""
        by_row: dict[int, list[Cell]] = {}
        for row, cell in entry.cells:
            by_row.setdefault(row, []).append(cell)
        for cells in by_row.values():
            of = {cell.column.field: cell for cell in cells if cell.column.year is None}
            if "indicators" not in of:
                continue
            cell = of["indicators"]
            heading = cell.column.heading.casefold()
            kind = next((kind for word, kind in _KINDS.items() if word in heading), "")
            if not kind:
                asks = command("add", "indicator", id or entry.name)
                why = _("it may count an output, an outcome or an impact: say which with {command}", command=asks)
                self.leave(cell, why, id or entry.name)
                continue
            wishes = [
                Wish(("name",), cell.text, cell.origin, meant=cell.text),
                Wish(("kind",), kind, cell.origin, meant=kind),
            ]
            if unit := of.get("unit"):
                wishes.append(Wish(("unit",), unit.value, unit.origin, meant=unit.text))
            wishes += _by_year(cells)
            yield Wanted(FORMS["indicator"], cell.origin, tuple(wishes), id, new=True)


def _by_year(cells: Sequence[Cell]) -> Iterator[Wish]:
    """What an indicator is at its start and is to be, in years that headings tell."""
    for cell in cells:
        if cell.column.year and cell.column.field == "targets":
            yield Wish(("targets", str(cell.column.year)), cell.value, cell.origin)
        elif cell.column.year and cell.column.field == "baseline":
            year: Given = cell.column.year
            yield Wish(("baseline", "year"), cell.column.year, cell.origin, meant=year)
            yield Wish(("baseline", "value"), cell.value, cell.origin)


def together(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """Entries by dimension and folded name: rows of one name are one program with what each of them tells."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = found.setdefault((entry.dimension, folded(entry.name)), entry)
        if first is not entry:
            first.cells += entry.cells
            first.kept = entry.kept | first.kept
            first.horizon = first.horizon or entry.horizon
    return found
