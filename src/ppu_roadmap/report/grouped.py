"""Findings in a line a rule: how many, of what, of which programs; and the command that shows one in full."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from os.path import commonpath
from pathlib import PurePosixPath

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.report.full import STYLES, Line
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.text import QUOTE_LIMIT, Language, Uncut, _, plain, translate

NAMED = 3
"""Programs that a line names."""


def by_rule(diagnostics: Iterable[Diagnostic], language: Language, command: str) -> Iterator[Line]:
    """A line for each rule, gravest and then most frequent first; ``command`` is what shows more of them."""
    rules: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for each in diagnostics:
        rules.setdefault((each.severity, each.code), []).append(each)
    gravity = list(Severity)
    order = sorted(rules, key=lambda rule: (gravity.index(rule[0]), -len(rules[rule]), rule[1]))
    home = _home({each.file for found in rules.values() for each in found})
    pages, digits = read_pages(), len(str(max(map(len, rules.values()))))
    for severity, code in order:
        found = rules[severity, code]
        title = _lowered(translate(pages[code]["title"], language))
        names = _names(found, home)
        yield (f"{code}  {len(found):>{digits}}  ", STYLES[severity]), (f"{title}: {names}", "")
    yield ()
    one, everything = Uncut(f"{command} --select {order[0][1]}"), Uncut(f"{command} --all")
    said = _("in full: {one}; everything: {all}", one=one, all=everything)
    yield ((said.render(language), "dim"),)


def _names(found: Sequence[Diagnostic], home: str | None) -> str:
    """The programs that findings are of, or the files where they are of none; each once, with those that are left."""
    names = Counter(_name(each, home) for each in found)
    left = len(names) - NAMED
    return ", ".join(list(names)[:NAMED]) + (f" … +{left}" if left > 0 else "")


def _name(each: Diagnostic, home: str | None) -> str:
    path = PurePosixPath(each.file)
    name = each.program or path.name
    return plain(name if home is None else f"{path.parent / name}".removeprefix(f"{home}/"), QUOTE_LIMIT)


def _home(files: Iterable[str]) -> str | None:
    """The folder that several plans lie in, below which their names tell them apart; ``None`` for one plan."""
    folders = {str(PurePosixPath(file).parent) for file in files}
    if len(folders) == 1:
        return None
    return "" if len({folder.startswith("/") for folder in folders}) > 1 else commonpath(folders)


def _lowered(title: str) -> str:
    """A title as a part of a line: what it begins with small, unless that is an abbreviation or a name."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
