"""The indicators of SNI ISO 37122 in a plan: which are chosen, which are measured, and where the two do not meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ppu_roadmap.analysis.tally import Tally, gathered
from ppu_roadmap.catalog.sni import SniIndicator, indicators
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.parts import Measure
from ppu_roadmap.fields.field import Of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS

NOT_CHOSEN = ChosenIndicator()


@dataclass(frozen=True, slots=True)
class Use(Of[ChosenIndicator]):
    """What one plan makes of one indicator of the standard; the record is empty where it is not chosen."""

    indicator: SniIndicator
    chosen: bool | None
    """``None`` where plan.yaml, or the choice in it, could not be read."""
    programs: tuple[Program, ...]
    """The live programs that measure it, each once."""
    beside: tuple[Measure, ...] = ()
    """The indicators of objectives and of the region that are it."""

    @property
    def measured(self) -> bool:
        """Whether a program, an objective or the region measures it."""
        return bool(self.owners)

    @property
    def owners(self) -> tuple[Program | Measure, ...]:
        """Whatever measures it."""
        return (*self.programs, *self.beside)

    @property
    def ids(self) -> tuple[str, ...]:
        """What measures it, by id."""
        owners = (*(program.id for program in self.programs), *(each.of for each in self.beside))
        return tuple(dict.fromkeys(id for id in owners if id is not None))


def uses(plan: Plan, programs: Iterable[Program], beside: Iterable[Measure] = ()) -> tuple[Use, ...]:
    """Every indicator of the standard, in its order, with those of these programs and what else measures it."""
    others = gathered((measure.indicator.sni, measure) for measure in beside)
    used = gathered(
        (number, program)
        for program in programs
        for number in dict.fromkeys(indicator.sni for indicator in program.indicators)
    )
    known, choices = "sni" not in plan.file.refused, plan.file.sni
    return tuple(
        Use(
            plan,
            choices.get(number) or NOT_CHOSEN,
            indicator,
            number in choices if known else None,
            tuple(used.get(number, ())),
            tuple(others.get(number, ())),
        )
        for number, indicator in indicators().items()
    )


def uptake(found: Iterable[Use]) -> Tally:
    """How many ``indicators`` there are, how many are ``chosen``, how many ``measured``, and how many ``both``."""
    every = list(found)
    chosen = [use for use in every if use.chosen]
    return Tally(
        indicators=len(every),
        chosen=len(chosen),
        measured=sum(use.measured for use in every),
        both=sum(use.measured for use in chosen),
    )


def by_theme(found: Iterable[Use]) -> dict[str, list[Use]]:
    """Indicators by theme, in the order of the standard."""
    return gathered((use.indicator.theme, use) for use in found)


def of_dimensions(found: Sequence[Use]) -> dict[str, list[Use]]:
    """Indicators by dimension: those chosen for it, and those that it measures; some for several."""
    return {
        dimension: [use for use in found if dimension in (use.record.dimension, *(one.dimension for one in use.owners))]
        for dimension in DIMENSIONS
    }


def unmeasured(found: Iterable[Use]) -> tuple[Use, ...]:
    """Chosen, but measured by nothing that counts."""
    return tuple(use for use in found if use.chosen and not use.measured)


def unchosen(found: Iterable[Use]) -> tuple[Use, ...]:
    """Measured, but not chosen."""
    return tuple(use for use in found if use.owners and use.chosen is False)


def idle_themes(found: Iterable[Use]) -> dict[str, list[Use]]:
    """Themes of which nothing is chosen and nothing is measured; none where the choice could not be read."""
    themes = by_theme(found).items()
    return {theme: each for theme, each in themes if all(use.chosen is False and not use.measured for use in each)}


def long_term_without(plan: Plan, programs: Iterable[Program]) -> tuple[Program, ...]:
    """Long-term programs that measure no indicator of the standard; not those that were not read whole."""
    read = (one for one in programs if one.horizon == "long-term" and not unsure(plan, one, "indicators"))
    return tuple(one for one in read if not any("sni" in indicator.model_fields_set for indicator in one.indicators))
