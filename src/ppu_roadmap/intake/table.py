"""A table that others made, as wishes: its programs with the cells that tell of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ppu_roadmap.change.wishes import Left, Table
from ppu_roadmap.grid.grid import Grid
from ppu_roadmap.intake.agencies import Roster, named
from ppu_roadmap.intake.amounts import marks
from ppu_roadmap.intake.columns import MONEY, vocabulary
from ppu_roadmap.intake.entries import Entry, Reading
from ppu_roadmap.intake.programs import Writing, together
from ppu_roadmap.intake.rows import Sheet
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS, PREFIXES
from ppu_roadmap.rules.similarity import folded, nearest_earlier
from ppu_roadmap.text import FileName, Message, Refusal, _, words
from ppu_roadmap.words.plan_names import Agencies
from ppu_roadmap.words.reading import only
from ppu_roadmap.words.vocabulary import bare


def read_table(
    grids: Sequence[Grid], plan: Plan, mapping: Mapping[str, str], sheet: str | None = None, owner: str | None = None
) -> Table:
    """The programs that tables of others tell of, and the agencies that they name, as wishes for a plan.

    ``mapping`` has the names or labels of fields by the headings or letters of columns, nothing for a column that is to
    be passed over; ``owner`` is the key of the agency whose programs alone are taken, and that leads where no cell names
    one. Raises Refusal where no table is found, or a column or a field does not exist.
    """
    chosen = _chosen(grids, sheet)
    said = {column.strip(): _field(name.strip()) for column, name in mapping.items()}
    readings = [Reading(Sheet(grid, said)) for grid in chosen]
    entries = [entry for reading in readings for entry in reading.entries]
    left = [each for reading in readings for each in reading.left]
    for column in said:
        if not any(bare(column) in reading.columns for reading in readings) and entries:
            listed = words(dict.fromkeys(name for reading in readings for name in reading.columns.values()))
            raise Refusal(_("no column is called {name}; there are {columns}", name=column, columns=listed))
    if not entries:
        raise Refusal(_no_table(grids))
    known = Agencies(plan)
    cells = [cell for entry in entries for key in ("owner", "partners") for cell in entry.of(key)]
    roster = Roster(plan, (one for cell in cells for one in named(cell.value, cell.origin, known)))
    texts = (cell.text for entry in entries for _row, cell in entry.cells if cell.column.field in (*MONEY, "years"))
    writing = Writing(plan, roster, marks(texts), owner)
    placed = [*_placed(entries, plan, left)]
    found = together(placed)
    ids = _ids(found.values(), plan)
    programs = [*filter(None, (writing.wanted(entry, ids.get(key, "")) for key, entry in found.items()))]
    return Table([*roster.new, *programs], [*left, *writing.left], [*roster.guessed, *writing.guessed])


def _chosen(grids: Sequence[Grid], sheet: str | None) -> list[Grid]:
    """The sheets to be read: the one of a name, else all that are shown. Raises Refusal."""
    if sheet is None:
        return [grid for grid in grids if not grid.hidden]
    found = [grid for grid in grids if grid.sheet.casefold() == sheet.casefold()]
    if not found:
        listed = words(grid.sheet for grid in grids)
        raise Refusal(_("there is no sheet {name}; there are {sheets}", name=sheet, sheets=listed))
    return found


def _field(name: str) -> str:
    """The key of a field by any name; nothing for none. Raises Misread."""
    if name in ("", "-"):
        return ""
    known = vocabulary()
    return only(name, known.read(name), known.unknown(_("a column cannot be {field}", field=name), name)).value


def _no_table(grids: Sequence[Grid]) -> Message:
    told = FileName(grids[0].file) if grids else "–"
    example = '--map "B=name"'
    return _(
        "{path} has no table of programs: a row of headings must name them, such as Program, Tahun, OPD; or say which "
        "column they stand in with {example}",
        path=told, example=example,
    )  # fmt: skip


def _placed(entries: Iterable[Entry], plan: Plan, left: list[Left]) -> Iterator[Entry]:
    """Entries with their dimension, which their code may tell, or the one program of their name in the plan."""
    homes = {prefix: dimension for dimension, prefix in PREFIXES.items()}
    named: dict[str, set[str]] = {}
    for program in plan.programs:
        named.setdefault(folded(program.name or ""), set()).add(program.dimension)
    for entry in entries:
        code = next((homes.get(cell.text[:3].upper()) for cell in entry.of("id")), None)
        same = named.get(folded(entry.name), set())
        entry.dimension = entry.dimension or code or (next(iter(same)) if len(same) == 1 else "")
        if entry.dimension:
            yield entry
            continue
        listed = words(DIMENSIONS)
        why = _("no cell tells its dimension: write one of {dimensions} in a column Dimensi", dimensions=listed)
        left.append(Left(entry.origin, entry.name, why, id=entry.name))


def _ids(entries: Iterable[Entry], plan: Plan) -> dict[tuple[str, str], str]:
    """The ids of programs that the plan has already: by their code, else by nearly the same name in the dimension."""
    found: dict[tuple[str, str], str] = {}
    by_dimension: dict[str, list[Entry]] = {}
    for entry in entries:
        key = entry.dimension, folded(entry.name)
        code = next((cell.text.upper() for cell in entry.of("id") if cell.text.upper() in plan.by_id), None)
        if code is not None:
            found[key] = code
        else:
            by_dimension.setdefault(entry.dimension, []).append(entry)
    for dimension, others in by_dimension.items():
        programs = [one for one in plan.programs if one.dimension == dimension and one.id]
        names = [*(one.name for one in programs), *(entry.name for entry in others)]
        taken = set(found.values())
        for at, earlier in nearest_earlier(names):
            if at >= len(programs) > earlier and (id := programs[earlier].id) and id not in taken:
                entry = others[at - len(programs)]
                found[entry.dimension, folded(entry.name)] = id
                taken.add(id)
    return found
