"""``--for`` and ``--year``: the use that a plan is held against, and what it lacks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import Refusal
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.analysis.gates import Gate, Readiness
    from ppu_roadmap.loader.plans import Loaded
    from ppu_roadmap.text import Language

WITH_YEAR = "rkpd"

ForOption = Annotated[
    str | None,
    typer.Option("--for", metavar="bimtek|bupati|rkpd|evaluation", help="Say whether the plan is ready for this."),
]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="For rkpd: this budget year alone.")]


class Passage:
    """Plans on their way through a gate: their findings are raised, and what they lack is kept."""

    def __init__(self, gate: Gate, year: int | None) -> None:
        self.gate = gate
        self.year = year
        self.plans: list[Readiness] = []

    def through(self, plans: Iterable[Loaded], takes: Callable[[str], bool]) -> Iterator[Loaded]:
        """The plans one by one, with raised findings; only codes that are to be shown count."""
        from ppu_roadmap.analysis.gates import raised, readiness

        for loaded in plans:
            strict = raised(loaded, self.gate, self.year)
            taken = (each for each in strict.diagnostics if takes(each.code))
            self.plans.append(readiness(loaded.plan, taken, self.gate, self.year))
            yield strict

    def report(self, language: Language, output: str | None) -> None:
        """Write the verdict and what is missing, as text to be pasted."""
        from ppu_roadmap.report.gate import lines

        write_text("".join(f"{line}\n" for line in lines(self.plans, self.gate, self.year, language)), output)


def passage(name: str | None, year: int | None) -> Passage | None:
    """The gate of a name with its year; ``None`` where none is asked for."""
    if year is not None and name != WITH_YEAR:
        raise Refusal(_("--year goes with --for {gate} alone", gate=WITH_YEAR))
    if name is None:
        return None
    from ppu_roadmap.analysis.gates import GATES

    if name not in GATES:
        raise Refusal(_("--for is {name}, not one of {choices}", name=name, choices=words(GATES)))
    return Passage(GATES[name], year)
