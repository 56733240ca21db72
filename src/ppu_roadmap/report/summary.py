"""The result as a page in Markdown, for the summary of a job: counts, findings, and what their rules are for."""

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import SEVERITY
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.report.concise import position
from ppu_roadmap.report.full import summary_line
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.text import Language, Message, _, _n, markdown, translate

LIMIT = 1024 * 1024 - 16 * 1024
"""Bytes: what GitHub takes of one step, less a margin."""
_COLUMNS = (_("Severity"), _("Place"), _("Rule"), _("Finding"))


def render(result: Outcome, language: Language, docs: str | None = None, limit: int = LIMIT) -> str:
    """A page of at most ``limit`` bytes, errors first; nothing where not even the counts fit.

    ``docs``: the address of the page of all rules, to link to.
    """
    title, counts = _said(_("Plan check"), language), summary_line(result, language)
    heading = f"## {title}\n\n{markdown(counts)}\n"
    gravity = list(SEVERITY)
    found = sorted(result.diagnostics, key=lambda diagnostic: gravity.index(diagnostic.severity))
    page = "".join(_table(found, language, docs, limit - _size(heading))) if found else ""
    return next((each for each in (heading + page, heading) if _size(each) <= limit), "")


def _table(found: list[Diagnostic], language: Language, docs: str | None, limit: int) -> Iterator[str]:
    """As many findings as leave room for what their rules are for, and how many were left out."""
    head = f"\n{_row([_said(column, language) for column in _COLUMNS])}{_row(['---'] * len(_COLUMNS))}"
    rules = "".join(_rules(found, language, docs))
    left = limit - _size(head + rules + _more(len(found), language))
    yield head
    for number, diagnostic in enumerate(found):
        row = _finding(diagnostic, language, docs)
        left -= _size(row)
        if left < 0:
            yield _more(len(found) - number, language)
            break
        yield row
    yield rules


def _finding(diagnostic: Diagnostic, language: Language, docs: str | None) -> str:
    text = markdown(diagnostic.message.render(language))
    if diagnostic.help:
        text += f"<br>{_said(_('help'), language)}: {markdown(diagnostic.help.render(language))}"
    place = markdown(position(diagnostic.file, diagnostic.span))
    return _row([_said(SEVERITY[diagnostic.severity], language), place, _link(diagnostic, docs), text])


def _link(diagnostic: Diagnostic, docs: str | None) -> str:
    code = diagnostic.code
    return f"[{code}](<{docs}#{code.lower()}-{diagnostic.rule}>)" if docs else code


def _rules(found: list[Diagnostic], language: Language, docs: str | None) -> Iterator[str]:
    """What each rule that found something is for, folded away."""
    pages = read_pages()
    purpose, why = _said(_("What the rules are for"), language), _said(_("Why"), language)
    yield f"\n<details><summary>{purpose}</summary>\n\n"
    for diagnostic in {each.code: each for each in sorted(found, key=lambda each: each.code)}.values():
        page = pages[diagnostic.code]
        title, reason = (markdown(translate(page[key], language)) for key in ("title", "why"))
        yield f"- {_link(diagnostic, docs)} {diagnostic.rule}: {title}. {why}: {reason}\n"
    yield "\n</details>\n"


def _more(count: int, language: Language) -> str:
    more = _n("and {count} more, listed in the log", "and {count} more, listed in the log", count)
    return f"\n{_said(more, language)}\n"


def _said(message: Message, language: Language) -> str:
    return markdown(message.render(language))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
