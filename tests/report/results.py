"""Results to report: made by hand, of what findings may be and of texts that try to act; and of a plan full of faults.

What is made by hand knows no rule and none of its messages: reports of it change when a format does, and only then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic, Severity, Span, Trace
from ppu_roadmap.loader.judged import Check
from ppu_roadmap.loader.plans import load
from ppu_roadmap.report.outcome import Outcome, Summary
from ppu_roadmap.text import Language, Message, _

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

GOVERNANCE, ECONOMY, PLAN = (f"plans/{name}.yaml" for name in ("governance", "economy", "plan"))


@dataclass(frozen=True)
class Said(Message):
    """A sentence in both languages that is in no catalogue."""

    indonesian: str = ""

    def render(self, language: Language) -> str:
        """The sentence in a language."""
        return self.template if language == "en" else self.indonesian


def said(english: str, indonesian: str) -> Said:
    """A sentence in both languages."""
    return Said(english, indonesian=indonesian)


FIXED = (
    *(
        Diagnostic(
            "RM301",
            "budget-outside-years",
            ERROR,
            said(f"line {number} is outside the years", f"baris {number} di luar tahun"),
            said("move the line", "pindahkan barisnya"),
            "64.09",
            ECONOMY,
            Span(10 + number, 16, 10 + number, 20),
            "ECO-01",
            (Trace(ECONOMY, Span(5, 12, 5, 18), said("the years are 2024", "tahunnya 2024")),),
            f"      - {{year: {2024 + number}, source: apbd, amount: 1}}",
        )
        for number in range(1, 12)
    ),
    Diagnostic(
        "RM001",
        "syntax",
        ERROR,
        said("a colon stands where no key may begin", "titik dua berdiri di tempat yang salah"),
        None,
        None,
        GOVERNANCE,
        Span(4, 16, 4, 17),
        source="    name: Go PPU: satu",
    ),
    Diagnostic(
        "RM103",
        "unknown-dependency",
        ERROR,
        said("GOV-01 depends on GOV-99", "GOV-01 bergantung pada GOV-99"),
        said("did you mean GOV-09 (line 40)?", "mungkin GOV-09 (baris 40)?"),
        "64.09",
        GOVERNANCE,
        Span(8, 18, 8, 24),
        "GOV-01",
        (Trace(GOVERNANCE, Span(40, 5, 40, 7), said("GOV-09 stands here", "GOV-09 di sini"), told=True),),
        "    depends_on: [GOV-99]",
        ("programs", 0, "depends_on", 0),
        "GOV-09",
    ),
    *(
        Diagnostic(
            "RM305",
            "no-budget",
            WARNING,
            said(f"GOV-{number:02} has no budget", f"GOV-{number:02} tanpa anggaran"),
            said("add what it costs", "tambahkan biayanya"),
            "64.09",
            GOVERNANCE,
            Span(10 * number, 5, 10 * number, 7),
            f"GOV-{number:02}",
            source=f"  - id: GOV-{number:02}",
        )
        for number in range(2, 11)
    ),
    *(
        Diagnostic(
            "RM310",
            "odd-source",
            WARNING,
            said("a village pays for the regency", "desa membayar untuk kabupaten"),
            None,
            "64.09",
            GOVERNANCE,
            Span(110, column, 110, column + 9),
            "GOV-11",
            source="\tsources: [dana-desa, dana-desa]  # 日本 🌱 é",
        )
        for column in (12, 23)
    ),
    *(
        Diagnostic(
            "RM805",
            "same-program-twice",
            INFO,
            said("“Tamán 日本” has the name of ECO-01", "“Tamán 日本” bernama sama dengan ECO-01"),
            None,
            "64.09",
            GOVERNANCE,
            Span(line, 11, line, 20),
            f"GOV-{line // 10}",
            (Trace(ECONOMY, Span(4, 11, 4, 20), said("the first one", "yang pertama")),),
            "    name: Tamán 日本",
        )
        for line in (120, 130)
    ),
    Diagnostic(
        "RM013",
        "wrong-type",
        ERROR,
        said("description is a list, but text is expected", "description berupa daftar, bukan teks"),
        said("write one text: | before several lines", "tulis satu teks: | sebelum beberapa baris"),
        "64.09",
        PLAN,
        Span(3, 3, 5, 12),
        source="  - satu",
    ),
    Diagnostic(
        "RM614", "no-document", INFO, said("no decree", "tanpa keputusan"), None, "64.09", PLAN, Span(9, 1, 9, 2)
    ),
)


def fixed() -> Outcome:
    """What findings may be: of each severity, some more than ten times; with and without all that they may have."""
    counts = [sum(each.severity is severity for each in FIXED) for severity in Severity]
    return Outcome(FIXED, Summary(1, 4, 3, 12, *counts), (ECONOMY, GOVERNANCE, "plans/living.yaml", PLAN), "id")


def seeded(folder: Path) -> Outcome:
    """The plan whose faults are of every kind, in a folder as it is seen from the current one."""
    return Outcome.of((Check()(each) for each in load(folder, TODAY)), lambda _code: True)


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
