"""Everything that a plan is written to: the files by their names, what each is for, and what makes it.

What is for the public lies in a folder of its own, so that nobody publishes anything else by mistake.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from ppu_roadmap.analysis.selection import select
from ppu_roadmap.export.kinds import kind_named
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import program_years, years_in
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Language, Message, Phrase, Uncut, _, flat
from ppu_roadmap.views.grouping import regions
from ppu_roadmap.views.view import Asked

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

    @property
    def stem(self) -> str:
        """The path without the suffix."""
        return self.path.rpartition(".")[0]


class Sort(NamedTuple):
    """What files are made by, called and for; those of several kinds say the same."""

    kinds: str
    """Kinds of export; behind a dot the suffix where that is not the first of its kind."""
    group: Message
    name: Message
    about: Message
    options: Mapping[str, Any] = {}
    shared: bool = True
    """Whether several regions have one together, too."""
    folder: Message | None = None


READ, PUBLIC = _("To read and to decide"), _("For the public: the only folder to publish")
AGENCIES, DATA = _("For agencies"), _("Data and calendar")
GROUPS = (READ, PUBLIC, AGENCIES, DATA)
SORTS = (
    Sort("docx pdf", READ, _("Book 2 Smart City Master Plan {region}"),
         _("the master plan as a book; what is still to be written stands in boxes"),
         {"document": "book"}, shared=False),
    Sort("docx pdf", READ, _("Quick Win Decision Sheet {region}"),
         _("what is put to the head of the region: one page for all quick wins, then one for each"),
         {"document": "brief"}, shared=False),
    Sort("xlsx", READ, _("Smart City Master Plan Matrix {region}"), _("all lists in one workbook, to read")),
    Sort("page", READ, _("Smart City Roadmap {region} (open in a browser)"),
         _("everything to search and to filter, without internet; it also holds what is internal")),
    Sort("poster poster.png", READ, _("Roadmap Picture"), _("the roadmap on one page, for a wall or a telephone")),
    Sort("page", PUBLIC, _("Smart City Roadmap {region} - for the Public"),
         _("for citizens, without what is internal"), {"public": True}, folder=_("Public")),
    Sort("ics", DATA, _("Smart City Calendar"), _("for Outlook, Google Calendar and telephones")),
    Sort("csv", DATA, _("Program Data (CSV)"), _("a row for each program, for other programs")),
    Sort("json", DATA, _("Program Data (JSON)"), _("the same with types, for programmers")),
    Sort("mermaid", DATA, _("Mermaid Diagram"), _("the timeline for GitHub and GitLab")),
)  # fmt: skip
"""What each region has, and several together; for agencies there is more."""
RKPD = Sort("rkpd", AGENCIES, _("Renja-RKPD Proposal {year} - {agency}"),
            _("the programs of the year in the columns of Renja and RKPD"),
            folder=_("Renja-RKPD Proposal {year}"))  # fmt: skip
FORM = Sort("workbook", AGENCIES, _("Agency Form - {agency}"), _("to be filled in and sent back"),
            folder=_("Agency Forms"))  # fmt: skip


def files(asked: Asked, language: Language, options: Mapping[str, Any]) -> Iterator[File]:
    """Every file of the plans, of several regions a folder each after what they have together; no path twice.

    ``options`` are those of kinds, such as the paper; each kind takes its own.
    """
    taken: set[str] = set()
    for one, home in _parts(asked):
        region: dict[str, Phrase] = {"region": _short(regions(one).render(language))}
        for sort, words, cut in _sorts(one):
            named = (part.of(**part.values, **region, **words) for part in (home, sort.folder, sort.name) if part)
            path = "/".join(file_name(part, language) for part in named)
            for name in sort.kinds.split():
                kind, suffix = kind_named(name.partition(".")[0]), name.partition(".")[2]
                suffix = suffix or kind.suffixes[0]
                own, number = f"{path}.{suffix}", 1
                while own.casefold() in taken:
                    own, number = f"{path} ({number + 1}).{suffix}", number + 1
                taken.add(own.casefold())
                given = {key: options[key] for key in kind.options if key in options} | dict(sort.options)
                heading = home.of(**home.values, **region) if home else None
                yield File(own, heading, sort.group, sort.about, partial(kind.render, cut, language, suffix, **given))


def file_name(name: Message, language: Language) -> str:
    """A name that every file system takes: no sign that Windows bars, no blank or dot at its ends."""
    return _BARRED.sub("-", flat(name.render(language))).strip(" .")


def _parts(asked: Asked) -> Iterator[tuple[Asked, Message | None]]:
    """What is asked, of several regions first together, then each by itself, with the folder that it has."""
    yield asked, None
    for at, plan in enumerate(asked.plans if asked.several else ()):
        own = {name: getattr(asked, name)[at : at + 1] for name in ("plans", "findings", "texts")}
        yield asked._replace(**own), _("{code} {region}", code=plan.code)


def _sorts(asked: Asked) -> Iterator[tuple[Sort, dict[str, Phrase], Asked]]:
    """Each sort of file with the words of its name, and what is asked for it."""
    yield from ((sort, {}, asked) for sort in SORTS if sort.shared or not asked.several)
    for plan in () if asked.several else asked.plans:
        programs = [program for program in select(plan, asked.selection) if live(program)]
        for year in asked.selection.years or (asked.today.year + 1,):
            running = [one for one in programs if year in years_in(program_years(plan, one))]
            yield from _by_agency(RKPD, asked, plan, running, years=(year,))
        yield from _by_agency(FORM, asked, plan, programs)


def _by_agency(
    sort: Sort, asked: Asked, plan: Plan, programs: Iterable[Program], **cut: Any
) -> Iterator[tuple[Sort, dict[str, Phrase], Asked]]:
    """A file for each lead agency of programs that plan.yaml knows, in its order."""
    owners = {program.owner for program in programs}
    for key in filter(owners.__contains__, plan.agencies):
        words: dict[str, Phrase] = {"agency": _short(plan.agency_name(key)), "year": cut.get("years", (None,))[0]}
        yield sort, words, asked._replace(selection=asked.selection._replace(owners=(key,), **cut))


def _short(text: str) -> Uncut:
    """A plan's text as it stands in a name."""
    return Uncut(text.encode("utf-8", "replace")[:NAME_LIMIT].decode("utf-8", "ignore"))
