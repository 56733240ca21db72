"""Values of indicators: words of the indicator's own scale where it has one, else numbers or ranges."""

from collections.abc import Callable, Iterator
from typing import Any

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.targets import values_of
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.dimension_file import DimensionFile, Objective
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan_file import ChosenIndicator, PlanFile
from ppu_roadmap.model.program import Program


def odd_values(file: Located, unsure: Callable[[Path], bool]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The values of a file that are no words of their indicator's scale, or words where there is no scale.

    Each comes with its path, as an error of pydantic's is given. Nothing is said where one is ``unsure`` of the scale:
    it, or a word of it, could not be read.
    """
    for path, measure in _measures(file):
        scale, start = measure.scale, measure.baseline and measure.baseline.value
        if not scale and str not in map(type, (start, *measure.targets.values(), *measure.actuals.values())):
            continue  # most indicators
        odd = [each for each in values_of(measure) if (each[1] not in scale if scale else isinstance(each[1], str))]
        if odd and not unsure((*path, "scale")):
            words = [value for _at, value in odd if isinstance(value, str)]
            said = {"scale": scale, "unit": measure.unit, "words": words}
            yield from (((*path, *at), {"type": "odd_value", "input": value, "ctx": said}) for at, value in odd)


def _measures(file: Located) -> Iterator[tuple[Path, Indicator | ChosenIndicator]]:
    match file:
        case DimensionFile():
            for name, owners in (("programs", file.programs), ("objectives", file.objectives)):
                for number, owner in enumerate[Program | Objective](owners):
                    for index, each in enumerate(owner.indicators):
                        yield (name, number, "indicators", index), each
        case PlanFile(sni=sni, indicators=indicators):
            yield from ((("indicators", index), each) for index, each in enumerate(indicators))
            yield from ((("sni", number), each) for number, each in sni.items() if each is not None)
