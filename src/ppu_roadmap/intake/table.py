"""A table that others made, as wishes: its programs with the cells that tell of them, what is guessed and open."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON
from ppu_roadmap.change.comparison import label_of
from ppu_roadmap.change.wishes import Guessed, Left, Table, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS, questions
from ppu_roadmap.facts.money import cost
from ppu_roadmap.grid.grid import Grid
from ppu_roadmap.intake.agencies import Roster
from ppu_roadmap.intake.columns import ANY, horizon_in, vocabulary
from ppu_roadmap.intake.entries import Entry, Reading, items, subdimension_in
from ppu_roadmap.intake.money import Money, decimals, span
from ppu_roadmap.intake.rows import Cell, Sheet, is_ticked
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, LONGEST_NAME, PREFIXES
from ppu_roadmap.rules.similarity import folded, nearest_earlier
from ppu_roadmap.text import FileName, Refusal, _, words
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.words.reading import only
from ppu_roadmap.words.vocabulary import LANGUAGES, bare

_MOST: Final = 20_000
"""Rows that may be read: four times as many as a large plan has programs."""
_HOMES: Final = {prefix: dimension for dimension, prefix in PREFIXES.items()}
_PROGRAM: Final = FORMS["program"]
_PLAIN: Final = ("description", "locations", "target_group", "beneficiaries", "status", "status_note", "progress",
                 "nomenclature", "note")  # fmt: skip
"""Fields that are read as they stand."""
_BETWEEN: Final = re.compile(r"\s*[;\n/]\s*")
"""What may stand between places, beside a comma."""
_TEXTS: Final = ("description", "target_group", "status_note", "note")
"""Those whose further cells are further lines."""
_OPEN: Final = ("owner", "subdimension", "years", "budget")
"""What a program should have, and a table may leave open."""
_LISTED: Final = ANY(r"[,;&+\n]|\bdan\b|\band\b")
"""What stands between years that are told one by one."""
_FORMS: Final = ("program", "action", "budget", "indicator", "risk", "report")
"""What the sheets of our form are of."""
_ENOUGH: Final = 0.6
"""How many of the fields such a sheet has, and of its headings are theirs: a person may add or delete some."""


def read_table(
    grids: Sequence[Grid], plan: Plan, mapping: Mapping[str, str], sheet: str | None = None, owner: str | None = None
) -> Table:
    """The programs that tables of others tell of, and the agencies that they name, as wishes for a plan.

    ``mapping`` has the names or labels of fields by the headings or letters of columns, ``-`` for one that is to be
    passed over; ``owner`` is the key of the agency whose programs alone are taken, and that leads where no cell names
    one. Raises Refusal where no table is found, or a sheet, a column or a field does not exist; and for a sheet of our
    form, whose hidden sheet alone tells what was changed in it.
    """
    if ours := next(filter(_is_ours, _chosen(grids, sheet)), None):
        raise Refusal(_("{sheet} is a sheet of our form without its hidden sheet: give the form out again",
                        sheet=ours.sheet or FileName(ours.file)))  # fmt: skip
    said = {column: _field(name) for column, name in mapping.items()}
    readings = [Reading(Sheet(grid, said)) for grid in _chosen(grids, sheet)]
    _judge(grids, readings, said)
    passed = _("the sheet has no table of programs, and was passed over")
    left = [Left(one.now.origin, one.sheet.grid.sheet, passed, open=True) for one in readings if not one.sheet.headings]
    left += (each for reading in readings for each in reading.left)
    entries = [entry for reading in readings for entry in reading.entries]
    amounts = (cell for entry in entries for key in ("amount", "years") for cell in entry.of(key))
    mark = decimals(cell.text for cell in amounts if isinstance(cell.value, str))
    entries = [*_placed(entries, plan, left)]
    cells = [cell for entry in entries for cells in entry.rows for cell in cells]
    roster = Roster(plan, (cell for cell in cells if cell.column.field in ("owner", "partners")))
    writing = Writing(plan, roster, mark, owner, left)
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:  # rows of one name are one program with what each of them tells
        first = found.setdefault((entry.dimension, folded(entry.name)), entry)
        if first is not entry:
            first.rows += entry.rows
            first.kept = entry.kept | first.kept
    ids = _ids(found, plan, left)
    programs = [one for key, entry in found.items() if (one := writing.wanted(entry, ids.get(key, "")))]
    named = {*roster.named_in(programs)}
    new = [each for each in roster.new if each.id in named]
    guessed = [each for each in roster.guessed if each.id in named]
    return Table([*new, *programs], left, [*guessed, *writing.guessed])


def _is_ours(grid: Grid) -> bool:
    """Whether a sheet is one of our form: the code comes first, and its headings are the fields of one record."""
    for row in grid.rows[:10]:
        names = [bare(value) for value in row if isinstance(value, str)]
        if names and names[0] in ("kode", "code"):
            return any(
                len(labels.intersection(names)) >= _ENOUGH * max(len(names), len(labels)) for labels in _labels()
            )
    return False


@cache
def _labels() -> list[frozenset[str]]:
    """The labels of the fields of each record in each language, as names are compared."""
    every = [[_("{word}", word=label_of(FORMS[word], each.path)) for each in questions(FORMS[word])] for word in _FORMS]
    return [frozenset(bare(each.render(language)) for each in labels) for labels in every for language in LANGUAGES]


def _chosen(grids: Sequence[Grid], sheet: str | None) -> list[Grid]:
    """The sheets to be read: the one of a name, else all that are shown. Raises Refusal."""
    found = [each for each in grids if (not each.hidden if sheet is None else each.sheet.lower() == sheet.lower())]
    if sum(len(grid.rows) for grid in found) > _MOST:
        raise Refusal(_("a table of programs may have {limit} rows: divide it, or name a sheet", limit=_MOST))
    if not found and sheet is not None:
        listed = words(grid.sheet for grid in grids)
        raise Refusal(_("there is no sheet {name}; there are {sheets}", name=sheet, sheets=listed))
    return found


def _field(name: str) -> str:
    """The key of a field by any name; nothing for none. Raises Misread."""
    known = vocabulary()
    unknown = known.unknown(_("a column cannot be {field}", field=name), name)
    return "" if name == "-" else only(name, known.read(name), unknown).value


def _judge(grids: Sequence[Grid], readings: Sequence[Reading], said: Mapping[str, str]) -> None:
    """Refuse what has no table in it, or not the columns that a person speaks of. Raises Refusal."""
    columns = [each for reading in readings for heading in reading.sheet.headings for each in heading.columns]
    for name in said if columns else ():
        if not any(bare(name) in each.names for each in columns):
            listed = words(dict.fromkeys(each.heading for each in columns))
            raise Refusal(_("no column is called {name}; there are {columns}", name=name, columns=listed))
    if not any(reading.entries for reading in readings):
        why = _("{path} has no table of programs: its headings must name them, such as Program, Tahun, OPD; or say "
                "which column they stand in with {option}",
                path=FileName(grids[0].file) if grids else "–", option="--map B=name")  # fmt: skip
        raise Refusal(why)


def _placed(entries: Sequence[Entry], plan: Plan, left: list[Left]) -> Iterator[Entry]:
    """Entries with their dimension, which their code may tell, or the one program of their name in the plan."""
    named: dict[str, set[str]] = {}
    for program in plan.programs:
        named.setdefault(folded(program.name or ""), set()).add(program.dimension)
    for entry in entries:
        code = next((_HOMES[cell.text[:3].upper()] for cell in entry.of("id") if cell.text[:3].upper() in _HOMES), "")
        same = named.get(folded(entry.name), set())
        entry.dimension = entry.dimension or code or (min(same) if len(same) == 1 else "")
        if len(entry.name) > LONGEST_NAME:
            count = len(entry.name)
            why = _("a name may have {limit} characters, and this has {count}", limit=LONGEST_NAME, count=count)
            left.append(Left(entry.origin, entry.name, why))
        elif entry.dimension:
            yield entry
        else:
            listed = words(DIMENSION[each] for each in DIMENSIONS)
            why = _("no cell tells its dimension: write one of {dimensions} in a column Dimensi", dimensions=listed)
            left.append(Left(entry.origin, entry.name, why, id=entry.name))


def _alike(name: str, other: str) -> bool:
    """Whether names are nearly the same, or one has the other in it."""
    one, two = f" {folded(name)} ", f" {folded(other)} "
    return one in two or two in one or any(nearest_earlier([name, other]))


def _ids(entries: dict[tuple[str, str], Entry], plan: Plan, left: list[Left]) -> dict[tuple[str, str], str]:
    """The ids of programs that the plan has already: by code and name, else by nearly the same name in the dimension.

    Entries whose code is of quite another program are taken out: nobody knows whether they are new.
    """
    same = {(one.dimension, folded(one.name or "")): one.id or "" for one in plan.programs}
    found, fresh = {key: same[key] for key in entries if key in same}, []
    for key, cell in [(key, cell) for key, entry in entries.items() for cell in entry.of("id")]:
        program = plan.by_id.get(cell.text.upper())
        if program is None:
            fresh.append(cell)
        elif program.dimension == key[0] and _alike(program.name or "", key[1]):
            found[key] = cell.text.upper()
        elif entries.pop(key, None):
            why = _("{code} is {name} in the plan: write that name and its dimension, or no code for a new program",
                    code=cell.text, name=program.name or "")  # fmt: skip
            left.append(cell.left(why, open=False))
    if fresh:
        codes = words(dict.fromkeys(cell.text for cell in fresh))
        left.append(
            fresh[0].left(_("the plan has no such codes and gives its own to what is new: {codes}", codes=codes))
        )
    taken = set(found.values())
    for dimension in DIMENSIONS:
        old = [one for one in plan.programs if one.dimension == dimension and one.id not in taken]
        new = [key for key in entries if key[0] == dimension and key not in found]
        for at, earlier in nearest_earlier([*(one.name for one in old), *(entries[key].name for key in new)]):
            id = old[earlier].id if earlier < len(old) <= at else None
            if id and id not in taken:
                found[new[at - len(old)]] = id
                taken.add(id)
    return found


@dataclass
class Writing:
    """Makes wishes of entries, against the names of a plan."""

    plan: Plan
    roster: Roster
    mark: str
    """What stands before decimals in the amounts of the table, where they tell."""
    owner: str | None = None
    """The agency whose programs alone are taken; it leads where a table names none."""
    left: list[Left] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)

    def wanted(self, entry: Entry, id: str) -> Wanted | None:
        """The program of an entry, of one in the plan by its ``id``; ``None`` where another than ``owner`` leads it."""
        program, left, guessed = self.plan.by_id.get(id), len(self.left), len(self.guessed)
        agencies = [*self._agencies(entry, new=not id)]
        lead = next((wish.meant for wish in agencies if wish.path == ("owner",)), program and program.owner)
        if self.owner and lead != self.owner:
            told = {"agency": self.plan.agency_name(str(lead)), "owner": self.plan.agency_name(self.owner)}
            why = _("{agency} leads it, and only programs of {owner} are asked for", **told)
            self.left.append(Left(entry.origin, entry.name, why, open=True, id=id or entry.name))
            return None
        years = _years(entry)
        money = Money(
            entry, self.mark, years, (cost(self.plan, program).known, bool(program.budget)) if program else None
        )
        if not years and (of := money.years) and not (program and program.years):
            years = of
            why = _("no column tells the years: those that have money are taken")
            self.guessed.append(Guessed("", "years", of.meant, why, of.origin))
        parts = (*money.wanted(self.plan, id), *self._actions(entry, id))
        self.left += money.left
        self.guessed += money.guessed
        named = [] if id else [Wish(("name",), entry.name, entry.origin, meant=entry.name)]
        horizon = self._horizon(entry, years, new=not id)
        plain = [*self._plain(entry)]
        if not (id or lead) and (status := next((each for each in plain if each.path == ("status",)), None)):
            plain.remove(status)
            why = _("without an agency in charge a program is but proposed: name one, too")
            self.left.append(Left(status.origin, str(status.value), why, open=True))
        wishes = (*named, *([years] if years else []), *horizon, *agencies, *self._kept(entry), *plain)
        known = {wish.path[0] for wish in wishes} | {part.form.at for part in parts}
        if not id and (lacking := [label_of(_PROGRAM, (key,)) for key in _OPEN if key not in known]):
            why = _("the table does not tell: {fields}", fields=words(lacking))
            self.left.append(Left(entry.origin, entry.name, why, open=True))
        self.left[left:] = (each._replace(id=id or entry.name) for each in self.left[left:])
        self.guessed[guessed:] = (each._replace(id=id or entry.name) for each in self.guessed[guessed:])
        return Wanted(_PROGRAM, entry.origin, wishes, id, new=not id, dimension=entry.dimension, parts=parts)

    def _horizon(self, entry: Entry, years: Wish | None, *, new: bool) -> Iterator[Wish]:
        """The horizon that a column or a section tells, else for a new program the nearest that holds its last year."""
        cell = entry.kept.get("horizon")
        if cell is not None and span(cell.value) is None:
            yield Wish(("horizon",), cell.value, cell.origin, meant=horizon_in(cell.text) or None)
        elif new:
            last = years.meant[1] if years and isinstance(years.meant, tuple) else None
            at = years.origin if years else entry.origin
            tag, why = HORIZONS[0], _("no column tells the horizon, and no year: the first is taken")
            if isinstance(last, int):
                ends = ((tag, self.plan.horizon_last(tag)) for tag in HORIZONS)
                tag = next((tag for tag, end in ends if end is not None and last <= end), HORIZONS[-1])
                why = _("no column tells the horizon: {horizon} holds {year}", horizon=HORIZON[tag], year=str(last))
            self.guessed.append(Guessed("", "horizon", tag, why, at))
            yield Wish(("horizon",), tag, at, meant=tag)

    def _agencies(self, entry: Entry, *, new: bool) -> Iterator[Wish]:
        """Who leads, and who supports: of several that should lead the first does, and the others support."""
        leads, helps = self._named(entry, "owner"), self._named(entry, "partners")
        if leads:
            (key, first), *others = leads.items()
            said = _("{agency} leads, supported by {others}", agency=first.text,
                     others=words(one.text for _key, one in others)) if others else None  # fmt: skip
            text = "; ".join(dict.fromkeys(cell.text for cell in entry.of("owner")))
            yield Wish(("owner",), text, first.origin, meant=key, read=said)
            helps = {of: one for of, one in (dict(others) | helps).items() if of != key}
        elif self.owner and new:
            yield Wish(("owner",), self.owner, entry.origin, meant=self.owner)
        if helps:
            text = "; ".join(one.text for one in helps.values())
            yield Wish(("partners",), text, next(iter(helps.values())).origin, meant=[*helps])

    def _named(self, entry: Entry, field: str) -> dict[str, Cell]:
        """The agencies of a field by their keys, each as its cell names it; what names none is left open."""
        found: dict[str, Cell] = {}
        for cell in entry.of(field):
            for one in self.roster.named(cell):
                if key := self.roster.key(one.text):
                    found.setdefault(key, one)
                else:
                    self.left.append(cell.left(_("{text} names no agency: say which are meant", text=one.text)))
        return found

    def _kept(self, entry: Entry) -> Iterator[Wish]:
        """What sections and filled columns tell; a strategy only where the plan has it, as a name alone makes none."""
        if cell := entry.kept.get("subdimension"):
            of = DIMENSION[entry.dimension]
            if found := subdimension_in(cell.text, entry.dimension):
                yield Wish(("subdimension",), cell.value, cell.origin, meant=found)
            else:
                self._once(cell.left(_("{text} is no sub-dimension of {dimension}", text=cell.text, dimension=of),
                                     open=False))  # fmt: skip
        if cell := entry.kept.get("strategy"):
            read = NAMED["strategy"](self.plan).read(cell.text)
            if len(read) == 1:
                yield Wish(("strategy",), cell.value, cell.origin, meant=read[0].value)
            else:
                file = f"{entry.dimension}.yaml"
                self._once(cell.left(_("{file} has no such strategy: write it there first", file=file)))

    def _actions(self, entry: Entry, id: str) -> Iterator[Wanted]:
        """The actions of a program, each once; one that has a row of its own with the agency and output in that."""
        told: set[str] = set()
        for row in entry.rows:
            cells = [(text, cell) for cell in row if cell.column.field == "actions" for text in items(str(cell.value))]
            for text, cell in cells:
                if is_ticked(text) and text not in told:
                    alone = row if len(cells) == 1 and len(entry.of("actions")) > 1 else ()
                    own = [(one, self.roster.key(one.text)) for one in alone if one.column.field == "owner"]
                    own += [(one, one.text) for one in alone if one.column.field == "output"]
                    rest = (Wish((one.column.field,), one.value, one.origin, meant=of) for one, of in own if of)
                    name = Wish(("name",), text, cell.origin, meant=text)
                    yield Wanted(FORMS["action"], cell.origin, (name, *rest), id, new=True)
                    told.add(text)

    def _plain(self, entry: Entry) -> Iterator[Wish]:
        """Fields that are read as they stand: texts of several cells are lines, places add up, of others one holds."""
        for key in _PLAIN:
            if not (cells := list({cell.text: cell for cell in reversed(entry.of(key))}.values())[::-1]):
                continue
            first, text = cells[0], "\n".join(str(cell.value) for cell in cells)
            value = _BETWEEN.sub(", ", text) if key == "locations" else first.value
            yield Wish((key,), value, first.origin, meant=text if key in _TEXTS else None)
            for cell in cells[1:] if key not in (*_TEXTS, "locations") else ():
                self.left.append(
                    cell.left(_("another row of the program says {text}: say which holds", text=first.text))
                )

    def _once(self, left: Left) -> None:
        """Leave a cell out, unless another that says the same was."""
        key = (left.text.casefold(), left.why.template)
        self.left += [left] if key not in self.told else []
        self.told.add(key)


def _years(entry: Entry) -> Wish | None:
    """The years of a program: as written, else from the first to the last that is ticked; gaps are said."""
    cells = entry.of("years")
    written = [cell for cell in cells if not cell.column.year]
    written += (cell for key, cell in entry.kept.items() if key == "horizon" and span(cell.value))
    spans = [span(cell.value) for cell in written]
    if None in spans:  # is told where it is read again
        return Wish(("years",), written[0].value, written[0].origin)
    ticked = [cell for cell in cells if cell.column.year and is_ticked(cell.value)]
    found = [year for years in spans for year in years or ()] or [cell.column.year or 0 for cell in ticked]
    told = next(iter(written or ticked), None)
    if told is None:
        return None
    first, last = min(found), max(found)
    listed = {int(each) for cell in written for each in re.findall("[0-9]{4}", cell.text) if _LISTED.search(cell.text)}
    spanned = {year for one, cell in zip(spans, written, strict=True) if one and not _LISTED.search(cell.text)
               for year in range(one[0], one[1] + 1)}  # fmt: skip
    whole = not written or spanned | listed >= {*range(first, last + 1)}
    said = None if whole else _("{first} to {last}", first=str(first), last=str(last))
    return Wish(("years",), told.value, told.origin, meant=(first, last), read=said)
