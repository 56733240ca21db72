"""What a report is made of: the diagnostics of one run and the numbers that sum it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import PurePosixPath
from typing import NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.folder import naming, usual_path
from ppu_roadmap.loader.judged import Judged
from ppu_roadmap.text import Language


class Summary(NamedTuple):
    """How much was read, and how many findings of each severity there are."""

    plans: int = 0
    files: int = 0
    dimensions: int = 0
    programs: int = 0
    errors: int = 0
    warnings: int = 0
    info: int = 0


class Outcome(NamedTuple):
    """The outcome of one validation."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary
    files: tuple[str, ...] = ()
    """Every file that was read, by path."""
    language: Language | None = None
    """The language of the first plan."""
    waived: tuple[Diagnostic, ...] = ()
    """What programs waive, no part of what was found."""

    @staticmethod
    def of(judged: Iterable[Judged], takes: Callable[[str], bool]) -> Outcome:
        """Sum up plans as they come, keeping of each only the diagnostics whose codes are to be shown.

        Why a file could not be read is always among them: nothing that was to be shown is known of it.
        """
        kept: list[Diagnostic] = []
        waived: list[Diagnostic] = []
        files: list[str] = []
        plans = dimensions = programs = 0
        language: Language | None = None
        named = cache(partial(naming, usual=str(usual_path())))  # both ask the file system
        for item in judged:
            plans += 1
            files += item.files
            dimensions += item.dimensions
            programs += item.programs
            language = language or item.language
            unread = {f"{name}.yaml" for name in item.broken}
            found = (one for one in item.diagnostics if takes(one.code) or PurePosixPath(one.file).name in unread)
            # What a help tells to run is to be run on its own plan, wherever that is done from here.
            kept += (replace(one, help=one.help.aimed(named(one.file))) if one.help else one for one in found)
            waived += (one for one in item.waived if takes(one.code))
        for every in (kept, waived):
            every.sort(key=lambda one: (one.file, one.span, one.code))
        counts = Counter(one.severity for one in kept)
        summary = Summary(plans, len(files), dimensions, programs, *map(counts.__getitem__, Severity))
        return Outcome(tuple(kept), summary, tuple(files), language, tuple(waived))
