"""The indicators of SNI ISO 37122 in a plan: which are chosen, which are measured, and where the two do not meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ppu_roadmap.catalog.sni import SniIndicator, indicators
from ppu_roadmap.facts.known import lost
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator of the standard in one plan."""

    indicator: SniIndicator
    chosen: bool | None
    """``None`` where plan.yaml, or the choice in it, could not be read."""
    choice: ChosenIndicator | None
    programs: tuple[tuple[Program, Indicator], ...]
    """The programs that measure it, cancelled ones too."""

    @property
    def measured(self) -> bool:
        """Whether a program that is not cancelled measures it."""
        return any(program.status != "cancelled" for program, _indicator in self.programs)

    @property
    def ids(self) -> tuple[str, ...]:
        """The programs that measure it, by id, each once."""
        return tuple(dict.fromkeys(program.id for program, _indicator in self.programs if program.id is not None))


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some indicators are chosen, how many are measured, and how many are both."""

    indicators: int
    chosen: int
    measured: int
    both: int


def standings(plan: Plan, programs: Iterable[Program]) -> tuple[Standing, ...]:
    """Every indicator of the standard, in its order, with those of these programs that measure it."""
    used: dict[str, list[tuple[Program, Indicator]]] = {}
    for program in programs:
        for indicator in program.indicators:
            if indicator.sni is not None:
                used.setdefault(indicator.sni, []).append((program, indicator))
    choices = choices_of(plan)
    return tuple(
        Standing(
            indicator,
            None if choices is None else number in choices,
            (choices or {}).get(number),
            tuple(used.get(number, ())),
        )
        for number, indicator in indicators().items()
    )


def choices_of(plan: Plan) -> Mapping[str, ChosenIndicator | None] | None:
    """What the region chose, by number; ``None`` where it could not be read."""
    if "sni" in plan.file.refused:
        return None
    return plan.file.sni


def share(found: Iterable[Standing]) -> Share:
    """Count indicators."""
    every = list(found)
    return Share(
        len(every),
        sum(bool(one.chosen) for one in every),
        sum(one.measured for one in every),
        sum(bool(one.chosen) and one.measured for one in every),
    )


def by_theme(found: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Indicators by theme, in the order of the standard."""
    themes: dict[str, list[Standing]] = {}
    for one in found:
        themes.setdefault(one.indicator.theme, []).append(one)
    return themes


def by_dimension(found: Sequence[Standing]) -> dict[str, list[Standing]]:
    """Indicators by dimension: those chosen for it, and those that its programs measure."""
    return {
        dimension: [
            one
            for one in found
            if (one.choice is not None and one.choice.dimension == dimension)
            or any(program.dimension == dimension for program, _indicator in one.programs)
        ]
        for dimension in DIMENSIONS
    }


def unmeasured(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Chosen, but measured by no program that is not cancelled."""
    return tuple(one for one in found if one.chosen and not one.measured)


def unchosen(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Measured, but not chosen."""
    return tuple(one for one in found if one.programs and one.chosen is False)


def idle_themes(found: Iterable[Standing]) -> tuple[str, ...]:
    """Themes of which nothing is chosen and nothing is measured; none where the choice could not be read."""
    return tuple(
        theme
        for theme, inside in by_theme(found).items()
        if all(one.chosen is False and not one.measured for one in inside)
    )


def long_term_without(plan: Plan, programs: Iterable[Program]) -> tuple[Program, ...]:
    """Long-term programs that measure no indicator of the standard; not those that are cancelled or not read whole."""
    return tuple(
        program
        for program in programs
        if program.horizon == "long-term"
        and program.status != "cancelled"
        and "indicators" not in program.refused
        and not lost(plan, program, "indicators")
        and not any("sni" in indicator.model_fields_set for indicator in program.indicators)
    )
