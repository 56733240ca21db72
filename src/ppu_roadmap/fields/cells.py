"""Cells: what a person reads in each, what a machine does, and what is doubtful about it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import Total, cost, unfunded
from ppu_roadmap.facts.risk import Rating
from ppu_roadmap.facts.standing import late, live
from ppu_roadmap.model.measures import Baseline, Range, Value
from ppu_roadmap.model.plan import Plan, once
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.paper.table import Cell, Column, Item, Keyed, Kind, Marked, label_of, machine_value
from ppu_roadmap.text import Day, Message, Phrase, Rupiah, _, _n
from ppu_roadmap.words.plan_names import place_named


def name(program: Program) -> Cell:
    """The name, with a mark on a program that nobody has decided on, and on one that is not live."""
    said = standing(program)
    return program.name if said is None or program.name is None else Marked(program.name, said)


def standing(program: Program) -> Message | None:
    """What must stand beside the name of a program that is no part of the plan, not yet or no longer."""
    if live(program):
        return labels.PROPOSED if program.status == "proposed" else None
    given_up = program.status == "cancelled" and not program.replaced_by
    return labels.CANCELLED if given_up else _("(replaced by {id})", id=program.replaced_by)


def marked(said: Message, *marks: Message | None) -> Message:
    """What is said, with the marks that there are behind it."""
    for mark in filter(None, marks):
        said = _("{name} {mark}", name=said, mark=mark)
    return said


@once
def _agencies(plan: Plan) -> Iterator[Mapping[str, Keyed]]:
    """Those that the plan names, by their keys."""
    yield {key: Keyed(key, plan.agency_name(key)) for key in plan.agencies}


def agency(plan: Plan, key: str | None) -> Keyed | None:
    """An agency by its short name."""
    (known,) = _agencies(plan)
    return known.get(key) or Keyed(key, key) if key is not None else None


def owner(plan: Plan, program: Program) -> Cell:
    """The lead agency, with a mark on one that no source names."""
    called = agency(plan, program.owner)
    return Marked(called, labels.PROVISIONAL) if called and program.owner_status == "provisional" else called


def no_owner(programs: Iterable[Program]) -> Message:
    """What stands for the lead agency of programs that name none; where one could not be read it is not known."""
    unread = any("owner" in program.refused for program in programs)
    return _("agency not known") if unread else labels.NO_OWNER


def money(plan: Plan, program: Program) -> Cell:
    """The cost, with a mark where only a part of it is known."""
    return partly(*cost(plan, program))


def partly(known: int | None, complete: object) -> Cell:
    """A sum, with a mark where it is not ``complete``."""
    return known if known is None or complete else Marked(known, labels.PARTLY_COSTED)


def status(plan: Plan, program: Program, today: date) -> Cell:
    """The status, with a mark on one that should be over."""
    called = label(labels.STATUS, program.status)
    return Marked(called, labels.LATE) if called is not None and late(plan, program, today) else called


def sourced(plan: Plan, program: Program) -> Cell:
    """The cost, with a mark where only a part of it is known, and where some of it has no source."""
    price, without = money(plan, program), unfunded(program)
    if without is None or not isinstance(price, int | Marked):
        return price
    mark = _("({mark})", mark=labels.NO_SOURCE)
    if without != cost(plan, program).known:
        mark = _("({mark}: {sum})", mark=labels.NO_SOURCE, sum=Rupiah(without))
    if isinstance(price, Marked):
        return Marked(price.value, _("{one} {other}", one=price.mark, other=mark))
    return Marked(price, mark)


def funding(plan: Plan, program: Program) -> tuple[Keyed, ...]:
    """The sources of its money, each once."""
    keys = dict.fromkeys(line.source for line in program.budget if line.source is not None)
    return tuple(Keyed(key, source_name(plan, key)) for key in keys)


def source_name(plan: Plan, key: str) -> str:
    """The name of a source of money, else its key."""
    sources = plan.file.funding_sources
    return sources.get(key) or key


def label(table: Mapping[str, Message | str | None], word: str | None) -> Keyed | None:
    """A word of the format, or a key of the plan's own, with a person's words for it."""
    return Keyed(word, table.get(word) or word) if word is not None else None


@lru_cache
def dimension(word: str | None) -> Keyed | None:
    """A dimension by its name; empty where the file of a program does not say it."""
    return label(labels.DIMENSION, word or None)


def named(plan: Plan, key: str) -> Cell:
    """A program's id with its name, as in ``GOV-02 Data terbuka``, and the mark that its name has."""
    other = plan.by_id.get(key)
    called = f"{key} {other.name}" if other and other.name else key
    said = standing(other) if other else None
    return called if said is None else Marked(called, said)


