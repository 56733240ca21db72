"""Findings for people: the place, the sentence, the line with a squiggle under it, and what to write instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from posixpath import basename, commonpath, dirname, isabs, join
from typing import TypeAlias

from ppu_roadmap.diagnostics import SOURCE_LIMIT, Diagnostic, Severity
from ppu_roadmap.report.concise import position, tag
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import QUOTE_LIMIT, Language, Message, Uncut, _, _n, plain, translate

Piece: TypeAlias = tuple[str, str]
"""Text with the name of a style, empty for none."""
Line: TypeAlias = tuple[Piece, ...]

FINDINGS_OF_A_RULE = 10
NAMED = 3
"""Programs that a line of a rule names."""
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}


def render(result: Outcome, language: Language) -> str:
    """The report as plain text, with every finding in full."""
    return "".join(
        "".join(text for text, _style in (*line, ("\n", ""))) for line in lines(result, language, whole=True)
    )


def lines(
    result: Outcome, language: Language, *, whole: bool = False, width: int | None = None, command: str | None = None
) -> Iterator[Line]:
    """The report line by line, errors first; of each rule at most ten findings unless it is to be ``whole``.

    With the ``command`` that made it, what is no error stands in a line a rule, and how to see more below.
    ``width``: that of the terminal, which cuts source lines around their place.
    """
    errors = [each for each in result.diagnostics if each.severity is Severity.ERROR]
    others = [each for each in result.diagnostics if each.severity is not Severity.ERROR]
    yield from _findings(errors, language, width, whole=whole)
    if command is None:
        yield from _findings(others, language, width, whole=whole)
    elif others:
        yield from _by_rule(others, result.files, language, command)
        yield ()
    for each in result.waived if whole else ():
        tagged = _("waived[{code}]", code=each.code).render(language)
        said = plain(f": {each.message.render(language)} ({each.waived})")
        yield (position(each.file, each.span), "bold"), (": ", ""), (tagged, "dim"), (said, "")
    if whole and result.waived:
        yield ()
    summed = summary_line(result, language)
    yield ((summed, "bold" if result.diagnostics else "bold green"),)


def _findings(found: Iterable[Diagnostic], language: Language, width: int | None, *, whole: bool) -> Iterator[Line]:
    counts: Counter[tuple[str, str]] = Counter()
    for each in found:
        counts[each.code, each.rule] += 1
        if whole or counts[each.code, each.rule] <= FINDINGS_OF_A_RULE:
            yield from _finding(each, language, width)
            yield ()
    left = {rule: count - FINDINGS_OF_A_RULE for rule, count in counts.items() if count > FINDINGS_OF_A_RULE}
    if left and not whole:
        for (code, rule), count in sorted(left.items()):
            more = _("and {count} more of {code} ({rule}): --all shows them", count=count, code=code, rule=rule)
            yield ((more.render(language), "dim"),)
        yield ()


def _by_rule(others: Iterable[Diagnostic], files: Iterable[str], language: Language, command: str) -> Iterator[Line]:
    """A line for each rule, gravest and then most frequent first; ``command`` is what shows more of them.

    Where the ``files`` that were read are of several plans, programs are named with the plan's folder.
    """
    from ppu_roadmap.rules.pages import read_pages  # only a page of many findings needs their titles

    rules: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for each in others:
        rules.setdefault((each.severity, each.code), []).append(each)
    gravity = list(Severity)
    order = sorted(rules.items(), key=lambda rule: (gravity.index(rule[0][0]), -len(rule[1]), rule[0][1]))
    folders = set(map(dirname, files))
    home = commonpath(folders) if len(set(map(isabs, folders))) == 1 else ""
    pages, digits = read_pages(), len(str(max(map(len, rules.values()))))
    for (severity, code), found in order:
        title = translate(pages[code]["title"], language)
        title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
        names = list(dict.fromkeys(_name(each, home if len(folders) > 1 else None) for each in found))
        more = f" … +{len(names) - NAMED}" if len(names) > NAMED else ""
        head = f"{code}  {len(found):>{digits}}  ", STYLES[severity]
        yield head, (f"{title}: {', '.join(names[:NAMED])}{more}", "")
    yield ()
    one, everything = Uncut(f"{command} --select {order[0][0][1]}"), Uncut(f"{command} --all")
    yield ((_("in full: {one}; everything: {all}", one=one, all=everything).render(language), "dim"),)


def _name(each: Diagnostic, home: str | None) -> str:
    """The program that a finding is of, else the file, below the folder that all plans lie in."""
    name = each.program or basename(each.file)
    return plain(name if home is None else join(dirname(each.file), name).removeprefix(home).lstrip("/"), QUOTE_LIMIT)


def summary_line(result: Outcome, language: Language) -> str:
    """The last line: what was found in how much, and how many findings programs waive."""
    summary, waived = result.summary, len(result.waived)
    more = (_n("{count} waived", "{count} waived", waived),) if waived else ()
    read: tuple[Message, ...] = (
        _n("{count} dimension", "{count} dimensions", summary.dimensions),
        _n("{count} program", "{count} programs", summary.programs),
    )
    if summary.plans > 1:
        read = (_n("{count} plan", "{count} plans", summary.plans), *read)
    if not result.diagnostics:
        counted = ", ".join(message.render(language) for message in (*read, *more))
        return _("No problems: {counted}.", counted=counted).render(language)
    found = (
        _n("{count} error", "{count} errors", summary.errors),
        _n("{count} warning", "{count} warnings", summary.warnings),
        _n("{count} suggestion", "{count} suggestions", summary.info),
        *more,
    )
    read = (_n("{count} file", "{count} files", summary.files), *read)
    return "; ".join(", ".join(message.render(language) for message in part) for part in (found, read))


def _finding(diagnostic: Diagnostic, language: Language, width: int | None) -> Iterator[Line]:
    style, said = STYLES[diagnostic.severity], diagnostic.message.render(language)
    yield (position(diagnostic.file, diagnostic.span), "bold"), (": ", ""), (tag(diagnostic), style), (f": {said}", "")
    margin = " " * len(str(diagnostic.span.line))
    if diagnostic.source.strip():
        yield from _excerpt(diagnostic, margin, style, width)
    lead = (margin + " = ", "dim")
    if diagnostic.help:
        yield lead, (_("help").render(language), "bold"), (": " + diagnostic.help.render(language), "")
    for trace in diagnostic.related:
        if not trace.told:
            yield lead, (position(trace.file, trace.span), ""), (": " + trace.message.render(language), "")


def _excerpt(diagnostic: Diagnostic, margin: str, style: str, width: int | None) -> Iterator[Line]:
    span, source = diagnostic.span, diagnostic.source
    end = span.end_column if span.end_line == span.line else len(source.rstrip()) + 1
    under = _width(source[span.column - 1 : end - 1]) if span.column <= len(source) + 1 else 1
    # Where the line is cut, the sign for more is what a squiggle farther on points at.
    shown = _harmless(f"{source}…" if len(source) >= SOURCE_LIMIT else source.rstrip())
    at = len(_harmless(source[: span.column - 1]))
    if width is not None:
        shown, at = _window(shown, at, max(width - len(margin) - 3, 1))
        under = min(under, max(_width(shown[at:]), 1))
    yield ((margin + " |", "dim"),)
    yield (f"{span.line} | ", "dim"), (shown, "")
    yield (margin + " | ", "dim"), (" " * _width(shown[:at]) + "^" * max(1, under), style)


def _window(text: str, at: int, room: int) -> tuple[str, int]:
    """As much of a line as has room around a place, with signs for more, and where the place is in that."""
    if _width(text) <= room:
        return text, at
    left = max(0, min(at - room // 3, len(text) - room))
    part = text[left : left + room]
    before, after = "…" if left else "", "…" if left + room < len(text) else ""
    return before + part[len(before) : len(part) - len(after)] + after, at - left


def _harmless(text: str) -> str:
    return plain(text.replace("\t", "    "))


def _width(text: str) -> int:
    """Columns of a terminal that text takes, with its controls shown and wide characters counted twice."""
    from unicodedata import combining, east_asian_width

    shown = _harmless(text)
    if shown.isascii():
        return len(shown)
    return sum(0 if combining(character) else 1 + (east_asian_width(character) in "WF") for character in shown)
