"""One line a finding, for editors, greps and logs."""

from __future__ import annotations

from ppu_roadmap.report.line import one_line
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language


def render(result: Outcome, language: Language) -> str:
    """Every diagnostic in a line of its own."""
    return "".join(one_line(diagnostic, language) + "\n" for diagnostic in result.diagnostics)