def rated(rating: Rating | None) -> Keyed | None:
    """A level with what it is made of, as in ``High (2×3)``."""
    if rating is None:
        return None
    likelihood, impact, level = rating
    called = _("{level} ({likelihood}×{impact})", level=labels.RISK_LEVEL[level], likelihood=likelihood, impact=impact)
    return Keyed(level.value, called)


def baseline(start: Baseline | None) -> Keyed:
    """The condition at the start, as in ``10 (2022)``; for machines the value alone."""
    if start is None:
        return Keyed(None, None)
    known = _("{value} ({year})", value=phrase(start.value), year=start.year)
    return Keyed(machine_value(value(start.value)), known)


def figures(by_year: Mapping[int, Value | None]) -> tuple[Message, ...]:
    """Values by year, as in ``2023: 50``."""
    return tuple(_("{year}: {value}", year=year, value=phrase(one)) for year, one in sorted(by_year.items()))


def phrase(known: Value | None) -> Phrase:
    """A value of an indicator in a sentence, with the marks of its language."""
    return float(known) if isinstance(known, int | float) else known


def value(known: Value | None) -> "Item | None":
    """A value of an indicator; for machines as a plan writes it, 50 and not 50.0, a range as ``0..5`` or ``100..``."""
    if isinstance(known, Range):
        if known.refused:
            return None
        low, high = ("" if bound is None else whole(bound) for bound in (known.min, known.max))
        return Keyed(f"{low}..{high}", _("{word}", word=known))
    return known if isinstance(known, str) else whole(known)


def whole(value: float | None) -> float | None:
    """A number for machines as a plan writes it: 50, not 50.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def alone(cell: Cell, column: Column) -> Cell:
    """A cell as it reads outside of its column, whose kind it then has to say itself."""
    match column.kind, label_of(cell):
        case _, None | ():
            return column.unknown
        case Kind.MONEY, int(amount):
            return Rupiah(amount)
        case Kind.MONEY, Marked(value=int(amount), mark=mark):
            return Marked(Rupiah(amount), mark)
        case Kind.YEARS, tuple(years):
            return "–".join(dict.fromkeys(map(str, years)))
        case Kind.DATE, str(day):
            return _("{word}", word=Day(day))
    return cell


def place(key: str) -> Keyed:
    """A place as people write it."""
    return Keyed(key, labels.ALL_AREAS if key == EVERYWHERE else place_named(key))


def spans(plan: Plan, tags: Iterable[str]) -> tuple[Message, ...]:
    """Horizons with their years."""
    return tuple(labels.horizon_span(tag, plan.horizon_first(tag), plan.horizon_last(tag)) for tag in tags)


@once
def _regions(plan: Plan) -> Iterator[Message]:
    known = plan.file.region
    called = (known and (known.name or known.code)) or None
    yield _("{word}", word=called) if called else _("region not known")


def region(plan: Plan) -> Message:
    """The region's name, as a heading."""
    return _regions(plan)[0]


def rounded(value: float | None) -> float | None:
    """A percentage with one decimal."""
    return None if value is None else round(value, 1)


def summary(summed: Total, *, quick_wins: bool = False) -> tuple[Message, ...]:
    """A total in a few words: how many programs, how much money, how many of them not costed."""
    words = [_n("{count} program", "{count} programs", summed.programs)]
    if quick_wins and summed.quick_wins:
        words.append(_n("{count} quick win", "{count} quick wins", summed.quick_wins))
    if summed.programs:
        words.append(_("{word}", word=Rupiah(summed.known)) if summed.known is not None else labels.NOT_COSTED)
    if summed.known is not None and summed.uncosted:
        words.append(_n("{count} not fully costed", "{count} not fully costed", summed.uncosted))
    return tuple(words)
