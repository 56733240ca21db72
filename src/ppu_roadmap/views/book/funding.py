"""Chapter VII: the money that the programs need, by year, source and agency; what has none yet, and who may give it."""

from collections.abc import Iterable, Iterator
from itertools import repeat

from ppu_roadmap.analysis.budget import Budget, By, Lines
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.paper.chart import Bars, Chart
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.book.columns import PROGRAMS, codes
from ppu_roadmap.views.book.volume import Volume, chapter, glance, otherwise
from ppu_roadmap.views.budget import Part, budgets, gap_tables, part
from ppu_roadmap.views.money import UNIT, spoken
from ppu_roadmap.views.sums import Tables, added, sum_cell
from ppu_roadmap.views.view import by_place

BILLION = 10**9
MOST_YEARS = 6
"""Years that have a column each, in full rupiah."""
OTHERS = ("csr", "kpbu", "dana-desa", "add", "apbdes", "bumd", "hibah", "pinjaman", "swadaya")
"""Sources beside the budgets of the region, the province and the state, by the keys that plans have for them."""
SOURCE = _("budget lines of the programs in the master plan")
CHANCES = by_place(
    Column("source", BUDGET["source"], weight=3),
    PROGRAMS,
    Column("sum", _("Indicative ceiling (Rp)"), Kind.MONEY, weight=2),
)
CUTS: dict[By, tuple[Message, Message]] = {
    "source": (_("Ceilings by funding source and year (Rp)"), _("Funding sources, and how sure they are (Rp)")),
    "owner": (_("Ceilings by budget holder and year (Rp)"), _("Budget holders, and how sure their money is (Rp)")),
}
"""The captions of what is cut by a side."""


def funding(volume: Volume) -> Page:
    """Chapter VII."""
    (found,), told = budgets(volume.asked), part(volume.asked)
    titles = (_("What the budget does not say yet"), _("Money that may be counted twice"))
    funded: Iterable[Block] = map(volume.captioned, titles, gap_tables(told), repeat(SOURCE))
    if found.lines:
        funded = otherwise(funded, _("Every program is costed and has a funding source."))
    chances = volume.table(_("Money from beyond the government's budgets"), CHANCES, _chances(volume, found), of=SOURCE)
    return chapter(
        _("FUNDING FRAMEWORK"),
        *glance(_known(volume, found)),
        volume.section(_("What is needed by year and dimension"), data=_by_year(volume, found, told)),
        volume.section(_("By funding source"), data=_by(volume, found, "source")),
        volume.section(_("By agency"), data=_by(volume, found, "owner")),
        volume.section(_("Not yet funded"), data=funded),
        volume.section(_("Chances of further funding"), "funding", chances),
    )


def _known(volume: Volume, found: Budget) -> Iterator[Message]:
    """What is known of the money, in millions or billions."""
    summed = total(volume.plan, volume.programs)
    known, secured = found.lines.sum("amount"), found.lines.sum("secured")
    if known is not None:
        costed, every = summed.programs - len(lacking(volume.plan, volume.programs, "budget")), summed.programs
        yield _("Ceilings of {sum} are recorded for {costed} of {programs} programs.",
                sum=spoken(known), costed=costed, programs=every)  # fmt: skip
    if secured is not None:
        yield _("{sum} of that is in the budget already.", sum=spoken(secured))
    if summed.uncosted:
        yield _n("{count} program is not costed yet, or only in part.",
                 "{count} programs are not costed yet, or only in part.", summed.uncosted)  # fmt: skip


def _by_year(volume: Volume, found: Budget, told: Part) -> Iterator[Block]:
    """Years down and dimensions across, for any number of years; the picture of it; the share of the APBD."""
    if not found.lines:
        return
    title = _("Ceilings by year and dimension (Rp)")
    table = volume.captioned(title, _tables(volume, found, "year").by_year("amount", title), SOURCE)
    yield table
    alt = _("A bar for each year, made of the ceilings of the dimensions.")
    drawn = _("Ceilings by year and dimension")  # the picture says its unit, and words in its place are in full rupiah
    yield Chart(drawn, lambda: bars(found.lines), lambda: table, alt, volume.source(SOURCE))
    for shares in told.shares:
        yield volume.captioned(_("Share of the APBD"), shares, SOURCE)


def _tables(volume: Volume, found: Budget, by: By) -> Tables:
    return Tables(volume.asked, added(volume.asked, found, by), by)


def bars(lines: Lines) -> Bars:
    """The ceilings in billions of rupiah: a bar a year, made of its dimensions, where one without a line has none."""
    yearly = {year: own for year, own in sorted(lines.under("year").items(), key=str) if isinstance(year, int)}
    homes = {home: DIMENSION[home] for home in HOMES if home in lines.under("dimension")}
    years = {year: _("{word}", word=str(year)) for year in yearly}
    partial = (at for at, own in enumerate(yearly.values()) if own.tally.knowing("amount") < len(own))
    made = Bars.of(years, homes, lambda year, home: _billions(yearly[year], home), UNIT["miliar"])
    return made._replace(partial=frozenset(partial))


def _billions(year: Lines, home: str) -> float | None:
    """The sum of a dimension: 0 of no line in a year of which something is known, ``None`` where no line is costed."""
    own = year.under("dimension").get(home, Lines())
    known = own.sum("amount")
    return (known or 0) / BILLION if known is not None or (year.tally.knowing("amount") and not own) else None


def _by(volume: Volume, found: Budget, by: By) -> Iterator[Table]:
    """The years across where there is room for them; how sure the money is."""
    if found.lines:
        tables, (yearly, certain) = _tables(volume, found, by), CUTS[by]
        if len(tables.columns) <= MOST_YEARS:
            yield volume.captioned(yearly, tables.by_year("amount", yearly), SOURCE)
        yield volume.captioned(certain, tables.certainty().without_empty(), SOURCE)


def _chances(volume: Volume, found: Budget) -> Iterator[tuple[Cell, ...]]:
    """What is hoped for already from beyond the budgets of government."""
    names = volume.plan.file.funding_sources
    for key, lines in found.lines.under("source").items():
        if isinstance(key, str) and key.startswith(OTHERS):
            programs = {id(one): one for one, *_line in lines}.values()
            yield names.get(key) or key, codes(programs), sum_cell(lines.tally, "amount", "rupiah")
