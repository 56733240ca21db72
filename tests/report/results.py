"""Results to report: of a plan with a fault of every kind, and made by hand of texts that try to act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic, Severity, Span, Trace
from ppu_roadmap.loader.plans import load
from ppu_roadmap.report.outcome import Outcome, Summary
from ppu_roadmap.text import _

HERE = Span(3, 5, 3, 9)
TODAY = date(2022, 6, 1)

TEXTS = (
    "a\n::error file=x::pwned",
    "a\r\n::stop-commands::t",
    "::warning::pwned",
    "  ::set-output name=x::y",
    "100 %0A::error::pwned%0D %25 %3A",
    "##[error]pwned ##vso[task.complete]",
    "a, b: c = d",
    "\x1b[31m red \x00 \x7f \x9b \u202e rtl \ufffe \ud800",
    "]]> --> <script>alert(1)</script> &amp; \"'",
    "{0} {x} [a](http://e.id) [b](1)",
    "![i](http://e.id/i.png) | `c` **b** @all #1 <br>",
    "[[ATTACHMENT|/etc/passwd]]",
    "=cmd|' /C calc'!A0 🌱 日本",
)
FILES = (
    "plans/governance.yaml",
    "::error ::pwned/plan.yaml",
    " ::notice::x/plan.yaml",
    "a,b:c=d %0A#?é/plan.yaml",
    "a\n::error::pwned/plan.yaml",
    "a\x1b[2J\u202e]]>\"'<b>&|`[x](y)##[error]z/plan.yaml",
    "a\udcff/plan.yaml",
    "/elsewhere/with space/plan.yaml",
    "../beside/plan.yaml",
)
"""The second last as Python reads a name that is not UTF-8."""


def seeded(folder: Path) -> Outcome:
    """The plan whose faults are of every kind, in a folder as it is seen from the current one."""
    return Outcome.of(load(folder, TODAY), lambda _code: True)


def hostile() -> Outcome:
    """Each text in each file, as message, help, related place and source line."""
    found = tuple(_odd(file, text, row) for file in FILES for row, text in enumerate(TEXTS, 1))
    counts = [sum(each.severity is severity for each in found) for severity in Severity]
    return Outcome(found, Summary(1, len(FILES), 1, 1, *counts), FILES, "en")


def one(severity: Severity = ERROR, span: Span = HERE, source: str = "  a: b", count: int = 1) -> Outcome:
    """So many equal findings."""
    message = _("GOV-01 is odd")
    each = Diagnostic("RM103", "unknown-dependency", severity, message, None, None, "a.yaml", span, source=source)
    return Outcome((each,) * count, Summary(1, 1, 1, 1, errors=count), ("a.yaml",), "en")


def _odd(file: str, text: str, line: int) -> Diagnostic:
    span = Span(line, 1, line + line % 2, 4)
    return Diagnostic(
        "RM103",
        "unknown-dependency",
        (ERROR, WARNING, INFO)[line % 3],
        _("{text} is odd", text=text),
        _("write {text}", text=text),
        "64.09",
        file,
        span,
        text,
        (Trace(file, span, _("{text} is here", text=text)),),
        text,
    )
