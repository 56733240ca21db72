"""Chapter VII: the money that the programs need, by year, source and agency; what has none yet, and who may give it."""

from collections.abc import Iterator

from ppu_roadmap.analysis.budget import Budget, By, Lines
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.paper.blocks import Section
from ppu_roadmap.paper.chart import Bars, Chart, Series
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.book.volume import Volume, chapter, codes, said
from ppu_roadmap.views.budget import Tables, budgets, gap_tables, share_tables
from ppu_roadmap.views.money import UNIT, spoken
from ppu_roadmap.views.view import by_place

BILLION = 10**9
MOST_COLUMNS = 7
"""Sums in full rupiah that a landscape sheet has room for beside their label."""
OTHERS = ("csr", "kpbu", "dana-desa", "add", "apbdes", "bumd", "hibah", "pinjaman", "swadaya")
"""Sources beside the budgets of regency, province and state, by the keys that plans have for them."""
SOURCE = _("budget lines of the programs in the master plan")
CHANCES = by_place(
    Column("source", BUDGET["source"], rank=0, weight=3),
    Column("programs", _("Programs"), rank=0, weight=4),
    Column("sum", _("Indicative ceiling (Rp)"), Kind.MONEY, rank=0, weight=2),
)


def funding(volume: Volume) -> Page:
    """Chapter VII."""
    (found,) = budgets(volume.asked)
    if not found.lines:
        none = said(_("No program has a budget line yet; what the programs cost is not known."))
        needed: tuple[Block, ...] = (none,)
        return chapter(
            _("FUNDING FRAMEWORK"),
            Section(_("What is needed by year and dimension"), needed),
            volume.section(_("Not yet funded"), *_unfunded(volume, found)),
            volume.section(_("Chances of further funding"), text="funding"),
        )
    return chapter(
        _("FUNDING FRAMEWORK"),
        said(*_glance(volume, found)),
        Section(_("What is needed by year and dimension"), tuple(_by_year(volume, found)), wide=True),
        Section(_("By funding source"), tuple(_by(volume, found, "source")), wide=True),
        Section(_("By agency"), tuple(_by(volume, found, "owner")), wide=True),
        volume.section(
            _("Not yet funded"), *_unfunded(volume, found), none=_("Every program is costed and has a funding source.")
        ),
        volume.section(_("Chances of further funding"), *_chances(volume, found), text="funding"),
    )


def _glance(volume: Volume, found: Budget) -> Iterator[Message | str]:
    """What is known of the money in a sentence or two, in millions or billions."""
    summed = total(volume.plan, volume.programs)
    costed = summed.programs - len(lacking(volume.plan, volume.programs, "budget"))
    yield _(
        "The recorded ceilings come to {sum} for {costed} of {programs} programs.",
        sum=spoken(found.lines.sum("amount")),
        costed=costed,
        programs=summed.programs,
    )
    secured = found.lines.sum("secured")
    if secured is not None:
        yield " "
        yield _("{sum} of that is in the budget already.", sum=spoken(secured))
    if summed.uncosted:
        yield " "
        yield _n(
            "{count} program is not costed yet, or only in part.",
            "{count} programs are not costed yet, or only in part.",
            summed.uncosted,
        )


def _by_year(volume: Volume, found: Budget) -> Iterator[Block]:
    """Years down and dimensions across, for any number of years; the picture of it; the share of the APBD."""
    table = Tables(volume.asked, (found,), "year").by_year(
        "amount", _("Indicative ceilings by year and dimension (Rp)")
    )
    yield volume.table(_("Indicative ceilings by year and dimension (Rp)"), table.without_empty(), SOURCE)
    yield Chart(
        _("Indicative ceilings by year and dimension"),
        lambda: bars(found.lines),
        lambda: table._replace(subtitle=()),
        _("Bars, one for each year, of the ceilings of the dimensions on top of each other."),
        volume.source(SOURCE),
    )
    for shares in share_tables(volume.asked, (found,)):
        yield volume.table(_("Share of the APBD"), shares, SOURCE)


def bars(lines: Lines) -> Bars:
    """The ceilings in billions of rupiah: a bar a year, made of its dimensions."""
    years = sorted(year for year in lines.under("year") if isinstance(year, int))
    by_dimension = lines.under("dimension")
    series = []
    for home in HOMES:
        if own := by_dimension.get(home):
            sums = (own.under("year").get(year, Lines()).sum("amount") for year in years)
            values = tuple(None if amount is None else amount / BILLION for amount in sums)
            series.append(Series(home, DIMENSION[home], values))
    return Bars(tuple(_("{word}", word=str(year)) for year in years), tuple(series), UNIT["miliar"])


def _by(volume: Volume, found: Budget, by: By) -> Iterator[Table]:
    """The years across where there is room for them; how sure the money is."""
    tables = Tables(volume.asked, (found,), by)
    year, certain = {
        "source": (
            _("Indicative ceilings by funding source and year (Rp)"),
            _("Funding sources, and how sure they are (Rp)"),
        ),
        "owner": (_("Indicative ceilings by agency and year (Rp)"), _("Agencies, and how sure their money is (Rp)")),
    }[by]
    if len(tables.columns) < MOST_COLUMNS:
        yield volume.table(year, tables.by_year("amount", year), SOURCE)
    yield volume.table(certain, tables.certainty().without_empty(), SOURCE)


def _unfunded(volume: Volume, found: Budget) -> Iterator[Block]:
    """Programs without money or without a source, by dimension; what may be counted twice."""
    titles = (_("What is still open in the budget"), _("Money that may be counted twice"))
    for title, table in zip(titles, gap_tables(volume.asked, (found,)), strict=False):
        yield volume.table(table.title or title, table, SOURCE)


def _chances(volume: Volume, found: Budget) -> Iterator[Table]:
    """What is already hoped for from beyond the budgets of government."""
    rows: list[tuple[Cell, ...]] = []
    for key, lines in found.lines.under("source").items():
        if isinstance(key, str) and key.startswith(OTHERS):
            programs = {id(line.program): line.program for line in lines}
            rows.append(
                (volume.plan.file.funding_sources.get(key) or key, codes(programs.values()), lines.sum("amount"))
            )
    yield from volume.listed(_("Money from beyond the government's budgets"), CHANCES, rows, of=SOURCE)
