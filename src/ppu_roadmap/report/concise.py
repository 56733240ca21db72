"""One line a finding, for editors, greps and logs: PATH:LINE:COLUMN: SEVERITY[CODE]: MESSAGE."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import Diagnostic, Span
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language, _, plain


def render(result: Outcome, language: Language) -> str:
    """Every diagnostic in a line of its own."""
    return "".join(one_line(diagnostic, language) + "\n" for diagnostic in result.diagnostics)


def one_line(diagnostic: Diagnostic, language: Language) -> str:
    """A diagnostic in one line."""
    message = diagnostic.message.render(language)
    return f"{position(diagnostic.file, diagnostic.span)}: {tag(diagnostic)}: {message}"


def helped(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    """What to do about it in a line, where that is known."""
    if diagnostic.help:
        yield f"{_('help').render(language)}: {diagnostic.help.render(language)}"


def position(file: str, span: Span) -> str:
    """A place as editors open it: ``plans/governance.yaml:8:18``; no line that begins so is a command to a runner."""
    here = "./" if file.lstrip().startswith("::") else ""
    return f"{here}{plain(file)}:{span.line}:{span.column}"


def tag(diagnostic: Diagnostic) -> str:
    """Severity and code, the same in every language: ``error[RM103]``."""
    return f"{diagnostic.severity}[{diagnostic.code}]"
