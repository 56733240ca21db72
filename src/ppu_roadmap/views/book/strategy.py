"""Chapter III: of each dimension its issues and gaps, its strategies by sub-dimension, and what carries them."""

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.dimension_file import DimensionFile, Strategy
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, SUBDIMENSIONS
from ppu_roadmap.paper.blocks import Section
from ppu_roadmap.paper.document import Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import _, _n
from ppu_roadmap.views.book.introduction import gaps
from ppu_roadmap.views.book.volume import Volume, called, chapter, said, some
from ppu_roadmap.views.view import by_place

STRATEGIES = by_place(
    Column("subdimension", FIELD["subdimension"], rank=0, weight=2),
    Column("strategy", FIELD["strategy"], rank=0, weight=3),
    Column("objective", _("Smart City objective"), rank=2, weight=3),
    Column("count", _("Programs"), Kind.NUMBER, rank=1, weight=0),
    Column("programs", _("Supporting programs"), Kind.BAND, rank=0, weight=4),
    Column("indicators", _("Main indicators"), Kind.BAND, rank=1, weight=4),
)


def strategy(volume: Volume) -> Page:
    """Chapter III."""
    known = [file for name, file in volume.plan.dimensions.items() if name in DIMENSIONS]
    strategies = sum(len(file.strategies) for file in known)
    programs = _n("{count} program", "{count} programs", len(volume.programs))
    return chapter(
        _("STRATEGY OF SMART CITY DEVELOPMENT"),
        said(
            _(
                "{strategies} strategies of six dimensions are carried by {programs}.",
                strategies=strategies,
                programs=programs,
            )
        ),
        *(_dimension(volume, home) for home in homes(volume)),
        wide=True,
    )


def homes(volume: Volume) -> tuple[str, ...]:
    """The six dimensions, and what supports them where it has programs."""
    used = {program.dimension for program in volume.programs}
    return tuple(home for home in HOMES if home in DIMENSIONS or home in used)


def _dimension(volume: Volume, home: str) -> Section:
    text = home if home in DIMENSIONS else None
    none = _("No strategy and no program of this dimension is recorded yet.") if text is None else None
    return volume.section(DIMENSION[home], *gaps(volume, home), *_strategies(volume, home), text=text, none=none)


def _strategies(volume: Volume, home: str) -> Iterator[Table]:
    """A row a strategy with its programs, below its sub-dimension; one for those that have none, too."""
    file = volume.plan.dimensions.get(home)
    if file is None:
        return
    title = _("Strategies of {dimension} and the programs that carry them", dimension=DIMENSION[home])
    rows = [row for word in (*SUBDIMENSIONS[home], None) for row in _rows(volume, file, home, word)]
    yield from volume.listed(title, STRATEGIES, rows)


def _rows(volume: Volume, file: DimensionFile, home: str, word: str | None) -> Iterator[tuple[Cell, ...]]:
    """The strategies of a sub-dimension with the programs of each, then its programs without a strategy."""
    inside = [one for one in volume.programs if one.dimension == home]
    own = [one for one in file.strategies if one.subdimension == word]
    known = {one.id for one in file.strategies if one.id is not None}
    found: list[tuple[Strategy | None, list[Program]]] = [
        (one, [each for each in inside if each.strategy == one.id]) for one in own
    ]
    rest = [one for one in inside if one.subdimension == word and one.strategy not in known]
    if rest or (word is not None and not found):
        found.append((None, rest))
    objectives = {one.id: one.name for one in file.objectives}
    for strategy, programs in found:
        measures = [one.name or "–" for each in programs for one in each.indicators if one.kind != "output"]
        yield (
            SUBDIMENSION[word] if word else None,
            f"{strategy.id} {strategy.name}" if strategy else None,
            objectives.get(strategy.objective) if strategy else None,
            len(programs),
            some(map(called, programs)) or _("no program yet"),
            some(measures, 4),
        )
