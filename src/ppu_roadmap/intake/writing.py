"""Wishes of the programs that a table tells of, against the names of a plan."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON
from ppu_roadmap.change.comparison import label_of
from ppu_roadmap.change.wishes import Guessed, Left, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.intake.agencies import Roster
from ppu_roadmap.intake.columns import ANY, horizon_in, subdimension_in
from ppu_roadmap.intake.entries import Entry, items
from ppu_roadmap.intake.money import Money, span, years_with_money
from ppu_roadmap.intake.rows import COLOUR, Cell, is_ticked
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.text import Message, Phrase, _, words
from ppu_roadmap.words.calendar import years_within
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.words.vocabulary import Vocabulary

Said: TypeAlias = Wish | Wanted | Left | Guessed
"""What comes of the cells of an entry: fields and parts of its program, what is left of it, what is guessed."""
_PROGRAM: Final = FORMS["program"]
_PLAIN: Final = ("description", "locations", "target_group", "beneficiaries", "status", "status_note", "progress",
                 "nomenclature", "note")  # fmt: skip
"""Fields that are read as they stand."""
_BETWEEN: Final = re.compile(r"[;\n/]")
"""What may stand between places, beside a comma."""
_TEXTS: Final = {"description": "\n", "note": "\n", "target_group": "; ", "status_note": "; "}
"""Those to which further cells add, and what stands between."""
_KEPT: Final[Mapping[str, Message]] = {
    "subdimension": _("{text} is no sub-dimension of {dimension}"),
    "strategy": _("{file} has no such strategy: write it there first"),
}
"""What sections tell, and what is said of one that is not known."""
_OPEN: Final = ("owner", "subdimension", "years", "budget")
"""What a program should have, and a table may leave open."""
_LISTED: Final = ANY(r"[,;&+\n]|\bdan\b|\band\b")
"""What stands between years that are told one by one."""


@dataclass
class Writing:
    """Makes wishes of entries, against the names of a plan."""

    plan: Plan
    roster: Roster
    mark: str
    """What stands before decimals in the amounts of the table, where they tell."""
    owner: str | None = None
    """The agency whose programs alone are taken; it leads where a table names none."""
    left: list[Left] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)
    """Sections that are not understood, of which each is said once."""

    @cached_property
    def known(self) -> Mapping[str, Vocabulary]:
        """The sources of money and the strategies that the plan has."""
        return {key: NAMED[key](self.plan) for key in ("source", "strategy")}

    def wanted(self, entry: Entry, id: str) -> Wanted | None:
        """The program of an entry, of one in the plan by its ``id``; ``None`` where another than ``owner`` leads it."""
        program = self.plan.by_id.get(id)
        said: list[Said] = [*self._agencies(entry, new=not id)]
        leads = (each.meant for each in said if isinstance(each, Wish) and each.path == ("owner",))
        lead = next(leads, program.owner if program else None)
        if barred := self.owner and lead != self.owner:
            told = {"agency": self.plan.agency_name(str(lead)), "owner": self.plan.agency_name(str(self.owner))}
            why = _("{agency} leads it, and only programs of {owner} are asked for", **told)
            said.append(Left(entry.origin, entry.name, why, open=True))
        else:
            said = [*self._said(entry, program, said, led=bool(lead))]
        self.left += (each._replace(id=id or entry.name) for each in said if isinstance(each, Left))
        self.guessed += (each._replace(id=id or entry.name) for each in said if isinstance(each, Guessed))
        wishes = tuple(each for each in said if isinstance(each, Wish))
        parts = tuple(each for each in said if isinstance(each, Wanted))
        made = Wanted(_PROGRAM, entry.origin, wishes, id, new=not id, dimension=entry.dimension, parts=parts)
        return None if barred else made

    def _said(self, entry: Entry, program: Program | None, agencies: Sequence[Said], *, led: bool) -> Iterator[Said]:
        """What an entry says of a program and its parts, what is guessed and left of it, and what it should say."""
        years = told = _years(entry)
        if not (years or (program and program.years)) and (years := years_with_money(entry)):
            why = _("no column tells the years: those that have money are taken")
            yield Guessed("", "years", years.meant, why, years.origin)
        id = (program and program.id) or ""
        name = [] if id else [Wish(("name",), entry.name, entry.origin, meant=entry.name)]
        money = Money(self.plan, program, self.mark, told, self.known["source"]).said(entry)
        rest = self._horizon(entry, years, new=not id), self._kept(entry), self._plain(entry, proposed=not (id or led))
        said = [*name, *filter(None, [years]), *agencies, *money, *self._actions(entry, id), *chain[Said](*rest)]
        yield from said
        known = {each.path[0] for each in said if isinstance(each, Wish)}
        known |= {each.form.at for each in said if isinstance(each, Wanted)}
        if not id and (lacking := [label_of(_PROGRAM, (key,)) for key in _OPEN if key not in known]):
            why = _("the table does not tell: {fields}", fields=words(lacking))
            yield Left(entry.origin, entry.name, why, open=True)

    def _horizon(self, entry: Entry, years: Wish | None, *, new: bool) -> Iterator[Wish | Guessed]:
        """The horizon that a column or a section tells, else for a new program the nearest that holds its last year."""
        cell = next(iter(entry.of("horizon")), None)
        if cell is not None and span(cell.value) is None:
            yield Wish(("horizon",), cell.value, cell.origin, meant=horizon_in(cell.text) or None)
        elif new:
            at, tag = years.origin if years else entry.origin, HORIZONS[0]
            why = _("no column tells the horizon, and no year: the first is taken")
            if years and isinstance(years.meant, tuple):
                last = int(str(years.meant[1]))
                ends = ((tag, self.plan.horizon_last(tag)) for tag in HORIZONS)
                tag = next((tag for tag, end in ends if end is not None and last <= end), HORIZONS[-1])
                why = _("no column tells the horizon: {horizon} holds {year}", horizon=HORIZON[tag], year=str(last))
            yield Guessed("", "horizon", tag, why, at)
            yield Wish(("horizon",), tag, at, meant=tag)

    def _agencies(self, entry: Entry, *, new: bool) -> Iterator[Wish | Left]:
        """Who leads, and who supports: of several that should lead the first does, and the others support."""
        named: list[dict[str, Cell]] = [{}, {}]
        for part, found in zip(("owner", "partners"), named, strict=True):
            for cell in entry.of(part):
                for one in self.roster.named(cell):
                    if key := self.roster.key(one.text):
                        found.setdefault(key, one)
                    else:
                        yield cell.left(_("{text} names no agency: say which are meant", text=one.text))
        leads, helps = named
        if leads:
            (key, first), *others = leads.items()
            said = _("{agency} leads, supported by {others}", agency=first.text,
                     others=words(one.text for _key, one in others)) if others else None  # fmt: skip
            text = "; ".join(dict.fromkeys(cell.text for cell in entry.of("owner")))
            yield Wish(("owner",), text, first.origin, meant=key, read=said)
            helps = {of: one for of, one in (dict(others) | helps).items() if of != key}
        elif self.owner and new:
            yield Wish(("owner",), self.owner, entry.origin, meant=self.owner)
        if helps:
            text = "; ".join(one.text for one in helps.values())
            yield Wish(("partners",), text, next(iter(helps.values())).origin, meant=[*helps])

    def _kept(self, entry: Entry) -> Iterator[Wish | Left]:
        """What sections and filled columns tell; a strategy only where the plan has it, as a name alone makes none."""
        of: Mapping[str, Phrase] = {"dimension": DIMENSION[entry.dimension], "file": f"{entry.dimension}.yaml"}
        for key, unknown in _KEPT.items():
            if (cell := next(iter(entry.of(key)), None)) is None:
                continue
            if key == "strategy":
                found = [read.value for read in self.known[key].read(cell.text)]
            else:
                found = [*filter(None, [subdimension_in(cell.text, entry.dimension)])]
            if len(found) == 1:
                yield Wish((key,), cell.value, cell.origin, meant=found[0])
            elif (key, cell.text.casefold()) not in self.told:
                self.told.add((key, cell.text.casefold()))
                yield cell.left(unknown.of(text=cell.text, **of), open=key in NAMED)

    def _actions(self, entry: Entry, id: str) -> Iterator[Wanted | Left]:
        """The actions of a program, each once; one that has a row of its own with the agency and output in that."""
        told: set[str] = set()
        several = len(entry.of("actions")) > 1
        for row in entry.rows:
            cells = [(text, cell) for cell in row if cell.column.field == "actions" for text in items(str(cell.value))]
            outputs = [cell for cell in row if cell.column.field == "output"]
            if len(cells) != 1:
                why = _("it is of no one action: write each action in a row of its own")
                yield from (cell.left(why) for cell in outputs)
            by = [one for one in row if one.column.field == "owner" and several]
            own = [(one, self.roster.key(one.text)) for one in by] + [(one, one.text) for one in outputs]
            rest = [Wish((one.column.field,), one.value, one.origin, meant=of) for one, of in own if of]
            for text, cell in cells:
                if is_ticked(text) and text not in told:
                    name = Wish(("name",), text, cell.origin, meant=text)
                    wishes = (name, *(rest if len(cells) == 1 else ()))
                    yield Wanted(FORMS["action"], cell.origin, wishes, id, new=True)
                    told.add(text)

    def _plain(self, entry: Entry, *, proposed: bool) -> Iterator[Wish | Left]:
        """Fields that are read as they stand: texts of several cells are lines, places add up, of others one holds."""
        for key in _PLAIN:
            if not (cells := list({cell.text: cell for cell in reversed(entry.of(key))}.values())[::-1]):
                continue
            first, text = cells[0], _TEXTS.get(key, "; ").join(str(cell.value) for cell in cells)
            value = ", ".join(part.strip() for part in _BETWEEN.split(text)) if key == "locations" else first.value
            if key == "status" and proposed:
                why = _("without an agency in charge a program is but proposed: name one, too")
                yield Left(first.origin, str(first.value), why, open=True)
            else:
                yield Wish((key,), value, first.origin, meant=text if key in _TEXTS else None)
            for cell in cells[1:] if key not in (*_TEXTS, "locations") else ():
                yield cell.left(_("another row of the program says {text}: say which holds", text=first.text))


def _years(entry: Entry) -> Wish | None:
    """The years of a program: as written, else from the first to the last that is ticked; gaps are said."""
    cells = entry.of("years")
    written = [cell for cell in cells if not cell.column.year]
    written += (cell for cell in entry.of("horizon")[:1] if span(cell.value))
    told = written or [cell for cell in cells if cell.column.year and is_ticked(cell.value)]
    found = {cell.column.year or 0 for cell in told} if not written else set[int]()
    for cell in written:
        if (years := span(cell.value)) is None:  # is told where it is read again
            return Wish(("years",), written[0].value, written[0].origin)
        listed = _LISTED.search(cell.text)
        found |= {*years, *(map(int, re.findall("[0-9]{4}", cell.text)) if listed else range(years[0], years[1]))}
    if not told:
        return None
    first, last = min(found), max(found)
    said: Phrase = _("as it says above: {text}", text=told[0].column.heading) if told[0].column.at < 0 else None
    vague = told[0].value == COLOUR or any(years_within(cell.text) for cell in written)
    if vague or (written and len(found) <= last - first):
        said = str(first) if first == last else _("{first} to {last}", first=str(first), last=str(last))
    return Wish(("years",), told[0].value, told[0].origin, meant=(first, last), read=said)
