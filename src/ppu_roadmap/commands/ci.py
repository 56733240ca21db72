"""What a check leaves in CI besides its report: the summary of the job, and lines for whoever reads the log."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ppu_roadmap.text import Whole, _

if TYPE_CHECKING:
    from ppu_roadmap.commands.run import Run
    from ppu_roadmap.report.result import Result
    from ppu_roadmap.text import Language

_SUMMARY = "GITHUB_STEP_SUMMARY"
_DOCS = "ROADMAP_DOCS"
"""The address of docs/rules.md as a page, which only whoever installed the tool knows."""


def append_summary(run: Run, result: Result, language: Language) -> None:
    """Add a page to the summary of the step where there is one; that it cannot be written fails no check."""
    name = run.environ.get(_SUMMARY)
    if not name:
        return
    from ppu_roadmap.report.summary import LIMIT, render

    path = Path(name)
    try:
        with path.open("ab") as file:  # other commands of the step have written to it: it is theirs, too
            page = render(result, language, run.environ.get(_DOCS), LIMIT - file.tell())
            file.write(("\n" if page and file.tell() else "").encode() + page.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        run.say(_("the summary of the job is not written: {path}: {reason}", path=Whole(name), reason=reason), language)


def write_log(result: Result, language: Language) -> None:
    """The findings on stderr in a line each, and how many: the report that CI reads is none for people."""
    from ppu_roadmap.report.concise import render
    from ppu_roadmap.report.full import summary_line

    if sys.stderr is None:
        return
    text = f"{render(result, language)}{summary_line(result.summary, language)}\n"
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
