"""What a check is asked: which rules it speaks of, and which use the plan is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.options import Many, one_of
from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import Refusal, parse_year, split
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.gates import Gate, Readiness
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.text import Language

GATE_NAMES = ("bimtek", "bupati", "rkpd", "evaluation")
"""The gates of ``analysis.gates``, which a plain check does not import."""
WITH_YEAR = "rkpd"


def _codes(help: str) -> Any:
    return typer.Option(metavar="CODES", help=help, autocompletion=completion.rules)


@dataclass
class Rules:
    """The rules that are selected and not ignored."""

    select: Annotated[Many, _codes("Only these rules: codes or their beginnings, with commas.")] = None
    ignore: Annotated[Many, _codes("Not these rules; RM0xx cannot be ignored.")] = None

    def codes(self) -> frozenset[str]:
        """The codes whose findings are to be shown."""
        from ppu_roadmap.rules.registry import RULES

        select, ignore = _beginnings(self.select), _beginnings(self.ignore)
        selected = [rule for rule in RULES if not select or rule.code.startswith(select)]
        return frozenset(rule.code for rule in selected if rule.of_reading or not rule.code.startswith(ignore))


def _beginnings(given: Many) -> tuple[str, ...]:
    """Codes, names of rules and beginnings of codes, as beginnings of codes."""
    from ppu_roadmap.rules.registry import RULES

    by_name = {rule.name: rule.code for rule in RULES}
    found = []
    for word in split(given):
        beginning = by_name.get(word.lower(), word.upper())
        if not any(rule.code.startswith(beginning) for rule in RULES):
            raise Refusal(_("{word} is no rule and no beginning of a code; roadmap rule lists them", word=word))
        found.append(beginning)
    return tuple(found)


@dataclass
class Use:
    """What the plan is to be used for."""

    gate: Annotated[str | None, one_of(GATE_NAMES, "--for", help="Say whether the plan is ready for this.")] = None
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help="For rkpd: this budget year alone.")] = None

    def check(self) -> GateCheck | None:
        """The check against the gate; ``None`` where none is asked for."""
        if self.year is not None and self.gate != WITH_YEAR:
            raise Refusal(_("--year goes with --for {gate} alone", gate=WITH_YEAR))
        if self.gate is None:
            return None
        from ppu_roadmap.analysis.gates import GATES

        return GateCheck(GATES[self.gate], parse_year(self.year) if self.year is not None else None)


@dataclass
class GateCheck:
    """Plans held against a gate: their findings are raised, and what they lack is kept."""

    gate: Gate
    year: int | None
    plans: list[Readiness] = field(default_factory=list)

    def raised(self, plans: Iterable[Result], codes: Collection[str]) -> Iterator[Result]:
        """The plans one by one, with raised findings; only those of these codes count."""
        from ppu_roadmap.analysis.gates import raised, readiness

        for loaded in plans:
            strict = raised(loaded, self.gate, self.year)
            counted = (each for each in strict.diagnostics if each.code in codes)
            self.plans.append(readiness(loaded.plan, counted, self.gate, self.year))
            yield strict

    def report(self, language: Language, output: str | None) -> None:
        """Write the verdict and what is missing, as text to be pasted."""
        from ppu_roadmap.report.gate import lines

        write_text("".join(f"{line}\n" for line in lines(self.plans, self.gate, self.year, language)), output)
