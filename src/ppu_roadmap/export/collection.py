"""Everything that a plan is written to: the files by their names, what each is for, and what makes it.

What is for the public lies in a folder of its own, so that nobody publishes anything else by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap.analysis.selection import select
from ppu_roadmap.export.kinds import kind_named
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import program_years, years_in
from ppu_roadmap.text import Message, Phrase, Uncut, _, flat
from ppu_roadmap.views.grouping import regions

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.model.program import Program
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

INDEX = "index.html"
NAME_LIMIT = 120
"""Bytes of UTF-8 that a plan's text takes in a name: file systems take 255 for all of it."""
_BARRED = re.compile(r'[<>:"/\\|?*]+')
"""What Windows takes in no name."""


class File(NamedTuple):
    """A file to be written."""

    path: str
    """Its folders and its name, with ``/`` between them; no other's, whatever the case of letters."""
    home: Message | None
    """The region whose folder it lies in, where there are several."""
    group: Message
    about: Message
    make: Callable[[], bytes]


class Sort(NamedTuple):
    """A sort of file: the kind of export that makes it, what it is called and what it is for."""

    kind: str
    suffix: str
    name: Message
    about: Message
    group: Message
    options: Mapping[str, Any] = {}
    shared: bool = True
    """Whether several regions have one together, too."""
    folder: Message | None = None


READ, PUBLIC = _("To read and to decide"), _("For the public: the only folder to publish")
AGENCIES, DATA = _("For agencies"), _("Data and calendar")
BOOK, SHEET = _("Book 2 Smart City Master Plan {region}"), _("Quick Win Decision Sheet {region}")
PICTURE = _("Roadmap Picture")
BOOK_ABOUT = _("the master plan as a book; what is still to be written stands in boxes")
SHEET_ABOUT = _("what is put to the head of the region: one page for all quick wins, then one for each")
SORTS = (
    Sort("docx", "docx", BOOK, BOOK_ABOUT, READ, {"document": "book"}, shared=False),
    Sort("pdf", "pdf", BOOK, _("the same book on paper"), READ, {"document": "book"}, shared=False),
    Sort("docx", "docx", SHEET, SHEET_ABOUT, READ, {"document": "brief"}, shared=False),
    Sort("pdf", "pdf", SHEET, _("the same sheet on paper"), READ, {"document": "brief"}, shared=False),
    Sort("xlsx", "xlsx", _("Smart City Master Plan Matrix {region}"), _("all lists in one workbook, to read"), READ),
    Sort("page", "html", _("Smart City Roadmap {region} (open in a browser)"),
         _("everything to search and to filter, without internet; it also holds what is internal"), READ),
    Sort("poster", "svg", PICTURE, _("the roadmap on one page, for a wall"), READ),
    Sort("poster", "png", PICTURE, _("the same picture for a telephone or a presentation"), READ),
    Sort("page", "html", _("Smart City Roadmap {region} - for the Public"),
         _("for citizens, without what is internal"), PUBLIC, {"public": True}, folder=_("Public")),
    Sort("ics", "ics", _("Smart City Calendar"), _("for Outlook, Google Calendar and telephones"), DATA),
    Sort("csv", "csv", _("Program Data (CSV)"), _("a row for each program, for other programs"), DATA),
    Sort("json", "json", _("Program Data (JSON)"), _("the same with types, for programmers"), DATA),
    Sort("mermaid", "mmd", _("Mermaid Diagram"), _("the timeline for GitHub and GitLab"), DATA),
)  # fmt: skip
"""What each region has, and several together; for agencies there is more."""
RKPD = Sort("rkpd", "xlsx", _("Renja-RKPD Proposal {year} - {agency}"),
            _("the programs of the year in the columns of Renja and RKPD"), AGENCIES,
            folder=_("Renja-RKPD Proposal {year}"))  # fmt: skip
FORM = Sort("workbook", "xlsx", _("Agency Form - {agency}"), _("to be filled in and sent back"), AGENCIES,
            folder=_("Agency Forms"))  # fmt: skip


def files(asked: Asked, language: Language, options: Mapping[str, Any]) -> Iterator[File]:
    """Every file of the plans, of several regions a folder each after what they have together; no path twice.

    ``options`` are those of kinds, such as the paper; each kind takes its own.
    """
    taken: set[str] = set()
    for one, home in _parts(asked):
        for sort, told, cut in _sorts(one):
            words: dict[str, Phrase] = {"region": _short(regions(one.plans).render(language)), **told}
            named = [*home, *((sort.folder,) if sort.folder else ()), sort.name]
            path = "/".join(file_name(part.of(**part.values, **words), language) for part in named)
            path = next(each for each in _numbered(path, sort.suffix) if each.casefold() not in taken)
            taken.add(path.casefold())
            yield File(
                path,
                home[0].of(**home[0].values, **words) if home else None,
                sort.group,
                sort.about,
                partial(_made, sort, cut, language, options),
            )


def file_name(name: Message, language: Language) -> str:
    """A name that every file system takes: no sign that Windows bars, no blank or dot at its ends."""
    return _BARRED.sub("-", flat(name.render(language))).strip(" .")


def _parts(asked: Asked) -> Iterator[tuple[Asked, tuple[Message, ...]]]:
    """What is asked, of several regions first together, then each by itself, with the folder that it has."""
    yield asked, ()
    for at, plan in enumerate(asked.plans if asked.several else ()):
        own = {name: getattr(asked, name)[at : at + 1] for name in ("plans", "findings", "texts")}
        yield asked._replace(**own), (_("{code} {region}", code=plan.code),)


def _sorts(asked: Asked) -> Iterator[tuple[Sort, dict[str, Phrase], Asked]]:
    """Each sort of file with the words of its name, and what is asked for it."""
    yield from ((sort, {}, asked) for sort in SORTS if sort.shared or not asked.several)
    for plan in () if asked.several else asked.plans:
        programs = [program for program in select(plan, asked.selection) if live(program)]
        for year in asked.selection.years or (asked.today.year + 1,):
            running = [one for one in programs if year in years_in(program_years(plan, one))]
            for key in _owners(plan, running):
                own = asked.selection._replace(years=(year,), owners=(key,))
                yield RKPD, {"year": year, "agency": _short(plan.agency_name(key))}, asked._replace(selection=own)
        for key in _owners(plan, programs):
            yield (
                FORM,
                {"agency": _short(plan.agency_name(key))},
                asked._replace(selection=asked.selection._replace(owners=(key,))),
            )


def _owners(plan: Plan, programs: Iterable[Program]) -> list[str]:
    """The lead agencies that are known, by key, in the order of plan.yaml."""
    named = {program.owner for program in programs}
    return [key for key in plan.agencies if key in named]


def _made(sort: Sort, asked: Asked, language: Language, given: Mapping[str, Any]) -> bytes:
    kind = kind_named(sort.kind)
    options = {name: given[name] for name in kind.options if name in given} | dict(sort.options)
    return kind.render(asked, language, sort.suffix, **options)


def _short(text: str) -> Uncut:
    """A plan's text as it stands in a name."""
    return Uncut(text.encode("utf-8", "replace")[:NAME_LIMIT].decode("utf-8", "ignore"))


def _numbered(path: str, suffix: str) -> Iterator[str]:
    """A path, and others for files that would have the same."""
    yield f"{path}.{suffix}"
    yield from (f"{path} ({number}).{suffix}" for number in count(2))
