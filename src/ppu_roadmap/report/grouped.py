"""Findings in a line a rule: how many, of what, of which programs; and the command that shows one in full."""

from collections.abc import Iterable, Iterator
from os.path import commonpath
from pathlib import PurePosixPath

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.report.full import STYLES, Line
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.text import QUOTE_LIMIT, Language, Uncut, _, plain, translate

NAMED = 3
"""Programs that a line names."""


def by_rule(
    diagnostics: Iterable[Diagnostic], files: Iterable[str], language: Language, command: str
) -> Iterator[Line]:
    """A line for each rule, gravest and then most frequent first; ``command`` is what shows more of them.

    Where the ``files`` that were read are of several plans, programs are named with the plan's folder.
    """
    rules: dict[tuple[int, str], list[Diagnostic]] = {}
    for each in diagnostics:
        rules.setdefault((list(Severity).index(each.severity), each.code), []).append(each)
    order = sorted(rules, key=lambda rule: (rule[0], -len(rules[rule]), rule[1]))
    folders = {PurePosixPath(file).parent for file in files}
    home = commonpath(folders) if len({folder.is_absolute() for folder in folders}) == 1 else ""
    pages, digits = read_pages(), len(str(max(map(len, rules.values()))))
    for rule in order:
        found = rules[rule]
        title = translate(pages[rule[1]]["title"], language)
        title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
        names = list(dict.fromkeys(_name(each, home if len(folders) > 1 else None) for each in found))
        more = f" … +{len(names) - NAMED}" if len(names) > NAMED else ""
        head = f"{rule[1]}  {len(found):>{digits}}  ", STYLES[found[0].severity]
        yield head, (f"{title}: {', '.join(names[:NAMED])}{more}", "")
    yield ()
    one, everything = Uncut(f"{command} --select {order[0][1]}"), Uncut(f"{command} --all")
    yield ((_("in full: {one}; everything: {all}", one=one, all=everything).render(language), "dim"),)


def _name(each: Diagnostic, home: str | None) -> str:
    """The program that a finding is of, else the file, below the folder that all plans lie in."""
    path = PurePosixPath(each.file)
    name = each.program or path.name
    return plain(name if home is None else f"{path.parent / name}".removeprefix(home).lstrip("/"), QUOTE_LIMIT)
