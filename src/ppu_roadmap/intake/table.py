"""A table that others made, as wishes: its programs with the cells that tell of them, what is guessed and open."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.change.comparison import label_of
from ppu_roadmap.change.wishes import Left, Table
from ppu_roadmap.edit.forms import FORMS, questions
from ppu_roadmap.grid.grid import Grid
from ppu_roadmap.intake.agencies import Roster
from ppu_roadmap.intake.columns import vocabulary
from ppu_roadmap.intake.entries import Entry, Reading
from ppu_roadmap.intake.money import decimals
from ppu_roadmap.intake.rows import Sheet, side_by_side
from ppu_roadmap.intake.writing import Writing
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS, LONGEST_NAME, PREFIXES
from ppu_roadmap.rules.similarity import folded, nearest_earlier
from ppu_roadmap.text import FileName, Refusal, _, words
from ppu_roadmap.words.reading import only
from ppu_roadmap.words.vocabulary import LANGUAGES, bare

_MOST: Final = 20_000
"""Rows that may be read: four times as many as a large plan has programs."""
_HOMES: Final = {prefix: dimension for dimension, prefix in PREFIXES.items()}
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
    read = _chosen(grids, sheet)
    if ours := next(filter(_is_ours, read), None):
        raise Refusal(_("{sheet} is a sheet of our form without its hidden sheet: give the form out again",
                        sheet=ours.sheet or FileName(ours.file)))  # fmt: skip
    said = {column: _field(name) for column, name in mapping.items()}
    readings = [Reading(Sheet(part, said, home)) for grid in read for part, home in side_by_side(grid)]
    _judge(grids, readings, said)
    left = [each for reading in readings for each in reading.left]
    entries = [entry for reading in readings for entry in reading.entries]
    mark = decimals(cell for entry in entries for cell in entry.of("amount", "years"))
    entries = [*_placed(entries, plan, left)]
    roster = Roster(plan, (cell for entry in entries for cell in entry.of("owner", "partners")))
    writing = Writing(plan, roster, mark, owner, left)
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:  # rows of one name are one program with what each of them tells
        first = found.setdefault((entry.dimension, folded(entry.name)), entry)
        first.rows += entry.rows if first is not entry else ()
    ids = _ids(found, plan, left)
    programs = [one for key, entry in found.items() if (one := writing.wanted(entry, ids.get(key, "")))]
    wishes = (wish for one in programs for wish in one.wishes if wish.path in (("owner",), ("partners",)))
    named = {key for wish in wishes for key in (wish.meant if isinstance(wish.meant, list) else [wish.meant])}
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
    """The ids of programs that the plan has: by code and name, by name, else by nearly the same in the dimension."""
    same = {(one.dimension, folded(one.name or "")): one.id or "" for one in plan.programs}
    found = {key: same[key] for key in entries if key in same} | _by_code(entries, plan, left)
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


def _by_code(entries: dict[tuple[str, str], Entry], plan: Plan, left: list[Left]) -> dict[tuple[str, str], str]:
    """The ids that codes tell; an entry with the code of another program is taken out: nobody knows if it is new."""
    found, fresh = {}, []
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
        codes = words(dict.fromkeys(cell.text for cell in fresh), limit=5)
        why = _("the plan has no such codes and gives its own to what is new: {codes}", codes=codes)
        left.append(fresh[0].left(why))
    return found
